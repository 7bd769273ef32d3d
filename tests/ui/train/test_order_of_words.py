"""What came out of a training stands before what is always so."""

from tests.ui.driving import settle
from tests.ui.train.window import workspace


def test_the_verdict_comes_first_below_the_controls(main):
    main.workspaces.show("train")
    settle()
    setup = workspace(main).setup
    parts = (setup.controls, setup.verdict, setup.waits, setup.fixed)
    tops = [part.y() for part in parts]
    assert tops == sorted(set(tops))
    assert setup.waits.text() == "Training waits while another workspace is open."
