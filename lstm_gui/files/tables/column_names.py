"""What the inputs are called that the columns of a table become."""

import re
from collections.abc import Sequence

from lstm_gui.files.sessions.session_limits import MAX_LABEL
from lstm_gui.files.tables.table import Column

_OWN_SYMBOL = re.compile(r"x[ _]?\[?(?P<number>\d{1,9})\]?(?: (?P<name>.*))?", re.DOTALL)


def input_names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the name of each of ``columns``, ``""`` where the table has none.

    What only says which input it is, as the headings of our own tables do, is no name.
    """
    return tuple(_name(column.name, place) for place, column in enumerate(columns, 1))


def _name(heading: str, place: int) -> str:
    own = _OWN_SYMBOL.fullmatch(heading)
    if own is not None and int(own["number"]) == place:
        heading = own["name"] or ""
    return heading.strip()[:MAX_LABEL]
