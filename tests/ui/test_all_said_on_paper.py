"""A figure for print says all, however narrow it is: nobody can point at what would be cut."""

from collections import Counter

import pytest
from msgspec.structs import replace

from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, texts
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.words.translation import language, set_language
from tests.ui.pictures import text_of_pdf
from tests.ui.printed import bounds, printed

QUICK = TrainingSettings(distance=6, units=6, forget_bias=2.0, three_seeds=False, updates=20)


@pytest.fixture(params=["ko", "en"])
def spoken(request):
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


def drawn(view: str, width: float, session: Session | None = None) -> Drawing:
    return printed(session or load_preset("latch").session, view, Printing(width * MILLIMETRE))


def words(drawing: Drawing) -> Counter[str]:
    """Return all but numbers, of which a wide page has more along its axes."""
    said = (word for text in texts(drawing.marks) for word in text.letters.split())
    return Counter(word for word in said if any(map(str.isalpha, word)) and len(word) > 1)


@pytest.mark.parametrize("view", ["memory-without", "memory-difference"])
def test_one_column_says_word_for_word_what_a_wide_page_does(qapp, spoken, view):
    assert words(drawn(view, 89)) == words(drawn(view, 250))


def test_lines_of_a_narrow_table_lie_in_the_figure(qapp, spoken):
    drawing = drawn("memory-without", 89)
    for text in texts(drawing.marks):
        if text.outline.numbers:
            left, top, right, bottom = bounds(text.outline)
            assert min(left, top) >= 0
            assert right <= drawing.width
            assert bottom <= drawing.height


def test_a_table_of_runs_is_whole_or_refused_with_the_width_that_suffices(qapp, tmp_path):
    from lstm_gui.app.drawing.offscreen import picture

    session = replace(load_preset("latch").session, view={"training": QUICK.as_json()})
    options = RenderOptions(session, tmp_path / "a.pdf", "train-runs", width=89 * MILLIMETRE)
    with pytest.raises(Problem) as refused:
        picture(options)
    wide = float(refused.value.fields["width"])
    text = text_of_pdf(picture(replace(options, width=wide * MILLIMETRE)))
    assert "parameters" in text
    with pytest.raises(Problem):
        picture(replace(options, width=(wide - 2) * MILLIMETRE))
