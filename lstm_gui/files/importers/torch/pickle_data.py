"""Pickles read as data: a machine that knows containers and tensors and calls nothing.

The instructions are those of `pickletools`; what would call or import anything else ends in
`Code`, so that no file can make this program do what it asks for.
"""

import pickletools
import warnings
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, cast

from lstm_gui.files.importers import named_parts
from lstm_gui.files.importers.torch.pickle_values import (
    Broken,
    Code,
    Named,
    Stored,
    Strided,
    Unread,
)
from lstm_gui.files.note import note

_MOST_STEPS = 20_000_000

_MARK = object()
_UNREAD = (
    "argparse.Namespace",
    "collections.Counter",
    "datetime.date",
    "datetime.datetime",
    "datetime.timedelta",
    "lightning.fabric.utilities.data.AttributeDict",
    "lightning_fabric.utilities.data.AttributeDict",
    "numpy.dtype",
    "numpy.core.multiarray.scalar",
    "numpy._core.multiarray.scalar",
    "numpy.core.multiarray._reconstruct",
    "numpy._core.multiarray._reconstruct",
    "numpy.ndarray",
    "pathlib.Path",
    "pathlib.PosixPath",
    "pathlib.WindowsPath",
    "pytorch_lightning.utilities.parsing.AttributeDict",
    "torch.device",
    "torch._utils._rebuild_device_tensor_from_numpy",
    "torch.serialization._get_layout",
    "_codecs.encode",
)
"""Values that are often beside weights; they are stood in for and never made."""


