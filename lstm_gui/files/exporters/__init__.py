"""Models written for other programs; what is written is read again before it has its name."""
