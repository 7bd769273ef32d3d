"""The dialogs that export a picture or show its numbers."""
