"""Whatever is edited, opened and made another cell: undone, the first session is there again."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Entry
from lstm_gui.files.sessions.session import encode_session
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle

ACTIONS = st.one_of(
    st.tuples(st.just("edit"), st.integers(-3, 3)),
    st.tuples(st.just("paste"), st.integers(-3, 3)),
    st.tuples(st.just("open"), st.sampled_from(["overwrite", "latch", "gru-latch"])),
    st.tuples(st.just("kind"), st.sampled_from(["rnn", "gru", "lstm"])),
    st.tuples(st.just("trigger"), st.sampled_from(["undo", "redo", "reset_everything"])),
)


def act(main: MainWindow, action: str, argument: int | str) -> None:
    document, parameters = main.document, main.workspace.parameters
    match action:
        case "edit":
            block = document.state.parameters.kind.blocks[0]
            document.set_values("edit", {Entry("b", 0, block=block): argument / 3})
        case "paste":
            QApplication.clipboard().setText(repr(argument / 7))
            grid = parameters.block.matrices.grids["w_x"]
            grid.choose_all()
            grid.paste()
        case "open":
            main.files.open_preset(argument)
        case "kind":
            parameters.kind.kinds.buttons[argument].click()
        case "trigger":
            main.actions_by_name[argument].trigger()
    settle()


def shown(document: Document) -> tuple[bytes, str, str, bool]:
    return encode_session(document.session), document.title, document.preset, document.modified


@given(st.lists(ACTIONS, max_size=8))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_all_undone_is_the_first_session_and_all_redone_the_last(shared_window, actions):
    main = shared_window()
    document = main.document
    first = shown(document)
    for action, argument in actions:
        act(main, action, argument)
    stack = document.undo_stack
    stack.setIndex(stack.count())
    settle()
    last = shown(document)
    stack.setIndex(0)
    settle()
    assert shown(document) == first
    stack.setIndex(stack.count())
    settle()
    assert shown(document) == last
    stack.setIndex(0)


def test_every_cell_and_preset_on_the_way_comes_back_one_by_one(shared_window):
    main = shared_window()
    document, seen = main.document, [shown(main.document)]
    for action, argument in (
        ("kind", "gru"),
        ("open", "latch"),
        ("paste", 1),
        ("kind", "rnn"),
        ("open", "gru-latch"),
        ("kind", "lstm"),
        ("edit", 2),
    ):
        act(main, action, argument)
        assert shown(document) != seen[-1]
        seen.append(shown(document))
    for expected in reversed(seen[:-1]):
        main.actions_by_name["undo"].trigger()
        settle()
        assert shown(document) == expected
