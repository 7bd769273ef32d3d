"""HDF5 files taken apart in forks of one process that has h5py already.

The program starts a process for each such file, which takes a third of a second to load h5py and
a millisecond to read; a thousand damaged files would take as long as all others together. What
reads them is the same, and each still has a process of its own to end.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO
from unittest.mock import patch

from lstm_gui.files.importers.keras import hdf5, hdf5_child

_LONGEST = 30
"""Seconds."""


@contextlib.contextmanager
def hdf5_in_forks() -> Iterator[None]:
    """Have what the program asks of a process of its own done by forks of one."""
    command = [sys.executable, "-m", "tests.fuzz.hdf5_forks"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        with patch.object(hdf5, "_taken_apart", _asking(server.stdin, server.stdout)):
            yield
        server.stdin.close()


def _asking(to: BinaryIO, back: BinaryIO) -> Callable[[bytes], bytes | None]:
    def taken_apart(data: bytes) -> bytes | None:
        _send(to, data)
        return _received(back) if back.read(1) == b"\0" else None

    return taken_apart


def _send(to: BinaryIO, data: bytes) -> None:
    to.write(len(data).to_bytes(8, "little") + data)
    to.flush()


def _received(source: BinaryIO) -> bytes:
    return source.read(int.from_bytes(source.read(8), "little"))


def _answered(data: bytes, to: BinaryIO) -> None:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _take_apart(data, write)
    os.close(write)
    with open(read, "rb") as source:
        out = source.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        to.write(b"\0")
        _send(to, out)
    else:
        to.write(b"\1")
        to.flush()


def _take_apart(data: bytes, write: int) -> None:
    signal.alarm(_LONGEST)
    ended = 1
    try:
        os.dup2(write, 1)
        sys.stdin = io.TextIOWrapper(io.BytesIO(data))
        hdf5_child.main()
        sys.stdout.flush()
        ended = 0
    finally:
        os._exit(ended)


def main() -> None:
    """Answer until nothing is asked any more."""
    while size := sys.stdin.buffer.read(8):
        _answered(sys.stdin.buffer.read(int.from_bytes(size, "little")), sys.stdout.buffer)


if __name__ == "__main__":
    main()
