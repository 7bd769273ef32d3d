"""Programs of a model say what its inputs are called."""

import ctypes
import runpy
import shutil
import subprocess

import numpy as np
import pytest

from lstm_gui.core import LSTM, Embedding, Layer, Network, Sequence, with_input_names
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from tests.app.test_convert_code import converted


def test_a_program_of_numpy_says_what_its_inputs_are_called(tmp_path):
    program, unnamed = tmp_path / "a.py", tmp_path / "b.py"
    converted("bracket-depth", program)
    assert runpy.run_path(str(program))["NAMES"] == ("(", ")", "a–z")
    converted("latch", unnamed)
    assert "NAMES" not in runpy.run_path(str(unnamed))


@pytest.mark.parametrize("code", ["pytorch", "keras"])
def test_a_program_of_a_framework_says_what_its_inputs_are_called(tmp_path, code):
    program = tmp_path / "a.py"
    for preset, said in (("bracket-depth", True), ("count-pulses", False)):
        converted(preset, program, "--code", code)
        assert ("\nNAMES = ('(', ')', 'a–z')\n" in program.read_text("utf-8")) == said


def test_a_header_of_c_says_what_its_inputs_are_called_whatever_that_is(tmp_path):
    names = ("기온", 'x"; \\ */ ??/', "1\n2")
    loaded = load_preset("bracket-depth").session
    state = with_input_names(loaded.state, names)
    session, header, source, library = (tmp_path / f"a.{one}" for one in ("json", "h", "c", "so"))
    write_session(session, loaded.with_state(state))
    converted(session, header)
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no compiler of C")
    source.write_text(
        '#include "a.h"\nconst char *name(int k) { return network_input_names[k]; }\n', "utf-8"
    )
    words = ["-std=c99", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-shared", "-fPIC"]
    subprocess.run([compiler, *words, str(source), "-o", str(library), "-lm"], check=True)
    name = ctypes.CDLL(str(library)).name
    name.restype = ctypes.c_char_p
    assert [name(place).decode() for place in range(3)] == list(state.sequence.names)


def test_a_program_that_reads_tokens_has_no_names_of_columns(tmp_path):
    """A session may say how much of each token there is, and what these columns are called."""
    shares = Sequence(np.eye(3), names=("a", "b", "c"))
    read = Network((Layer.drawn("only", 2, 2, LSTM),), shares, embedding=Embedding(np.ones((3, 2))))
    session, header, program = (tmp_path / f"a.{one}" for one in ("json", "h", "py"))
    write_session(session, Session(read))
    converted(session, header)
    assert "#define NETWORK_INPUTS 1\n" in header.read_text("utf-8")
    assert "input_names" not in header.read_text("utf-8")
    converted(session, program, "--code", "pytorch")
    assert "NAMES" not in program.read_text("utf-8")
