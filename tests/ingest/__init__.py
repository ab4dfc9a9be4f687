"""Reading files: what each format's cells show, and what happens to files that mean harm."""
