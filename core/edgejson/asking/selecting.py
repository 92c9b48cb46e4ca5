"""The best of several answers to one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edgejson.types import Completion

__all__ = ["Accepted", "best_by_checks"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer that can be used, as one of several; `index` is its number among the samples."""

    index: int
    completion: Completion

    @property
    def repairs(self) -> int:
        """How many things had to be taken off the reply."""
        by = self.completion.by
        return len(by.repaired.split(",")) if by is not None and by.repaired else 0


def best_by_checks(accepted: Sequence[Accepted]) -> Accepted:
    """The answer to keep of those that passed every check: of those with the fewest repairs, the text of median
    length (neither what says too little nor what rambles), or the first instance.
    """
    fewest = min(answer.repairs for answer in accepted)
    cleanest = [answer for answer in accepted if answer.repairs == fewest]
    if not cleanest[0].completion.text:
        return cleanest[0]
    by_length = sorted(cleanest, key=lambda answer: (len(answer.completion.text), answer.index))
    return by_length[(len(by_length) - 1) // 2]
