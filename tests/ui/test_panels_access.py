"""Keys and words instead of mouse and eyes: names, and the way of the Tab key."""

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import SHIFT, key, settle

STATE = seeded_state(2, 2, 8)


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(STATE)


def controls(main: MainWindow) -> list[QWidget]:
    """Return what a person can use with the keyboard."""
    return [
        widget
        for widget in main.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QLabel)
    ]


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} {widget.toolTip()!r}"


def test_every_control_has_a_name(main):
    nameless = [
        described(widget)
        for widget in controls(main)
        if not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_no_two_sliders_have_the_same_name(main):
    parameters = main.workspace.parameters
    stacks = (parameters.block.sliders, parameters.input.sliders, parameters.initial.sliders)
    names = [row.slider.accessibleName() for stack in stacks for row in stack.rows]
    assert len(set(names)) == len(names)


def in_a_group(control) -> bool:
    return isinstance(control, QAbstractButton) and control.group() is not None


def test_tab_reaches_every_control_and_comes_round(main):
    wanted = set(controls(main))
    for button in [one for one in wanted if in_a_group(one) and not one.isChecked()]:
        wanted.discard(button)  # of a group Tab stops at the chosen one, the arrows do the rest
    reached = walk(main, Qt.KeyboardModifier.NoModifier, len(wanted) + 40)
    assert {described(one) for one in wanted - reached} == set()


def test_shift_tab_goes_the_same_way_back(main):
    there = walk(main, Qt.KeyboardModifier.NoModifier, 120)
    back = walk(main, SHIFT, 120)
    assert {described(one) for one in there ^ back} == set()


def walk(main: MainWindow, keys: Qt.KeyboardModifier, steps: int) -> set[QWidget]:
    reached: set[QWidget] = set()
    first = controls(main)[0]
    first.setFocus()
    for _ in range(steps):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        key(focused, "Backtab" if keys == SHIFT else "Tab", keys)
        if QApplication.focusWidget() is first:
            break
    return reached


def test_the_focus_can_be_seen(main):
    for widget in controls(main):
        if (
            widget.width() < 8
            or widget.visibleRegion().isEmpty()
            or "Figure" in type(widget).__name__
        ):
            continue
        main.setFocus()
        settle(1)
        plain = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle(1)
        assert widget.grab().toImage() != plain, described(widget)


@pytest.mark.parametrize("workspace", ["cell", "memory", "train"])
def test_tab_never_goes_where_nothing_can_be_seen(shared_window, workspace):
    main = shared_window(STATE, QSize(1024, 700))
    main.workspaces.show(workspace)
    settle()
    first = controls(main)[0]
    first.setFocus()
    for _ in range(len(controls(main)) + 20):
        key(QApplication.focusWidget(), "Tab")
        settle(2)
        focused = QApplication.focusWidget()
        painted = focused.viewport() if isinstance(focused, QAbstractScrollArea) else focused
        seen = painted.visibleRegion().boundingRect()
        # What is larger than the place it is scrolled in shows as much as there is room for.
        assert seen.height() >= min(painted.height(), 60), described(focused)
        assert seen.width() >= min(painted.width(), 60), described(focused)
        if focused is first:
            break


@pytest.mark.parametrize("workspace", ["cell", "memory", "train"])
def test_what_is_clicked_is_large_enough_to_be_hit(shared_window, workspace):
    main = shared_window(STATE, QSize(1024, 700))
    main.workspaces.show(workspace)
    for one in main.workspace.panels:
        one.raise_()
    settle()
    small = [
        f"{described(one)} {one.width()} x {one.height()}"
        for one in controls(main)
        if isinstance(one, QAbstractButton | QAbstractSpinBox | QComboBox | QLineEdit)
        and min(one.width(), one.height()) < 24
    ]
    assert small == []


def test_the_diagram_says_in_words_what_the_unit_does(main):
    diagram = panel(main, "diagram")
    texts = set()
    for t in range(8):
        main.document.select(t=t)
        settle()
        text = diagram.figure.accessibleDescription()
        assert f"t = {t}" in text
        assert "%" in text or "nothing to remember" in text
        texts.add(text)
    assert len(texts) == 8


def test_tab_goes_through_the_parameters_from_top_to_bottom_before_it_leaves_them(main):
    main.document.select(block="i")  # what is shown anew must not come last
    settle()
    parameters = main.workspace.parameters
    focused: QWidget | None = controls(main)[0]
    focused.setFocus()
    visited: list[QWidget] = []
    while focused is not None and focused not in visited:
        visited.append(focused)
        key(focused, "Tab")
        focused = QApplication.focusWidget()
    inside = [index for index, one in enumerate(visited) if parameters.isAncestorOf(one)]
    assert len(inside) > 10
    assert inside == list(range(inside[0], inside[-1] + 1))
    rows = (*parameters.block.sliders.rows, *parameters.input.sliders.rows)
    stops = [parameters.block.matrices.grids["w_x"], *(row.slider for row in rows)]
    places = [visited.index(stop) for stop in (*stops, parameters.sizes.reach)]
    assert places == sorted(places)
