"""Sessions that are whole but whose numbers are as wild as a file may have them.

What is computed, said and drawn of them is asked for by chance, without a window.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lstm_gui.app.models.comparing import comparison_as_json, comparison_as_text
from lstm_gui.app.models.diagnosing import sheet_as_json, sheet_as_text
from lstm_gui.core import KINDS, converted, select
from lstm_gui.core.analysis.without import START, without_part, without_written
from lstm_gui.core.network import network_forward
from lstm_gui.core.quantities import names_of
from lstm_gui.files.importers.networks import model_of
from lstm_gui.files.sessions.session import Session, decode_session
from lstm_gui.scenes.answers_over_time import answers_over_time
from lstm_gui.scenes.cell_tables import answers_table, step_table
from lstm_gui.scenes.handouts.worksheet import Handout, sheet
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.scenes.memory.memory_settings import FIRST
from lstm_gui.scenes.memory.state_plane import space
from lstm_gui.scenes.models.diagnosis_sheet import diagnosed
from lstm_gui.scenes.models.model_comparison import compared
from lstm_gui.scenes.models.order_trials import differences
from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.pictures.operating_points import operating_points
from lstm_gui.scenes.quantity_table import quantity_table
from lstm_gui.scenes.signal_search import Signal, run_of, what_follows
from lstm_gui.scenes.slow_motion import step_numbers, step_sentences
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Inspection, Snapshot, View
from lstm_gui.scenes.step_equations import cell_and_step
from lstm_gui.scenes.telling import tell_part, tell_point, tell_quantity
from tests.fuzz.mutations import rewritten
from tests.fuzz.trials import Part, networks, sessions

_WILD = (
    1e100, -1e100, 1e50, -1e50, 1e16, 800.0, -800.0, 37.0, -1.0, 0.0, -0.0, 1e-100, 1e-300, 5e-324,
)  # fmt: skip
_LARGEST = 4000
"""Numbers of a layer over all steps, beyond which it takes too long."""
_ASKED = 6
_LOOKS = (MemoryLook(), MemoryLook(space_quantity="h"), MemoryLook(space_input="zero"),
          MemoryLook(space_axes="units"))  # fmt: skip


def wild(data: bytes, chance: random.Random) -> bytes:
    """Return the JSON ``data`` with some or all of its fractions wild, and now and then damaged."""
    share = chance.choice((0.02, 0.1, 0.5, 1.0))
    made = json.dumps(_wild(json.loads(data), share, chance)).encode()
    return rewritten(made, chance) if chance.random() < 0.3 else made


def _wild(value: Any, share: float, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: _wild(one, share, chance) for key, one in value.items()}
    if isinstance(value, list):
        return [_wild(one, share, chance) for one in value]
    return chance.choice(_WILD) if isinstance(value, float) and chance.random() < share else value


def _use(data: bytes, _folder: Path) -> None:
    session = decode_session(data, "a.lstm.json")
    state, sequence = session.state, session.network.sequence
    if len(sequence) * max(one.hidden_size for one in session.network.layers) > _LARGEST:
        return
    t, unit = random.randrange(len(sequence)), random.randrange(state.parameters.hidden_size)
    passed = network_forward(session.network)
    place = session.network.focus
    trace = passed.traces[place]
    view = View(mean=random.random() < 0.2, answer=random.random() < 0.3)
    shown = Snapshot(select(state, t, unit), trace, view, layers=passed)
    for ask in random.sample(_ASKS, _ASKED):
        ask(session, shown)


def _say(_session: Session, shown: Snapshot) -> None:
    sentence(shown)
    cell_and_step(shown)
    for quantity in names_of(shown.kind):
        tell_quantity(shown, quantity, shown.t, shown.unit)
        tell_part(shown, quantity)
    for point in operating_points(shown):
        tell_point(shown, point)


def _explain(_session: Session, shown: Snapshot) -> None:
    for quantity in names_of(shown.kind):
        explain(shown, Inspection(quantity, shown.t, shown.unit), unfolded=random.random() < 0.5)


def _tabulate(_session: Session, shown: Snapshot) -> None:
    step_table(shown)
    answers_table("a", shown)
    quantity_table(shown.trace, random.choice(names_of(shown.kind))).encoded()
    assert shown.layers is not None
    answers_over_time(shown.layers, range(len(shown.trace)))


def _move_slowly(_session: Session, shown: Snapshot) -> None:
    steps = steps_of(shown.kind)
    moment = Moment(
        steps, random.randrange(len(steps)), predicting=random.random() < 0.5, guess=0.3
    )
    step_numbers.formula(shown, moment)
    step_sentences.sentence(shown, moment)
    if moment.asks:
        step_numbers.guess_range(shown, moment)
        step_sentences.verdict(shown, moment)


def _diagnose(session: Session, _shown: Snapshot) -> None:
    model = model_of(session.network, "a")
    found = diagnosed(model, session.network.sequence.x, "a", "a", session.network.sequence.resets)
    sheet_as_text(found), sheet_as_json(found)
    differences(model)
    other = compared(model, model, ("a", "b"), session.network.sequence.x, "a")
    comparison_as_text(other), comparison_as_json(other)


def _find(_session: Session, shown: Snapshot) -> None:
    assert shown.layers is not None
    what_follows(run_of(shown.layers), Signal("x", 0), 2)


def _remember(_session: Session, shown: Snapshot) -> None:
    sequence = shown.state.sequence
    comparison = compare(FIRST, sequence, shown.t)
    for lane in comparison.lanes.values():
        space(lane, random.choice(_LOOKS), shown.t)
    if shown.kind.roles.kept:
        for written in ((START, START), (0, shown.t)):
            without_written(shown.state, shown.trace, shown.unit, *written)
    without_part(shown.state, shown.trace, random.choice(shown.kind.blocks), 0.5)


def _convert(_session: Session, shown: Snapshot) -> None:
    converted(shown.state, random.choice([*KINDS.values()]))


def _write_sheet(_session: Session, shown: Snapshot) -> None:
    sheet(Handout("a", shown.state), 1, 1, answers=random.random() < 0.5)


_ASKS: tuple[Callable[[Session, Snapshot], None], ...] = (
    _say, _explain, _tabulate, _move_slowly, _diagnose, _find, _remember, _convert, _write_sheet,
)  # fmt: skip


PARTS = (Part("wild numbers", 0.1, lambda: [*sessions(), *networks()], wild, _use),)
