"""Models as programs: NumPy, PyTorch, Keras and C."""
