"""Speaks: the conductors that ask the store, the words, the terminal and Slack."""
