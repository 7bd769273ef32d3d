"""What a notebook imports from the core says what it is."""

import inspect
from collections.abc import Iterator

from lstm_gui import core


def members(name: str) -> Iterator[tuple[str, object]]:
    """Yield what ``name`` is, and of a class all that it offers."""
    found = getattr(core, name)
    if inspect.isclass(found) or inspect.isfunction(found):
        yield name, found
    if inspect.isclass(found):
        for own, value in vars(found).items():
            value = getattr(value, "__func__", value)
            if not own.startswith("_") and (
                inspect.isfunction(value) or isinstance(value, property)
            ):
                yield f"{name}.{own}", value


def test_all_that_the_core_offers_has_a_docstring():
    offered = [member for name in core.__all__ for member in members(name)]
    assert [called for called, one in offered if not inspect.getdoc(one)] == []


def test_a_cell_of_any_kind_is_made_as_the_readme_makes_one():
    for kind in core.KINDS.values():
        x = core.Sequence(core.GENERATORS["pulse"](24, 2, 0))
        state = core.State(core.Parameters.zeros(2, 4, kind), core.Initial.zeros(kind, 4), x)
        assert state.selection.block == kind.blocks[0]
        assert core.forward(state).h.shape == (24, 4)


def test_what_has_none_is_found(monkeypatch):
    class Silent:
        """Only this is told."""

        def act(self) -> None: ...

        @classmethod
        def made(cls) -> None: ...

        @property
        def size(self) -> None: ...

    monkeypatch.setattr(core, "Silent", Silent, raising=False)
    silent = [called for called, one in members("Silent") if not inspect.getdoc(one)]
    assert silent == ["Silent.act", "Silent.made", "Silent.size"]
