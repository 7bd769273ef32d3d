"""Texts as cells of a table that a spreadsheet may open."""

import re

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet computes, some of them after blank space."""


def harmless(text: str) -> str:
    """Return ``text`` as it stands in a table: no spreadsheet computes what somebody has written.

    One that would start a formula has an apostrophe before it. In place of a NUL, at which many
    readers end, stands a mark, and lines end as those of the table do: Python quotes no other
    ends, and what follows one would be a row of its own.
    """
    shown = "\n".join(re.split("\r\n?", text)).replace("\0", "\ufffd")
    return f"'{shown}" if shown.lstrip(" ").startswith(_STARTS_A_FORMULA) else shown
