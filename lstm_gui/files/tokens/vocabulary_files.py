"""The vocabulary of an embedding from a file: which token has which number."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from msgspec.structs import replace

from lstm_gui.core import Embedding
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.sessions.session_limits import MAX_LABEL, MAX_TOKENS
from lstm_gui.files.texts.json_text import decode
from lstm_gui.files.texts.text import utf8

SUFFIXES = (".txt", ".json")
MAX_BYTES = 64 * 2**20
BESIDE = (
    "vocab.txt",
    "vocab.json",
    "tokenizer.json",
    "vocabulary.txt",
    "vocabulary.json",
    "word_index.json",
)
"""How a vocabulary in the folder of its model is called, the first that is there is taken."""

_KEYS = (
    "stoi",
    "word2idx",
    "char2idx",
    "token_to_id",
    "word_index",
    "vocab",
    "itos",
    "idx2word",
    "idx2char",
    "tokens",
)
"""Under which of its keys a vocabulary of JSON may stand."""
_WHOLE = "WordLevel"
_NUMBER = re.compile("[0-9]{1,9}")

_NONE = message(
    "{file} is no vocabulary: a text has one token in each line, JSON a number for each token. "
    "Choose another file."
)
_PIECES = message(
    "{file} cuts words into pieces ({kind}), which only its own program does alike. "
    "Choose a vocabulary of whole words or of characters."
)
_TOO_MANY = counted(
    "{file} has token {number}, but the embedding has {rows} row. "
    "Choose the vocabulary that it was trained with.",
    "{file} has token {number}, but the embedding has {rows} rows. "
    "Choose the vocabulary that it was trained with.",
    "rows",
)
_TWICE = message(
    "{file} has two tokens of the number {number}, {one} and {other}. Correct it there."
)
_LONG = message(
    "{file} has a token of more than {limit} characters, so it is no vocabulary. "
    "Choose another file."
)
_TAKEN = message("The tokens of the embedding are called as in {file} beside the model.")
_NOT_TAKEN = message("The vocabulary beside the model is not taken. {reason}")


def read_vocabulary(path: str | os.PathLike[str], rows: int) -> tuple[str, ...]:
    """Return what each of the ``rows`` of an embedding stands for.

    A text has one token in each line, counted from 0. JSON has a list of tokens, a number for
    each token, or a token for each number, by itself or as tokenizers of whole words save it. A
    row that the file does not name is called by its number, see `unnamed`.

    Raises
    ------
    Problem
        If it cannot be read, is no vocabulary, or names more rows than there are.
    """
    name, data = os.fspath(path), read_bytes(path, MAX_BYTES)
    if Path(name).suffix.lower() == ".json":
        numbers = _numbers_of(decode(data, object, name), name)
    else:
        numbers = _of_lines(utf8(data, name))
    if not numbers:
        raise Problem(_NONE, file=name)
    if max(numbers) >= min(rows, MAX_TOKENS):
        raise Problem(_TOO_MANY, file=name, number=max(numbers), rows=rows)
    if max(map(len, numbers.values())) > MAX_LABEL:
        raise Problem(_LONG, file=name, limit=MAX_LABEL)
    return tuple(numbers.get(row) or unnamed(row) for row in range(rows))


def unnamed(row: int) -> str:
    """Return what a row is called that stands for no token of the vocabulary."""
    return f"#{row}"


def with_tokens(embedding: Embedding, path: str | os.PathLike[str]) -> Embedding:
    """Return ``embedding`` with its rows called as in the vocabulary at ``path``."""
    return replace(embedding, tokens=read_vocabulary(path, len(embedding.weights)))


def named_beside(model: Imported, path: str | os.PathLike[str]) -> Imported:
    """Return ``model`` with the vocabulary that stands beside its file ``path``, if one does.

    One that cannot be taken is told among the notes, as is one that is.
    """
    found = _beside(Path(path))
    if model.embedding is None or model.embedding.tokens is not None or found is None:
        return model
    try:
        embedding = with_tokens(model.embedding, found)
    except Problem as problem:
        reason = note(problem.template, **problem.fields)
        return replace(model, notes=(*model.notes, note(_NOT_TAKEN, reason=reason)))
    told = note(_TAKEN, file=found.name)
    return replace(model, embedding=embedding, notes=(*model.notes, told))


def _beside(path: Path) -> Path | None:
    names = (f"{path.stem}.{BESIDE[0]}", f"{path.stem}.{BESIDE[1]}", *BESIDE)
    try:
        return next((one for name in names if os.path.isfile(one := path.with_name(name))), None)
    except (OSError, ValueError):
        return None


def _of_lines(text: str) -> dict[int, str]:
    # Not `splitlines`, which ends lines at characters that may be tokens.
    lines = text.removesuffix("\n").split("\n") if text else []
    return {row: line.removesuffix("\r") for row, line in enumerate(lines)}


def _numbers_of(document: Any, name: str) -> dict[int, str]:
    """Return the tokens by their numbers, wherever in ``document`` they stand."""
    if isinstance(document, list):
        return _of_list(cast("list[Any]", document), name)
    if not isinstance(document, dict):
        raise Problem(_NONE, file=name)
    held = cast("dict[str, Any]", document)
    if isinstance(held.get("model"), dict):
        return _of_tokenizer(held, name)
    if isinstance(held.get("config"), dict):
        return _of_keras(held["config"], name)
    inner = next((held[key] for key in _KEYS if isinstance(held.get(key), dict | list)), None)
    return _of_mapping(held, name) if inner is None else _numbers_of(inner, name)


def _of_list(tokens: list[Any], name: str) -> dict[int, str]:
    if not all(isinstance(token, str) for token in tokens):
        raise Problem(_NONE, file=name)
    return dict(enumerate(tokens))


def _of_mapping(held: Mapping[str, Any], name: str) -> dict[int, str]:
    if all(_NUMBER.fullmatch(key) and isinstance(token, str) for key, token in held.items()):
        return {int(key): token for key, token in held.items()}
    found: dict[int, str] = {}
    for token, number in held.items():
        if type(number) is not int or number < 0:
            raise Problem(_NONE, file=name)
        if number in found:
            raise Problem(_TWICE, file=name, number=number, one=found[number], other=token)
        found[number] = token
    return found


def _of_tokenizer(held: dict[str, Any], name: str) -> dict[int, str]:
    """Return the vocabulary of a ``tokenizer.json`` of the library tokenizers."""
    model = held["model"]
    if model.get("type") != _WHOLE:
        raise Problem(_PIECES, file=name, kind=str(model.get("type"))[:40])
    found = _numbers_of(model.get("vocab"), name)
    for one in _dicts(held.get("added_tokens")):
        if type(one.get("id")) is int:
            found.setdefault(one["id"], str(one.get("content")))
    return found


def _dicts(value: Any) -> list[dict[str, Any]]:
    listed = cast("list[Any]", value) if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, dict)]


def _of_keras(config: dict[str, Any], name: str) -> dict[int, str]:
    """Return the vocabulary of a ``Tokenizer.to_json`` of Keras, no more words than it takes."""
    index = config.get("word_index")
    if isinstance(index, str):
        index = decode(index.encode(), object, name)
    if not isinstance(index, dict):
        raise Problem(_NONE, file=name)
    found, most = _of_mapping(cast("dict[str, Any]", index), name), config.get("num_words")
    if type(most) is not int:
        return found
    return {number: token for number, token in found.items() if number < most}
