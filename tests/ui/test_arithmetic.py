"""Whether equations hold as they are written: = where one can calculate along, else ≈."""

import math
import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import Clamp, forward, quantity_names, reading, select
from lstm_gui.files.texts.powers_of_ten import typed
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.snapshot import Inspection, Snapshot, View
from lstm_gui.ui.cell.value_strip import ValueStrip
from lstm_gui.words.arithmetic import sign, with_sign, worked_out
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY

_ROUNDING = 1 + Decimal("1e-7")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 · (−3)", -5.0),
        ("4.21·(−0.43) + (−0.38)·(−2.27) + (−1.92)", -2.8677),
        ("1 − 0.25", 0.75),
        ("−(2 + 1)", -3.0),
        ("tanh(0)", 0.0),
        ("σ(−∞)", 0.0),
        ("1.5×10³ × 2·10", 30_000.0),
        ("log σ(0)", math.log(0.5)),
        ("max(−0.88, −1.61) + 1", 0.12),
        ("tanh(1, 2)", None),
        ("c_t + 1", None),
        ("1 + ?", None),
        ("(1", None),
        ("", None),
        ("1 + –", None),
    ],
)
def test_what_a_written_sum_comes_to(text, value):
    assert worked_out(text) == (value if value is None else pytest.approx(value))


def test_the_sign_says_whether_the_written_numbers_lead_to_the_written_result():
    assert sign("0.50 × 0.50", "0.25") == "="
    assert sign("4.21·(−0.43) + (−0.38)·(−2.27) + (−1.92)", "−2.89") == "≈"
    assert sign("f_t · 2", "3.00") == "="
    assert sign("∞ · 0.5", "∞") == "="
    assert sign("0 · ∞", "–") == "="
    assert sign("0.00 / (0.00 + 0.00)", "0.98") == "≈"
    assert sign("log σ(−2.35)", "−2.43") == "≈"
    assert with_sign("h_t = o_t · c = 0.33 × 0.33 = 0.12") == "h_t = o_t · c = 0.33 × 0.33 ≈ 0.12"
    assert with_sign("h_t = 0.12") == "h_t = 0.12"


def number(written: str) -> Decimal:
    return Decimal(typed(written).replace("−", "-"))


def is_written(found: float, written: str) -> bool:
    """Tell whether a number lies within half of the last digit of a written one."""
    half = Decimal(5).scaleb(number(written).as_tuple().exponent - 1)
    return math.isfinite(found) and abs(Decimal(found) - number(written)) <= half * _ROUNDING


@example("slstm-bare", 7927, 2)
@settings(max_examples=150)
@given(st.sampled_from(sorted(EVERY)), st.integers(0, 10_000), st.integers(0, 3))
def test_every_line_of_the_inspector_holds_as_it_is_written(cell, seed, t):
    state = select(seeded_state(2, 2, 4, seed=seed, kind=EVERY[cell]), t=t)
    snapshot = Snapshot(state, forward(state), View())
    for name in quantity_names(snapshot.trace):
        for line in explain(snapshot, Inspection(name)).lines:
            text = "".join(
                getattr(piece, "text", getattr(piece, "markup", "")) for piece in line.pieces
            )
            *_, left, sign_found, right = re.split(r" *([=≈]) *", "0 = " + text)
            if line.result is None or line.result.text != right.strip():
                continue
            found = worked_out(left)
            assert found is not None or name.endswith(("_before", "u")), text
            if found is not None:
                assert (sign_found == "=") == is_written(found, right), text


@pytest.mark.parametrize("cell", EVERY)
def test_the_strip_holds_as_it_is_written_and_says_where_a_clamp_breaks_it(qtbot, cell):
    strip = ValueStrip()
    qtbot.addWidget(strip)
    kind, seen = EVERY[cell], set()
    for seed in range(30):
        state = seeded_state(1, 2, 3, seed=seed, kind=kind)
        strip.show_reading(reading(forward(state), 2, 0), False, kind)
        signs = [markup for markup in strip.markups() if markup in "=≈≠"]
        assert re.findall("[=≈≠]", strip.accessibleDescription()) == signs
        seen |= set(signs)
    # Nothing is rounded by what only passes a number on.
    assert seen == ({"="} if cell in ("rnn-relu", "rnn-linear") else {"=", "≈"})
    held = replace(state, clamps=(Clamp("h", 0, 0, 2, 0.875),))
    strip.show_reading(reading(forward(held), 2, 0), False, kind)
    assert [markup for markup in strip.markups() if markup in "=≈≠"][-1] == "≠"
    assert math.isclose(reading(forward(held), 2, 0)["h"], 0.875)
