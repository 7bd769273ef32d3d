"""Messages that name a symbol amid their words, such as ``orthogonal Wₕ``."""


class Lettered(str):
    """A message whose symbols are said in the notation in force."""

    __slots__ = ()


def lettered(text: str) -> Lettered:
    """Mark ``text`` for the catalogue, as `message` does; its symbols follow the notation."""
    return Lettered(text)
