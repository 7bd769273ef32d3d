"""Korean and English: every text switches, at once and back again."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from lstm_gui.core import KINDS
from lstm_gui.files.problem import Problem, counted
from lstm_gui.files.sessions.session import decode_session
from lstm_gui.files.shipped.presets import preset_index
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.spoken_languages import LANGUAGES, Language
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.cells import words_of
from lstm_gui.words.cells.blocks import FORGET
from lstm_gui.words.translation import language, set_language, told, tr
from lstm_gui.words.vocabulary import UNITS
from tests.core.states import seeded_state
from tests.ui.driving import settle

CATALOGUE = resource("locale", "ko", "LC_MESSAGES", "lstm_gui.po")

NAMES_OF_THINGS = {
    # Names that Korean texts write in Latin letters as well.
    "LSTM", "Explorer", "English", "Esc", "Ctrl", "Shift", "Alt", "Home", "End", "Space", "Enter",
    "Tab", "Delete", "PgUp", "PgDn", "F1", "F11", "CSV", "NPZ", "PNG", "SVG", "PDF", "Glorot",
    "Bengio", "Xavier", "csv", "tsv", "txt", "GPL", "Python", "Qt", "PyQt", "tanh", "json", "lstm",
    "JSON", "TOML", "GNU", "gui", "trace", "chrono", "all", "except", "last", "UTF",
    "PyTorch", "Keras", "Adam", "coupled", "null", "exp", "ReLU",
    "IRNN", "Chung", "Cho", "WAV", "ONNX", "safetensors", "state", "dict", "model", "input",
    "gradients", "RTNeural", "Neural", "Amp", "Modeler", "GuitarML", "CuDNN", "HDF", "out", "lin",
    "NumPy", "Parquet", "TikZ", "TIFF", "EPS", "LaTeX", "target",
    "NPY", "xlsx", "jsonl", "npy", "npz", "wav", "JIS", "AUC", "vocab", "tokenizer", "Windows",
    "WaveNet", "TensorFlow", "Lite", "Core", "GGUF", "Paddle", "Runtime", "TorchScript", "torch",
    "Olah", "Goodfellow", "save", "keras", "weights", "zip", "int", "False", "Feather", "pandas",
    "TMPDIR",
    *(words_of(name).name for name in KINDS),
}  # fmt: skip


def texts_of(main: MainWindow) -> Iterator[tuple[str, str]]:
    """Yield every text of the window with where it stands."""
    for widget in (main, *main.findChildren(QWidget)):
        if widget.objectName().startswith("qt_dockwidget"):
            continue  # buttons of Qt that the title row of a panel stands in for
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        yield where, widget.toolTip()
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, QLineEdit):
            yield where, widget.text()
        if isinstance(widget, QAbstractSpinBox):
            yield where, widget.prefix()
        if isinstance(widget, QComboBox):
            yield from ((where, widget.itemText(i)) for i in range(widget.count()))
        if isinstance(widget, QMenu):
            yield where, widget.title()
    for action in main.findChildren(QAction):
        if not action.associatedObjects():
            continue  # stands in no menu
        yield f"action {action.objectName()}", action.text()
        yield f"action {action.objectName()}", action.toolTip()


def english_words(text: str) -> set[str]:
    """Return the words of three letters and more that are no names, no keys and not quoted."""
    keys = r"--\w+|\[\[\w+\]\]|\b(?:entry|part|row):(?=\S)"
    named = r"\{\w+(?::[\w,]+)?\}|<[^>]*>|\"[^\"]*\"|\$[\w.]+|\w+_[a-z]\w+"
    spoken = re.sub(f"{named}|{keys}", "", text)
    return set(re.findall(r"[A-Za-z]{3,}", spoken)) - NAMES_OF_THINGS


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    with open(CATALOGUE, "rb") as file:
        return [message for message in read_po(file) if message.id]


def test_every_message_is_translated(messages):
    missing = [message.id for message in messages if not message.string or message.fuzzy]
    assert missing == []


def test_translations_are_korean(messages):
    pairs = [(_one(message.id), _one(message.string)) for message in messages]
    english = {text: english_words(korean) for text, korean in pairs}
    assert {text: words for text, words in english.items() if words} == {}
    spoken = [pair for pair in pairs if english_words(pair[0])]
    assert len(spoken) > 500
    assert [text for text, korean in spoken if text == korean] == []


def _one(form: str | tuple[str, ...]) -> str:
    return form if isinstance(form, str) else form[0]


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", ["1 unit", "2 units", "0 units"]), ("ko", ["유닛 1개", "유닛 2개", "유닛 0개"])],
)
def test_a_noun_goes_with_its_number(code, said):
    set_language(code)
    assert [tr(UNITS).format(count=count) for count in (1, 2, 0)] == said


def test_a_language_may_have_more_forms_than_english(tmp_path, monkeypatch):
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    rule = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
    catalogue = Catalog(locale="pl")
    catalogue.mime_headers = [("Plural-Forms", f"nplurals=3; plural=({rule});")]
    forms = ("{count} jednostka", "{count} jednostki", "{count} jednostek")
    catalogue.add((UNITS.one, str(UNITS)), forms)
    with open(folder / "lstm_gui.mo", "wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr("lstm_gui.words.translation.resource", lambda *_names: tmp_path)
    polish = {**LANGUAGES, "pl": Language("pl", "pl_PL", "Polski")}
    monkeypatch.setattr("lstm_gui.words.translation.LANGUAGES", polish)
    set_language("pl")
    said = [tr(UNITS).format(count=count) for count in (1, 3, 12)]
    assert said == ["1 jednostka", "3 jednostki", "12 jednostek"]


def test_a_problem_that_counts_is_told_with_its_number():
    one, many = "{file} has {found} row.", "{file} has {found} rows."
    for found, sentence in ((1, "a has 1 row."), (3, "a has 3 rows.")):
        problem = Problem(counted(one, many, "found"), file="a", found=found)
        assert (str(problem), told(problem)) == (sentence, sentence)


@pytest.mark.parametrize("code", ["ko", "en"])
def test_the_catalogue_of_each_language_is_in_force(code):
    set_language(code)
    assert language() == code
    assert (tr("Forget gate") != "Forget gate") == (code == "ko")


def test_an_unknown_language_is_english():
    set_language("xx")
    assert language() == "en"


@pytest.mark.parametrize("damage", [b"", b"not a catalogue", b"\xde\x12\x04\x95"])
def test_a_damaged_catalogue_leaves_the_texts_in_english(tmp_path, monkeypatch, damage):
    folder = tmp_path / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "lstm_gui.mo").write_bytes(damage)
    monkeypatch.setattr("lstm_gui.words.translation.resource", lambda *_names: tmp_path)
    set_language("ko")
    assert tr("Forget gate") == "Forget gate"


def test_the_empty_text_stays_empty():
    set_language("ko")
    assert tr("") == ""


def test_bound_texts_follow_and_forget_what_is_gone(shown):
    label = shown(QLabel())
    gone = QLabel()
    bind(label.setText, FORGET.name)
    bind(gone.setText, FORGET.name)
    del gone
    set_language("ko")
    korean = label.text()
    set_language("en")
    assert label.text() == "Forget gate" != korean


@pytest.mark.parametrize(
    "session", [b"[]", b'{"format": 1, "version": 1}', b'{"format": null, "version": 1}']
)
def test_what_a_file_has_instead_is_told_in_korean_too(session):
    with pytest.raises(Problem) as problem:
        decode_session(session, "a")
    set_language("ko")
    assert not re.search("text|list|object|number|whole", told(problem.value))


def test_a_name_of_a_file_is_not_translated():
    set_language("ko")
    assert told(Problem("{file} is empty. Choose another file.", file="text")).startswith("text")


def test_a_problem_is_told_in_the_language_in_force():
    problem = Problem(
        "The font {file} is missing or damaged; install the application again.", file="a.otf"
    )
    assert told(problem) == str(problem)
    set_language("ko")
    assert "a.otf" in told(problem)
    assert told(problem) != str(problem)


class TestWindow:
    @pytest.fixture
    def main(self, shared_window) -> MainWindow:
        return shared_window(seeded_state(2, 3, 10))

    def test_no_english_word_is_left_in_korean(self, window):
        main = window(seeded_state(2, 3, 10))
        main.apply_language("ko")
        settle()
        left = [f"{where}: {text}" for where, text in texts_of(main) if english_words(text)]
        assert left == []

    def test_choosing_the_language_in_force_changes_no_text(self, main):
        before = list(texts_of(main))
        main.appearance.choose_language("en")
        settle()
        assert list(texts_of(main)) == before

    def test_switching_there_and_back_returns_every_text(self, main):
        before = list(texts_of(main))
        main.apply_language("ko")
        settle()
        korean = list(texts_of(main))
        main.apply_language("en")
        settle()
        assert list(texts_of(main)) == before
        changed = [one for one, other in zip(before, korean, strict=True) if one != other]
        assert len(changed) > 60

    def test_a_window_opened_in_korean_equals_one_switched_to_it(self, window):
        switched = window(seeded_state(2, 3, 10))
        switched.apply_language("ko")
        settle()
        opened = window(seeded_state(2, 3, 10))
        assert list(texts_of(opened)) == list(texts_of(switched))

    def test_switching_the_language_touches_nothing_else(self, main):
        session = main.document.session
        main.actions_by_name["toggle_language"].trigger()
        settle()
        assert language() == "ko"
        assert main.document.session == session
        assert main.document.undo_stack.count() == 0

    def test_the_title_of_a_preset_follows(self, main):
        entry = preset_index()[0]
        main.files.show_preset(entry.name)
        for code in ("ko", "en"):
            main.apply_language(code)
            settle()
            assert entry.title[code] in main.windowTitle()
            assert entry.title[code] in main.header.document.text()


def test_another_message_takes_the_place_of_the_one_before(qtbot):
    class Heard(QLabel):
        def setText(self, text: str) -> None:
            heard.append(text)

    heard: list[str] = []
    label = Heard()
    qtbot.addWidget(label)
    bind(label.setText, "Forget gate")
    bind(label.setText, "Input gate")
    set_language("ko")
    assert heard == ["Forget gate", "Input gate", tr("Input gate")]


def test_menus_that_become_narrower_give_their_room_back_to_the_buttons(shared_window):
    main = shared_window(seeded_state(2, 3, 10))
    header = main.header
    main.apply_language("ko")
    main.resize(1024, 700)
    settle()
    for code in ("en", "ko", "en"):
        main.apply_language(code)
        settle()
        assert header.menu_bar.width() >= header.menu_bar.sizeHint().width()
    assert all(button.isVisible() for button in header._buttons)
