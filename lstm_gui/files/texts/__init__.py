"""Text, JSON, TOML and matrices, between what stands in a file and values."""
