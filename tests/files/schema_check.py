"""The part of JSON Schema 2020-12 that the session schema uses."""

from typing import Any

_ANNOTATIONS = {"$schema", "$defs", "title", "description"}
_TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "null": type(None),
    "boolean": bool,
}


def disagreement(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> str | None:
    """Return the first keyword ``value`` fails; a KeyError for one that is not known here."""
    for keyword, wanted in schema.items():
        if keyword == "additionalProperties":
            assert wanted is False
            holds = set(value) <= set(schema["properties"])
        else:
            holds = keyword in _ANNOTATIONS or _CHECKS[keyword](value, wanted, root)
        if not holds:
            return keyword
    return None


def _valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    return disagreement(value, schema, root) is None


def _reference(value: Any, path: str, root: dict[str, Any]) -> bool:
    target = root
    for part in path.removeprefix("#/").split("/"):
        target = target[part]
    return _valid(value, target, root)


def _properties(value: Any, wanted: dict[str, Any], root: dict[str, Any]) -> bool:
    return all(_valid(value[key], part, root) for key, part in wanted.items() if key in value)


_CHECKS: dict[str, Any] = {
    "$ref": _reference,
    "type": lambda value, name, _: (
        isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
    ),
    "const": lambda value, wanted, _: value == wanted,
    "enum": lambda value, wanted, _: value in wanted,
    "required": lambda value, keys, _: all(key in value for key in keys),
    "properties": _properties,
    "items": lambda value, part, root: all(_valid(item, part, root) for item in value),
    "anyOf": lambda value, parts, root: any(_valid(value, part, root) for part in parts),
    "not": lambda value, part, root: not _valid(value, part, root),
    "maxProperties": lambda value, bound, _: len(value) <= bound,
    "minItems": lambda value, bound, _: len(value) >= bound,
    "maxItems": lambda value, bound, _: len(value) <= bound,
    "maxLength": lambda value, bound, _: len(value) <= bound,
    "minimum": lambda value, bound, _: value >= bound,
    "maximum": lambda value, bound, _: value <= bound,
}
