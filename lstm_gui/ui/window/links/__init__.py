"""From what dialogs found into the view."""
