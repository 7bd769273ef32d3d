"""What the ways to make the cells are called."""

from lstm_gui.scenes.memory.memory_settings import INITIALISATIONS
from lstm_gui.scenes.memory.trained_lanes import OFFERED, choices
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.numbers import number
from lstm_gui.words.side_by_side import lane_kind
from lstm_gui.words.translation import counted, message, tr

_SEEDED = {
    "orthogonal": lettered("Untrained: Xavier, orthogonal Wₕ"),
    "chrono": message("Untrained: chrono"),
    "default": message("Untrained: uniform ±1/√H, biases 0"),
}
_TASKS = {
    "sentence-ko": counted(
        "Trained: Korean sentences, {distance} clause",
        "Trained: Korean sentences, {distance} clauses",
        "distance",
    ),
    "sentence-en": counted(
        "Trained: English sentences, {distance} clause",
        "Trained: English sentences, {distance} clauses",
        "distance",
    ),
    "first-symbol": counted(
        "Trained: the first of {distance} symbol",
        "Trained: the first of {distance} symbols",
        "distance",
    ),
}
_STARTS = {
    "orthogonal": message("Xavier, orthogonal"),
    "xavier-orthogonal": message("Xavier, orthogonal"),
    "chrono": message("chrono"),
    "default": message("uniform ±1/√H, biases 0"),
}


def ways() -> tuple[str, ...]:
    """Return all ways to make the cells: names of initialisations, then of trained LSTMs."""
    return (*INITIALISATIONS, *choices())


def way_name(way: str) -> str:
    """Return what a way is called, in the language in force."""
    match = OFFERED.fullmatch(way)
    if match is None:
        return tr(_SEEDED[way])
    task, _, distance = match["task"].rpartition("-")
    start = match["start"]
    told = _biased(start.removeprefix("bias-")) if start.startswith("bias-") else tr(_STARTS[start])
    return f"{tr(_TASKS[task]).format(distance=int(distance))} · {told}"


def start_name(initialisation: str, forget_bias: float, cell: str) -> str:
    """Return how a trained network of a cell started."""
    if forget_bias and lane_kind(cell).has_forget_gate:
        return _biased(number(forget_bias, digits=0))
    return tr(_STARTS[initialisation])


def _biased(bias: str) -> str:
    return tr("forget bias {bias}").format(bias=bias)
