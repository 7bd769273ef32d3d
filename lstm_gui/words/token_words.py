"""What is said of a text that is read through an embedding."""

from lstm_gui.files.tokens.token_text import TokenText
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.translation import counted, message, tr

_READ = counted(
    "{count} token is read, and the vocabulary knows it.",
    "{count} tokens are read, and the vocabulary knows all of them.",
    "count",
)
_AS_UNKNOWN = counted(
    "{strange} of {count} tokens is not in the vocabulary and read as {token}: {named}.",
    "{strange} of {count} tokens are not in the vocabulary and read as {token}: {named}.",
    "strange",
)
_LEFT_OUT = counted(
    "{strange} of {count} tokens is not in the vocabulary, which has none for the unknown, and "
    "left out: {named}.",
    "{strange} of {count} tokens are not in the vocabulary, which has none for the unknown, and "
    "left out: {named}.",
    "strange",
)
_BY = {True: message("Characters are read."), False: message("Words and marks are read.")}
_VOCABULARY = counted("{count} token: {named}", "{count} tokens: {named}", "count")
_TOO_LONG = counted(
    "There is room for {count} step. Shorten the text.",
    "There is room for {count} steps. Shorten the text.",
    "count",
)
_FIRST, _NAMED, _LONGEST = 8, 6, 24


def read_line(text: TokenText, tokens: tuple[str, ...]) -> str:
    """Return how many tokens are read, and which of them the vocabulary does not know."""
    strange, count = text.strange, len(text.pieces)
    if not strange:
        return tr(_READ).format(count=count)
    named = list(dict.fromkeys(shown_token(piece.shown) for piece in strange))
    told = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
    if text.unknown is None:
        return tr(_LEFT_OUT).format(strange=len(strange), count=count, named=told)
    token = shown_token(tokens[text.unknown])
    return tr(_AS_UNKNOWN).format(strange=len(strange), count=count, named=told, token=token)


def vocabulary_line(tokens: tuple[str, ...], by_characters: bool) -> str:
    """Return what a vocabulary holds, and into what it cuts a text."""
    told = " ".join(shown_token(token) for token in tokens[:_FIRST])
    named = told + (" …" if len(tokens) > _FIRST else "")
    return tr(_VOCABULARY).format(count=len(tokens), named=named) + " · " + tr(_BY[by_characters])


def too_long_line(most: int) -> str:
    """Return how many steps there is room for."""
    return tr(_TOO_LONG).format(count=most)


def shown_token(token: str) -> str:
    """Return ``token`` as it stands in a sentence."""
    return shortened(one_line(token), _LONGEST)
