"""The inside of one time step, sub-step by sub-step."""
