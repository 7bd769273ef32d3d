"""What is set says what it is: the task, its numbers with their units, and why a bias rests."""

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QScrollArea

from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.training_axes import Axes
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.train.training_curves import Curve, CurvesFigure
from tests.ui.driving import settle
from tests.ui.train.window import EASY, controls, workspace


def setup_of(main, **changes):
    main.document.set_training("", replace(main.document.training, **changes))
    settle()
    return workspace(main).setup


def test_each_task_tells_what_is_shown_and_asked(main):
    said = {}
    for task in OFFERS:
        main.document.set_training("", EASY.with_task(task))
        settle()
        said[task] = workspace(main).setup.about.text()
        assert "sked" in said[task]
        assert workspace(main).setup.about.isVisible()
    assert said.pop("sentence-ko") == said["sentence-en"]
    assert len(set(said.values())) == len(said)
    main.apply_language("ko")
    settle()
    assert "묻습니다" in workspace(main).setup.about.text()


def test_numbers_stand_with_their_units(main):
    said = {
        ("first-symbol", 6): "6 steps",
        ("adding", 30): "up to 30 steps",
        ("counting", 10): "up to n = 10",
        ("sentence-en", 1): "1 clause",
        ("sentence-en", 2): "2 clauses",
    }
    for (task, distance), text in said.items():
        assert setup_of(main, task=task, distance=distance).distance.text() == text
    assert setup_of(main, updates=1100).updates.text() == "≤ 1100 steps"
    main.apply_language("ko")
    settle()
    assert setup_of(main, distance=3).distance.text() == "절 3개"


def test_a_number_is_typed_between_what_stands_around_it(main):
    updates = setup_of(main).updates
    updates.setFocus()
    updates.lineEdit().setText("≤ 700 steps")
    updates.editingFinished.emit()
    updates.interpretText()
    settle()
    assert main.document.training.updates == 700


def test_a_forget_bias_that_makes_no_difference_says_why(main):
    assert "training begins when it rests" in setup_of(main).bias.toolTip()
    assert setup_of(main, start="chrono").bias.toolTip().startswith("Chrono draws")
    assert setup_of(main, cells=("rnn",)).bias.toolTip().startswith("None of the chosen cells")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_cut_at_the_side_in_a_small_window(main, language):
    main.resize(1024, 700)
    main.apply_language(language)
    for task in OFFERS:
        main.document.set_training("", replace(EASY.with_task(task), updates=3000))
        settle()
        setup = workspace(main).setup
        room = setup.findChild(QScrollArea).viewport()
        inside = [one for one in controls(main) if room.isAncestorOf(one)]
        assert inside
        for control in inside:
            right = control.mapTo(room, QPoint(control.width(), 0)).x()
            assert right <= room.width(), (task, control.accessibleName())


@pytest.mark.parametrize("height", [0.42, 0.58])
def test_the_name_of_a_level_hides_no_curve(shown, height):
    figure = shown(CurvesFigure())
    figure.resize(500, 160)
    points = tuple((float(step), height) for step in range(60, 101))
    curve = Curve("one", "f", Qt.PenStyle.SolidLine, points)
    axes = Axes("steps", 100, 1.0, ((0.0, "0"), (1.0, "1")), (0.5, "guessing"))
    figure.show_curves((curve,), axes, (), None)
    settle()
    image, area = figure.grab().toImage(), figure._area()
    for step in range(62, 99):
        spot = figure._place(area, step, height).toPoint()
        column = {image.pixelColor(spot.x(), spot.y() + dy).name() for dy in (-1, 0, 1)}
        assert theme().role("f").name() in column, step
