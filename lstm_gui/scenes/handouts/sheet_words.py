"""What stands on every sheet."""

from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.words.translation import tr


def headline(sheet: Sheet) -> str:
    """Return the title of ``sheet``."""
    if sheet.last:
        return tr("Key: {title}").format(title=sheet.title)
    return tr("Answers: {title}").format(title=sheet.title) if sheet.answers else sheet.title


def identity(sheet: Sheet) -> str:
    """Return by what ``sheet`` and its answers are told from others."""
    if sheet.last > sheet.number:
        numbers = {"first": sheet.number, "last": sheet.last}
        return tr("seed {seed}, sheets {first} to {last}").format(seed=sheet.seed, **numbers)
    return tr("seed {seed}, sheet {number}").format(seed=sheet.seed, number=sheet.number)


def code_hint() -> str:
    """Return what the QR code is for."""
    return tr(
        "The code holds this cell as a text. Edit ▸ Paste a state opens it in LSTM Explorer, "
        "to check what you found."
    )
