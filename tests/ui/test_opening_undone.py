"""Opening another session is one undo step: whatever was done before and after, all comes back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.core import Clamp, Entry, with_clamp
from lstm_gui.files.sessions.session import encode_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.sessions.presets_menu import title_of

LIMIT = 6
PRESETS = ("overwrite", "latch", "gru-latch")


class Expected:
    """What a document should say, kept as a plain list of places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places: list[tuple[object, int]] = [(content_of(document), 0)]
        self.at = 0
        self.titles, self.paths, self.means = [document.title], [document.path], [False]
        self.saved: list[int | None] = [0]

    @property
    def opening(self) -> int:
        return self.places[self.at][1]

    def step(self, opening: int) -> None:
        """One more place, after the one where we stand; the oldest may have to go."""
        del self.places[self.at + 1 :]
        self.saved = [None if at is not None and at > self.at else at for at in self.saved]
        self.places.append((content_of(self.document), opening))
        self.at += 1
        if len(self.places) > LIMIT + 1:
            del self.places[0]
            self.at -= 1
            self.saved = [None if at in (None, 0) else at - 1 for at in self.saved]

    def edit(self, value: int) -> None:
        document = self.document
        entry = Entry("b", 0, block=document.state.parameters.kind.blocks[0])
        before = document.state
        document.set_values("edit", {entry: float(value)})
        if document.state is not before and content_of(document) != self.places[self.at][0]:
            self.step(self.opening)

    def open(self, name: str) -> None:
        self.document.open_another(load_preset(name).session, title_of(name), preset=name)
        self.titles.append(title_of(name)())
        self.paths.append(None)
        self.means.append(self.document.view.mean)
        self.saved.append(None)
        self.step(len(self.titles) - 1)
        self.saved[self.opening] = self.at

    def save(self, name: str) -> None:
        self.document.saved(Path(name))
        self.saved[self.opening] = self.at
        self.titles[self.opening], self.paths[self.opening] = "", Path(name)

    def look(self, _again: None) -> None:
        self.means[self.opening] = not self.means[self.opening]
        self.document.set_view(mean=self.means[self.opening])

    def select(self, t: int) -> None:
        self.document.select(t=t)

    def undo(self, _again: None) -> None:
        self.document.undo_stack.undo()
        self.at = max(self.at - 1, 0)

    def redo(self, _again: None) -> None:
        self.document.undo_stack.redo()
        self.at = min(self.at + 1, len(self.places) - 1)

    def check(self) -> None:
        document, opening = self.document, self.opening
        assert content_of(document) == self.places[self.at][0]
        assert (document.title, document.path) == (self.titles[opening], self.paths[opening])
        assert document.modified == (self.saved[opening] != self.at)
        assert document.view.mean == self.means[opening]
        assert document.undo_stack.canUndo() == (self.at > 0)
        assert document.undo_stack.canRedo() == (self.at < len(self.places) - 1)


def content_of(document: Document) -> tuple[object, ...]:
    state = document.state
    return state.parameters, state.initial, state.sequence, document.baseline.parameters


ACTIONS = st.one_of(
    st.tuples(st.just("edit"), st.integers(-2, 2)),
    st.tuples(st.just("open"), st.sampled_from(PRESETS)),
    st.tuples(st.just("save"), st.sampled_from(["a.lstm.json", "b.lstm.json"])),
    st.tuples(st.just("select"), st.integers(0, 3)),
    st.tuples(st.sampled_from(["look", "undo", "undo", "redo"]), st.none()),
)


@given(st.lists(ACTIONS, max_size=20))
@settings(max_examples=60)
def test_whatever_is_done_name_mark_and_content_follow_undo_and_redo(qapp, actions):
    document = Document(load_preset("overwrite").session, title=title_of("overwrite"))
    document.undo_stack.setUndoLimit(LIMIT)
    expected = Expected(document)
    for name, argument in actions:
        getattr(expected, name)(argument)
        expected.check()
    document.close()
    document.deleteLater()


@pytest.fixture
def document(qapp):
    document = Document(load_preset("overwrite").session, title=title_of("overwrite"))
    yield document
    document.close()


def test_step_unit_clamps_view_and_comparison_come_back(document):
    document.edit("clamp", with_clamp(document.state, Clamp("f", 0, 1, 3, 0.25)))
    document.select(t=5, unit=0, block="o")
    document.set_view(unrolled=True, reach=5.0)
    document.flush()
    document.keep_for_comparison()
    document.flush()
    before = encode_session(document.session)
    compared = document.computed().kept
    assert compared is not None
    document.open_another(load_preset("gru-latch").session, title_of("gru-latch"))
    assert document.computed().kept is None
    assert not document.view.unrolled
    document.select(t=1)
    document.undo_stack.undo()
    assert encode_session(document.session) == before
    assert document.computed().kept is compared
    document.undo_stack.undo()
    assert document.state.clamps == ()
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert document.title == title_of("gru-latch")()


def test_a_lesson_leaves_the_way_back_alone(document):
    document.set_values("edit", {Entry("b", 0, block="f"): 7.0})
    document.open_another(load_preset("latch").session, title_of("latch"))
    document.visit(load_preset("gru-latch").session.network)
    place = document.undo_stack.place
    document.set_values("edit", {Entry("b", 0, block="z"): 7.0})
    document.undo_to(place)
    assert document.state == load_preset("gru-latch").session.state
    document.end_visit()
    assert document.title == title_of("latch")()
    document.undo_stack.undo()
    assert (document.title, document.modified) == (title_of("overwrite")(), True)


def test_another_cell_brings_its_title_and_a_file_keeps_its_name(document):
    network = load_preset("gru-latch").session.network
    document.set_view(unrolled=True)
    document.edit_network("take", network, title="Trained: GRU")
    assert document.view.unrolled
    assert (document.title, document.preset, document.modified) == ("Trained: GRU", "", True)
    document.undo_stack.undo()
    assert (document.title, document.modified) == (title_of("overwrite")(), False)
    document.saved(Path("mine.lstm.json"))
    document.edit_network("take", network, title="Trained: GRU")
    assert (document.path, document.title) == (Path("mine.lstm.json"), "")
    assert document.modified


def test_an_example_has_its_title_and_is_no_work(document):
    example = load_preset("gru-latch").session
    document.show_example(example.state, document.memory, "Example")
    assert (document.title, document.modified, document.shows_example) == ("Example", False, True)
    document.end_example()
    assert (document.title, document.modified) == (title_of("overwrite")(), False)


def test_long_histories_do_not_take_a_lost_place_for_a_saved_one(document):
    document.undo_stack.setUndoLimit(2)
    for value in (1.0, 2.0, 3.0):
        document.set_values("edit", {Entry("b", 0, block="f"): value})
    document.undo_stack.setIndex(0)
    assert document.modified
