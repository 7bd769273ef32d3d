"""Canvas, tabs, toggles and strip."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt

from lstm_gui.core import LSTM, Variant, forward, lstm_kind, reading
from lstm_gui.ui.cell.parameters.block_tabs import BlockTabs
from lstm_gui.ui.cell.parameters.sequence_canvas import LANE, LEFT, SequenceCanvas
from lstm_gui.ui.cell.value_strip import ValueStrip
from lstm_gui.ui.widgets.buttons.row_toggle import RowToggle
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import parsed
from lstm_gui.words.update_terms import terms_of
from tests.core.states import CELLS, seeded_state
from tests.ui.driving import (
    Heard,
    click,
    drag,
    key,
    middle,
    move_mouse,
    painted,
    press_mouse,
    release_mouse,
)

STEP = 20


class TestCanvas:
    @pytest.fixture
    def canvas(self, shown) -> SequenceCanvas:
        """Two lanes of ten steps, each `STEP` pixels wide."""
        widget = SequenceCanvas()
        widget.show_sequence(np.zeros((10, 2)), 0)
        widget.resize(LEFT + 10 * STEP, 2 * LANE)
        return shown(widget)

    @pytest.mark.parametrize("steps", [100, 499, 5000, 100_000])
    def test_a_sequence_of_any_length_is_seen_everywhere(self, canvas, steps):
        canvas.resize(LEFT + 252, LANE)
        canvas.show_sequence(np.ones((steps, 1)), 0)
        picture = canvas.grab().toImage()
        row = round(LANE * 0.25)
        background = picture.pixel(LEFT // 2, row)
        bars = [picture.pixel(x, row) for x in range(LEFT + 4, picture.width() - 2)]
        assert sum(bar != background for bar in bars) >= len(bars) * 0.9

    def place(self, step: int, height: float, lane: int = 0) -> tuple[float, float]:
        """Return where ``height`` (-1 to 1) of a step is drawn."""
        return LEFT + (step + 0.5) * STEP, LANE * (lane + 0.5) - height * (LANE / 2 - 3)

    def test_showing_a_sequence_tells_nobody(self, canvas):
        said = Heard(canvas.drawn, canvas.step_picked)
        canvas.show_sequence(np.ones((30, 3)), 29)
        painted(canvas)
        assert said.calls == []
        assert canvas.height() == 3 * LANE

    def test_the_pen_sets_the_number_under_it(self, canvas):
        for step, lane, height in ((0, 0, 1.0), (4, 0, -1.0), (9, 1, 0.5), (2, 1, 0.0)):
            said = Heard(canvas.drawn)
            click(canvas, self.place(step, height, lane))
            (changes, _), *others = said.calls
            assert list(changes) == [(step, lane)]
            assert changes[step, lane] == pytest.approx(height, abs=0.03)
            assert others == []

    def test_a_quick_stroke_fills_in_the_steps_it_jumped_over(self, canvas):
        said = Heard(canvas.drawn)
        drag(canvas, self.place(1, -1.0), self.place(6, 1.0))
        changes = said.last[0]
        assert list(changes) == [(t, 0) for t in range(1, 7)]
        expected = np.linspace(changes[1, 0], changes[6, 0], 6)
        assert list(changes.values()) == pytest.approx(list(expected), abs=0.006)

    def test_a_stroke_to_the_left_does_the_same(self, canvas):
        said = Heard(canvas.drawn)
        drag(canvas, self.place(6, 1.0), self.place(1, -1.0))
        changes = said.last[0]
        assert sorted(changes) == [(t, 0) for t in range(1, 7)]
        assert changes[1, 0] == pytest.approx(-1.0, abs=0.03)
        assert changes[6, 0] == pytest.approx(1.0, abs=0.03)

    def test_a_stroke_stays_in_its_lane_and_its_range_and_is_one_gesture(self, canvas):
        said = Heard(canvas.drawn)
        drag(canvas, self.place(3, 0.0, 1), (LEFT + 90, -200), (5000, 900), (-300, 40))
        keys = {place for changes, _ in said.calls for place in changes}
        numbers = [value for changes, _ in said.calls for value in changes.values()]
        assert {lane for _, lane in keys} == {1}
        assert {t for t, _ in keys} == set(range(10))
        assert max(map(abs, numbers)) <= 1.0
        assert len({gesture for _, gesture in said.calls}) == 1

    def test_each_stroke_is_another_gesture_and_picks_its_step(self, canvas):
        drawn, picked = Heard(canvas.drawn), Heard(canvas.step_picked)
        drag(canvas, self.place(2, 0.5), self.place(4, 0.5))
        drag(canvas, self.place(7, 0.5), self.place(8, 0.5))
        assert picked.calls == [(2,), (7,)]
        assert len({gesture for _, gesture in drawn.calls}) == 2

    def test_the_scale_stands_still_during_a_stroke(self, canvas):
        canvas.show_sequence(np.full((10, 2), 4.0), 0)
        said = Heard(canvas.drawn)
        press_mouse(canvas, self.place(0, 1.0))
        canvas.show_sequence(np.zeros((10, 2)), 0)
        move_mouse(canvas, self.place(0, 1.0))
        release_mouse(canvas, self.place(0, 1.0))
        assert [changes[0, 0] for changes, _ in said.calls] == pytest.approx([4.0, 4.0], abs=0.1)

    def test_moving_or_the_right_button_draws_nothing(self, canvas):
        said = Heard(canvas.drawn, canvas.step_picked)
        move_mouse(canvas, self.place(3, 1.0), Qt.MouseButton.NoButton)
        click(canvas, self.place(3, 1.0), Qt.MouseButton.RightButton)
        assert said.calls == []

    @pytest.mark.parametrize(("steps", "scale"), [(1, 2.0), (500, 1e4), (2000, 1e100)])
    def test_a_sequence_of_any_scale_fills_its_lanes(self, canvas, steps, scale):
        x = np.cos(np.arange(2.0 * steps)).reshape(steps, 2)
        canvas.show_sequence(x, steps - 1)
        painted(canvas)
        expected = canvas.grab().toImage()
        canvas.show_sequence(np.zeros((steps, 2)), steps - 1)
        assert canvas.grab().toImage() != expected
        canvas.show_sequence(x * scale, steps - 1)
        assert canvas.grab().toImage() == expected


class TestBlockTabs:
    @pytest.fixture
    def tabs(self, shown) -> BlockTabs:
        widget = shown(BlockTabs(LSTM))
        widget.show_block("f")
        return widget

    def chosen(self, tabs: BlockTabs) -> list[str]:
        return [block for block, button in tabs.buttons.items() if button.isChecked()]

    def test_showing_a_block_tells_nobody(self, tabs):
        said = Heard(tabs.picked)
        for block in "cofi":
            tabs.show_block(block)
            assert self.chosen(tabs) == [block]
        assert said.calls == []

    def test_a_click_picks_the_block(self, tabs):
        said = Heard(tabs.picked)
        for block in "icof":
            click(tabs.buttons[block], middle(tabs.buttons[block]))
        assert said.calls == [("i",), ("c",), ("o",), ("f",)]

    def test_the_arrow_keys_pick_the_next_block(self, tabs):
        said = Heard(tabs.picked)
        tabs.buttons["f"].setFocus()
        key(tabs.buttons["f"], "Right")
        assert said.calls == [("i",)]
        assert self.chosen(tabs) == ["i"]
        assert tabs.buttons["i"].hasFocus()

    def test_each_button_is_named(self, tabs):
        names = [button.accessibleName() for button in tabs.buttons.values()]
        assert names == [words_of("lstm").blocks[block].name for block in tabs.buttons]


class TestRowToggle:
    def test_shows_its_state_without_a_click_and_clicks_by_mouse_and_space(self, shown):
        toggle = shown(RowToggle("c_t", "cell"))
        said = Heard(toggle.clicked)
        toggle.setChecked(True)
        painted(toggle)
        assert said.calls == []
        click(toggle, middle(toggle))
        key(toggle, "Space")
        assert said.calls == [(False,), (True,)]
        assert toggle.isChecked()


class TestStrip:
    @pytest.fixture
    def strip(self, shown) -> ValueStrip:
        widget = ValueStrip()
        widget.resize(700, 50)
        return shown(widget)

    @pytest.mark.parametrize("unit", [0, 2])
    def test_the_numbers_are_those_of_the_trace(self, strip, unit):
        trace = forward(seeded_state(2, 3, 8))
        strip.show_reading(reading(trace, 5, unit), False, LSTM)
        terms = (
            trace.c[4], trace.f[5], trace.c_tilde[5], trace.i[5], trace.c[5],
            trace.o[5], trace.tanh_c[5], trace.h[5],
        )  # fmt: skip
        expected = [numbers[unit] for numbers in terms]
        assert [parsed(text) for text in strip.texts()] == pytest.approx(expected, abs=0.0051)
        painted(strip)

    def test_means_are_shown_only_where_they_add_up(self, strip):
        trace = forward(seeded_state(2, 3, 8))
        strip.show_reading(reading(trace, 5, None), True, LSTM)
        terms = (trace.f[5] * trace.c[4], trace.i[5] * trace.c_tilde[5], trace.c[5], trace.h[5])
        expected = [float(np.mean(numbers)) for numbers in terms]
        assert [parsed(text) for text in strip.texts()] == pytest.approx(expected, abs=0.0051)
        painted(strip)

    @pytest.mark.parametrize("wide", [330, 420, 700])
    def test_a_long_number_keeps_off_the_end_of_the_strip(self, strip, wide):
        state = seeded_state(1, 2, 3)
        huge = replace(state, initial=replace(state.initial, c=np.full(2, -1.6e10)))
        strip.show_reading(reading(forward(huge), 0, 0), False, LSTM)
        strip.resize(wide, 50)
        image = strip.grab().toImage()
        for x in (0, 1, wide - 2, wide - 1):
            assert len({image.pixel(x, y) for y in range(12, 38)}) == 1

    def test_the_first_step_starts_from_c_0(self, strip):
        state = seeded_state(1, 2, 3)
        strip.show_reading(reading(forward(state), 0, 1), False, LSTM)
        assert parsed(strip.texts()[0]) == pytest.approx(state.initial.c[1], abs=0.0051)

    def test_a_gate_that_is_tanh_has_a_sign(self, strip):
        swapped = lstm_kind(Variant(tanh_gates=("o",)))
        trace = forward(seeded_state(1, 2, 3, kind=swapped))
        unit = int(np.argmax(trace.o[1]))
        strip.show_reading(reading(trace, 1, unit), False, swapped)
        assert strip.texts()[5].startswith("+" if trace.o[1, unit] > 0 else "−")
        assert strip.texts()[1].startswith("0.")

    def test_all_numbers_are_said_to_a_screen_reader(self, strip):
        strip.show_reading(reading(forward(seeded_state(1, 2, 3)), 1, 0), False, LSTM)
        for text in strip.texts():
            assert text in strip.accessibleDescription()

    def test_a_click_on_the_term_of_a_block_picks_it(self, strip):
        strip.show_reading(reading(forward(seeded_state(1, 1, 1)), 0, 0), False, LSTM)
        said = Heard(strip.block_picked)
        for x in range(2, 700, 4):
            click(strip, (x, 20))
        order = list(dict.fromkeys(block for (block,) in said.calls))
        assert order == [term.block for term in terms_of(LSTM, mean=False) if term.block]

    @pytest.mark.parametrize("cell", ["lstm", "rnn"])
    def test_on_a_wide_screen_an_equation_is_not_torn_apart(self, strip, cell):
        strip.resize(3000, 50)
        strip.show_reading(
            reading(forward(seeded_state(1, 1, 1, kind=CELLS[cell])), 0, 0), False, CELLS[cell]
        )
        said = Heard(strip.quantity_picked)
        hits = []
        for x in range(4, 3000, 24):
            before = len(said.calls)
            click(strip, (x, 20))
            hits += [x] if len(said.calls) > before else []
        assert hits[-1] - hits[0] < 1200
        assert hits[0] + hits[-1] == pytest.approx(3000, abs=120)

    @pytest.mark.parametrize("cell", CELLS)
    @pytest.mark.parametrize("mean", [False, True])
    def test_every_cell_has_equations_of_its_own(self, strip, cell, mean):
        kind = CELLS[cell]
        numbers = reading(forward(seeded_state(2, 3, 8, kind=kind)), 5, None if mean else 1)
        strip.show_reading(numbers, mean, kind)
        quantities = [term.quantity for term in terms_of(kind, mean) if term.quantity]
        expected = [numbers[quantity] for quantity in quantities]
        assert [parsed(text) for text in strip.texts()] == pytest.approx(expected, abs=0.0051)
        assert quantities[-1] == "h"
        painted(strip)
