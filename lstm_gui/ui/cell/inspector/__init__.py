"""The views that the inspector is made of."""
