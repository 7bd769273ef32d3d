"""``--group``: the rows of a table that have one value in a column are one sequence."""

import numpy as np
import pytest

from lstm_gui.app.cli import main
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file

TABLE = "a,who,b\n1,ann,2\n3,bob,4\n5,ann,6\n"


@pytest.fixture
def asked(tmp_path):
    model = torch_file(tmp_path / "net.pt", named(arrays_of("lstm", 2, 3), "rnn."))
    (tmp_path / "x.csv").write_text(TABLE)
    out = str(tmp_path / "out.npz")
    return ["trace", str(model), "--input", str(tmp_path / "x.csv"), "-o", out, "--group"]


@pytest.mark.parametrize("column", ["who", "2"])
@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ([], [[1, 2], [5, 6]]),
        (["--sequence", "1"], [[1, 2], [5, 6]]),
        (["--sequence", "2"], [[3, 4]]),
    ],
)
def test_one_sequence_is_taken(asked, column, words, rows):
    assert main([*asked, column, *words]) == 0
    np.testing.assert_array_equal(np.load(asked[5])["rnn.x"], rows)


def test_which_it_is_is_said(asked, capsys):
    assert main([*asked, "who", "--sequence", "2"]) == 0
    assert "sequence 2 of 2: those rows whose who is bob" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"), [(["x"], 'no column "x"'), (["who", "--sequence", "3"], "number 2")]
)
def test_what_is_not_there_is_refused(asked, capsys, words, said):
    assert main([*asked, *words]) == 1
    assert said in capsys.readouterr().err


def test_numbers_tell_sequences_apart_too(asked, tmp_path):
    (tmp_path / "x.csv").write_text("id,a,b\n7,1,2\n9,3,4\n7,5,6\n")
    assert main([*asked, "id"]) == 0
    np.testing.assert_array_equal(np.load(asked[5])["rnn.x"], [[1, 2], [5, 6]])
