"""One column tells which rows of a table are one sequence; all of them are listed."""

import numpy as np

from tests.ui.tables.tables_window import (
    choose,
    entries,
    finish,
    go_back,
    menu_of,
    opened,
    paste,
    told,
    x_of,
)

TEXT = "who,a\nann,1\nann,2\nbob,3\nann,4\nbob,5\n"


def asked(main, text: str):
    """Paste ``text`` and return what asks how it is read."""
    return paste(main, text) or asked_again(main)


def asked_again(main):
    entries(main)["How this table is read …"].trigger()
    return menu_of(main).tables.preview


def listed(main) -> list[str]:
    return [name for name in entries(main) if name.startswith("The clipboard")]


def test_rows_with_one_value_are_a_sequence_and_all_are_listed(main, qtbot):
    preview = asked(main, TEXT)
    choose(preview.layouts.boxes["group"], "who")
    assert [column.name for column in preview.table.columns] == ["a"]
    assert "those rows whose who is ann" in preview.decided.text()
    finish(preview)
    assert x_of(main) == [[1], [2], [4]]
    assert "The clipboard · bob" in entries(main)
    go_back(main, "The clipboard · bob", lambda: x_of(main) == [[3], [5]], qtbot)
    assert "2 steps" in told(main)
    go_back(main, "The clipboard · ann", lambda: len(x_of(main)) == 3, qtbot)
    main.document.undo_stack.undo()
    assert x_of(main) == [[3], [5]]


def test_another_column_tells_other_sequences_apart_from_the_first_on(main):
    preview = asked(main, "who,day,a\nann,1,1\nbob,2,2\ncid,2,3\n")
    choose(preview.layouts.boxes["group"], "who")
    choose(preview.taking.labels, 0)
    finish(preview)
    entries(main)["The clipboard · cid"].trigger()
    preview = menu_of(main).tables.preview or asked_again(main)
    choose(preview.layouts.boxes["group"], "day")
    assert "those rows whose day is 1" in preview.decided.text()
    preview.columns.show_columns(preview.table.columns, (1,))
    choose(preview.taking.labels, 0)
    finish(preview)
    assert x_of(main) == [[1]]
    assert listed(main) == ["The clipboard · 1", "The clipboard · 2"]
    assert entries(main)["The clipboard · 1"].isChecked()


def test_all_rows_are_one_again_under_the_name_of_the_table(main):
    preview = asked(main, TEXT)
    choose(preview.layouts.boxes["group"], "who")
    finish(preview)
    preview = asked_again(main)
    choose(preview.layouts.boxes["group"], "")
    finish(preview)
    assert x_of(main) == [[1], [2], [3], [4], [5]]
    assert listed(main) == ["The clipboard"]


def test_what_is_asked_again_keeps_how_it_was_read(main):
    preview = asked(main, TEXT)
    choose(preview.layouts.boxes["group"], "who")
    finish(preview)
    preview = asked_again(main)
    choose(preview.layouts.boxes["headings"], 2)
    assert preview.layouts.boxes["group"].currentData() == "who"
    finish(preview, accepted=False)


def test_an_array_of_several_sequences_has_no_column_that_tells_them_apart(main, tmp_path, qtbot):
    np.savez(tmp_path / "runs.npz", x=np.arange(24.0).reshape(3, 4, 2))
    preview = opened(main, tmp_path / "runs.npz", qtbot)
    assert preview.layouts.boxes["group"].isHidden()
    finish(preview, accepted=False)
