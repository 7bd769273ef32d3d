"""Small controls that know numbers and gestures, but no cell."""
