"""What is written in the letters of this program, such as lessons, in the notation in force.

As long as that is the own one, nothing of what reads and rewrites it is loaded.
"""

from lstm_gui.words.notations.in_force import is_own


def rewritten(markup: str) -> str:
    """Return ``markup`` of this program, of whichever kind of cell, in the notation in force.

    What stands in quotes, or between braces for a number to come, is left as it is.
    """
    if is_own():
        return markup
    from lstm_gui.words.notations.book_letters import of_markup

    return of_markup(markup)


def rewritten_text(text: str) -> str:
    """Return a text whose formulas stand between dollars, these in the notation in force."""
    if is_own():
        return text
    from lstm_gui.words.notations.book_letters import of_text

    return of_text(text)


def rewritten_sentence(sentence: str) -> str:
    """Return a sentence, in whatever language, with its symbols in the notation in force."""
    if is_own():
        return sentence
    from lstm_gui.words.notations.book_letters import of_sentence

    return of_sentence(sentence)
