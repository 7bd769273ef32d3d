"""The one exception for everything that is wrong with what a user handed in."""

from typing import Any

from lstm_gui.files.grouped import grouped


def message(text: str) -> str:
    """Mark ``text`` for the catalogue; it is translated where it is shown."""
    return text


class Counted(str):
    """A message of two forms: that for one, and as a string that for many.

    Which one is said, the number that is put into one of its fields decides.
    """

    one: str
    field: str

    def format(self, *args: Any, **fields: Any) -> str:
        """Fill in the English form that fits the number."""
        form = self.one if fields[self.field] == 1 else str(self)
        return form.format(*args, **grouped(fields))


def counted(one: str, many: str, field: str) -> Counted:
    """Mark a message for the catalogue whose noun goes with the whole number in ``field``."""
    text = Counted(many)
    text.one, text.field = one, field
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
        What to put into the template. ``str(problem)`` is the filled sentence. A ``file``
        without a name is written as a shell is given it, ``""``, or the sentence had a hole.
    """

    def __init__(self, template: str, **fields: object) -> None:
        if fields.get("file") == "":
            fields["file"] = '""'
        super().__init__(template, fields)
        self.template = template
        self.fields = fields

    @property
    def all(self) -> tuple["Problem", ...]:
        """Each single thing that is wrong: this one, where it does not stand for several."""
        return (self,)

    def __str__(self) -> str:
        return self.template.format(**grouped(self.fields))
