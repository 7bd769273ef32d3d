"""Which words of a sentence are named below the heat maps, and where they stand."""

from itertools import pairwise

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QPainter, QPixmap

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.ui.plots.states import StatesFigure
from lstm_gui.ui.plots.time_axis import TimeAxis, named_steps
from tests.core.states import seeded_state
from tests.ui.driving import settle

_ENGLISH = "French-born Anna walks along rivers bakes bread reads novels and writes"
_KOREAN = "프랑스에서 자란 그는 주말이면 강가를 걷고 빵을 굽고 책을 읽다가 쓴다"
ENGLISH, KOREAN = tuple(_ENGLISH.split()), tuple(_KOREAN.split())
SIZES = (QSize(1024, 700), QSize(1440, 900))


def written(axis: TimeAxis) -> list[tuple[float, float, str]]:
    """Return from where to where on the axis which word is written."""
    picture = QPixmap(8, 8)
    painter = QPainter(picture)
    _, _, words = axis.generateDrawSpecs(painter)
    painter.end()
    return [(rect.left(), rect.right(), word) for rect, _, word in words]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("labels", [ENGLISH, KOREAN])
def test_the_first_word_and_that_of_the_step_are_named_and_none_touch(window, labels, size):
    state = seeded_state(1, 1, len(labels))
    main = window(with_sequence(state, Sequence(state.sequence.x, labels)), size)
    figure = main.findChild(StatesFigure)
    (axis,) = (item for item in figure.scene().items() if isinstance(item, TimeAxis))
    for step in (0, 1, 3, len(labels) - 1):
        main.document.select(t=step)
        main.document.flush()
        settle()
        words = written(axis)
        assert words[0][2][:1] == labels[0][0]
        assert any(labels[step].startswith(word.rstrip("…")) for _, _, word in words)
        assert len(words) > 2
        assert words[0][0] >= 0
        assert words[-1][1] <= axis.geometry().width() + 1e-6
        assert all(before[1] < after[0] for before, after in pairwise(words))


def test_each_step_is_named_where_all_words_have_room(qapp):
    named = named_steps(ENGLISH, len(ENGLISH), -0.5, 10.5, 1200.0)
    assert [word for _, word in named] == list(ENGLISH)


def test_a_stretch_that_has_neither_the_first_step_nor_the_chosen_one_is_named(qapp):
    named = named_steps(ENGLISH, len(ENGLISH), 2.5, 8.5, 1200.0, chosen=10)
    assert [word for _, word in named] == list(ENGLISH[3:9])


def test_words_that_begin_alike_do_not_read_the_same(qapp):
    labels = ("temperature_in", "temperature_out", "temperature_mean", "wind") * 3
    named = named_steps(labels, len(labels), -0.5, 11.5, 12 * 40.0)
    words = {labels[int(step)]: word for step, word in named}
    assert len(words) == len(set(words.values())) == 4
    assert words["temperature_out"].endswith("out")


def test_short_words_have_the_room_that_long_ones_beside_them_need(qapp):
    labels = ("extraordinarily", "a", "extraordinarily", "b", "extraordinarily", "c")
    named = named_steps(labels, 6, -0.5, 5.5, 6 * 40.0)
    assert [word for _, word in named] == ["extrao…", "a", "extrao…", "b", "extrao…", "c"]


def test_many_words_are_named_at_even_distances(qapp):
    steps = 5000
    named = named_steps(("word",) * steps, steps, -0.5, steps - 0.5, 900.0)
    assert {after[0] - before[0] for before, after in pairwise(named)} == {500.0}


def test_dates_at_even_distances_are_written_in_full_where_there_is_room(qapp):
    days = tuple(f"2024-01-{day:02}" for day in range(1, 32))
    named = named_steps(days, len(days), -0.5, 30.5, 31 * 13.0, chosen=10)
    assert [word for _, word in named] == ["2024-01-01", "2024-01-11", "2024-01-21", "2024-01-31"]
