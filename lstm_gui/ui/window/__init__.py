"""The main window: header, actions, workspaces, classroom, presenter."""
