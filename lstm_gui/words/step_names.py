"""What the steps of an input are called."""

from collections.abc import Iterable


def labels_are_words(labels: Iterable[str] | None) -> bool:
    """Tell whether any of ``labels`` has a letter, and so is no number or date."""
    return any(sign.isalpha() for label in labels or () for sign in label)
