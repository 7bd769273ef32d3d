"""What is told in words of the state spaces of the lanes."""

from collections import Counter
from collections.abc import Iterator

from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.state_plane import is_small, shown_quantity, space
from lstm_gui.ui.memory.figures.space_marks import STABILITIES
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.side_by_side import lane_name
from lstm_gui.words.translation import message, tr

_OWN_PLANES = message(
    "Of the variance the planes show {shares}. Each lane has a plane of its own: "
    "directions of different lanes cannot be compared."
)
_NO_COUNTERPARTS = message("Units of different lanes are no counterparts.")
_ARROWS = {
    "step": message("Arrows: which way a step leads with the input of {step}."),
    "zero": message("Arrows: which way a step leads without input."),
}
_SETTLED = lettered("For {cells} they say where h is drawn once c has settled.")
_ONE_UNIT = message("{cells}: h against h one step later; on the dashed line it stays.")
_MORE_STATES = message("{cells}: there is more to the state than a plane shows; no arrows.")
_COUNTED = message("Fixed points: {lanes}.")


def point_told(scene: Scene, name: str, t: int) -> str:
    """Return where a lane is at a step."""
    shown = space(scene.comparison.lanes[name], scene.look, scene.t)
    lines = [f"{lane_name(name)}, {scene.step(t)}"]
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
    small = {name: lane for name, lane in lanes.items() if is_small(lane)}
    for text, is_told_of in ((_SETTLED, _is_settled), (_ONE_UNIT, _is_one_number)):
        cells = [lane_name(name) for name, lane in small.items() if is_told_of(lane, scene)]
        if cells:
            yield tr(text).format(cells=", ".join(cells))
    more = [lane_name(name) for name, lane in lanes.items() if lane.trace.kind.further_states]
    if more:
        yield tr(_MORE_STATES).format(cells=", ".join(more))


def _is_settled(lane: Lane, scene: Scene) -> bool:
    has_room = lane.state.parameters.hidden_size > 1 and lane.trace.kind.has_cell_state
    return has_room and shown_quantity(lane, scene.look) == "h"


def _is_one_number(lane: Lane, _scene: Scene) -> bool:
    return lane.state.parameters.hidden_size == 1 and not lane.trace.kind.has_cell_state


def _of_planes(scene: Scene) -> str:
    shares = {
        name: space(lane, scene.look, scene.t).shares
        for name, lane in scene.comparison.lanes.items()
    }
    told = ", ".join(
        f"{lane_name(name)} {percent(sum(both))}"
        for name, both in shares.items()
        if both is not None
    )
    return tr(_OWN_PLANES).format(shares=told) if told else tr(_NO_COUNTERPARTS)


def _counted(scene: Scene) -> Iterator[str]:
    if scene.resting is None:
        return
    for name, lane in scene.comparison.lanes.items():
        if not is_small(lane):
            continue
        counts = Counter(point.stability.value for point in scene.resting.of(name, lane))
        kinds = [f"{counts[kind]} {tr(word)}" for kind, word in STABILITIES.items() if counts[kind]]
        yield f"{lane_name(name)} {', '.join(kinds)}" if kinds else f"{lane_name(name)} 0"


def _plain(markup: str) -> str:
    return "".join(letter for letter in markup if letter not in '"{}')
