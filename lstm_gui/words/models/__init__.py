"""What is said of what was found in trained models: in one, between two, along a series."""
