"""What comes with the program: presets, trained networks, the manual, its languages."""
