"""What the worked examples state comes out of a loop over scalars and of their cells."""

import math
import re

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward
from lstm_gui.files.lessons.lesson_files import worked_examples
from lstm_gui.scenes.learning.lesson_starts import start_of

EXAMPLES = {lesson.id: lesson for lesson in worked_examples()}
SCALAR, STEP, GRU_STEP, ADDER, COUNTER = EXAMPLES.values()
MINUS = "\N{MINUS SIGN}"
CELL = re.compile(f"{MINUS}?\\d+(?:\\.\\d+)?")


def sigma(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def table(lesson) -> list[list[float]]:
    """Return the numbers of the rows of the table on the page that checks, in both languages."""
    found = []
    for code in ("ko", "en"):
        rows = re.findall(r"^\|(.*)\|$", lesson.pages[1].text[code], re.MULTILINE)[2:]
        cells = [row.split("|") for row in rows]
        found.append(
            [[number(text) for text in row if CELL.fullmatch(text.strip())] for row in cells]
        )
    assert found[0] == found[1]
    return found[0]


def number(text: str) -> float:
    return float(text.strip().replace(MINUS, "-"))


def right_answers(lesson) -> list[str]:
    parts = lesson.pages[0].challenge.conditions
    return [part.options[part.answer - 1]["en"] for part in parts]


def written(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}".replace("-", MINUS)


def test_four_days_by_a_loop():
    h = c = 0.0
    rows = []
    for t, x in enumerate((1.0, 0.5, -0.5, 0.0)):
        f, i = sigma(x + h + 1), sigma(2 * x + h - 1)
        new, o = math.tanh(1.5 * x + 0.5 * h), sigma(x + 1)
        c = f * c + i * new
        h = o * math.tanh(c)
        rows.append([t, f, i, new, o, c, h])
    columns = np.array(rows)[:, 1:].T
    assert table(SCALAR) == [pytest.approx(list(row), abs=5.001e-4) for row in columns]
    assert right_answers(SCALAR) == [written(rows[1][5]), written(rows[1][6])]
    trace = forward(start_of(SCALAR, 0).state)
    assert trace.c[:, 0] == pytest.approx([row[5] for row in rows], abs=1e-12)
    assert trace.h[:, 0] == pytest.approx([row[6] for row in rows], abs=1e-12)


def test_one_step_of_an_lstm_by_hand():
    (x1, x2), (c1, c2), (h1, h2) = (1.0, -0.5), (0.5, -0.4), (0.2, -0.1)
    rows = []
    for unit, old, z in (
        (1, c1, (x1 + 1, 2 * x1, x1 + h2, x2 + 1)),
        (2, c2, (x2 + 1, 2 * x2, -x1 + x2 + h1, x1)),
    ):
        f, i, new, o = sigma(z[0]), sigma(z[1]), math.tanh(z[2]), sigma(z[3])
        c = f * old + i * new
        rows.append([unit, f, i, new, o, c, o * math.tanh(c)])
    columns = np.array(rows)[:, 1:].T
    assert table(STEP) == [pytest.approx(list(row), abs=5.001e-4) for row in columns]
    assert right_answers(STEP) == [written(row[5]) for row in rows]
    assert forward(start_of(STEP, 0).state).c[0] == pytest.approx(
        [row[5] for row in rows], abs=1e-12
    )


def test_one_step_of_a_gru_by_hand():
    x, h = 1.0, 0.6
    z, r = sigma(-x + h + 0.5), sigma(x - h)
    new = math.tanh(1.2 * x + r * (-0.8 * h + 0.1))
    out = (1 - z) * new + z * h
    assert table(GRU_STEP) == [pytest.approx([z, r, new, out], abs=5.001e-4)]
    assert right_answers(GRU_STEP) == [written(new), written(out)]
    assert forward(start_of(GRU_STEP, 0).state).h[0, 0] == pytest.approx(out, abs=1e-12)


def added(a: int, b: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the units of the adder for each digit, and the digits of the sum."""
    x = np.array([[a >> t & 1, b >> t & 1] for t in range(5)], dtype=float)
    h = forward(replace(start_of(ADDER, 0).state, sequence=Sequence(x))).h
    return h, (h[:, 0] - h[:, 1] + h[:, 2] + 1) / 2


def test_the_adder_adds_whatever_two_numbers():
    for a in range(16):
        for b in range(16):
            digits = added(a, b)[1]
            assert abs(digits - digits.round()).max() < 0.001
            assert sum(int(digit) << t for t, digit in enumerate(digits.round())) == a + b


def test_the_table_of_the_adder():
    assert (start_of(ADDER, 0).state.sequence.x == [[0, 1], [1, 1], [1, 1], [0, 0], [0, 0]]).all()
    units, digits = added(6, 7)
    x = start_of(ADDER, 0).state.sequence.x
    rows = [[t, *x[t], *units[t].round(), digits[t].round()] for t in range(5)]
    assert table(ADDER) == rows
    three = ", ".join(str(int(value)) for value in units[2].round())
    assert right_answers(ADDER) == [three, str(int(digits[3].round()))]


def counted(a: int, b: int) -> float:
    x = np.array([[1.0, 0.0]] * a + [[0.0, 1.0]] * b)
    return float(forward(replace(start_of(COUNTER, 0).state, sequence=Sequence(x))).c[-1, 0])


def test_the_counter_tells_the_words_of_the_language():
    for n in range(1, 51):
        assert abs(counted(n, n)) < 0.2
        assert abs(counted(n, n + 1)) > 0.5
        assert abs(counted(n + 1, n)) > 0.5
    c = forward(start_of(COUNTER, 0).state).c[:, 0]
    assert [row[-1] for row in table(COUNTER)] == pytest.approx(c, abs=5.001e-3)
    assert right_answers(COUNTER)[0] == str(round(c[2]))
    for code in ("ko", "en"):
        text = COUNTER.pages[1].text[code]
        assert f"{c[6]:.2f}".replace("-", MINUS) in text


@pytest.mark.parametrize("lesson", EXAMPLES.values(), ids=lambda lesson: lesson.id)
def test_no_two_answers_of_a_question_are_alike(lesson):
    for part in lesson.pages[0].challenge.conditions:
        options = [option["en"] for option in part.options]
        assert len(set(options)) == len(options)
