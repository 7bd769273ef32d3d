"""The texts of this folder with their @FIELDS@ filled in."""

from pathlib import Path

LINUX = Path(__file__).resolve().parent / "linux"


def filled(name: str, **fields: str) -> str:
    """Return the text of a file of ``linux/``; a field it does not have is a KeyError."""
    text = (LINUX / name).read_text("utf-8")
    for field, value in fields.items():
        mark = f"@{field.upper()}@"
        if mark not in text:
            raise KeyError(f"{name} has no {mark}")
        text = text.replace(mark, value)
    return text


def write(path: Path, content: str | bytes, mode: int = 0o644) -> None:
    """Write a file of a package, with its folders and its rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
