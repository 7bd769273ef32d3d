"""The words of the field that an explanation uses, as links to the glossary."""

from collections.abc import Iterable, Iterator

from lstm_gui.scenes.inspection.pieces import Explanation, Line, Lookup, Number, Piece, Words
from lstm_gui.scenes.inspection.worded import filled
from lstm_gui.words.glossary_links import IN_THE_GLOSSARY, Term, terms_in
from lstm_gui.words.translation import tr


def lookup_line(explanation: Explanation) -> Line | None:
    """Return the terms in the heading, the numbers and the parts; None if there are none."""
    terms = terms_in(explanation.heading, *_named_in(explanation))
    if not terms:
        return None
    listed = {"terms": tuple(_listed(terms))}
    return Line(tuple(filled(tr(IN_THE_GLOSSARY), listed)), pixels=16.0)


def _listed(terms: Iterable[Term]) -> Iterator[Piece]:
    for number, term in enumerate(terms):
        if number:
            yield Words(" ·", glued=True)
        yield Lookup(term.name, term.key, term.says)


def _named_in(explanation: Explanation) -> list[str]:
    pieces = (piece for line in explanation.lines for piece in line.pieces)
    names = [piece.name for piece in pieces if isinstance(piece, Number)]
    return [*dict.fromkeys(names), *(bar.name for bar in explanation.bars)]
