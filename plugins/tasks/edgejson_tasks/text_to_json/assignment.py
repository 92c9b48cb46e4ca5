"""What a teacher is to tell, and whether a sound record can be made of the text that it gave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding import Grounder, Ungrounded
from edgejson.grounding.places import mentions_of, places_of
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Json, Record, Span
from edgejson_tasks.text_to_json.borders import Stated
from edgejson_tasks.text_to_json.cells import blank_nullables, may_have_blanks
from edgejson_tasks.text_to_json.gates import STRAY, strays
from edgejson_tasks.text_to_json.proof import prove
from edgejson_tasks.text_to_json.settings import Missing
from edgejson_tasks.text_to_json.types_taken import others_like_strings, takes_both
from edgejson_tasks.text_to_json.wording import Note

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Assignment"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is known of a record before its text is: the instance that the text is to state, and the answer that the
    policy for silent fields makes of it.
    """

    schema: Schema
    language: str
    grounder: Grounder
    told_of: Json
    gold: Json
    output: str
    missing: Missing

    def meta(self, told: Completion) -> dict[str, Json]:
        """What a record of `told` says of its text; `Unmakeable` when two spans are for one value."""
        meta: dict[str, Json] = {name: part for name, part in told.meta.items() if name != "unsaid"}
        if told.spans:
            evidence: dict[str, Json] = {span.pointer: [span.start, span.end] for span in told.spans}
            if len(evidence) < len(told.spans):
                raise Unmakeable("the text has two places for one value")
            meta["evidence"] = evidence
        meta["skeleton"] = _skeleton(told.text, told.spans or _found(told.text, self.gold))
        decoys = told.meta.get("distractors")
        distractors = len(decoys) if isinstance(decoys, dict) else 0
        meta["size"] = {"fields": len(jsontext.leaves(self.gold)), "distractors": distractors}
        meta["missing_policy"] = self.missing
        meta["instance"] = self.missing != "null_all" or self.schema.is_valid(self.gold)
        return meta

    def with_places(self, told: Completion) -> Completion:
        """`told` with spans, where a text without them leaves no doubt about the place of any value; else as it is.

        A null that may be silent needs none.
        """
        leaves = jsontext.leaves(self.told_of)
        if self.missing != "omit":
            leaves = [(pointer, leaf) for pointer, leaf in leaves if leaf is not None]
        places = places_of(self.grounder, told.text, leaves, self._choices)
        if places is None:
            return told
        spans = (Span(pointer, start, end) for pointer, (start, end) in places.items())
        return replace(told, spans=tuple(sorted(spans, key=attrgetter("start"))))

    def require_grounded(self, text: str) -> None:
        """A teacher that marks no spans must have written every value, to the letter, and that a null is not known."""
        misses = self.grounder.ground(text, self.told_of, choices=self._choices, verbatim=True)
        if not (misses or self.missing != "omit" or self.grounder.words.unknown.search(text)):
            misses = [Ungrounded(pointer, leaf, "") for pointer, leaf in jsontext.leaves(self.told_of) if leaf is None]
        if misses:
            raise Unmakeable(f"the text does not state {misses[0].value!r:.60} of {misses[0].pointer}")

    def refusal(self, told: Completion) -> str | None:
        """Why no sound record can be made of a language model's text, in a word to count by; None when one can.

        Whatever `proof.prove` would refuse in the record is refused; so is a stray value in a text of which not every
        place is known, for of that the record alone could not tell.
        """
        if not told.text.strip():
            return "empty"
        try:
            if not told.spans:
                told = self.with_places(told)
                self.require_grounded(told.text)
            meta: dict[str, Json] = {"schema": self.schema.id, "language": self.language, **self.meta(told)}
        except Unmakeable:
            return "ungrounded"
        record = Record(
            id="", task="text_to_json", input={"instruction": "-", "text": told.text}, output=self.output, meta=meta
        )
        for finding in prove(Subject(record, lambda _: self.schema), self.grounder):
            if finding.severity == "error":
                return finding.check.rpartition(".")[2]
        return None if told.spans or not self._has_strays(told) else STRAY.rpartition(".")[2]

    def notes(self, told: Completion) -> list[Note]:
        """What the text leaves open unless the instruction settles it."""
        mixed = takes_both(self.schema)
        blank = self.missing == "omit" and may_have_blanks(told.text)
        if not (mixed or blank):
            return []
        stated = [(span.start, span.end, span.pointer) for span in sorted(told.spans, key=attrgetter("start"))]
        found: dict[Note, Iterator[str]] = {}
        if mixed:
            leaves = dict(jsontext.leaves(self.gold))
            found["bare_values"] = others_like_strings(self.schema, self.output, told.text, stated, leaves)
        if blank:
            found["empty_cells"] = blank_nullables(told.text, stated, self.schema)
        return [note for note, pointers in found.items() if next(pointers, None) is not None]

    def _has_strays(self, told: Completion) -> bool:
        """Whether the text holds a number, a date or an address that states no leaf; every place of a leaf counts."""
        stated = sorted(
            (start, end, pointer)
            for pointer, leaf in jsontext.leaves(self.told_of)
            for start, end in mentions_of(self.grounder, told.text, pointer, leaf, self._choices(pointer))
        )
        decoys = told.meta.get("distractors")
        values = decoys.values() if isinstance(decoys, dict) else ()
        return next(strays(told.text, _apart(stated), self.schema, values), None) is not None

    def _choices(self, pointer: str) -> Sequence[Json] | None:
        allowed = self.schema.describe(pointer).get("enum")
        return allowed if isinstance(allowed, list) else None


def _skeleton(text: str, spans: Iterable[Span]) -> str:
    """A short hash of the text without its values: equal for two texts that differ in nothing but values."""
    parts = []
    end = 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start >= end:
            parts.append(text[end : span.start])
            end = span.end
    parts.append(text[end:])
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _found(text: str, gold: Json) -> list[Span]:
    """Places of the values that stand in the text as they are, for a text whose teacher marked none."""
    spans = []
    for pointer, leaf in jsontext.leaves(gold):
        written = leaf if isinstance(leaf, str) else jsontext.canonical(leaf)
        start = text.find(written) if written else -1
        if start >= 0:
            spans.append(Span(pointer=pointer, start=start, end=start + len(written)))
    return spans


def _apart(stated: Iterable[Stated]) -> list[Stated]:
    """Places in order, those that overlap joined."""
    joined: list[Stated] = []
    for start, end, pointer in stated:
        if joined and start < joined[-1][1]:
            first, last, whose = joined[-1]
            joined[-1] = (first, max(last, end), whose)
        else:
            joined.append((start, end, pointer))
    return joined
