"""The configuration of a Keras model: its layers, and which reads which."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from msgspec import Struct

Config = dict[str, Any]


class Described(Struct, frozen=True):
    """One layer of the model.

    Parameters
    ----------
    name, kind
        Its name, and its class as Keras calls it.
    config
        Its settings.
    reads
        The layers that it reads; empty for one that reads what the model is fed.
    """

    name: str
    kind: str
    config: Config
    reads: tuple[str, ...]


def described_layers(document: Any) -> tuple[Described, ...] | None:
    """Return the layers of a model in their order; None if ``document`` describes none.

    A model in a model is taken apart; both the lists of Keras 2 and of Keras 3 are understood.
    """
    if not isinstance(document, Mapping):
        return None
    model = cast("Config", document)
    parts = _parts(model.get("config"))
    if parts is None:
        return None
    layers = [cast("Config", one) for one in parts if isinstance(one, dict)]
    listed = str(model.get("class_name")) == "Sequential" or not any(
        "inbound_nodes" in one for one in layers
    )
    found: list[Described] = []
    for layer in layers:
        own = _settings(layer)
        name = str(layer.get("name") or own.get("name") or f"layer {len(found)}")
        before = (found[-1].name,) if listed and found else ()
        reads = before if listed else tuple(dict.fromkeys(_inbound(layer.get("inbound_nodes"))))
        found.append(Described(name, str(layer.get("class_name")), own, reads))
    return tuple(found)


def _parts(config: Any) -> list[Any] | None:
    """Return the layers in the settings of a model; those of an old Sequential are the list."""
    found: Any = cast("Config", config).get("layers") if isinstance(config, dict) else config
    return cast("list[Any]", found) if isinstance(found, list) else None


def _settings(layer: Config) -> Config:
    found = layer.get("config")
    return cast("Config", found) if isinstance(found, dict) else {}


def _inbound(nodes: Any) -> Iterator[str]:
    """Yield the names in ``inbound_nodes``, the lists of Keras 2 or the histories of Keras 3."""
    if isinstance(nodes, dict):
        found = cast("Config", nodes)
        history = found.get("keras_history")
        if isinstance(history, list) and history:
            yield str(cast("list[Any]", history)[0])
            return
        for value in found.values():
            yield from _inbound(value)
    elif isinstance(nodes, list):
        items = cast("list[Any]", nodes)
        if len(items) >= 3 and isinstance(items[0], str) and isinstance(items[1], int):
            yield str(items[0])
            return
        for value in items:
            yield from _inbound(value)


def name_of(value: Any) -> str:
    """Return the name of an activation, which a newer file may write as an object."""
    if isinstance(value, dict):
        found = cast("Config", value)
        return str(
            found.get("config") if isinstance(found.get("config"), str) else found.get("class_name")
        )
    return "linear" if value is None else str(value)
