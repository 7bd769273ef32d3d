"""Folders of checkpoints: which files belong to the series, in which order."""

import pytest

from lstm_gui.files.importers import checkpoint_folder, read_model
from lstm_gui.files.importers.checkpoint_folder import read_checkpoints
from lstm_gui.files.importers.natural_order import natural
from lstm_gui.files.problem import Problem
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file


def always(_share: float) -> bool:
    return True


@pytest.fixture
def folder(tmp_path):
    for epoch in (10, 2, 1):
        torch_file(tmp_path / f"epoch{epoch}.pt", named(arrays_of("gru", 2, 3, epoch), "rnn."))
    return tmp_path


def test_numbers_in_the_names_are_the_order(folder):
    (folder / "notes.txt").write_text("nothing")
    (folder / "kept.lstm.json").write_text("{}")
    series = read_checkpoints(folder, always)
    assert series.names == ("epoch1.pt", "epoch2.pt", "epoch10.pt")
    assert series.left_out == ()
    assert series.first == read_model(folder / "epoch1.pt")


def test_other_networks_and_broken_files_are_left_out_and_said(folder):
    torch_file(folder / "epoch3.pt", named(arrays_of("gru", 2, 4), "rnn."))
    (folder / "epoch4.pt").write_bytes(b"PK\3\4")
    series = read_checkpoints(folder, always)
    assert len(series.checkpoints) == 3
    other, broken = series.left_out
    assert other == "epoch3.pt is left out: it is another network than epoch1.pt."
    assert broken.startswith("epoch4.pt is left out. epoch4.pt is ")


def test_it_tells_how_far_it_is_and_stops_when_asked(folder):
    shares = []
    assert read_checkpoints(folder, lambda share: shares.append(share) or len(shares) < 3) is None
    assert shares == pytest.approx([0, 1 / 3, 2 / 3])


@pytest.mark.parametrize("left", [[], ["epoch1.pt"]])
def test_fewer_than_two_are_no_series(folder, left):
    for path in folder.iterdir():
        if path.name not in left:
            path.unlink()
    with pytest.raises(Problem, match="no two checkpoints of one network"):
        read_checkpoints(folder, always)


def test_a_folder_that_is_too_large_is_refused_before_it_is_read(folder, monkeypatch):
    monkeypatch.setattr(checkpoint_folder, "MAX_BYTES", 100)
    with pytest.raises(Problem, match="are larger than 0 MB together"):
        read_checkpoints(folder, lambda _: pytest.fail("read"))


def test_any_digits_in_a_name_have_an_order():
    names = ["a1²3", "a1²10", "a2", "a10", f"a{'9' * 5000}", "a٣", "a"]
    assert sorted(names, key=natural)[:4] == ["a", "a1²3", "a1²10", "a2"]
    assert sorted(names, key=natural).index("a10") == 4


def test_a_number_written_above_the_line_is_a_letter_of_the_name(folder):
    (folder / "epoch1.pt").rename(folder / "1²3.pt")
    assert read_checkpoints(folder, always).names == ("1²3.pt", "epoch2.pt", "epoch10.pt")


def test_a_file_that_is_gone_by_the_time_it_is_read_is_left_out(folder, monkeypatch):
    listed = checkpoint_folder.checkpoint_files(folder)
    monkeypatch.setattr(checkpoint_folder, "checkpoint_files", lambda _: listed)
    (folder / "epoch10.pt").unlink()
    series = read_checkpoints(folder, always)
    assert series.names == ("epoch1.pt", "epoch2.pt")
    assert series.left_out[0].startswith("epoch10.pt is left out.")
