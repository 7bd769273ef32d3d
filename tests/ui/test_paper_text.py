"""Text on paper: no line is wider than its room, whatever the words are."""

import pytest

from lstm_gui.ui.exporting.paper.paper_text import broken


@pytest.mark.parametrize("word", ["x" * 300, "가" * 200, "short", f"a {'w' * 90} b"])
@pytest.mark.parametrize("width", [60.0, 410.0])
def test_a_word_that_is_wider_than_a_line_goes_on_in_the_next(qapp, word, width):
    rows = broken(f"before {word} after", width, 20.0)
    assert all(0 < row.width <= width for row in rows)
    most = sum(row.width for row in broken(f"before {word} after", 1e6, 20.0))
    # All of it is there, but for the blanks where lines end.
    assert sum(row.width for row in rows) == pytest.approx(most, rel=0.25)


def test_what_fits_stays_in_one_line_and_no_room_still_has_a_letter_in_each(qapp):
    assert len(broken("a few words", 400.0)) == 1
    assert len(broken("word", 0.5)) == 4
