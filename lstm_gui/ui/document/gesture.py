"""What counts as one gesture, and so as one step of undo."""

from itertools import count

_numbers = count(1)


class Gesture:
    """Names the gesture under way; a new one begins with each press or focus."""

    def __init__(self) -> None:
        self.current = next(_numbers)

    def begin(self) -> int:
        """Start a new gesture and return its number."""
        self.current = next(_numbers)
        return self.current
