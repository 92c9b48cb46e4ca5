"""Whether the text beside an answer can be trusted: no decoy taken, nothing left over, fields and items told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson.grounding.labels import label_words
from edgejson.grounding.leftovers import Place, has_strays, labelled_mentions, stray_values, unmarked
from edgejson.types import Finding, Json
from edgejson_tasks.text_to_json.borders import Stated, blurred_arrays
from edgejson_tasks.text_to_json.twins import Told, misnamed, twins
from edgejson_tasks.text_to_json.types_taken import strings_like_others

if TYPE_CHECKING:
    from edgejson.checking import Subject
    from edgejson.schema import Schema

__all__ = ["STRAY", "distractors_taken", "gates", "left_out", "strays"]

DISTRACTOR = "text_to_json.distractor"
LEFT_OUT = "text_to_json.left_out"
STRAY = "text_to_json.stray_value"
BORDERS = "text_to_json.item_borders"
UNDECIDABLE = "text_to_json.undecidable"

_DIGITS = re.compile(r"\d+")


def distractors_taken(subject: Subject, leaves: Mapping[str, Json]) -> Iterator[Finding]:
    """Leaves that hold the wrong value which the text names beside the right one (``meta.distractors``)."""
    for pointer, decoy in _decoys(subject).items():
        if pointer in leaves and jsontext.equal(leaves[pointer], decoy):
            message = f"{decoy!r:.60} is the value that the text rules out"
            yield Finding(check=DISTRACTOR, message=message, pointer=pointer)


def gates(subject: Subject, text: str, stated: Sequence[Stated], grounder: Grounder) -> Iterator[Finding]:
    """What makes a text with marked values unsafe, whatever the answer says.

    A labelled value or a stray number, date, address outside the places would be an answer that the record leaves out;
    items of an array that run into one another have no answer.  `stated` holds the marked values in their order.
    """
    ordered = [(start, end) for start, end, _ in stated]
    decoys = _decoys(subject)
    schema = subject.base_schema
    fields = _fields(schema) if schema is not None else frozenset[tuple[str, ...]]()
    for mention in unmarked(labelled_mentions(text, fields, turns=_has_turns(subject), places=ordered), ordered):
        said = text[mention.start : mention.end]
        if not any(grounder.reads(said, decoy) for decoy in decoys.values()):
            message = f"the text gives {said!r:.60} for {' '.join(mention.words)!r}, no value is marked there"
            yield Finding(check=LEFT_OUT, message=message)
    for start, end in strays(text, stated, schema, decoys.values()):
        yield Finding(check=STRAY, message=f"the text says {text[start:end]!r:.60} outside every marked value")
    yield from _undecided(subject, text, stated, grounder)
    for array, wrong in blurred_arrays(subject.answer.value, stated, text, grounder.words.language):
        yield Finding(check=BORDERS, message=wrong, pointer=array)


def _undecided(subject: Subject, text: str, stated: Sequence[Stated], grounder: Grounder) -> Iterator[Finding]:
    """Values of which the text does not tell the field, or the type."""
    schema = subject.base_schema
    leaves = dict(subject.leaves)
    told = Told(text, stated, leaves, grounder.words, turns=_has_turns(subject))
    for one, other in twins(told):
        yield Finding(
            check=UNDECIDABLE, message=f"the text says it with the words that it has for {one}", pointer=other
        )
    if schema is None:
        return
    for pointer, other in misnamed(told, schema, grounder.words.language):
        yield Finding(check=UNDECIDABLE, message=f"the text gives it for {other!r}, another field", pointer=pointer)
    for pointer in strings_like_others(schema, subject.answer_text, text, stated, leaves):
        message = f"the text gives a bare {leaves[pointer]}, which the field takes as a string and as something else"
        yield Finding(check=UNDECIDABLE, message=message, pointer=pointer)


def strays(text: str, stated: Sequence[Stated], schema: Schema | None, decoys: Iterable[Json]) -> Iterator[Place]:
    """Numbers, dates and addresses outside the places of `stated` that belong to none of the `decoys` either."""
    places = [(start, end) for start, end, _ in stated]
    if has_strays(text, places):
        named, counted = _names(stated, _title(schema) if schema is not None else "")
        yield from stray_values(text, places, counted=counted, named=named, decoys=[str(decoy) for decoy in decoys])


def left_out(subject: Subject, text: str, leaves: Mapping[str, Json], grounder: Grounder) -> Iterator[Finding]:
    """Fields of the schema that a text without marks gives a labelled value for, and the answer does not have."""
    schema = subject.base_schema
    if schema is None:
        return
    had = {label_words(token) for pointer in leaves for token in jsontext.split(pointer)}
    for mention in labelled_mentions(text, _fields(schema) - had, turns=_has_turns(subject)):
        said = text[mention.start : mention.end]
        if not grounder.reads(said, None):
            message = f"the text gives {said!r:.60} for {' '.join(mention.words)!r}, the answer has no such field"
            yield Finding(check=LEFT_OUT, message=message)


def _has_turns(subject: Subject) -> bool:
    return subject.meta.get("genre") == "chat"


def _decoys(subject: Subject) -> Mapping[str, Json]:
    decoys = subject.meta.get("distractors")
    return decoys if isinstance(decoys, dict) else {}


@lru_cache(maxsize=256)
def _fields(schema: Schema) -> frozenset[tuple[str, ...]]:
    """The labels of every member that is declared anywhere in a schema and may hold more than an object."""
    found: set[tuple[str, ...]] = set()
    groups: set[tuple[str, ...]] = set()
    stack: list[object] = [schema.document]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            properties = node.get("properties")
            if isinstance(properties, Mapping):
                for name, member in properties.items():
                    (groups if _is_group(member) else found).add(label_words(name))
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return frozenset(found - groups - {()})


def _is_group(member: object) -> bool:
    return isinstance(member, Mapping) and not {"properties", "$ref", "items"}.isdisjoint(member)


def _title(schema: Schema) -> str:
    """What an instance may be called by: its text may say so."""
    return f"{schema.id} {schema.document.get('title')}"


def _names(stated: Sequence[Stated], title: str) -> tuple[frozenset[str], int]:
    """The numbers in the title and in the names of the leaves, and how many items the longest array has."""
    numbers = set(_DIGITS.findall(title))
    longest = 0
    for _, _, pointer in stated:
        named, items = _numbers(pointer)
        numbers.update(named)
        longest = max(longest, items)
    return frozenset(numbers), longest


@lru_cache(maxsize=8192)
def _numbers(pointer: str) -> tuple[frozenset[str], int]:
    """The numbers in the names along a pointer, and the greatest number of an item on the way."""
    tokens = jsontext.split(pointer)
    numbers = {number for token in tokens if not token.isdecimal() for number in _DIGITS.findall(token)}
    return frozenset(numbers), max((int(token) + 1 for token in tokens if token.isdecimal()), default=0)
