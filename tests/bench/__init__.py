"""How long each stage takes, as multiples of a floor measured in the same run: `make bench`."""
