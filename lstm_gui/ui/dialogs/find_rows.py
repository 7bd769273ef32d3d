"""How answers about a pass are shown: columns, rows and one sentence, in the language in force."""

from collections.abc import Sequence

from lstm_gui.core.analysis import Peak
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.find_questions import Alike, Answered, Follows, Largest, Target
from lstm_gui.scenes.signal_search import Found, Run
from lstm_gui.ui.dialogs.found_table import Column, FoundRow
from lstm_gui.words.finding_words import (
    alike_heading,
    closest,
    follower_line,
    labels_around,
    lag_words,
    largest_heading,
    no_moments,
    nothing_follows,
    numbers_around,
)
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line
from lstm_gui.words.quantity_words import quantity_message, quantity_role
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import tr

_DIGITS = 3
Table = tuple[tuple[Column, ...], tuple[FoundRow, ...]]


def sentence_of(answer: Answered) -> str:
    """Return what ``answer`` says at one glance."""
    asked, run = answer.question.asked, answer.question.run
    match asked, answer.found:
        case _, ():
            return nothing_follows() if isinstance(asked, Follows) else no_moments()
        case Follows(), (Found() as first, *_):
            return closest(follower_line(run.layer(first.layer).kind, first.follower))
        case Largest(), _:
            symbol = plain_symbol(run.layer(asked.layer).kind, asked.quantity)
            return largest_heading(symbol, asked.unit)
        case Alike(), _:
            symbol = plain_symbol(run.layer(asked.layer).kind, asked.state)
            return alike_heading(symbol, asked.t)
        case _:
            return ""


def table_of(answer: Answered) -> Table:
    """Return the titles and the rows that show ``answer``."""
    asked, run = answer.question.asked, answer.question.run
    match asked:
        case Follows():
            return _followers([one for one in answer.found if isinstance(one, Found)], run)
        case Largest() | Alike():
            peaks = [one for one in answer.found if isinstance(one, Peak)]
            return _moments(peaks, asked, run)


def _followers(found: Sequence[Found], run: Run) -> Table:
    kinds = {layer.name: layer.kind for layer in run.layers}
    of_layers, with_auc = len(kinds) > 1, any(one.follower.auc is not None for one in found)
    columns = [Column(tr("Quantity")), Column(tr("Unit"), is_number=True)]
    columns += [Column(tr("Layer"))] if of_layers else []
    columns += [Column("r", is_number=True)]
    columns += [Column("AUC", is_number=True)] if with_auc else []
    columns += [Column(tr("When"))]
    rows: list[FoundRow] = []
    for one in found:
        follower, kind = one.follower, kinds[one.layer]
        name = tr(quantity_message(kind, follower.quantity))
        texts = [f"{plain_symbol(kind, follower.quantity)}  {name}", str(follower.unit + 1)]
        texts += [one_line(one.layer)] if of_layers else []
        texts += [number(follower.r, _DIGITS)]
        texts += [_auc(follower.auc)] if with_auc else []
        texts += [lag_words(follower.lag)]
        target = Target(one.layer, follower.quantity, follower.unit)
        role = quantity_role(kind, follower.quantity)
        rows.append(FoundRow(tuple(texts), target, role))
    return tuple(columns), tuple(rows)


def _moments(found: Sequence[Peak], asked: Largest | Alike, run: Run) -> Table:
    is_largest = isinstance(asked, Largest)
    value = tr("Value") if is_largest else tr("Cosine")
    columns = (
        Column("t", is_number=True),
        Column(value, is_number=True),
        Column(tr("Around it")),
    )
    quantity = asked.quantity if is_largest else asked.state
    unit = asked.unit if is_largest else None
    rows = [
        FoundRow(
            (str(one.t), number(one.value, _DIGITS), _around(run.labels, run.x, one.t)),
            Target(asked.layer, quantity, unit, one.t),
        )
        for one in found
    ]
    return columns, tuple(rows)


def _around(labels: tuple[str, ...] | None, x: Array, t: int) -> str:
    return labels_around(labels, t) if labels is not None else numbers_around(x, t)


def _auc(value: float | None) -> str:
    return "" if value is None else number(value, _DIGITS)
