"""Taking a file in: what it proposes, checked against what is held, shown to a person, decided, and only then stored."""
