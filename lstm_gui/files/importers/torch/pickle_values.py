"""What a pickle that is read as data may hold, and what is said of one that may not be read."""

from msgspec import Struct


class Code(Exception):  # noqa: N818 - told as a Problem by whoever reads the file
    """The file asks for something that is no plain data; the text names it."""


class Broken(Exception):  # noqa: N818
    """The file is no pickle, or ends too early."""


class Named(Struct, frozen=True):
    """Something of a program, known by its name alone."""

    name: str


class Stored(Struct, frozen=True):
    """The numbers of one or more tensors, which stand elsewhere in the file."""

    kind: str
    key: str
    count: int


class Strided(Struct, frozen=True):
    """A tensor: a part of stored numbers."""

    storage: Stored
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


class Unread(Struct, frozen=True):
    """A value beside the weights, such as a NumPy number or the settings of a training."""

    name: str
