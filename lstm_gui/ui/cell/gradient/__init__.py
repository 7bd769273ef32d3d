"""The gradient over time, below the states."""
