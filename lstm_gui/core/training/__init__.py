"""Training of small recurrent networks: NumPy only, seeded, the same numbers every time."""
