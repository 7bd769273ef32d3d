"""The cells, one folder each: what it is made of, and fast passes where they are worth it."""
