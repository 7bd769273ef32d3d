"""Training the networks that come with the program, as `make presets` does."""
