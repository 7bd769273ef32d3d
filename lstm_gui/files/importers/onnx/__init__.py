"""ONNX: graphs and their recurrent nodes, read without its library."""
