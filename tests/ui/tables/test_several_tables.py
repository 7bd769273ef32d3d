"""Several tables at once: listed, dropped, gone back to."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from lstm_gui.core import LSTM
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import AS_IT_LOOKS, Layout
from lstm_gui.files.tables.text_table import table_of_text
from lstm_gui.ui.cell.tables.opened_tables import OpenedTables
from lstm_gui.ui.cell.tables.table_source import TableSource
from tests.core.network.networks import embedded
from tests.ui.dialogs import OK, answering
from tests.ui.tables.tables_window import (
    choose,
    dropped,
    entries,
    finish,
    go_back,
    menu_of,
    opened,
    paste,
    sound,
    told,
    x_of,
)


def test_several_tables_are_listed_and_each_is_taken_as_the_first_was(main, tmp_path, qtbot):
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path, numbers in zip(paths, ((1, 200, 3), (10, 400, 30, 40)), strict=True):
        path.write_text("day;price\n" + "\n".join(f"d{one};{one}" for one in numbers))
    menu = menu_of(main)
    menu.open_files(paths)
    qtbot.waitUntil(lambda: menu.tables.preview is not None)
    choose(menu.tables.preview.taking.scaling, "0-1")
    finish(menu.tables.preview)
    assert "2 tables are listed in the menu of the sequence." in told(main)
    assert entries(main)["a.csv"].isChecked()
    go_back(main, "b.csv", lambda: len(x_of(main)) == 4, qtbot)
    assert np.ravel(x_of(main)).tolist() == pytest.approx([0, 1, 20 / 390, 30 / 390])
    assert main.document.network.sequence.labels[:2] == ("d10", "d400")
    assert not entries(main)["a.csv"].isChecked()
    go_back(main, "a.csv", lambda: len(x_of(main)) == 3, qtbot)
    main.document.undo_stack.undo()
    assert len(x_of(main)) == 4


def test_how_a_table_is_read_can_be_chosen_anew(main):
    paste(main, "0.5\n1.5\n2.5\n3.5")
    assert menu_of(main).tables.preview is None
    entries(main)["How this table is read …"].trigger()
    preview = menu_of(main).tables.preview
    preview.taking.rows.setValue(2)
    finish(preview)
    assert x_of(main) == [[1], [3]]
    entries(main)["How this table is read …"].trigger()
    again = menu_of(main).tables.preview
    assert again.taking.rows.value() == 2, "what was chosen before is where the choice begins"
    finish(again, accepted=False)
    assert x_of(main) == [[1], [3]]


def test_a_table_that_is_dropped_becomes_the_input(main, tmp_path, qtbot):
    (tmp_path / "a.csv").write_text("0.5\n-1\n")
    main.document.edit("", main.document.state)
    title = main.document.title
    assert dropped(main, tmp_path / "a.csv")
    qtbot.waitUntil(lambda: x_of(main) == [[0.5], [-1]])
    assert main.document.title == title, "the session stays, and is not asked about"
    main.document.undo_stack.undo()
    assert len(x_of(main)) == 5


def test_a_table_is_the_input_of_the_network_whatever_layer_is_looked_at(main, tmp_path, qtbot):
    (tmp_path / "a.csv").write_text("0.5\n-1\n")
    below = main.document.network
    main.document.edit_network("", with_layer_above(below, 0))
    assert main.document.network.focus == 1
    assert dropped(main, tmp_path / "a.csv")
    qtbot.waitUntil(lambda: x_of(main) == [[0.5], [-1]])
    assert main.document.network.focus == 1, "the layer that was looked at still is"
    main.document.undo_stack.undo()
    assert len(x_of(main)) == 5


def test_a_network_that_reads_tokens_says_where_a_text_is_read(main, tmp_path):
    (tmp_path / "a.csv").write_text("0.5\n-1\n")
    main.document.edit_network("", embedded(LSTM))
    before = x_of(main)
    assert dropped(main, tmp_path / "a.csv")
    assert "Choose “Read a text through the embedding …”" in told(main)
    assert x_of(main) == before


def test_a_doubtful_table_that_is_dropped_is_asked_about(main, tmp_path, qtbot):
    (tmp_path / "a.tsv").write_text("a\tb\n1\t2\n3\t4\n")
    assert dropped(main, tmp_path / "a.tsv")
    qtbot.waitUntil(lambda: menu_of(main).tables.preview is not None)
    finish(menu_of(main).tables.preview, accepted=False)
    assert len(x_of(main)) == 5


def test_a_table_that_is_not_read_says_what_to_do_with_it(main, tmp_path, qtbot):
    (tmp_path / "a.parquet").write_bytes(b"PAR1....")
    with answering(OK) as texts:
        assert dropped(main, tmp_path / "a.parquet")
        qtbot.waitUntil(lambda: bool(texts))
    assert "a.parquet is a Parquet file, which is not read here." in texts[0]
    assert "to_csv" in texts[0]


def test_several_tables_can_be_dropped_but_no_table_and_a_session(main, tmp_path, qtbot):
    names = ("a.csv", "b.csv", "c.lstm.json")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_text("0.5\n0.25\n")
    assert not dropped(main, *paths)
    assert dropped(main, *paths[:2])
    qtbot.waitUntil(lambda: x_of(main) == [[0.5], [0.25]])
    assert {"a.csv", "b.csv"} <= set(entries(main))


def test_sequences_side_by_side_in_one_array_are_listed_like_tables(main, tmp_path, qtbot):
    several = np.arange(12.0).reshape(3, 4, 1) / 12.0
    np.savez(tmp_path / "runs.npz", x=several)
    menu = menu_of(main)
    menu.open_files([tmp_path / "runs.npz"])
    qtbot.waitUntil(lambda: len(x_of(main)) == 4)
    assert x_of(main) == several[0].tolist()
    assert "It is sequence 1 of 3 in the file." in told(main)
    assert entries(main)["runs.npz · 1"].isChecked()
    go_back(main, "runs.npz · 3", lambda: x_of(main) == several[2].tolist(), qtbot)
    assert entries(main)["runs.npz · 3"].isChecked()
    menu.open_files([tmp_path / "runs.npz"])
    qtbot.waitUntil(lambda: x_of(main) == several[0].tolist())
    listed = [one.title for one in menu.tables.opened.sources if one.name.startswith("runs")]
    assert listed == ["runs.npz · 1", "runs.npz · 2", "runs.npz · 3"]
    main.document.undo_stack.undo()
    assert x_of(main) == several[2].tolist()
    main.document.undo_stack.undo()
    assert x_of(main) == several[0].tolist()


@pytest.mark.parametrize(("rate", "chosen"), [(48_000, 16_000), (48_000, 44_100), (192_000, 100)])
def test_a_sound_that_is_asked_about_again_has_the_rate_that_was_chosen(
    main, tmp_path, qtbot, rate, chosen
):
    preview = opened(main, sound(tmp_path / "a.wav", [0.5, 0.25, -0.5], rate), qtbot)
    choose(preview.taking.rate, chosen)
    finish(preview)
    entries(main)["How this table is read …"].trigger()
    qtbot.waitUntil(lambda: menu_of(main).tables.preview is not None)
    again = menu_of(main).tables.preview
    assert again.taking.rate.currentData() == chosen
    finish(again, accepted=False)


def test_a_sound_of_another_rate_is_asked_about_by_itself(main, tmp_path, qtbot):
    paths = [sound(tmp_path / "a.wav", [0.5] * 6, 32_000)]
    paths.append(sound(tmp_path / "b.wav", [0.5] * 6, 44_100))
    menu = menu_of(main)
    menu.open_files(paths)
    qtbot.waitUntil(lambda: menu.tables.preview is not None)
    choose(menu.tables.preview.taking.rate, 16_000)
    finish(menu.tables.preview)
    entries(main)["b.wav"].trigger()
    qtbot.waitUntil(lambda: menu.tables.preview is not None)
    assert menu.tables.preview.taking.rate.currentData() == 44_100
    finish(menu.tables.preview, accepted=False)


def test_how_a_text_was_read_is_forgotten_once_another_is_pasted():
    opened, asked = OpenedTables(), Layout(separator=";")
    texts = [TableSource("The clipboard", text=text) for text in ("1;2", "3;4")]
    for source in texts:
        opened.add((source,))
        table = table_of_text(source.text, source.name, asked)
        opened.remember(source, asked, table, Selection((0,)))
    assert [opened.layout_of(source) for source in texts] == [AS_IT_LOOKS, asked]


def test_a_file_that_has_other_columns_by_now_is_read_as_a_new_one(main, tmp_path, qtbot):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;20\n3;40\n")
    preview = opened(main, path, qtbot)
    for place, state in enumerate((Qt.CheckState.Unchecked, Qt.CheckState.Checked)):
        preview.columns.item(place).setCheckState(state)
    finish(preview)
    assert x_of(main) == [[20], [40]]
    path.write_text("a\n5\n6\n7\n")
    go_back(main, "a.csv", lambda: len(x_of(main)) == 3, qtbot)
    assert x_of(main) == [[5], [6], [7]]
