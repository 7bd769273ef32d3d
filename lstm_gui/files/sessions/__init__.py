"""Sessions: what a user set, in files, in texts to share, and saved from a crash."""
