"""Worksheets: what is asked, what is given, and answers that a scalar loop gives as well."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Kind, State, forward
from lstm_gui.files.lessons.lesson_files import bundled_lessons, worked_examples
from lstm_gui.files.lessons.lesson_format import Choice
from lstm_gui.files.sessions.share_text import session_of
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.handouts.drawn_numbers import STEPS, sheet_state
from lstm_gui.scenes.handouts.key_sheet import key_sheet
from lstm_gui.scenes.handouts.lesson_prose import plain
from lstm_gui.scenes.handouts.markup_html import formula_html, text_html
from lstm_gui.scenes.handouts.sheet_fonts import font_faces
from lstm_gui.scenes.handouts.sheet_html import article, web_page
from lstm_gui.scenes.handouts.sheet_parts import (
    Diagram,
    Formula,
    Heading,
    Paragraph,
    Room,
    Sheet,
    Table,
    Task,
    Ticks,
)
from lstm_gui.scenes.handouts.sheet_words import identity
from lstm_gui.scenes.handouts.worksheet import Handout, handout_of, sheet
from lstm_gui.words.lesson_words import headed, said
from lstm_gui.words.numbers import number, percent
from tests.core.oracle import scalar_trace
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY

LESSONS = {lesson.id: lesson for lesson in (*bundled_lessons(), *worked_examples())}

COMPUTED = re.compile(r"\d\.\d{3,}")
"""What is given has one decimal; what is computed has three."""


def preset(name: str) -> Handout:
    return Handout(name, load_preset(name).session.state)


def of(sheet: Sheet, kind: type) -> list:
    return [part for part in sheet.parts if isinstance(part, kind)]


def results(answers: Sheet) -> list[str]:
    return [task.result for task in of(answers, Task) if task.formula]


def written(sheet: Sheet) -> str:
    """Return all that stands in a sheet."""
    texts: list[str] = []
    for part in sheet.parts:
        match part:
            case Heading(text=text) | Paragraph(text=text):
                texts.append(text)
            case Formula(markup=markup):
                texts.append(markup)
            case Task():
                texts += [part.text, part.result]
            case Ticks(options=options):
                texts += options
            case Table(rows=rows):
                texts.append("\n".join(cell for row in rows for cell in row))
            case _:
                pass
    return "\n".join(texts)


def written_table(table: Table) -> str:
    return "\n".join(cell for row in table.rows for cell in row)


@pytest.mark.parametrize("place", [(1, 1), (1, 2), (7, 30)])
@pytest.mark.parametrize("name", ["latch", "remember-early-pulse", "bracket-depth"])
def test_the_answers_are_those_of_a_scalar_loop(name: str, place: tuple[int, int]) -> None:
    handout = preset(name)
    answers = sheet(handout, *place, answers=True)
    loop = scalar_trace(sheet_state(handout.state, *place))
    of_step = {quantity: rows[0][0] for quantity, rows in loop.items()}
    c_before = float(sheet_state(handout.state, *place).initial.c[0])
    expected = [
        of_step["z_f"], of_step["f"], of_step["f"] * c_before,
        of_step["z_c"], of_step["c_tilde"],
        of_step["z_i"], of_step["i"], of_step["i"] * of_step["c_tilde"],
        of_step["c"], of_step["tanh_c"],
        of_step["z_o"], of_step["o"], of_step["h"],
    ]  # fmt: skip
    assert results(answers) == [number(value, 3) for value in expected]
    rows = {row[0]: row[1:] for row in of(answers, Table)[-1].rows}
    for symbol, quantity in {"f_t": "f", "i_t": "i", "o_t": "o", "c_t": "c", "h_t": "h"}.items():
        steps = [number(row[0], 3) for row in loop[quantity]]
        assert list(rows[f"${symbol}$"]) == steps


def test_the_question_which_gate_is_answered_by_its_number() -> None:
    seen = set()
    for place in range(1, 30):
        handout = preset("latch")
        answers = sheet(handout, 3, place, answers=True)
        loop = scalar_trace(sheet_state(handout.state, 3, place))
        (ticks,) = of(answers, Ticks)
        block = "fico"[ticks.ticked]
        share = next(task.result for task in of(answers, Task) if not task.formula)
        assert share == percent(loop[block][0][0])
        asked = next(part.text for part in of(answers, Paragraph) if part.text.startswith("Which"))
        assert {"old": "f", "candidate": "i", "shown": "o"}[
            next(word for word in ("old", "candidate", "shown") if word in asked)
        ] == block
        seen.add(block)
    assert seen == {"f", "i", "o"}


@pytest.mark.parametrize("label", EVERY)
def test_no_sheet_tells_its_answers(label: str) -> None:
    handout = Handout(label, seeded_state(3, 4, 6, kind=EVERY[label]))
    for place in range(1, 6):
        asked, answers = sheet(handout, 5, place), sheet(handout, 5, place, answers=True)
        assert all(task.result == "" for task in of(asked, Task))
        assert all(ticks.ticked is None for ticks in of(asked, Ticks))
        assert of(asked, Diagram)[0].blank
        assert not of(answers, Diagram)[0].blank
        *_, table = of(asked, Table)
        assert COMPUTED.findall(written(asked).replace(written_table(table), "")) == []
        assert {row[1] for row in table.rows[2:]} == {""}, "the step to be computed by hand"
        assert sum(cell == "" for row in table.rows for cell in row) > len(table.rows) - 2
        assert all(cell for row in of(answers, Table)[-1].rows for cell in row)


@pytest.mark.parametrize("label", EVERY)
def test_every_task_says_how_it_is_computed(label: str) -> None:
    handout = Handout(label, seeded_state(3, 4, 6, kind=EVERY[label]))
    asked, answers = sheet(handout, 5, 1), sheet(handout, 5, 1, answers=True)
    pairs = zip(of(asked, Task), of(answers, Task), strict=True)
    for task, solved in pairs:
        if task.formula:
            assert solved.formula.endswith(solved.result)
            assert task.formula.partition(" = ")[0] in solved.formula.partition(" = ")[0]


def test_no_two_sheets_are_alike_and_each_can_be_made_again() -> None:
    handout = preset("remember-early-pulse")
    sheets = [sheet(handout, seed, n) for seed in (1, 2) for n in range(1, 31)]
    assert len({written(one) for one in sheets}) == len(sheets)
    assert {results(sheet(handout, 1, n, answers=True))[0] for n in range(1, 31)} != {""}
    again = [sheet(handout, seed, n) for seed in (1, 2) for n in range(1, 31)]
    assert [written(one) for one in again] == [written(one) for one in sheets]


@pytest.mark.parametrize("kind", [LSTM, GRU, RNN])
def test_the_numbers_are_fit_for_a_hand(kind: Kind) -> None:
    state = seeded_state(3, 4, 6, kind=kind)
    unit = state.selection.unit
    for place in range(1, 20):
        drawn = sheet_state(state, 1, place)
        parameters = drawn.parameters
        assert (parameters.hidden_size, len(drawn.sequence)) == (1, STEPS)
        assert parameters.input_size <= 2
        for array in (parameters.w_x, parameters.w_h, parameters.b, drawn.sequence.x):
            np.testing.assert_array_equal(array, np.round(array, 1))
            assert np.all((np.abs(array) > 0) & (np.abs(array) <= 1.5))
        own = state.parameters.b[:, unit]
        signed = np.abs(own) >= 0.05
        np.testing.assert_array_equal(np.sign(parameters.b[:, 0])[signed], np.sign(own)[signed])
        assert np.max(np.abs(forward(drawn).h)) < 1


def test_the_code_of_a_sheet_is_its_cell() -> None:
    handout = preset("gru-latch")
    one = sheet(handout, 4, 2)
    state = session_of(one.code).state
    assert state == sheet_state(handout.state, 4, 2) or _same(state, handout)
    assert number(float(forward(state).h[0, 0]), 3) == results(sheet(handout, 4, 2, True))[-1]


def _same(state: State, handout: Handout) -> bool:
    other = sheet_state(handout.state, 4, 2)
    np.testing.assert_array_equal(state.parameters.w_x, other.parameters.w_x)
    np.testing.assert_array_equal(state.sequence.x, other.sequence.x)
    return True


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_makes_a_worksheet(name: str) -> None:
    lesson = LESSONS[name]
    handout = handout_of(lesson)
    asked, answers = sheet(handout, 1, 1), sheet(handout, 1, 1, answers=True)
    assert asked.title == headed(lesson)
    assert handout_of(replace(lesson, number=0)).title == said(lesson.title)
    challenges = [page.challenge for page in lesson.pages if page.challenge is not None]
    for challenge in challenges:
        assert plain(said(challenge.goal)) in written(asked)
    choices = [
        one for of_page in challenges for one in of_page.conditions if isinstance(one, Choice)
    ]
    ticks = of(answers, Ticks)[: len(choices)]
    for choice, ticked in zip(choices, ticks, strict=True):
        assert ticked.options[ticked.ticked] == plain(said(choice.options[choice.answer - 1]))
    open_ones = [
        one for one in challenges if not all(isinstance(part, Choice) for part in one.conditions)
    ]
    assert len(of(asked, Room)) == len(open_ones)
    for challenge in open_ones:
        assert plain(said(challenge.hint)) in written(answers)
        assert plain(said(challenge.hint)) not in written(asked)
    leads_out = re.search(r"\]\(|\*\*|\{\{", written(asked))
    assert leads_out is None, leads_out


def test_a_solution_is_written_in_the_symbols_of_the_lesson() -> None:
    answers = written(sheet(handout_of(LESSONS["forget-gate"]), 1, 1, answers=True))
    assert "$b^{(f)} = 4$, $w_{x1}^{(f)} = −8$" in answers
    addresses = [
        re.findall(r"[a-z]_\w+\[\d[\d,]*\]", written(sheet(handout_of(one), 1, 1, answers=True)))
        for one in LESSONS.values()
    ]
    assert addresses == [[] for _ in LESSONS]


def test_answers_to_choose_from_stand_in_another_order_on_each_sheet() -> None:
    handout = handout_of(LESSONS["cost-and-gru"])
    orders = {of(sheet(handout, 1, n), Ticks)[0].options for n in range(1, 12)}
    assert len(orders) > 3
    assert len({frozenset(order) for order in orders}) == 1


def test_a_lesson_asks_about_the_cell_of_its_last_page() -> None:
    handout = handout_of(LESSONS["cost-and-gru"])
    assert handout.state.parameters.kind.name == "gru"


class Reader(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.links: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.links += [value for name, value in attrs if name in ("src", "href") and value]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_web_page_stands_alone_and_holds_every_part() -> None:
    asked = sheet(handout_of(LESSONS["sigmoid-and-tanh"]), 1, 1)
    page = Reader(web_page("t", [article(asked, lambda _: b'<?xml version="1.0"?>\n<svg></svg>')]))
    assert page.open == []
    assert page.links == []
    assert page.counts["table"] == len(of(asked, Table))
    assert page.counts["h2"] == len(of(asked, Heading))
    assert page.counts["svg"] == 2, "the figure and the code"
    assert "seed 1, sheet 1" in "".join(page.texts)


def test_a_web_page_breaks_korean_between_words() -> None:
    page = web_page("title", []).decode()
    assert re.search(r"body \{[^}]*word-break: keep-all", page)


def test_formulas_become_html_that_says_the_same() -> None:
    assert formula_html("c_{t−1}") == "<i>c</i><sub><i>t</i>−1</sub>"
    assert formula_html("W_x^{(f)} x_t") == (
        "<i>W</i><sub><i>x</i></sub><sup>(<i>f</i>)</sup> <i>x</i><sub><i>t</i></sub>"
    )
    assert formula_html("tanh(c̃_t) < 1") == "tanh(<i>c̃</i><sub><i>t</i></sub>) &lt; 1"
    assert text_html("a <b> $x$") == 'a &lt;b&gt; <span class="formula"><i>x</i></span>'


@pytest.mark.parametrize("name", ["latch", "remember-early-pulse"])
def test_a_key_holds_in_one_line_what_fills_the_blanks_of_a_sheet(name: str) -> None:
    handout = preset(name)
    key = key_sheet(handout, 7, range(2, 5))
    assert identity(key) == "seed 7, sheets 2 to 4"
    for line, place in enumerate((2, 3, 4), start=1):
        answers = sheet(handout, 7, place, answers=True)
        (ticks,) = of(answers, Ticks)
        steps = {row[0]: row[2:] for row in of(answers, Table)[-1].rows}
        told = dict(
            pair
            for table in of(key, Table)
            for pair in zip(table.rows[0], table.rows[line], strict=True)
        )
        assert told == {
            "Sheet": str(place),
            **{task.label: task.result for task in of(answers, Task)},
            "choice 1": str(ticks.ticked + 1),
            **{f"$c_{t}$": cell for t, cell in enumerate(steps["$c_t$"], start=1)},
            **{f"$h_{t}$": cell for t, cell in enumerate(steps["$h_t$"], start=1)},
        }


@pytest.mark.parametrize("label", EVERY)
def test_no_two_blanks_of_a_key_have_one_name(label: str) -> None:
    key = key_sheet(Handout(label, seeded_state(3, 4, 6, kind=EVERY[label])), 5, range(1, 2))
    names = [name for table in of(key, Table) for name in table.rows[0][1:]]
    assert len(names) == len(set(names)) > 3
    assert all(len(table.rows[0]) <= 14 for table in of(key, Table))


def test_a_web_page_brings_the_letters_it_shows_along() -> None:
    faces = font_faces(["<h2>셀</h2><p>수 ☐</p>", '<span class="formula"><i>h</i> ⊙</span>'])
    assert re.findall(r"font-family:'([^']+)';font-weight:(\d+);font-style:(\w+)", faces) == [
        ("Pretendard", "400", "normal"),
        ("Pretendard", "600", "normal"),
        ("STIX Two Math", "400", "italic"),
        ("STIX Two Math", "400", "normal"),
    ]
    more = font_faces(["<h2>셀</h2><p>수 ☐ 뷁</p>", '<span class="formula"><i>h</i> ⊙</span>'])
    assert len(more) > len(faces), "one letter more"
    assert font_faces([]) == ""
