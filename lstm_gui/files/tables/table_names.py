"""Which files hold tables, by their names and without the readers of them."""

from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".xlsx", ".npy", ".npz", ".wav")
"""How the files of tables are usually called."""

UNREAD = (".parquet", ".feather", ".xls", ".ods")
"""Those of tables that are not read, of which one sentence says what to do with them."""

_NAMES = frozenset(f"{name}.npy" for name in ("x", "X", "input"))
_ARCHIVE = ".npz"


def is_table(path: Path) -> bool:
    """Tell whether ``path`` is a table rather than a session or a model.

    An NPZ file may be either: an input is called ``x`` or is alone in it. Beside the weights of
    a model it is the example that the model carries.
    """
    suffix = path.suffix.lower()
    if suffix != _ARCHIVE:
        return suffix in SUFFIXES or suffix in UNREAD
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
    if len(members) == 1 or _NAMES.isdisjoint(members):
        return len(members) == 1
    # Only now: it takes the cells along, which the name of no other file needs.
    from lstm_gui.files.importers.torch.tensor_names import is_recurrent

    return not any(is_recurrent(name.removesuffix(".npy")) for name in members)
