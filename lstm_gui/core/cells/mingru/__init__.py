"""The minGRU."""
