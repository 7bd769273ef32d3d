"""A saved trace holds the numbers of the forward pass, to the last bit."""

import csv
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.core import Kind, forward, gradients, network_forward
from lstm_gui.core.network import network_gradients
from lstm_gui.files.problem import Problem
from lstm_gui.files.traces.network_arrays import network_arrays, network_gradient_arrays
from lstm_gui.files.traces.trace_export import write_arrays
from tests.core.oracle import QUANTITIES
from tests.core.states import any_cell
from tests.files.sessions import small_session

STATE = small_session().state
TRACE = forward(STATE)
ARRAYS = network_arrays(network_forward(small_session().network))


def test_npz_holds_every_array(tmp_path: Path) -> None:
    path = tmp_path / "trace.npz"
    write_arrays(path, ARRAYS)
    with np.load(path) as saved:
        assert set(saved.files) == {"x", *QUANTITIES}
        for name in saved.files:
            assert saved[name].dtype == np.float64
            np.testing.assert_array_equal(saved[name], getattr(TRACE, name))
        assert saved["x"].shape == (4, 2)
        assert saved["c_tilde"].shape == (4, 3)


@any_cell
@pytest.mark.parametrize("suffix", [".npz", ".csv"])
def test_every_cell_is_saved_with_its_own_quantities(
    tmp_path: Path, kind: Kind, suffix: str
) -> None:
    path, trace = tmp_path / f"trace{suffix}", network_forward(small_session(kind=kind).network)
    write_arrays(path, network_arrays(trace))
    if suffix == ".npz":
        with np.load(path) as saved:
            names = set(saved.files)
    else:
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")[1:]
        names = {name.rpartition("_")[0] for name in header}
    assert names == {"x", *trace.traces[0].quantities}


@any_cell
def test_gradients_stand_beside_the_trace(tmp_path: Path, kind: Kind) -> None:
    session = small_session(kind=kind)
    state, passed = session.state, network_forward(session.network)
    trace = forward(state)
    result = gradients(state, trace, np.ones((4, 3)))
    derivatives = network_gradient_arrays(passed, network_gradients(passed, np.ones((4, 3))))
    write_arrays(tmp_path / "trace.npz", network_arrays(passed), further=derivatives)
    arrays = {"d_h": result.h, "d_x": result.x, "d_h0": result.h_0}
    if kind.name == "lstm":
        arrays |= {"d_c": result.c, "d_c0": result.c_0}
    for k, block in enumerate(kind.blocks):
        for name in ("w_x", "w_h", "b"):
            arrays[f"d_{name}_{block}"] = getattr(result, name)[k]
    further = {"gru-after": ["d_b_h_n"], "peepholes": ["d_p_f", "d_p_i", "d_p_o"]}
    names = further["peepholes"] if kind.variant.peepholes else []
    names = further["gru-after"] if kind.reset == "after" else names
    arrays |= dict(zip(names, result.extra, strict=True))
    with np.load(tmp_path / "trace.npz") as saved:
        assert set(saved.files) == {"x", *trace.quantities, *arrays}
        for name, array in arrays.items():
            np.testing.assert_array_equal(saved[name], array)


def test_a_table_has_no_room_for_gradients(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"gradients need a name that ends in \.npz"):
        write_arrays(tmp_path / "trace.csv", ARRAYS, further={"d_h0": np.ones(3)})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("labels", [None, ("나는", "a,b", 'say "c"', "")])
def test_csv_has_one_row_for_each_step(tmp_path: Path, labels: tuple[str, ...] | None) -> None:
    path = tmp_path / "trace.CSV"
    write_arrays(path, ARRAYS, labels)
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["t"] for row in rows] == ["0", "1", "2", "3"]
    for t, row in enumerate(rows):
        assert row.get("label") == (None if labels is None else labels[t])
        assert float(row["x_2"]) == TRACE.x[t, 1]
        for name in QUANTITIES:
            assert [float(row[f"{name}_{j}"]) for j in (1, 2, 3)] == list(getattr(TRACE, name)[t])


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("=1+1|cmd", "'=1+1|cmd"),
        ("+x", "'+x"),
        ("-3", "'-3"),
        ("@x", "'@x"),
        ("\t=x", "'\t=x"),
        ("  =x", "'  =x"),
        ("\r=x", "'\n=x"),
        ("a\r\n=x", "a\n=x"),
        ("＝x", "'＝x"),
        ("a\0b", "a\ufffdb"),
        ("\0=x", "\ufffd=x"),
        ("a=1", "a=1"),
        ("3-4", "3-4"),
        ("'s", "'s"),
        ("", ""),
    ],
)
def test_no_label_is_computed_by_a_spreadsheet(tmp_path: Path, label: str, written: str) -> None:
    path = tmp_path / "trace.csv"
    write_arrays(path, ARRAYS, (label, "b", "c", "d"))
    with path.open(encoding="utf-8", newline="") as handle:
        assert [row["label"] for row in csv.DictReader(handle)] == [written, "b", "c", "d"]


def test_no_name_of_an_array_is_computed_by_a_spreadsheet(tmp_path: Path) -> None:
    write_arrays(tmp_path / "trace.csv", {"=1+1|cmd.h": np.ones((2, 1)), "a.h": np.ones((2, 1))})
    header = (tmp_path / "trace.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "t,'=1+1|cmd.h_1,a.h_1"


def test_the_columns_of_the_csv_stand_in_the_documented_order(tmp_path: Path) -> None:
    path = tmp_path / "trace.csv"
    write_arrays(path, ARRAYS, STATE.sequence.labels)
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header[:7] == ["t", "label", "x_1", "x_2", "z_f_1", "z_f_2", "z_f_3"]
    order = list(dict.fromkeys(name.rpartition("_")[0] for name in header[2:]))
    assert order == ["x", *QUANTITIES]
    page = Path("docs/session-format.md").read_text(encoding="utf-8")
    assert "`f`, `z_i`, `i`, `z_c`, `c_tilde`, `z_o`, `o`, `c`, `tanh_c`,\n`h`" in page


@pytest.mark.parametrize("name", ["trace.txt", "trace", ".csv.gz"])
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"a name that ends in \.npz / \.csv"):
        write_arrays(tmp_path / name, ARRAYS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["trace.npz", "trace.csv"])
def test_what_is_given_up_half_way_leaves_the_file_as_it_was(tmp_path: Path, name: str) -> None:
    path, come = tmp_path / name, []
    path.write_text("before")

    def until_half(share: float) -> bool:
        come.append(share)
        return share < 0.5

    arrays = {f"a_{n}": np.zeros((1000, 2)) for n in range(10)}
    assert not write_arrays(path, arrays, goes_on=until_half)
    assert come == sorted(come)
    assert 0.5 <= come[-1] < 1
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
