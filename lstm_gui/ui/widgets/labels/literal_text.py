"""Text out of files on buttons and in menus, letter by letter."""


def literal(text: str) -> str:
    """Return ``text`` for a button or a menu, where one ampersand marks the letter behind it."""
    return text.replace("&", "&&")
