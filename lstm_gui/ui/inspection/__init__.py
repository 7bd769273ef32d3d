"""The explanation of one quantity: facts as plain data, and the widgets that show them."""
