"""The manual beside the window, and the menu that opens it."""
