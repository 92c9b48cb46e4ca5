"""Wrong values that a hard text names and rules out: drawn by the program, looked for in the answer."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from edgejson import jsontext
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.grounding.mentions import ISO_DATE
from edgejson.grounding.places import mentions_of
from edgejson.types import Json, TextFacts

__all__ = ["draw_decoys", "stated_decoys"]

_LEAST_LEAVES = 4
_MANY_LEAVES = 10
_SMALLEST = 13
"""Smaller whole numbers are read into too much, from counts to days."""
_REACH = 60
"""Characters between the right value and the wrong one, at most."""
_DAYS = (-14, -7, -3, 3, 7, 10)
_FACTORS = (0.8, 0.9, 1.1, 1.25, 1.5)


def draw_decoys(facts: TextFacts, rng: random.Random) -> dict[str, Json]:
    """A wrong value for some leaves of a hard text, by pointer: numbers and dates unlike all that the text states."""
    leaves = jsontext.leaves(facts.gold)
    if facts.difficulty != "hard" or len(leaves) < _LEAST_LEAVES:
        return {}
    taken = {repr(leaf) for _, leaf in leaves}
    once = [(pointer, leaf) for pointer, leaf in leaves if sum(leaf == other for _, other in leaves) == 1]
    rng.shuffle(once)
    wanted = 2 if len(leaves) >= _MANY_LEAVES else 1
    drawn: dict[str, Json] = {}
    for pointer, leaf in once:
        wrong = None if facts.schema.describe(pointer).get("enum") else _wrong(leaf, rng)
        if wrong is not None and repr(wrong) not in taken and len(drawn) < wanted:
            drawn[pointer] = wrong
            taken.add(repr(wrong))
    return drawn


def _wrong(leaf: Json, rng: random.Random) -> Json:
    """A value that could stand in the place of `leaf`; None where there is none that a reader could not mistake."""
    if isinstance(leaf, bool):
        return None
    if isinstance(leaf, int):
        return leaf + rng.choice((-3, -2, 2, 3, 5, 10)) if leaf >= _SMALLEST else None
    if isinstance(leaf, float):
        decimals = len(repr(leaf).partition(".")[2])
        return round(leaf * rng.choice(_FACTORS) + 0.1, decimals) if leaf >= 1 and decimals <= 4 else None
    if isinstance(leaf, str) and len(leaf) == 10 and ISO_DATE.fullmatch(leaf):
        try:
            return (date.fromisoformat(leaf) + timedelta(days=rng.choice(_DAYS))).isoformat()
        except (ValueError, OverflowError):
            return None
    return None


def stated_decoys(text: str, decoys: Mapping[str, Json], facts: TextFacts) -> dict[str, Json] | None:
    """Those of `decoys` that `text` states; None when one is not ruled out: behind the right value, denied there."""
    if not decoys:
        return {}
    grounder = Grounder(facts.language if facts.language in LANGUAGES else "en")
    right = dict(jsontext.leaves(facts.gold))
    stated: dict[str, Json] = {}
    for pointer, wrong in decoys.items():
        places = mentions_of(grounder, text, pointer, wrong)
        if not places:
            continue
        before = [end for _, end in mentions_of(grounder, text, pointer, right[pointer])]
        if not all(_is_denied(text, start, before, grounder) for start, _ in places):
            return None
        stated[pointer] = wrong
    return stated


def _is_denied(text: str, wrong: int, right: Sequence[int], grounder: Grounder) -> bool:
    """Whether the right value ends shortly before the wrong one begins, with a word between them that denies."""
    ends = [end for end in right if 0 <= wrong - end <= _REACH]
    return any(grounder.words.no.search(text, end, wrong) is not None for end in ends)
