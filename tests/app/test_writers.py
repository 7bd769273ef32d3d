"""Whatever a command writes: the old file stays if it cannot be, and one line says why."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import LSTM
from lstm_gui.files.sessions.session import Session, write_session
from tests.core.network.networks import bidirectional
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import safetensors

SESSION, MODEL, X = "a.lstm.json", "a.safetensors", "x.npy"
WRITERS = {
    "trace": (["trace", SESSION, "-o"], ("t.npz", "t.csv")),
    "gradients": (["trace", SESSION, "--gradients", "-o"], ("t.npz",)),
    "trace of a layer": (["trace", SESSION, "--layer", "l1", "-o"], ("t.csv",)),
    "trace of a model": (["trace", MODEL, "--input", X, "-o"], ("t.npz", "t.csv")),
    "convert a model": (["convert", MODEL, "-o"], ("m.npz", "m.json", "m.safetensors")),
    "convert a session": (["convert", SESSION, "-o"], ("m.safetensors",)),
}
COMMANDS = [(words, name) for words, names in WRITERS.values() for name in names]
IDS = [f"{what}, {name}" for what, (_, names) in WRITERS.items() for name in names]


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    network = bidirectional(LSTM, "linear")
    plain = (replace(one, initial=one.initial.zeros(LSTM, 3)) for one in network.layers)
    write_session(SESSION, Session(replace(network, layers=tuple(plain))))
    safetensors(Path(MODEL), named(arrays_of("lstm", 2, 3)))
    np.save(X, np.ones((4, 2)))


def refused(capsys, words: list[str]) -> str:
    assert main(words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


@pytest.mark.parametrize(("words", "name"), COMMANDS, ids=IDS)
def test_it_is_written(words: list[str], name: str) -> None:
    assert main([*words, name]) == 0
    assert Path(name).stat().st_size


@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize(("words", "name"), COMMANDS, ids=IDS)
def test_a_full_disk_leaves_what_was_there(words, name, why, monkeypatch, capsys) -> None:
    Path(name).write_bytes(b"what was there")
    before = sorted(os.listdir())

    def fail(_descriptor: int) -> None:
        raise OSError(why, os.strerror(why))

    monkeypatch.setattr(os, "fsync", fail)
    assert name in refused(capsys, [*words, name])
    assert Path(name).read_bytes() == b"what was there"
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("folder", ["nowhere", SESSION])
@pytest.mark.parametrize(("words", "name"), COMMANDS, ids=IDS)
def test_a_folder_that_is_none_is_named(words, name, folder: str, capsys) -> None:
    assert folder in refused(capsys, [*words, f"{folder}/{name}"])


@pytest.mark.parametrize(("words", "name"), COMMANDS, ids=IDS)
def test_a_name_that_no_file_can_have_is_told(words, name, capsys) -> None:
    assert "no name that a file can have" in refused(capsys, [*words, f"a\0{name}"])
