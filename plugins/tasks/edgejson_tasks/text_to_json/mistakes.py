"""The mistakes of a hasty reader, each made in a copy of the right answer: a decoy taken, a date misread.

A mistake changes the value `wrong` in place and tells whether it found a hold for itself.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["MAKE", "Case"]

_GROUPS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+")
_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")
_UNSURE = ("unknown", "N/A", "not specified", "")
_INVENTED = {"notes": "n/a", "source": "text", "confidence": 0.9, "id": 1, "type": "record", "verified": True}


@dataclass(frozen=True, slots=True)
class Case:
    """A record as a mistake sees it: how the text writes each leaf (where that is known), the decoys, the schema."""

    surfaces: Mapping[str, str]
    decoys: Mapping[str, Json]
    schema: Schema | None
    silent_null: bool

    def choices(self, pointer: str) -> Sequence[Json]:
        """The values that the schema allows at a place, none where it leaves them open."""
        allowed = self.schema.describe(pointer).get("enum") if self.schema is not None else None
        return allowed if isinstance(allowed, list) else ()

    def another(self, rng: random.Random) -> Json:
        """Another instance of the schema; None without one."""
        try:
            return self.schema.sample(rng.getrandbits(32), policy="maximal") if self.schema is not None else None
        except SchemaError:
            return None


# ---------------------------------------------------------------- values


def _distractor_taken(wrong: Any, _: random.Random, case: Case) -> bool:
    for pointer, decoy in case.decoys.items():
        _put(wrong, pointer, decoy)
    return bool(case.decoys)


def _number_misread(wrong: Any, rng: random.Random, case: Case) -> bool:
    """Separators taken for what they are in another country: 1.234 for 1234, 1250 for 12.50."""
    places = [(pointer, leaf) for pointer, leaf in _places(wrong, _is_number) if _parts(case, pointer) > 1]
    if not places:
        return False
    pointer, number = rng.choice(places)
    surface = case.surfaces[pointer]
    grouped = _GROUPS.search(surface)
    if grouped is not None and _parts(case, pointer) == 2:  # no decimals beside the groups
        _put(wrong, pointer, round(number / 1000, 6))
    else:
        digits = int("".join(sign for sign in surface if sign.isdecimal()))
        _put(wrong, pointer, -digits if number < 0 else digits)
    return True


def _parts(case: Case, pointer: str) -> int:
    """Into how many runs of digits the text divides a number."""
    return len(re.findall(r"\d+", case.surfaces.get(pointer, "")))


def _date_misread(wrong: Any, rng: random.Random, _: Case) -> bool:
    """Day and month in each other's place."""
    places = [
        (pointer, leaf, match)
        for pointer, leaf in _places(wrong, lambda leaf: isinstance(leaf, str))
        if (match := _DAY.match(leaf)) and match[1] != match[2] and int(match[2]) <= 12
    ]
    if not places:
        return False
    pointer, leaf, match = rng.choice(places)
    _put(wrong, pointer, f"{leaf[:5]}{match[2]}-{match[1]}{leaf[10:]}")
    return True


def _enum_untranslated(wrong: Any, rng: random.Random, case: Case) -> bool:
    """The text's own word for a value of an enum."""
    places = [
        (pointer, surface)
        for pointer, surface in case.surfaces.items()
        if surface not in (allowed := case.choices(pointer)) and any(isinstance(choice, str) for choice in allowed)
    ]
    return _one_put(wrong, rng, places)


def _not_normalised(wrong: Any, rng: random.Random, case: Case) -> bool:
    """A number, a date or a flag as the text writes it."""
    places = [
        (pointer, case.surfaces[pointer])
        for pointer, leaf in _places(wrong, lambda leaf: _is_number(leaf) or isinstance(leaf, bool) or _is_day(leaf))
        if case.surfaces.get(pointer, leaf) != leaf and case.surfaces[pointer] != str(leaf)
    ]
    return _one_put(wrong, rng, places)


def _near_number(wrong: Any, rng: random.Random, _: Case) -> bool:
    return _one_put(wrong, rng, _places(wrong, _is_number), lambda number: _near(number, rng))


def _near(number: int | float, rng: random.Random) -> int | float:  # noqa: PYI041 - the two are written differently
    """A number a hasty reader writes: a digit changed, or the neighbour."""
    digits = repr(number)
    if "e" not in digits:
        position = rng.choice([index for index, sign in enumerate(digits) if sign.isdigit()])
        digit = str((int(digits[position]) + rng.randint(1, 9)) % 10)
        changed = f"{digits[:position]}{digit}{digits[position + 1 :]}"
        if changed.lstrip("-")[:1] != "0" or changed.lstrip("-")[:2] == "0.":
            return float(changed) if isinstance(number, float) else int(changed)
    return number + 1


