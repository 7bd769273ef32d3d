"""``lstm-gui handout``: files that can be printed, searched, and keep their answers."""

import re
from pathlib import Path

import pytest

from lstm_gui.app.cli import main
from lstm_gui.files.figures.marks import Group, Shape, Text
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.handouts.worksheet import Handout, sheet
from lstm_gui.ui.exporting.paper.paper_pages import SIZE, drawings
from tests.app.running import one_line, wrong_usage
from tests.ui.pictures import opened_pdf

pytestmark = pytest.mark.usefixtures("qapp")

COMPUTED = re.compile(r"\d\.\d{3,}")


def made(path: Path, *words: str) -> bytes:
    assert main(["handout", *words, "-o", str(path), "--lang", "en"]) == 0
    return path.read_bytes()


def pages(pdf: bytes) -> list[str]:
    with opened_pdf(pdf) as document:
        return [document.getAllText(page).text() for page in range(document.pageCount())]


def test_a_sheet_for_each_learner_on_pages_of_a4(tmp_path: Path) -> None:
    pdf = made(tmp_path / "w.pdf", "latch", "--students", "3", "--seed", "5")
    texts = pages(pdf)
    titles = [text for text in texts if "Name" in text]
    assert len(titles) == 3
    for number, text in enumerate(titles, start=1):
        assert f"seed 5, sheet {number}" in text
    with opened_pdf(pdf) as document:
        sizes = [document.pagePointSize(n) for n in range(document.pageCount())]
    for size in sizes:
        assert abs(size.width() - 595.3) < 1
        assert abs(size.height() - 841.9) < 1


def test_what_is_asked_can_be_searched_and_no_answer_stands_there(tmp_path: Path) -> None:
    asked = "\n".join(pages(made(tmp_path / "w.pdf", "latch", "--seed", "2")))
    answers = "\n".join(pages(made(tmp_path / "a.pdf", "latch", "--seed", "2", "--answers")))
    assert "weighted sum of the forget gate" in asked
    assert "forget gate" in asked
    state = load_preset("latch").session.state
    solved = sheet(Handout("", state), 2, 1, answers=True)
    results = [part.result for part in solved.parts if getattr(part, "formula", "")]
    assert all(result in answers for result in results)
    before, _, table = asked.partition("The table of steps")
    assert COMPUTED.findall(before) == []
    drawn = re.findall(r"\d\.\d\d\b", before)
    assert drawn, "the figure has what is given"
    assert all(number.endswith("0") for number in drawn), "what is given has one decimal"
    assert table.count("\n") > 4


def test_fonts_are_in_the_file(tmp_path: Path) -> None:
    pdf = made(tmp_path / "w.pdf", "latch")
    assert pdf.count(b"/FontFile2") >= 2
    assert b"Pretendard" in pdf
    assert b"STIXTwoMath" in pdf


def test_nothing_stands_in_the_margins() -> None:
    state = load_preset("slstm-loud").session.state
    found = list(drawings(sheet(Handout("x", state), 1, 1)))
    assert len(found) > 1
    for page in found:
        for x, y in points(page.marks):
            assert 40 < x < SIZE.width() - 40
            assert 30 < y < SIZE.height() - 25


def points(marks: tuple) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for mark in marks:
        match mark:
            case Shape(path=path):
                numbers = path.numbers
                found += zip(numbers[::2], numbers[1::2], strict=True)
            case Text(outline=outline):
                numbers = outline.numbers
                found += zip(numbers[::2], numbers[1::2], strict=True)
            case Group(marks=inner):
                found += points(inner)
            case _:
                pass
    return found


def test_a_lesson_by_its_id_and_by_its_file(tmp_path: Path) -> None:
    text = made(tmp_path / "w.html", "cost-and-gru", "--students", "2").decode()
    assert text.count("<article>") == 2
    assert "How many parameters has the LSTM?" in text
    file = Path("resources/lessons/13-cost-and-gru.lesson.toml")
    assert made(tmp_path / "v.html", str(file), "--students", "2").decode() == text


def test_the_web_page_keeps_its_answers_too(tmp_path: Path) -> None:
    asked = made(tmp_path / "w.html", "latch").decode()
    answers = made(tmp_path / "a.html", "latch", "--answers").decode()
    visible = re.sub(r"<svg.*?</svg>|<style.*?</style>|<table.*?</table>", "", asked, flags=re.S)
    assert COMPUTED.findall(visible) == []
    labels = re.findall(r'aria-label="([^"]*)"', asked)
    assert labels
    drawn = {number for label in labels for number in re.findall(r"\d\.\d\d", label)}
    assert all(number.endswith("0") for number in drawn), "what is given has one decimal"
    assert "☑" in answers
    assert "☑" not in asked
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", asked)


def test_korean_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "w.html"
    assert main(["handout", "latch", "-o", str(path), "--lang", "ko"]) == 0
    text = path.read_text("utf-8")
    assert 'lang="ko"' in text
    assert "망각 게이트의 가중합" in text
    assert "forget" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("latch", "-o", "w.txt"), "worksheets need a name that ends in .pdf / .html"),
        (("no-such", "-o", "w.pdf"), "no-such is neither a file nor a preset"),
        (("latch", "-o", "nowhere/w.pdf"), "does not exist"),
        (("gone.lesson.toml", "-o", "w.pdf"), "gone.lesson.toml"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_line(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["handout", *words, "--lang", "en"]) == 1
    assert said in one_line(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("--students", "0"), ("--students", "201"), ("--seed", "-1")])
def test_numbers_out_of_reach_are_wrong_usage(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "whole number" in wrong_usage(capsys, "handout", "latch", "-o", "w.pdf", *words)


def test_the_key_to_all_sheets_is_a_file_of_its_own(tmp_path: Path) -> None:
    texts = pages(made(tmp_path / "k.pdf", "latch", "--key", "--students", "30"))
    assert len(texts) == 2
    assert texts[0].startswith("Key: ")
    assert "seed 1, sheets 1 to 30" in texts[0]
