"""A sentence about a file that the window can say in its own language."""

from collections.abc import Mapping

from lstm_gui.files.grouped import grouped


class Note(str):
    """A filled English sentence that still knows its template and what stands in the fields.

    As a string it is the English sentence, which is what JSON holds; `told` says it in any.
    """

    template: str
    fields: Mapping[str, object]


def note(template: str, **fields: object) -> Note:
    """Return the sentence of ``template``, a `message` with ``{named}`` fields."""
    made = Note(template.format(**grouped(fields)))
    made.template, made.fields = template, fields
    return made
