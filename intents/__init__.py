"""Understands a question: pure, without clock, files or network. Only plain values come in and go out."""
