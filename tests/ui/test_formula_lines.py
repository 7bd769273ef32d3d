"""Formula lines and the typesetting of symbols."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from lstm_gui.ui.widgets.numbers.symbol_label import SymbolLabel
from tests.ui.driving import pixels_of


def margins(shown, width: int) -> tuple[int, int]:
    """Return what is left free on both sides of a centred line, ``width`` pixels wide."""
    line = FormulaLine(16, align=0.5)
    line.resize(width, 30)
    shown(line)
    empty = pixels_of(line)
    line.show_markup("c_t = 0.85 × (−1.20) + 0.31 = −0.71")
    (columns,) = np.nonzero((pixels_of(line) != empty).any(axis=0))
    return columns.min(), width - 1 - columns.max()


class TestFormulas:
    @pytest.mark.parametrize("width", [200, 400, 900])
    def test_a_line_stands_whole_in_the_middle_of_its_room(self, shown, width):
        left, right = margins(shown, width)
        assert min(left, right) > 0
        assert left == pytest.approx(right, abs=3)

    def test_where_there_is_no_room_for_a_line_its_middle_is_seen(self, shown):
        assert max(margins(shown, 40)) <= 4

    def test_a_label_is_as_wide_as_its_symbol(self, shown):
        label = shown(SymbolLabel("W_x^{(f)}"))
        short = label.sizeHint().width()
        label.show_markup("W_x^{(f)} W_x^{(f)} W_x^{(f)}")
        assert label.sizeHint().width() > 2 * short

    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("f_t", "𝑓𝑡"),
            ("h_t", "ℎ𝑡"),
            ("tanh(c_t)", "tanh(𝑐𝑡)"),
            ("W_x^{(f)}", "𝑊𝑥(𝑓)"),
            ('"how much" σ', "how much σ"),
            ("c̃_t", "𝑐˜𝑡"),
            ("= −0.25", "= −0.25"),
            ("입력_t", "입력𝑡"),
        ],
    )
    def test_letters_are_italic_and_words_upright(self, qapp, markup, text):
        line = typeset(markup, 16)
        assert "".join(run.piece.text for run in line.runs) == text

    def test_hangul_is_in_the_font_that_has_it(self, qapp):
        word, index = typeset("입력_t", 16).runs
        assert word.piece.font.family() == "Pretendard"
        assert index.piece.font.family() == "STIX Two Math"

    def test_symbols_come_in_few_sizes_none_larger_than_asked_for(self, qapp):
        asked = np.arange(6.0, 40.0, 0.25)
        sizes = [typeset("f", pixels).runs[0].piece.font.pixelSize() for pixels in asked]
        assert all(size <= round(pixels) for size, pixels in zip(sizes, asked, strict=True))
        assert all(size % 2 == 0 for size in sizes if size >= 12)

    def test_lowered_and_raised_signs_are_smaller_and_move_the_right_way(self, qapp):
        base, lower, upper = typeset("W_x^{y}", 20).runs
        assert lower.y > base.y > upper.y
        assert base.x < lower.x < upper.x
        assert lower.piece.font.pixelSize() < base.piece.font.pixelSize()

    @given(st.text('fco_t^{}~˜()=−0123456789.σ⊙" ', max_size=30), st.floats(4, 60))
    def test_any_text_can_be_set(self, qapp, markup, pixels):
        line = typeset(markup, pixels)
        assert line.width >= 0
        assert line.ascent > 0


def test_a_formula_that_may_be_left_out_is_never_too_small_to_read(shown):
    line = FormulaLine(14, whole=True)
    shown(line)
    line.show_markup("how + far + each + word + would + still + move")
    seen = []
    for width in range(40, 600, 10):
        line.resize(width, 30)
        rows = np.nonzero((pixels_of(line) != pixels_of(line)[0, 0]).any(axis=1))[0]
        seen.append(int(np.ptp(rows)) if len(rows) else 0)
    assert seen[0] == 0 < seen[-1]
    assert min(size for size in seen if size) > 0.7 * seen[-1]


def test_who_hears_a_formula_hears_all_of_it_in_plain_letters(qapp):
    line = FormulaLine(14, whole=True)
    line.resize(10, 24)
    line.show_markup('"how much" W_x^{(f)} ', shorter="W")
    assert line.accessibleName() == "how much W x (f)"


def test_a_formula_gives_way_to_a_shorter_one_rather_than_become_unreadable(shown):
    lines = []
    for markup, shorter in (("a + b + c + d + e", "a"), ("a", "")):
        line = FormulaLine(14)
        line.resize(40, 24)
        shown(line)
        line.show_markup(markup, shorter=shorter)
        lines.append(line)
    long, short = (line.grab().toImage() for line in lines)
    assert long == short
    lines[0].resize(300, 24)
    lines[1].resize(300, 24)
    assert lines[0].grab().toImage() != lines[1].grab().toImage()


def test_two_letters_of_an_index_are_set_as_one_beside_another_and_words_upright(qapp):
    def written(markup: str) -> list[str]:
        return [run.piece.text for run in typeset(markup, 16).runs]

    assert written("W_{ih}") == ["𝑊", "𝑖", "ℎ"]
    assert written("W_{old}") == ["𝑊", "old"]
    index, beside = typeset("W_{ih}", 16).runs[1:]
    assert index.y == beside.y > 0
    assert index.x < beside.x
