"""What a control says is heard: no signal of the window goes nowhere."""

from PyQt6.QtCore import QObject, pyqtSignal

from tests.ui.driving import settle

WHILE_SOMETHING_RUNS = {
    # Connected while a class looks on.
    ("LearnPanel", "parameters_asked"),
    ("Learning", "turned"),
    # Connected for a newcomer, whose closed panels stay closed.
    ("Learning", "arranged"),
    # Connected by whoever starts the window.
    ("MainWindow", "completed"),
    ("MainWindow", "furnished"),
    # Connected once a network answers something.
    ("StatesFigure", "range_shown"),
}


def signals(thing: QObject) -> list[tuple[type, str]]:
    """Return the signals of our own that ``thing`` has, with the classes that define them."""
    own = [kind for kind in type(thing).__mro__ if kind.__module__.startswith("lstm_gui")]
    return [
        (kind, name)
        for kind in own
        for name, value in vars(kind).items()
        if isinstance(value, pyqtSignal)
    ]


def test_every_signal_is_heard_by_somebody(window):
    main = window("latch")
    for workspace in ("memory", "train", "cell"):
        main.workspaces.show(workspace)
        settle()
    for action in ("learn", "gate_steps"):
        main.actions_by_name[action].trigger()
        settle()
    heard: dict[tuple[str, str], bool] = {}
    for thing in (main, *main.findChildren(QObject)):
        for kind, name in signals(thing):
            pair = (kind.__name__, name)
            heard[pair] = heard.get(pair, False) or thing.receivers(getattr(thing, name)) > 0
    assert ("TimeSlider", "picked") in heard
    assert {pair for pair, there in heard.items() if not there} <= WHILE_SOMETHING_RUNS
