"""The commands of importing, and what they read and write."""