def _ordered(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    return dict(arguments[0]) if arguments else {}


def _tensor(arguments: tuple[Any, ...]) -> Strided:
    storage, offset, shape, strides = arguments[:4]
    if not isinstance(storage, Stored):
        raise Broken
    return Strided(storage, _whole(offset), _wholes(shape), _wholes(strides))


def _first(arguments: tuple[Any, ...]) -> Any:
    return arguments[0]


def _size(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(arguments[0]) if arguments else ()


def _members(arguments: tuple[Any, ...]) -> list[Any]:
    return list(arguments[0]) if arguments else []


_MADE: Mapping[str, Callable[[tuple[Any, ...]], Any]] = {
    "collections.OrderedDict": _ordered,
    "collections.defaultdict": lambda _: {},
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_tensor": _tensor,
    "torch._utils._rebuild_parameter": _first,
    "torch._tensor._rebuild_from_type_v2": lambda arguments: _tensor(arguments[2]),
    "torch.Size": _size,
    "builtins.set": _members,
    "__builtin__.set": _members,
    "builtins.frozenset": _members,
}
"""What a call of these names would give, made here from its arguments."""


def read_pickle(stream: BinaryIO) -> Any:
    """Return the plain data of the pickle that begins in ``stream``, which is left behind it.

    Raises
    ------
    Code
        If it asks for anything that is no plain data.
    Broken
        If it is no pickle.
    """
    machine = _Machine()
    try:
        with warnings.catch_warnings():
            # A text with escapes that Python does not know is read as it stands.
            warnings.simplefilter("ignore", DeprecationWarning)
            for step, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
                if step > _MOST_STEPS:
                    raise Broken
                if opcode.name == "STOP":
                    return machine.stack[-1]
                machine.take(opcode.name, argument)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise Broken from error
    raise Broken


class _Machine:
    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def take(self, name: str, argument: Any) -> None:
        if name in _CONSTANTS:
            self.stack.append(_CONSTANTS[name]())
        elif name in _LITERAL:
            self.stack.append(argument)
        elif name in _ACTIONS:
            _ACTIONS[name](self, argument)
        elif name not in _IGNORED:
            raise Code(note(named_parts.INSTRUCTION, name=name))

    def after_mark(self) -> list[Any]:
        at = len(self.stack) - 1
        while self.stack[at] is not _MARK:
            at -= 1
            if at < 0:
                raise Broken
        found = self.stack[at + 1 :]
        del self.stack[at:]
        return found

    def name(self, argument: str) -> None:
        """Push what a pickle calls a global, as its name."""
        self.stack.append(_named(argument.replace(" ", ".", 1)))

    def name_on_stack(self, _: object) -> None:
        last, module = self.stack.pop(), self.stack.pop()
        self.stack.append(_named(f"{module}.{last}"))

    def call(self, _: object) -> None:
        arguments, called = self.stack.pop(), self.stack.pop()
        if isinstance(called, Unread):
            self.stack.append(called)
        elif isinstance(called, Named) and called.name in _MADE:
            self.stack.append(_MADE[called.name](arguments))
        else:
            raise Code(called.name if isinstance(called, Named) else named_parts.CALL)

    def call_with_names(self, _: object) -> None:
        del self.stack[-1]
        self.call(_)

    def drop_state(self, _: object) -> None:
        del self.stack[-1]

    def mark(self, _: object) -> None:
        self.stack.append(_MARK)

    def pop(self, _: object) -> None:
        del self.stack[-1]

    def pop_mark(self, _: object) -> None:
        self.after_mark()

    def double(self, _: object) -> None:
        self.stack.append(self.stack[-1])

    def tuple_of_marked(self, _: object) -> None:
        self.stack.append(tuple(self.after_mark()))

    def tuple_of(self, count: int) -> None:
        found = tuple(self.stack[-count:])
        del self.stack[-count:]
        self.stack.append(found)

    def list_of_marked(self, _: object) -> None:
        self.stack.append(self.after_mark())

    def dict_of_marked(self, _: object) -> None:
        self.stack.append(_pairs(self.after_mark()))

    def append(self, _: object) -> None:
        item = self.stack.pop()
        self._into(list, [item])

    def extend(self, _: object) -> None:
        self._into(list, self.after_mark())

    def set_item(self, _: object) -> None:
        value, key = self.stack.pop(), self.stack.pop()
        self._update([key, value])

    def set_items(self, _: object) -> None:
        self._update(self.after_mark())

    def keep(self, place: int) -> None:
        self.memo[place] = self.stack[-1]

    def keep_next(self, _: object) -> None:
        self.memo[len(self.memo)] = self.stack[-1]

    def kept(self, place: int) -> None:
        self.stack.append(self.memo[place])

    def stored(self, argument: object) -> None:
        del argument
        part: Any = self.stack.pop()
        mark, kind, key, _, count, *_ = part
        if mark != "storage" or not isinstance(kind, Named):
            raise Broken
        self.stack.append(Stored(kind.name.rpartition(".")[2], str(key), _whole(count)))

    def _into(self, kind: type, items: list[Any]) -> None:
        target = self.stack[-1]
        if isinstance(target, Unread):
            return
        if not isinstance(target, kind):
            raise Broken
        target.extend(items)

    def _update(self, flat: list[Any]) -> None:
        target: Any = self.stack[-1]
        if isinstance(target, Unread):
            return
        if not isinstance(target, dict):
            raise Broken
        cast("dict[Any, Any]", target).update(_pairs(flat))


def _named(name: str) -> Named | Unread:
    if name in _UNREAD or name.startswith("numpy.dtypes."):
        return Unread(name)
    known = name in _MADE or name.startswith("torch.")
    if not known or (name.startswith("torch.") and not _is_plain(name)):
        raise Code(name)
    return Named(name)


def _is_plain(name: str) -> bool:
    """Tell whether a name of PyTorch is data: a storage, a type of numbers, a known rebuild."""
    last = name.rpartition(".")[2]
    is_type = name.count(".") == 1 and (last.endswith("Storage") or last.islower())
    return name in _MADE or is_type or name == "torch.storage.UntypedStorage"


def _pairs(flat: list[Any]) -> dict[Any, Any]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Broken
    return value


def _wholes(values: Any) -> tuple[int, ...]:
    return tuple(_whole(value) for value in values)


def _none() -> None:
    return None


_CONSTANTS: Mapping[str, Callable[[], Any]] = {
    "NONE": _none,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    "EMPTY_TUPLE": tuple,
    "EMPTY_SET": list,
}
_LITERAL = frozenset(
    {
        "INT",
        "BININT",
        "BININT1",
        "BININT2",
        "LONG",
        "LONG1",
        "LONG4",
        "FLOAT",
        "BINFLOAT",
        "STRING",
        "BINSTRING",
        "SHORT_BINSTRING",
        "UNICODE",
        "BINUNICODE",
        "SHORT_BINUNICODE",
        "BINUNICODE8",
        "BINBYTES",
        "SHORT_BINBYTES",
        "BINBYTES8",
        "BYTEARRAY8",
    }
)
_IGNORED = frozenset(("PROTO", "FRAME"))
_ACTIONS: Mapping[str, Callable[[_Machine, Any], None]] = {
    "GLOBAL": _Machine.name,
    "STACK_GLOBAL": _Machine.name_on_stack,
    "REDUCE": _Machine.call,
    "NEWOBJ": _Machine.call,
    "NEWOBJ_EX": _Machine.call_with_names,
    "BUILD": _Machine.drop_state,
    "MARK": _Machine.mark,
    "POP": _Machine.pop,
    "POP_MARK": _Machine.pop_mark,
    "DUP": _Machine.double,
    "TUPLE": _Machine.tuple_of_marked,
    "TUPLE1": lambda machine, _: machine.tuple_of(1),
    "TUPLE2": lambda machine, _: machine.tuple_of(2),
    "TUPLE3": lambda machine, _: machine.tuple_of(3),
    "LIST": _Machine.list_of_marked,
    "DICT": _Machine.dict_of_marked,
    "APPEND": _Machine.append,
    "APPENDS": _Machine.extend,
    "ADDITEMS": _Machine.extend,
    "SETITEM": _Machine.set_item,
    "SETITEMS": _Machine.set_items,
    "PUT": _Machine.keep,
    "BINPUT": _Machine.keep,
    "LONG_BINPUT": _Machine.keep,
    "MEMOIZE": _Machine.keep_next,
    "GET": _Machine.kept,
    "BINGET": _Machine.kept,
    "LONG_BINGET": _Machine.kept,
    "BINPERSID": _Machine.stored,
}
