"""Sessions for tests: one by hand, and any a file can hold."""

import json
from functools import cache

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from msgspec.structs import replace

from lstm_gui.core import LSTM, Initial, Kind, Parameters, Selection, Sequence, State
from lstm_gui.core.kinds import STANDARD
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.texts.json_text import layout
from tests.core.states import CELLS, clamps_of


def small_session(
    labels: tuple[str, ...] | None = ("나는", "b", "c", "d"), kind: Kind = LSTM
) -> Session:
    """I 2, H 3, T 4, every number different."""
    numbers = iter(np.arange(1, 1000) / 7)

    def some(*shape: int) -> np.ndarray:
        return np.array([next(numbers) for _ in range(int(np.prod(shape)))]).reshape(shape)

    blocks = len(kind.blocks)
    weights = some(blocks, 3, 2), some(blocks, 3, 3), some(blocks, 3)
    state = State(
        Parameters(*weights, kind, some(len(kind.extra), 3)),
        Initial(some(3), some(kind.cells(3))),
        Sequence(some(4, 2), labels),
        Selection(t=2, unit=1, block=kind.blocks[-1]),
    )
    return Session.of(state, {"panels": ["c", "h"], "zoom": 1.25})


def as_first_version(data: bytes) -> bytes:
    """Return what version 1 wrote of a session of one layer."""
    document = json.loads(data)
    (layer,) = document.pop("layers")
    del document["embedding"], document["readout"], document["selection"]["layer"]
    head = {"format": document.pop("format"), "version": 1}
    document.pop("version")
    for clamp in document.get("clamps", []):
        del clamp["layer"]
    cell = {key: layer[key] for key in ("cell", "initial")}
    return (layout({**head, **cell, **document}) + "\n").encode()


@cache
def numbers(limit: float) -> st.SearchStrategy[float]:
    edges = st.sampled_from([limit, -limit, 0.0, -0.0, 5e-324, -2.2e-308, 0.1])
    return edges | st.floats(-limit, limit, allow_subnormal=True)


LABEL = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VIEW = st.dictionaries(
    LABEL,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63) | numbers(1e300) | LABEL,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LABEL, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)


@cache
def _arrays(limit: float, shape: tuple[int, ...]) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, shape, elements=numbers(limit), fill=st.nothing())


@cache
def _labels(steps: int) -> st.SearchStrategy[tuple[str, ...] | None]:
    return st.none() | st.lists(LABEL, min_size=steps, max_size=steps).map(tuple)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    i, h, t = (draw(st.integers(1, size)) for size in (3, 4, 5))

    def some(limit: float, *shape: int) -> np.ndarray:
        return draw(_arrays(limit, shape))

    kind = draw(st.sampled_from(list(CELLS.values())))
    blocks = len(kind.blocks)
    of_c = 1e300 if kind.variant == STANDARD else 1e100
    state = State(
        Parameters(
            some(1e100, blocks, h, i),
            some(1e100, blocks, h, h),
            some(1e100, blocks, h),
            kind,
            some(1e100, len(kind.extra), h),
        ),
        Initial(some(1e100, h), some(of_c, kind.cells(h))),
        Sequence(
            some(1e100, t, i),
            draw(_labels(t)),
        ),
        Selection(
            draw(st.integers(0, t - 1)),
            draw(st.integers(0, h - 1)),
            draw(st.sampled_from(kind.blocks)),
        ),
    )
    if draw(st.booleans()):
        state = replace(state, clamps=draw(clamps_of(state)))
    return Session.of(state, draw(VIEW))
