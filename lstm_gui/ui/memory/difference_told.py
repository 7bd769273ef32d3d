"""What is told in words of the difference between two passes."""

from collections.abc import Iterator

from lstm_gui.scenes.memory.lane_difference import Difference
from lstm_gui.scenes.memory.memory_look import cell_of, is_pinned
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.scenes.memory.starts_in_words import way_name
from lstm_gui.ui.memory.figures.difference_maps import Cell
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.numbers import number
from lstm_gui.words.side_by_side import lane_name
from lstm_gui.words.translation import counted, message, tr

_NOW, _PINNED = message("{cell} now"), message("{cell} pinned")
_LARGEST = message(
    "Largest difference: unit {unit} at {step}, A {before}, B {after}, B − A {change}"
)
_CELL = message("Unit {unit}, {step}")
_SAME = message("A and B are the same.")
_OTHER_SIZE = message(
    "A and B differ in the number of units, {before} and {after}: no unit has a counterpart, "
    "so nothing is subtracted."
)
_OTHER_CELL = message(
    "Units of different cells are no counterparts: this says how much differs, not where."
)
_OTHER_LENGTH = counted(
    "B − A covers the {steps} step that both have.",
    "B − A covers the {steps} steps that both have.",
    "steps",
)
_TOO_LARGE = message("What is pinned is too large to be saved: it is kept until the program ends.")
_CHANGED, _UNCHANGED = message("Since the pin: {changes}."), message("Nothing was changed since.")
_NUMBERS = {
    "units": (message("H {before} → {after}"), 0),
    "seed": (message("seed {before} → {after}"), 0),
    "forget_bias": (message("forget bias {before} → {after}"), 2),
    "gain": (lettered("Wₕ × {before} → {after}"), 2),
}


def side_name(side: str) -> str:
    """Return what a side of a comparison is called."""
    return tr(_PINNED if is_pinned(side) else _NOW).format(cell=lane_name(cell_of(side)))


def summary(scene: Scene, made: Difference) -> str:
    """Return the largest difference, or why there is none, and what to bear in mind."""
    return " · ".join([_largest(scene, made), *_cautions(scene, made)])


def cell_told(scene: Scene, made: Difference, cell: Cell) -> str:
    """Return both numbers of a cell and their difference."""
    lines = [tr(_CELL).format(unit=cell.unit + 1, step=scene.step(cell.t))]
    for letter, values in (("A", made.before), ("B", made.after), ("B − A", made.change)):
        t = cell.t - made.first
        if values is not None and t < len(values) and cell.unit < values.shape[1]:
            value = number(float(values[t, cell.unit]), digits=4, signed=True)
            lines.append(f"{letter}  {value}")
    return "\n".join(lines)


def _largest(scene: Scene, made: Difference) -> str:
    if made.change is None:
        before, after = made.before.shape[1], made.after.shape[1]
        return tr(_OTHER_SIZE).format(before=before, after=after)
    largest = made.largest
    if largest is None:
        return tr(_SAME)
    return tr(_LARGEST).format(
        unit=largest.unit + 1,
        step=scene.step(largest.t),
        before=number(largest.before, signed=True),
        after=number(largest.after, signed=True),
        change=number(largest.change, signed=True),
    )


def _cautions(scene: Scene, made: Difference) -> Iterator[str]:
    look = scene.look
    if made.change is not None and cell_of(look.before) != cell_of(look.after):
        yield tr(_OTHER_CELL)
    if made.change is not None and len(made.before) != len(made.after):
        yield tr(_OTHER_LENGTH).format(steps=len(made.change))
    if look.pin is not None and any(map(is_pinned, (look.before, look.after))):
        changes = "; ".join(_changes(look.pin, scene))
        yield tr(_CHANGED).format(changes=changes) if changes else tr(_UNCHANGED)
        if not look.pin.is_saved:
            yield tr(_TOO_LARGE)


def _changes(pin: Pin, scene: Scene) -> Iterator[str]:
    """Yield what differs between the pinned cells and those of now."""
    then, now = pin.settings, scene.comparison.settings
    if _way(then) != _way(now):
        yield f"{way_name(_way(then))} → {way_name(_way(now))}"
    for name, (text, digits) in _NUMBERS.items():
        before, after = getattr(then, name), getattr(now, name)
        if before != after:
            yield tr(text).format(
                before=number(before, digits=digits), after=number(after, digits=digits)
            )
    if then.clamps != now.clamps:
        yield tr("other clamps")
    if pin.sequence != scene.comparison.sequence:
        yield tr("another input")


def _way(settings: MemorySettings) -> str:
    return settings.trained or settings.initialisation
