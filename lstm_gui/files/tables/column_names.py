"""What the inputs are called that the columns of a table become."""

import re
from collections.abc import Iterable

from lstm_gui.files.sessions.session_limits import MAX_LABEL

_OWN_SYMBOL = re.compile(r"x[ _]?\[?(?P<number>\d{1,9})\]?(?: (?P<name>.*))?", re.DOTALL)


def input_names(headings: Iterable[str]) -> tuple[str, ...]:
    """Return the name of each input whose column has one of ``headings``, ``""`` where none is.

    What only says which input it is, as the headings of our own tables do, is no name.
    """
    return tuple(_name(heading, place) for place, heading in enumerate(headings, 1))


def _name(heading: str, place: int) -> str:
    own = _OWN_SYMBOL.fullmatch(heading)
    if own is not None and int(own["number"]) == place:
        heading = own["name"] or ""
    return heading.strip()[:MAX_LABEL]
