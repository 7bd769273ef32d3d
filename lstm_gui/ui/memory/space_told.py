"""What is told in words of the state spaces of the lanes."""

from collections import Counter
from collections.abc import Iterator

from lstm_gui.scenes.memory.state_plane import is_small, shown_quantity, space
from lstm_gui.ui.memory.figures.space_marks import STABILITIES
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import LANE_NAMES

_OWN_PLANES = message(
    "Of the variance the planes show {shares}. Each lane has a plane of its own: "
    "directions of different lanes cannot be compared."
)
_NO_COUNTERPARTS = message("Units of different lanes are no counterparts.")
_ARROWS = {
    "step": message("Arrows: which way a step leads with the input of {step}."),
    "zero": message("Arrows: which way a step leads without input."),
}
_SETTLED = message("For the LSTM they say where h is drawn once c has settled.")
_ONE_UNIT = message("RNN and GRU: h against h one step later; on the dashed line it stays.")
_COUNTED = message("Fixed points: {lanes}.")


def point_told(scene: Scene, name: str, t: int) -> str:
    """Return where a lane is at a step."""
    shown = space(scene.comparison.lanes[name], scene.look, scene.t)
    lines = [f"{LANE_NAMES[name]}, {scene.step(t)}"]
    for axis, value in zip(shown.axes, shown.points[t - scene.steps.start].tolist(), strict=True):
        lines.append(f"{_plain(axis)}  {number(value, digits=4, signed=True)}")
    return "\n".join(lines)


def space_facts(scene: Scene) -> Iterator[str]:
    """Yield what is shown, and what it does not say."""
    lanes = scene.comparison.lanes
    if not all(map(is_small, lanes.values())):
        yield _of_planes(scene)
    if not any(map(is_small, lanes.values())):
        return
    counted = "; ".join(_counted(scene))
    if counted:
        yield tr(_COUNTED).format(lanes=counted)
    yield tr(_ARROWS[scene.look.space_input]).format(step=scene.step(scene.t))
    units = {name: lane.state.parameters.hidden_size for name, lane in lanes.items()}
    if units["lstm"] > 1 and shown_quantity(lanes["lstm"], scene.look) == "h":
        yield tr(_SETTLED)
    if units["rnn"] == 1:
        yield tr(_ONE_UNIT)


def _of_planes(scene: Scene) -> str:
    shares = {
        name: space(lane, scene.look, scene.t).shares
        for name, lane in scene.comparison.lanes.items()
    }
    told = ", ".join(
        f"{LANE_NAMES[name]} {percent(sum(both))}"
        for name, both in shares.items()
        if both is not None
    )
    return tr(_OWN_PLANES).format(shares=told) if told else tr(_NO_COUNTERPARTS)


def _counted(scene: Scene) -> Iterator[str]:
    if scene.resting is None:
        return
    for name, lane in scene.comparison.lanes.items():
        counts = Counter(point.stability.value for point in scene.resting.of(name, lane))
        kinds = [f"{counts[kind]} {tr(word)}" for kind, word in STABILITIES.items() if counts[kind]]
        yield f"{LANE_NAMES[name]} {', '.join(kinds)}" if kinds else f"{LANE_NAMES[name]} 0"


def _plain(markup: str) -> str:
    return "".join(letter for letter in markup if letter not in '"{}')
