"""How controls behave beside others: who has the keys and the wheel, and who gives way."""
