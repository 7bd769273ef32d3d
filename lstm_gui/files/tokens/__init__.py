"""Text as the numbers of the tokens that an embedding knows."""
