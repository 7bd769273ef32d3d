"""The open session, its undo stack, its passes, and all work off the event loop."""
