"""Names out of files where they stand in a line with words of ours."""

_BREAKS = dict.fromkeys(
    (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    " ",
)
"""What ends a line, is no character at all, or turns round what is written beside it."""


def one_line(name: str) -> str:
    """Return ``name`` with a space for all that would leave the line or reverse it."""
    return name.translate(_BREAKS)


def shortened(name: str, most: int) -> str:
    """Return ``name`` with an ellipsis in place of what is beyond ``most`` letters."""
    return name if len(name) <= most else f"{name[: most - 1]}…"
