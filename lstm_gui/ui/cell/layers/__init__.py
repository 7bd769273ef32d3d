"""The strip of layers above the diagram."""
