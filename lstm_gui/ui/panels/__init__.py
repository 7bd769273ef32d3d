"""The cards of the window; each draws a Snapshot and edits the Document."""
