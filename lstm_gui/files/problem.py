"""The one exception for everything that is wrong with what a user handed in."""


def message(text: str) -> str:
    """Mark ``text`` for the catalogue; it is translated where it is shown."""
    return text


class Word(str):
    """A field of a `Problem` that is ours to say, so that the window translates it too."""

    __slots__ = ()


class Problem(Exception):  # noqa: N818 - it is no error of the program
    """A sentence for the user: which file, which place in it, and the remedy.

    Parameters
    ----------
    template
        An English sentence with ``{named}`` fields. The window translates the
        template and fills the fields in afterwards.
    fields
        What to put into the template. ``str(problem)`` is the filled sentence.
    """

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template, fields)
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        return self.template.format(**self.fields)
