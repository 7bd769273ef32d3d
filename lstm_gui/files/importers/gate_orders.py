"""In which order programs store the gates of a cell."""

ORDERS = {"lstm": ("ifgo", "iofg", "igfo", "ifog"), "gru": ("rzn", "zrn")}
"""PyTorch and Keras, ONNX, TensorFlow 1, and networks written by hand; PyTorch, then the others."""