def _near_string(wrong: Any, rng: random.Random, case: Case) -> bool:
    places = _places(wrong, lambda leaf: isinstance(leaf, str) and any(sign.isalnum() for sign in leaf))
    if not places:
        return False
    pointer, text = rng.choice(places)
    others = [choice for choice in case.choices(pointer) if isinstance(choice, str) and choice != text]
    _put(wrong, pointer, rng.choice(others) if others else _shifted_date(text, rng) or _slipped(text, rng))
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
    if sign.isdecimal():
        return f"{text[:position]}{(int(sign) + rng.randint(1, 9)) % 10}{text[position + 1 :]}"
    return f"{text[:position]}{sign}{text[position:]}" if rng.random() < 0.5 else text[:position] + text[position + 1 :]


def _flipped(wrong: Any, rng: random.Random, _: Case) -> bool:
    return _one_put(wrong, rng, _places(wrong, lambda leaf: isinstance(leaf, bool)), lambda flag: not flag)


def _wrong_type(wrong: Any, rng: random.Random, case: Case) -> bool:
    """A number or a flag as a string, a string of digits as a number, one value as a list of one.

    Not where the schema takes both: the other type would be right as well.
    """
    places = _places(wrong, lambda leaf: isinstance(leaf, bool) or _is_number(leaf) or _is_whole(leaf))
    if places and rng.random() < 0.85:
        made = _one_put(
            wrong, rng, places, lambda leaf: int(leaf) if isinstance(leaf, str) else jsontext.canonical(leaf)
        )
    else:
        made = _one_put(wrong, rng, _places(wrong, lambda leaf: isinstance(leaf, str)), lambda leaf: [leaf])
    return made and not (case.schema is not None and case.schema.is_valid(wrong))


# ---------------------------------------------------------------- fields and items


def _missing_field(wrong: Any, rng: random.Random, _: Case) -> bool:
    owners = [node for node in _containers(wrong) if isinstance(node, dict) and _stated(node)]
    if not owners:
        return False
    owner = rng.choice(owners)
    del owner[rng.choice(_stated(owner))]
    return True


def _missing_item(wrong: Any, rng: random.Random, _: Case) -> bool:
    owners = [node for node in _containers(wrong) if isinstance(node, list) and node]
    if not owners:
        return False
    owner = rng.choice(owners)
    del owner[rng.randrange(len(owner))]
    return True


def _invented_field(wrong: Any, rng: random.Random, case: Case) -> bool:
    """A member that the schema declares and the text does not mention, with a plausible value; else one nobody asked
    for.
    """
    absent = _undeclared(wrong, case.another(rng))
    if absent and rng.random() < 0.8:
        owner, name, value = rng.choice(absent)
        owner[name] = value
        return True
    owners = [node for node in _containers(wrong) if isinstance(node, dict)]
    if not owners:
        return False
    owner = rng.choice(owners)
    name = rng.choice([name for name in _INVENTED if name not in owner] or [""])
    if name:
        owner[name] = _INVENTED[name]
    return bool(name)


def _null_for_value(wrong: Any, rng: random.Random, _: Case) -> bool:
    return _one_put(wrong, rng, _places(wrong, lambda leaf: leaf is not None), lambda _: None)


def _value_for_null(wrong: Any, rng: random.Random, case: Case) -> bool:
    """A value where there is none: as another instance has it, or words for "unknown"."""
    places = _places(wrong, lambda leaf: leaf is None)
    if not places:
        return False
    pointer, _ = rng.choice(places)
    guess: Any = _at(case.another(rng), pointer)
    if guess is None or isinstance(guess, dict | list) or rng.random() < 0.3:
        guess = rng.choice(_UNSURE)
    _put(wrong, pointer, guess)
    return True


def _wrong_policy(wrong: Any, rng: random.Random, case: Case) -> bool:
    """Null for a field that should be left out, or a field left out that should be null."""
    if case.silent_null:
        silent = [
            (node, name)
            for node in _containers(wrong)
            if isinstance(node, dict)
            for name, member in node.items()
            if member is None
        ]
        if not silent:
            return False
        owner, name = rng.choice(silent)
        del owner[name]
        return True
    absent = _undeclared(wrong, case.another(rng))
    if not absent:
        return False
    owner, name, _ = rng.choice(absent)
    owner[name] = None
    return True


