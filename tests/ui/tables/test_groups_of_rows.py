"""One column tells which rows of a table are one sequence; all of them are listed."""

from tests.ui.tables.tables_window import choose, entries, finish, go_back, paste, told, x_of

TEXT = "who,a\nann,1\nann,2\nbob,3\nann,4\nbob,5\n"


def test_rows_with_one_value_are_a_sequence_and_all_are_listed(main, qtbot):
    preview = paste(main, TEXT)
    if preview is None:
        entries(main)["How this table is read …"].trigger()
        preview = main.workspace.parameters.input.menu.tables.preview
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
