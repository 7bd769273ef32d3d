"""From what the user set to what is trained: one recipe for each cell and seed."""

from lstm_gui.core import GRU, LSTM, RNN
from lstm_gui.core.training import CHECK_EVERY, Initialisation, Recipe
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.training_settings import TrainingSettings

KINDS = {kind.name: kind for kind in (RNN, GRU, LSTM)}
_SHORTEST_SPAN = 3


def recipes(settings: TrainingSettings) -> tuple[Recipe, ...]:
    """Return what ``settings`` ask for, in the order of the curves."""
    offer = OFFERS[settings.task]
    return tuple(
        Recipe(
            offer.task,
            KINDS[cell],
            _start(cell, settings),
            offer.distances(settings.distance),
            seed=seed,
            units=settings.units,
            # Not a step after the last check, or nobody would know what came of it.
            updates=settings.updates - settings.updates % CHECK_EVERY,
            check_on=offer.check_on,
            enough=offer.enough,
        )
        for cell in settings.cells
        for seed in settings.seeds
    )


def _start(cell: str, settings: TrainingSettings) -> Initialisation:
    if settings.start == "chrono" and cell != "rnn":
        span = OFFERS[settings.task].steps(settings.distance)
        return Initialisation("chrono", span=max(span, _SHORTEST_SPAN))
    name = "xavier-orthogonal" if settings.start == "chrono" else settings.start
    # Without a forget gate its bias makes no difference, and moving it trains nothing anew.
    return Initialisation(name, settings.forget_bias if cell == "lstm" else 0.0)
