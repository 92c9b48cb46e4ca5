"""Patterns of dates, written with a language's own letters for year, month and day."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Templates

__all__ = ["date_patterns"]

_PATTERNS = ("YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD", "DD/MM/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "MM/DD/YYYY")


def date_patterns(year: str = "Y", month: str = "M", day: str = "D") -> Mapping[str, Templates]:
    """How each pattern is written in a language.

    >>> date_patterns("J", "M", "T")["DD.MM.YYYY"]
    ('TT.MM.JJJJ',)
    """
    letters = str.maketrans({"Y": year, "M": month, "D": day})
    return {pattern: (pattern.translate(letters),) for pattern in _PATTERNS}
