"""A request to terminate and the end of the terminal."""

from tests.app.running import run

_ENDED_WHILE_IT_PAINTS = """
import signal, sys
from lstm_gui.app.cli import main
from lstm_gui.ui.plots.drawing import DrawingItem
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
    DrawingItem.paint = lambda *_: signal.raise_signal(number)
    print(main(["manual", "-o", sys.argv[1]]), int(signal.getsignal(number)))
"""


def test_a_command_that_is_told_to_terminate_leaves_nothing_half_made(tmp_path):
    folder = tmp_path / "new" / "manual"
    ended = run(str(folder), program=("-c", _ENDED_WHILE_IT_PAINTS))
    assert ended.stdout.splitlines() == ["143 0", "129 0"], ended.stderr
    # In the language of the system, whatever it is.
    first, second = ended.stderr.splitlines()
    assert first.startswith("lstm-gui: ")
    assert first == second
    assert not folder.parent.exists()
