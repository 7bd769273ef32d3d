"""How everything looks: themes, colours, fonts, typeset symbols, icons."""
