"""Keys as people see them: the sheet of shortcuts, and the keys of menus and controls."""
