"""PyTorch: checkpoints and state dicts, whatever file they came in."""
