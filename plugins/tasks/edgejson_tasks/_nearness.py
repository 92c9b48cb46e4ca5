"""How long a worse answer may be: one that is much shorter or longer than the right one is told by its length alone."""

from __future__ import annotations

__all__ = ["is_near"]

_LEAST, _MOST = 0.5, 2.0


def is_near(text: str, right: str) -> bool:
    """Whether `text` has at least half, and at most twice, the length of `right`.

    >>> is_near("{}", '{"id":7}'), is_near('{"id":"7"}', '{"id":7}')
    (False, True)
    """
    return _LEAST * len(right) <= len(text) <= _MOST * len(right)
