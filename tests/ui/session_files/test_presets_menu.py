"""The menu of presets: what it tells, opens, and does where files are missing."""

import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import load_preset, preset_index, preset_names
from lstm_gui.ui.sessions import presets_menu
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import set_language
from tests.ui.dialogs import OK, answering
from tests.ui.session_files.files_window import document_of, is_open


def in_print(story: str) -> str:
    """Return a story of a file, which has no letters but those of every terminal, as it is set."""
    printed = {"x_1": "x₁", "x_2": "x₂", "h_t": "hₜ", "c_t": "cₜ", "z_t": "zₜ", "W_h": "Wₕ"}
    for written, set_as in printed.items():
        story = story.replace(written, set_as)
    return story


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_preset_shows_raw_markup(language):
    set_language(language)
    texts = [text for entry in preset_index() for text in presets_menu.words(entry)]
    set_language("en")
    assert [text for text in texts if "_" in text] == []


def test_the_presets_menu_tells_titles_and_stories_in_the_language_in_force(files):
    for code in ("en", "ko"):
        set_language(code)
        files.presets_menu.fill()
        actions = files.presets_menu.actions()
        presets = [load_preset(name) for name in preset_names()]
        kinds = [words_of(preset.session.state.parameters.kind.name).name for preset in presets]
        assert [action.text() for action in actions] == [
            f"{preset.title[code]} ({kind})" for preset, kind in zip(presets, kinds, strict=True)
        ]
        assert [action.toolTip() for action in actions] == [
            in_print(preset.story[code]) for preset in presets
        ]


def test_a_preset_opens_with_its_title_which_follows_the_language(files):
    files.presets_menu.fill()
    action = next(a for a in files.presets_menu.actions() if a.data() == "latch")
    action.trigger()
    latch = load_preset("latch")
    assert is_open(files, "latch")
    assert document_of(files).title == latch.title["en"]
    set_language("ko")
    assert document_of(files).title == latch.title["ko"]
    assert files.hint == in_print(latch.story["ko"])


def test_a_saved_preset_is_a_file_like_any_other(files, tmp_path):
    files.open_preset("latch")
    files.save_to(tmp_path / "mine.lstm.json")
    assert files.hint == str(tmp_path / "mine.lstm.json")
    assert document_of(files).title == ""


def test_missing_presets_are_a_sentence_and_no_end(files, monkeypatch):
    def missing():
        raise Problem("{file} is missing.", file="index.json")

    monkeypatch.setattr(presets_menu, "preset_index", missing)
    files.presets_menu.fill()
    (only,) = files.presets_menu.actions()
    assert not only.isEnabled()


def test_an_unknown_preset_is_told_and_changes_nothing(files):
    with answering(OK) as texts:
        files.open_preset("no-such")
    assert "no-such" in texts[0]
    assert is_open(files, "overwrite")
