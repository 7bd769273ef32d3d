"""Many cases in one test: all are tried, and each that fails is told with its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType


class Cases:
    """Keeps what fails until all cases were tried, see `case`."""

    def __init__(self) -> None:
        self._failed: list[Exception] = []

    def __enter__(self) -> "Cases":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is None and self._failed:
            raise ExceptionGroup("cases that fail", self._failed)

    @contextmanager
    def case(self, name: object) -> Iterator[None]:
        """Try what is called ``name``."""
        try:
            yield
        except AssertionError as error:
            error.add_note(f"in the case {name}")
            self._failed.append(error)
