"""Measurements of speed and memory; run as ``python -m tests.bench``."""
