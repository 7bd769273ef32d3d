"""The names of the workspaces, which the window asks for before it shows."""

CELL, MEMORY, TRAIN = WORKSPACES = "cell", "memory", "train"
