"""Understanding what a council's document says: its dashboard's rows and its paragraphs → figures proposed. Pure."""
