"""The gradient over time stands below the states, in step with them, once it is asked for."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from lstm_gui.app.cli import main as command
from lstm_gui.core import LSTM, RNN, Initial, Network, Parameters, Sequence, State, network_of
from lstm_gui.core.network import focused
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.scenes.derivatives import influence_on
from lstm_gui.ui.cell.gradient import gradient_work
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.plots.states import LEFT, RIGHT
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import briefly
from tests.core.network.networks import bidirectional
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel, state_of
from tests.ui.driving import click, hover, settle
from tests.ui.printed import placed, printed

GRADIENT = "gradient"


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(seeded_state(2, 3, 12))


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """What a thread waits for, no longer than the test goes on."""
    event = threading.Event()
    yield event
    event.set()


def show(main: MainWindow, network: Network, t: int = 0, **view: object):
    main.document.open(Session(network))
    main.document.set_view(gradient=True, **view)
    main.document.select(t=t, unit=1)
    settle()
    return panel(main, "states")


def columns(main: MainWindow) -> dict[str, np.ndarray]:
    """Return the numbers of the table of the gradient by their titles."""
    table = panel(main, "states").shown_tables()[-1]
    return {column.title: np.array(column.values) for column in table.columns}


def place_of(figure, step: int, steps: int) -> tuple[float, float]:
    width = figure.width() - LEFT - RIGHT
    return LEFT + width * (step + 0.5) / steps, figure.height() / 2


def traced(network: Network, *words: str) -> dict[str, np.ndarray]:
    write_session("a.lstm.json", Session(network))
    assert command(["trace", "a.lstm.json", "-o", "a.npz", *words]) == 0
    with np.load("a.npz") as saved:
        return dict(saved)


def take_long(patch: pytest.MonkeyPatch) -> None:
    """Let all derivatives be expected to take a second."""
    for place in ("ui.cell.gradient.gradient_work", "scenes.derivatives", "ui.document.tracing"):
        patch.setattr(f"lstm_gui.{place}.cost", lambda *_: 1.0)


def test_nobody_who_did_not_ask_for_it_pays_for_it(window):
    main = window(seeded_state(2, 3, 12))
    states = panel(main, "states")
    main.document.select(t=5)
    settle()
    assert "gradients" not in vars(states)
    assert not main.actions_by_name[GRADIENT].isChecked()
    states.toggleViewAction().trigger()
    assert states.isHidden()
    main.actions_by_name[GRADIENT].trigger()
    settle()
    assert states.isVisible()
    assert states.gradients.isVisible()
    assert states.gradient.isChecked()
    states.gradient.click()
    settle()
    assert not states.gradients.isVisible()
    assert not main.document.undo_stack.canUndo()


@pytest.mark.parametrize("layer", range(4))
def test_of_h_it_is_what_a_trace_saves(main, layer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    show(main, focused(bidirectional(LSTM), layer), t=3)
    weights = np.zeros((5, 3))
    weights[3, 1] = 1.0
    np.save("v.npy", weights)
    shown = columns(main)
    found = traced(network_of(main.document.snapshot().state), "--weights", "v.npy")
    for title, array in (("‖∂/∂h‖", "d_h"), ("‖∂/∂c‖", "d_c"), ("‖∂/∂x‖", "d_x")):
        np.testing.assert_allclose(shown[title], np.linalg.norm(found[array], axis=1), rtol=1e-12)


@pytest.mark.parametrize("layer", range(4))
def test_of_an_answer_it_is_what_a_trace_saves(main, layer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    network = focused(bidirectional(LSTM, "linear"), layer)
    show(main, network, t=3, answer=True, answered=1)
    shown, name = columns(main), network.names[layer]
    scores = np.zeros((5, 2))
    scores[network.taken_at(3, layer), 1] = 1.0
    np.save("u.npy", scores)
    found = traced(network, "--score-weights", "u.npy")
    rows = {"‖∂/∂h‖": f"{name}.d_h", "‖∂/∂c‖": f"{name}.d_c", "‖∂/∂x‖": "d_x"}
    for title, array in rows.items():
        expected = network.layers[layer].in_order(np.linalg.norm(found[array], axis=1))
        np.testing.assert_allclose(shown[title], expected, rtol=1e-12)


def test_another_number_is_chosen_in_its_box_and_numbers_matter_by_it(main):
    states = show(main, bidirectional(LSTM), t=2)
    strip = states.gradients
    assert strip.caption.text().startswith("Gradient of hₜ[2] at t = 2: ")
    box = strip.choice
    assert [box.itemText(at) for at in range(box.count())][1:] == [
        "the largest answer",
        "no",
        "yes",
    ]
    for place, name in ((2, "no"), (3, "yes")):
        box.setCurrentIndex(place)
        box.activated.emit(place)
        settle()
        assert strip.caption.text().startswith(f"Gradient of the answer {name} at t = 2: ")
    assert main.document.snapshot().influence.symbol == "out_t[2]"
    assert not main.document.undo_stack.canUndo()
    show(main, network_of(seeded_state(1, 2, 5)))
    assert not box.isVisible()


def test_a_click_selects_the_step_and_the_pointer_is_told_its_number(main, monkeypatch):
    figure = show(main, network_of(seeded_state(2, 3, 12)), t=9).gradients.figure
    said = []
    monkeypatch.setattr(
        "lstm_gui.ui.cell.gradient.gradient_figure.show_tooltip", lambda text, _: said.append(text)
    )
    hover(figure, place_of(figure, 4, 12))
    assert " at t = 4: a small change there moves hₜ[2] at t = 9 by up to " in said[-1]
    hover(figure, place_of(figure, 11, 12))
    assert len(said) == 1
    click(figure, place_of(figure, 4, 12))
    settle()
    assert state_of(main).selection.t == 4


def test_it_speaks_the_language_of_the_window(main):
    figure = show(main, network_of(seeded_state(2, 3, 12)), t=9).gradients.figure
    assert "hidden state h at t = 0: " in figure.accessibleDescription()
    main.appearance.choose_language("ko")
    settle()
    assert "은닉 상태" in figure.accessibleDescription()
    assert "hidden state" not in figure.accessibleDescription()


def test_the_axis_stands_still_during_a_drag(main, monkeypatch, qtbot):
    figure = show(main, network_of(seeded_state(2, 3, 12)), t=11).gradients.figure
    held = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: held[0])
    before = figure._axis
    far = state_of(main).parameters
    louder = replace(far, w_h=1e-6 * far.w_h, w_x=1e-6 * far.w_x)
    main.document.edit("", replace(state_of(main), parameters=louder))
    settle()
    assert figure._axis == before
    held[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: figure._axis != before)
    assert figure._axis.low < before.low


def test_what_exploded_is_at_the_top_and_what_vanished_at_the_bottom(main):
    huge = Parameters(np.ones((1, 1, 1)), np.full((1, 1, 1), 1e200), np.zeros((1, 1)), RNN)
    state = State(huge, Initial.zeros(RNN, 1), Sequence(np.zeros((6, 1))))
    strip = show(main, network_of(state), t=5).gradients
    assert columns(main)["‖∂/∂x‖"].tolist()[::-1] == [1.0, 1e200, *[np.inf] * 4]
    axis = strip.figure._axis
    assert axis.infinite
    assert axis.shares(np.array([np.inf])) == 1.0
    louder = replace(huge, w_h=np.full((1, 1, 1), 1e-200))
    strip = show(main, network_of(replace(state, parameters=louder)), t=5).gradients
    assert columns(main)["‖∂/∂x‖"].tolist()[::-1] == [1.0, 1e-200, *[0.0] * 4]
    axis = strip.figure._axis
    assert axis.shares(np.log10([1e-200, 1.0])).tolist() == [pytest.approx(0.16), 1.0]
    assert [text for _, text in axis.ticks()][-1] == "0"
    with np.errstate(divide="ignore"):
        assert axis.shares(np.log10(np.zeros(1))) == 0.0


def test_what_takes_long_is_found_beside_the_window_and_until_then_the_one_before_stays(
    main, monkeypatch, qtbot, go_on
):
    strip = show(main, network_of(seeded_state(2, 3, 7)), t=4).gradients
    take_long(monkeypatch)

    def waiting(asked):
        assert threading.current_thread() is not threading.main_thread()
        go_on.wait()
        return influence_on(asked)

    monkeypatch.setattr(gradient_work, "influence_on", waiting)
    main.document.select(t=6)
    settle()
    assert "at t = 4" in strip.caption.text()
    before = columns(main)["‖∂/∂x‖"]
    shorter = network_of(seeded_state(2, 3, 5))
    main.document.edit_network("", shorter)
    settle()
    assert strip.caption.text() == "The gradient is being computed …"
    assert len(panel(main, "states").shown_tables()) == 1
    main.document.undo_stack.undo()
    settle()
    go_on.set()
    qtbot.waitUntil(lambda: "at t = 6" in strip.caption.text())
    assert before[5:].tolist() == [0.0, 0.0]
    assert (columns(main)["‖∂/∂x‖"] > 0).all()


def test_a_picture_of_it_waits_for_what_takes_long(qapp, monkeypatch):
    take_long(monkeypatch)
    session = Session.of(seeded_state(2, 3, 7), {"gradient": True})
    drawing = printed(session, "states", Printing(89 * MILLIMETRE))
    curves = {one.name for one in placed(drawing.marks) if one.kind == "curve"}
    assert curves == {"h", "c", "x"}


@pytest.mark.parametrize("layer", range(4))
def test_what_was_kept_stands_beside_it_as_the_gradient_of_the_same_number(main, layer):
    network = focused(bidirectional(LSTM), layer)
    now = show(main, network, t=3, answer=True)
    large = main.document.snapshot().influence.symbol
    main.document.set_view(answered=1 if large == "out_t[1]" else 0)
    settle()
    expected = columns(main)
    assert not any(title.endswith(", kept") for title in expected)
    main.document.set_view(answered=None)
    main.document.keep_for_comparison()
    readout = network.readout
    turned = replace(readout, weights=readout.weights[::-1], bias=readout.bias[::-1])
    main.document.edit_network("", replace(main.document.network, readout=turned))
    settle()
    assert main.document.snapshot().influence.symbol != large, "another answer is the largest now"
    shown = columns(main)
    for title, sizes in expected.items():
        if title.startswith("‖"):
            np.testing.assert_allclose(shown[f"{title}, kept"], sizes, rtol=1e-12)
    main.document.select(t=1)
    settle()
    assert (columns(main)["‖∂/∂x‖, kept"] != shown["‖∂/∂x‖, kept"]).any()
    main.document.forget_comparison()
    settle()
    assert not any(title.endswith(", kept") for title in columns(main))
    assert now.gradients.figure._kept is None


def test_what_was_kept_is_told_and_drawn_but_not_where_it_has_other_answers(main, monkeypatch):
    states = show(main, network_of(seeded_state(2, 3, 12)), t=9)
    figure, said = states.gradients.figure, []
    monkeypatch.setattr(
        "lstm_gui.ui.cell.gradient.gradient_figure.show_tooltip", lambda text, _: said.append(text)
    )
    main.document.keep_for_comparison()
    state = state_of(main)
    louder = replace(state.parameters, w_h=2.0 * state.parameters.w_h)
    main.document.edit("", replace(state, parameters=louder))
    settle()
    hover(figure, place_of(figure, 4, 12))
    assert said[-1].startswith("cell state c at t = 4: ")
    kept = columns(main)["‖∂/∂c‖, kept"][4]
    assert said[-1].endswith(f" In what was kept: {briefly(kept, 3)} times.")
    main.document.edit_network("", focused(bidirectional(LSTM), 0))
    settle()
    assert [table.title for table in states.shown_tables()][-1].startswith("Gradient of ")
    assert not any(title.endswith(", kept") for title in columns(main))
