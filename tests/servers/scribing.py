"""What the scribe writes: English that states every value of some JSON, and instances of schemas; from seeds alone."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from edgejson import Schema, jsontext
from edgejson.grounding.labels import label_words

__all__ = ["asked_about", "count_asked", "find_json", "instance", "instances", "state"]

_STARTS = ("The", "Our", "Their", "As told, the", "On paper the", "Once more, the", "Note that the")
_JOINTS = ("is", "reads", "stands at", "was given as", "is put down as", "came in as", "is said to be")
_FLAG_JOINTS = ("is", "is set to", "stands at", "was marked")
_OPENERS = (
    "This is what we know of the case.",
    "Here is what was written down today.",
    "A colleague told us the following.",
    "What follows was read out over the phone.",
    "Thank you for waiting; the details came in.",
    "We went through the papers once more.",
)
_CLOSERS = ("That is all.", "Nothing else was said.", "The rest can wait.", "No more is known.", "Kind regards.")
_OPENING = re.compile(r"[{\[]")
_HEADING = re.compile(r"^(?:Data|JSON Schema)\b[^\n]*:[ \t]*$", re.MULTILINE)
_COUNT = re.compile(r"\b(\d+) (?:records|instances)\b")


def state(value: Any, seed: int) -> str:
    """A text that states every leaf of `value`, to the letter; another seed words it otherwise.

    A sentence stands on a line of its own, the number of an item with its array's name, the name of a field right
    before its value, and one name is always joined in one way: so that nobody takes one item's value for another's.
    """
    rng = random.Random(seed)
    turn = rng.randrange(1 << 16)
    lines = [rng.choice(_OPENERS)]
    for pointer, leaf in jsontext.leaves(value):
        start = rng.choice(_STARTS)
        lines.append(f"{start} {' '.join(_label(pointer)) or 'value'} {_said(leaf, turn + len(_name(pointer)))}.")
    return "\n".join([*lines, rng.choice(_CLOSERS)])


def _said(leaf: Any, turn: int) -> str:
    if leaf is None:
        return "is not known"
    if isinstance(leaf, list | dict):
        return "is empty"
    if isinstance(leaf, bool):
        return f"{_FLAG_JOINTS[turn % len(_FLAG_JOINTS)]} {'true' if leaf else 'false'}"
    joint = _JOINTS[turn % len(_JOINTS)]
    if leaf == "":
        return f'{joint} ""'
    return f"{joint} {leaf if isinstance(leaf, str) else jsontext.canonical(leaf)}"


def _label(pointer: str) -> Iterator[str]:
    for token in jsontext.split(pointer):
        if token.isdigit():
            yield str(int(token) + 1)
        else:
            yield from label_words(token) or (token,)


def _name(pointer: str) -> str:
    return next((token for token in reversed(jsontext.split(pointer)) if not token.isdigit()), "")


def find_json(text: str) -> list[Any]:
    """The JSON objects and arrays that stand in a text, outermost only, in their order; the empty ones are left out."""
    decoder = json.JSONDecoder()
    found = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        try:
            value, at = decoder.raw_decode(text, opening.start())
        except ValueError:
            at = opening.end()
        else:
            if value:
                found.append(value)
    return found


def asked_about(prompt: str) -> Any:
    """The JSON that a prompt is about: the first behind the last heading for it, else the last of all; None for none.

    Before it there may be examples with data of their own, behind it words about its fields.
    """
    headings = list(_HEADING.finditer(prompt))
    behind = find_json(prompt[headings[-1].end() :]) if headings else []
    if behind:
        return behind[0]
    found = find_json(prompt)
    return found[-1] if found else None


def count_asked(prompt: str) -> int:
    """How many records a prompt asks for in words."""
    said = _COUNT.search(prompt)
    return int(said[1]) if said else 2


@lru_cache(maxsize=128)
def _schema(text: str) -> Schema:
    return Schema(json.loads(text), id="scribe/asked")


def instance(document: Mapping[str, Any], seed: int) -> Any:
    """A valid instance that keeps the rules of `document`, where it states any."""
    return _schema(json.dumps(document)).sample(seed)


def instances(document: Mapping[str, Any], seed: int, count: int) -> Sequence[Any]:
    """`count` of them, no two alike as far as the schema allows."""
    found: dict[str, Any] = {}
    for attempt in range(4 * count):
        drawn = instance(document, (seed + attempt * 7919) % 2**31)
        found.setdefault(jsontext.canonical(drawn), drawn)
        if len(found) == count:
            break
    drawn = list(found.values())
    return [drawn[place % len(drawn)] for place in range(count)]
