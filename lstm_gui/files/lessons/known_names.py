"""Which names and words may stand at a place of a lesson, to be told where others do."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec.inspect

from lstm_gui.files.lessons.lesson_format import Lesson


def known_names(steps: Iterable[str | int], tag: object) -> list[str]:
    """Return the names that a table of a lesson may hold, in the order of the alphabet.

    Parameters
    ----------
    steps
        The keys and the places in lists that lead to the table from the lesson.
    tag
        Which of several kinds of tables it is, by the word that tells them apart.
    """
    tables = [*_tables(_kinds_at(steps))]
    chosen = [table for table in tables if tag in (None, table.tag)] or tables
    names = {field.encode_name for table in chosen for field in table.fields}
    return sorted(names | {table.tag_field for table in chosen if table.tag_field})


def known_words(steps: Sequence[str | int]) -> list[str]:
    """Return the words one of which must stand at a place of a lesson; none if any may.

    Parameters
    ----------
    steps
        The keys and the places in lists that lead there from the lesson, one at least.
    """
    *before, last = steps
    words = {str(table.tag) for table in _tables(_kinds_at(before)) if table.tag_field == last}
    for kind in _kinds_at(steps):
        if isinstance(kind, msgspec.inspect.LiteralType):
            words.update(map(str, kind.values))
    return sorted(words)


@cache
def _of_lesson() -> msgspec.inspect.Type:
    # A lesson may have a hundred mistakes, and to look through its format takes 10 ms.
    return msgspec.inspect.type_info(Lesson)


def _kinds_at(steps: Iterable[str | int]) -> list[msgspec.inspect.Type]:
    kinds = [_of_lesson()]
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return [one for kind in kinds for one in _alternatives(kind)]


def _tables(kinds: Iterable[msgspec.inspect.Type]) -> Iterator[msgspec.inspect.StructType]:
    return (kind for kind in kinds if isinstance(kind, msgspec.inspect.StructType))


def _inside(kind: msgspec.inspect.Type, step: str | int) -> Iterator[msgspec.inspect.Type]:
    """Yield what may stand at ``step`` in a value of ``kind``."""
    for one in _alternatives(kind):
        match one:
            case msgspec.inspect.StructType():
                yield from (field.type for field in one.fields if field.encode_name == step)
            case msgspec.inspect.DictType():
                yield one.value_type
            case msgspec.inspect.ListType() | msgspec.inspect.VarTupleType():
                yield one.item_type
            case _:
                pass


def _alternatives(kind: msgspec.inspect.Type) -> Iterator[msgspec.inspect.Type]:
    match kind:
        case msgspec.inspect.UnionType():
            for one in kind.types:
                yield from _alternatives(one)
        case msgspec.inspect.Metadata():
            yield from _alternatives(kind.type)
        case _:
            yield kind
