"""What the engine counts, for the ledger, the progress display and tests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Counters"]


@dataclass(slots=True)
class Counters:
    """Totals of one model since it was made; `retries` counts repeated attempts by what failed before them.

    `maybe_billed` counts attempts that failed after the service had the prompt and time to answer it: their price, if
    there is one, is in no usage.  `turned_away` counts attempts answered with "not now" (429, 503, 529).
    """

    calls: int = 0
    attempts: int = 0
    replies: int = 0
    maybe_billed: int = 0
    turned_away: int = 0
    retries: Counter[str] = field(default_factory=Counter)
