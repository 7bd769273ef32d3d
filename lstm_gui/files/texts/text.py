"""Text from the bytes of a file that a user handed in."""

from lstm_gui.files.problem import Problem


def utf8(data: bytes, name: str) -> str:
    """Return ``data`` as text, without a byte order mark.

    Raises
    ------
    Problem
        If it is not UTF-8; ``name`` is what the sentence calls the file.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(
            "{file} is not a text file: byte {offset} is not UTF-8. "
            "Choose another file, or save it as UTF-8.",
            file=name,
            offset=error.start,
        ) from error
