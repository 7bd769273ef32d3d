"""A request to terminate and the end of the terminal."""

import pytest

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
_MADE_ANOTHER_ERROR = """
import signal, sys
from lstm_gui.app import cli, commands
def presets(_):
    try:
        signal.raise_signal(signal.SIGTERM)
    except KeyboardInterrupt:
        raise ImportError("initialization failed")
commands.presets = presets
sys.exit(cli.main(["presets"]))
"""
_WHILE_IT_READS = """
import signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "MODULE":
            signal.raise_signal(signal.SIGINT)
# Heard also where whoever starts the tests in the background has it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupting())
from lstm_gui.app.first_moment import main
sys.exit(main())
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


def test_what_a_library_makes_of_the_end_is_the_end():
    ended = run(program=("-c", _MADE_ANOTHER_ERROR))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (143, 1), ended.stderr


@pytest.mark.parametrize(
    ("module", "lines"), [("lstm_gui.app.cli", 0), ("lstm_gui.app.commands", 1)]
)
def test_ctrl_c_before_a_command_begins_is_told_in_a_line_or_none(module, lines):
    code = _WHILE_IT_READS.replace("MODULE", module)
    ended = run("presets", program=("-c", code))
    assert ended.returncode not in (0, 1)
    assert len(ended.stderr.splitlines()) == lines, ended.stderr
