"""Pages of text with formulas, and what they are scrolled in."""
