"""Rules of schemas by Python itself: a copy of `rules_by_hand` of its own, to which texts and more functions are added.

Imports nothing of edgejson.
"""

from __future__ import annotations

import importlib.util
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

__all__ = ["broken_rules"]

_PATH = Path(__file__).parents[1] / "tasks" / "rules_by_hand.py"


def _copied():
    spec = importlib.util.spec_from_file_location("own_copy_of_rules_by_hand", _PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_RULES = _copied()
broken_rules = _RULES.broken_rules
_seen = _RULES.seen


def _whole(place):
    if isinstance(place, slice):
        return slice(*(part if part is None else int(part) for part in (place.start, place.stop, place.step)))
    return int(place)


class _Text(str):
    """A text whose places and ends may be decimals."""

    __slots__ = ()

    def __getitem__(self, place):
        return super().__getitem__(_whole(place))


class _Items(list):
    """An array whose places and ends may be decimals."""

    def __getitem__(self, place):
        return super().__getitem__(_whole(place))


def _seen_with_texts(value):
    if isinstance(value, list):
        return _Items(map(_seen_with_texts, value))
    seen = _seen(value)
    return _Text(seen) if isinstance(seen, str) else seen


def _as_text(value):
    if isinstance(value, Decimal):
        return str(int(value) if value == int(value) else value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _seconds(first, last):
    return Decimal(str((last - first).total_seconds()))


_RULES.seen = _seen_with_texts
_RULES.FUNCTIONS.update(
    text=_as_text,
    lower=lambda value: _Text(value.lower()),
    sorted=sorted,
    datetime=lambda moment: moment,
    seconds=_seconds,
)
