"""Sessions, presets and data on disk. No Qt."""
