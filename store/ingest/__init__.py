"""Reading files that people send: bytes to tables and paragraphs, in a limited process of its own; and files that go out."""
