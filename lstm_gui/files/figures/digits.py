"""How the numbers of a figure are written."""


def short(number: float, digits: int = 2) -> str:
    """Return ``number`` to a hundredth of a pixel, with no digit that says nothing."""
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def row(numbers: tuple[float, ...], digits: int = 2) -> str:
    """Return ``numbers`` side by side."""
    return " ".join(short(number, digits) for number in numbers)