def _swapped_fields(wrong: Any, rng: random.Random, _: Case) -> bool:
    """Two strings, two dates or two numbers of one object in each other's place."""
    owners = [node for node in _containers(wrong) if isinstance(node, dict)]
    rng.shuffle(owners)
    for owner in owners:
        pairs = [
            (one, other)
            for index, one in enumerate(owner)
            for other in list(owner)[index + 1 :]
            if _alike(owner[one], owner[other])
        ]
        if pairs:
            one, other = rng.choice(pairs)
            owner[one], owner[other] = owner[other], owner[one]
            return True
    return False


def _swapped_items(wrong: Any, rng: random.Random, _: Case) -> bool:
    """A value of one item given to the next one, or two items in each other's place."""
    arrays = [node for node in _containers(wrong) if isinstance(node, list) and len(node) > 1]
    rng.shuffle(arrays)
    for array in arrays:
        index = rng.randrange(len(array) - 1)
        one, other = array[index], array[index + 1]
        if isinstance(one, dict) and isinstance(other, dict):
            shared = [name for name in one if name in other and _alike(one[name], other[name])]
            if shared:
                name = rng.choice(shared)
                one[name], other[name] = other[name], one[name]
                return True
        elif not jsontext.equal(one, other):
            array[index], array[index + 1] = other, one
            return True
    return False


def _alike(one: Any, other: Any) -> bool:
    """Whether two different values could stand in each other's place."""
    if type(one) is not type(other) or not isinstance(one, str | int | float) or isinstance(one, bool):
        return False
    return bool(one != other) and _is_day(one) == _is_day(other)


MAKE: Mapping[str, Callable[[Any, random.Random, Case], bool]] = {
    "distractor_taken": _distractor_taken,
    "number_misread": _number_misread,
    "date_misread": _date_misread,
    "enum_untranslated": _enum_untranslated,
    "not_normalised": _not_normalised,
    "near_number": _near_number,
    "near_string": _near_string,
    "flipped": _flipped,
    "missing_field": _missing_field,
    "missing_item": _missing_item,
    "invented_field": _invented_field,
    "null_for_value": _null_for_value,
    "value_for_null": _value_for_null,
    "wrong_policy": _wrong_policy,
    "wrong_type": _wrong_type,
    "swapped_fields": _swapped_fields,
    "swapped_items": _swapped_items,
}
"""The mistakes by name; that the answer is wrapped in words is none of its value."""


# ---------------------------------------------------------------- walking


def _is_number(leaf: Any) -> bool:
    return isinstance(leaf, int | float) and not isinstance(leaf, bool)


def _is_day(leaf: Any) -> bool:
    return isinstance(leaf, str) and _DAY.match(leaf) is not None


def _is_whole(leaf: Any) -> bool:
    return isinstance(leaf, str) and leaf.isdecimal() and len(leaf) < 15


def _stated(node: Mapping[str, Any]) -> list[str]:
    return [name for name, member in node.items() if member is not None]


def _one_put(
    wrong: Any, rng: random.Random, places: Sequence[tuple[str, Any]], change: Callable[[Any], Any] | None = None
) -> bool:
    """Put a changed value at one of `places`; False where there is none."""
    if not places:
        return False
    pointer, value = rng.choice(places)
    _put(wrong, pointer, value if change is None else change(value))
    return True


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


def _undeclared(root: Any, model: Any) -> list[tuple[dict[str, Any], str, Any]]:
    """Objects of `root` with the members that they lack and the same object of `model` has, as scalars."""
    found = []
    stack = [(root, model)]
    while stack:
        node, like = stack.pop()
        if isinstance(node, list) and isinstance(like, list) and like:
            stack.extend((item, like[0]) for item in node)
        elif isinstance(node, dict) and isinstance(like, dict):
            for name, member in like.items():
                if name in node:
                    stack.append((node[name], member))
                elif member is not None and not isinstance(member, dict | list):
                    found.append((node, name, member))
    return found


def _at(root: Any, pointer: str) -> Any:
    try:
        return jsontext.resolve(root, pointer)
    except (KeyError, ValueError, LookupError, TypeError):
        return None


def _put(root: Any, pointer: str, value: Any) -> None:
    *path, last = jsontext.split(pointer)
    owner = jsontext.resolve(root, jsontext.join(path))
    owner[int(last) if isinstance(owner, list) else last] = value
