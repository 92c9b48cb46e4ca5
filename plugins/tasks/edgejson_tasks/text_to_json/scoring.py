"""How near an answer comes to the right one, and how much of it the text does not back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Parsed
from edgejson.grounding import Grounder
from edgejson.types import Json
from edgejson_tasks._scoring import field_f1

if TYPE_CHECKING:
    from edgejson.checking import Subject

__all__ = ["score"]


def score(subject: Subject, answer: str, grounder: Grounder) -> Mapping[str, float]:
    """``valid``; ``correct`` and ``exact`` (equal value); ``field_f1`` (leaves with pointer and value); ``recall`` and
    ``precision`` (values, wherever they stand); ``grounded`` (share of the given values that are right or at least
    stand in the text: 1 less the rate of hallucination).
    """
    names = ("valid", "correct", "exact", "field_f1", "recall", "precision", "grounded")
    given = Parsed.of(answer)
    if not given.ok:
        return dict.fromkeys(names, 0.0)
    gold = subject.answer.value
    exact = float(jsontext.equal(gold, given.value))
    right = Counter(_key(leaf) for _, leaf in jsontext.leaves(gold))
    leaves = jsontext.leaves(given.value)
    said = Counter(_key(leaf) for _, leaf in leaves)
    shared = (right & said).total()
    figures = (
        1.0,
        exact,
        exact,
        field_f1(gold, given.value),
        shared / right.total() if right else 1.0,
        shared / said.total() if said else 0.0,
        _grounded(subject.text or "", [leaf for leaf in leaves if _key(leaf[1]) not in right], len(leaves), grounder),
    )
    return dict(zip(names, figures, strict=True))


def _grounded(text: str, doubtful: Iterable[tuple[str, Json]], of: int, grounder: Grounder) -> float:
    """The share of leaves that are not made up, of those that the right answer does not have the `doubtful` ones being
    looked up in the text; a flag or a null makes nothing up.
    """
    values = [(pointer, leaf) for pointer, leaf in doubtful if isinstance(leaf, str | int | float)]
    made_up = grounder.ground_leaves(text, [entry for entry in values if not isinstance(entry[1], bool)])
    return 1 - len(made_up) / of if of else 1.0


def _key(leaf: Json) -> object:
    """A leaf under typed equality: true is not 1, 1 is 1.0, {} is not []."""
    if isinstance(leaf, dict | list):
        return type(leaf).__name__
    return (bool, leaf) if isinstance(leaf, bool) else (isinstance(leaf, str), leaf)
