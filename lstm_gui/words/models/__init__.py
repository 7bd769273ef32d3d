"""What is said of trained models: of one, of two, of a series, and of what deserves a look."""
