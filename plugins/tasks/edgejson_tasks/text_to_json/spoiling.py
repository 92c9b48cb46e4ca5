"""Worse answers: the mistakes of a hasty reader. A digit, a field left out or made up, a decoy taken."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson.types import Json, Spoiled
from edgejson_tasks.text_to_json.proof import prove

if TYPE_CHECKING:
    from edgejson.checking import Subject

__all__ = ["spoil"]

_INVENTED = {"notes": "n/a", "source": "text", "confidence": 0.9, "id": 1, "type": "record", "verified": True}


def spoil(subject: Subject, rng: random.Random, grounder: Grounder) -> Spoiled | None:
    """A wrong answer with the finding that proves it; None when no mistake of the kinds known here is possible."""
    answer = subject.answer.value
    if not subject.answer.ok or not isinstance(answer, dict | list):
        return None
    kinds = list(_MISTAKES)
    rng.shuffle(kinds)
    if subject.meta.get("distractors"):
        kinds.sort(key=lambda kind: kind != "distractor_taken")  # rarer than all others, and the best lesson
    for kind in kinds:
        wrong = jsontext.parse(subject.answer_text)
        if not _MISTAKES[kind](wrong, rng, subject.meta):
            continue
        rejected = jsontext.canonical(wrong)
        finding = next(iter(prove(subject.with_answer(rejected), grounder)), None)
        if finding is not None:
            return Spoiled(rejected=rejected, because=finding.check, how=kind)
    return None


# ---------------------------------------------------------------- mistakes change `wrong` in place and tell whether


def _distractor_taken(wrong: Any, _: random.Random, meta: Mapping[str, Json]) -> bool:
    decoys = meta.get("distractors")
    if not isinstance(decoys, dict):
        return False
    for pointer, decoy in decoys.items():
        _put(wrong, pointer, decoy)
    return bool(decoys)


def _changed_number(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    places = _places(wrong, lambda leaf: isinstance(leaf, int | float) and not isinstance(leaf, bool))
    if not places:
        return False
    pointer, number = rng.choice(places)
    _put(wrong, pointer, _near(number, rng))
    return True


def _near(number: int | float, rng: random.Random) -> int | float:  # noqa: PYI041 - the two are written differently
    """A number a hasty reader writes: a digit changed, two swapped, or the neighbour."""
    digits = repr(number)
    if "e" not in digits:
        position = rng.choice([index for index, sign in enumerate(digits) if sign.isdigit()])
        digit = str((int(digits[position]) + rng.randint(1, 9)) % 10)
        changed = f"{digits[:position]}{digit}{digits[position + 1 :]}"
        if changed.lstrip("-")[:1] != "0" or changed.lstrip("-")[:2] == "0.":
            return float(changed) if isinstance(number, float) else int(changed)
    return number + 1


def _changed_string(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    places = _places(wrong, lambda leaf: isinstance(leaf, str) and any(sign.isalnum() for sign in leaf))
    if not places:
        return False
    pointer, text = rng.choice(places)
    _put(wrong, pointer, _shifted_date(text, rng) or _slipped(text, rng))
    return True


def _shifted_date(text: str, rng: random.Random) -> str | None:
    try:
        day = date.fromisoformat(text[:10]) + timedelta(days=rng.choice((-10, -1, 1, 7)))
    except (ValueError, OverflowError):
        return None
    return f"{day.isoformat()}{text[10:]}"


def _slipped(text: str, rng: random.Random) -> str:
    """One letter doubled or dropped, one digit changed, or the last word lost."""
    words = text.split(" ")
    if len(words) > 2 and rng.random() < 0.5:
        return " ".join(words[:-1])
    position = rng.choice([index for index, sign in enumerate(text) if sign.isalnum()])
    sign = text[position]
    if sign.isdigit():
        return f"{text[:position]}{(int(sign) + rng.randint(1, 9)) % 10}{text[position + 1 :]}"
    return f"{text[:position]}{sign}{text[position:]}" if rng.random() < 0.5 else text[:position] + text[position + 1 :]


def _flipped(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    places = _places(wrong, lambda leaf: isinstance(leaf, bool))
    if not places:
        return False
    pointer, flag = rng.choice(places)
    _put(wrong, pointer, not flag)
    return True


def _missing_field(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    owners = [node for node in _containers(wrong) if isinstance(node, dict) and node]
    if not owners:
        return False
    owner = rng.choice(owners)
    del owner[rng.choice(list(owner))]
    return True


def _missing_item(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    owners = [node for node in _containers(wrong) if isinstance(node, list) and node]
    if not owners:
        return False
    owner = rng.choice(owners)
    del owner[rng.randrange(len(owner))]
    return True


def _invented_field(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    owners = [node for node in _containers(wrong) if isinstance(node, dict)]
    if not owners:
        return False
    owner = rng.choice(owners)
    name = rng.choice([name for name in _INVENTED if name not in owner] or [""])
    if name:
        owner[name] = _INVENTED[name]
    return bool(name)


def _wrong_type(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    places = _places(wrong, lambda leaf: isinstance(leaf, bool | int | float))
    if not places:
        return False
    pointer, leaf = rng.choice(places)
    _put(wrong, pointer, jsontext.canonical(leaf))
    return True


def _nulled(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    places = _places(wrong, lambda leaf: leaf is not None)
    if not places:
        return False
    _put(wrong, rng.choice(places)[0], None)
    return True


def _swapped(wrong: Any, rng: random.Random, _: Mapping[str, Json]) -> bool:
    """Two strings or two numbers of one object in each other's place."""
    owners = [node for node in _containers(wrong) if isinstance(node, dict)]
    rng.shuffle(owners)
    for owner in owners:
        names = [name for name, leaf in owner.items() if isinstance(leaf, str | float)]
        if len(names) >= 2:
            one, other = rng.sample(names, 2)
            if type(owner[one]) is type(owner[other]) and owner[one] != owner[other]:
                owner[one], owner[other] = owner[other], owner[one]
                return True
    return False


_MISTAKES: Mapping[str, Callable[[Any, random.Random, Mapping[str, Json]], bool]] = {
    "distractor_taken": _distractor_taken,
    "changed_number": _changed_number,
    "changed_string": _changed_string,
    "flipped": _flipped,
    "missing_field": _missing_field,
    "missing_item": _missing_item,
    "invented_field": _invented_field,
    "wrong_type": _wrong_type,
    "nulled": _nulled,
    "swapped": _swapped,
}


# ---------------------------------------------------------------- walking


def _places(root: Any, accept: Callable[[Any], bool]) -> list[tuple[str, Any]]:
    """Pointer and value of every leaf below the root that `accept` takes."""
    return [(pointer, leaf) for pointer, leaf in jsontext.leaves(root) if pointer and accept(leaf)]


def _containers(root: Any) -> list[Any]:
    """Every object and array, parents first."""
    found = [root]
    for node in found:
        children = node.values() if isinstance(node, dict) else node
        found.extend(child for child in children if isinstance(child, dict | list))
    return found


def _put(root: Any, pointer: str, value: Json) -> None:
    *path, last = jsontext.split(pointer)
    owner = jsontext.resolve(root, jsontext.join(path))
    owner[int(last) if isinstance(owner, list) else last] = value
