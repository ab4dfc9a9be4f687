"""Understanding what a council's document says: its dashboard's rows and its paragraphs → figures proposed. Pure.

Tables go in at `tables.read_tables`: each is read as a dashboard (`dashboard`, row by row through `lines`, `shifts`,
`printed_values`, `figures`) or as a long table (`long_table`); the program's own layout goes through `tidy`.
"""
