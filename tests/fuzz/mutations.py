"""Damage of a file: to its bytes, or to the values of its JSON."""

import copy
import json
import random
from typing import Any

_TOKENS = (
    b"[", b"]", b"{", b"}", b",", b":", b"null", b"-", b"1e400", b"NaN", b'"', b"\\ud800", b"\0",
    b"\xff", b"\n", b"[[", b"=", b"$", b"](http://x)", b"<img src=p.png>", b"'''", b"1" * 400,
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 3, 10**9, 10**300, 0.5, -0.0, 1e-320, 1e100, -1e100, 1e101,
    1e308, "", "a", "lstm", "gru", "rnn", "slstm", "before", "<img src=p.png>", "=1+1", "\0",
    "\u202e", [], [1.0], [[]], [[1.0]], {}, {"a": 1}, {"peepholes": True}, {"coupled": True},
    {"second_tanh": False, "tanh_gates": ["o"]}, [{"quantity": "h", "unit": 0, "from": 0, "to": 0,
    "value": 0.5}], "part:f", "x" * 2000,
)  # fmt: skip
_KEYS = ("reset", "variant", "activation", "labels", "clamps", "c", "b_h", "p", "h", "a\nb", "seen")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with up to four places of it changed."""
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        start = chance.randint(0, len(content))
        token = chance.choice(_TOKENS) if chance.random() < 0.7 else chance.randbytes(4)
        content[start : start + chance.choice((0, 0, 1, 2, 5, 40))] = token
    return bytes(content)


def bent(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` cut, or with some of its bytes changed where they stand.

    What says of itself where its parts are is read further than after an insertion.
    """
    content = bytearray(data)
    start = chance.randrange(len(content))
    match chance.randrange(5):
        case 0:
            del content[max(start, 8) :]
        case 1:
            for _ in range(chance.choice((1, 1, 2, 8, 64))):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 2:
            for _ in range(chance.choice((1, 2, 8))):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case 3:
            end = min(start + chance.randrange(1, 64), len(content))
            content[start:end] = b"\xff" * (end - start)
        case _:
            part = content[start : start + chance.randrange(1, 256)]
            place = chance.randrange(len(content) - len(part) + 1)
            content[place : place + len(part)] = part
    return bytes(content)


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """Return the JSON ``data`` with up to four of its values changed, taken out or put in."""
    document = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        _rewrite(document, chance)
    return json.dumps(document).encode()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return JSON that is damaged in one of the two ways."""
    return (damaged if chance.random() < 0.35 else rewritten)(data, chance)


def _rewrite(value: Any, chance: random.Random) -> None:
    """Change something in a place below ``value``, the likelier the nearer it is."""
    while isinstance(value, dict | list) and value:
        key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
        inside = value[key]
        if isinstance(inside, dict | list) and inside and chance.random() < 0.75:
            value = inside
            continue
        _change(value, key, chance)
        return


def _change(holder: Any, key: Any, chance: random.Random) -> None:
    way = chance.random()
    if way < 0.35:
        holder[key] = _value(chance)
    elif way < 0.75:
        holder[key] = _near(holder[key], chance)
    elif way < 0.9 or isinstance(holder, list):
        del holder[key]
    else:
        holder[chance.choice(_KEYS)] = _value(chance)


def _value(chance: random.Random) -> Any:
    # A copy: what stands in one file must not be changed by the next.
    return copy.deepcopy(chance.choice(_VALUES))


def _near(value: Any, chance: random.Random) -> Any:
    """Return a value of the same kind, so that many damaged files still open."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int | float):
        return chance.choice((value + 1, -value, value * 1e3, value * 1e-3, int(value)))
    return value + value if isinstance(value, str | list) else value
