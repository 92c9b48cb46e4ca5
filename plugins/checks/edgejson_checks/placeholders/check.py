"""The check: every text value of an answer against the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.types import Finding
from edgejson_checks.fields import Fields, TextField, text_fields
from edgejson_checks.placeholders.rules import Rule, rules_for
from edgejson_checks.placeholders.words import Word, word_of

__all__ = ["Placeholders"]


class Placeholders:
    """At most one finding for each text value of a JSON answer. A text that the schema lists itself is never one."""

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._fields = Fields()

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.answer.ok:
            return
        rules = rules_for(subject.answer_text)
        for field in text_fields(subject):
            found = word_of(field) or _first(rules, field)
            if found is not None and field.text not in self._fields.constants(subject):
                yield _finding(field, found)


def _first(rules: list[Rule], field: TextField) -> Word | None:
    text = field.text.strip()
    for rule in rules:
        found = rule.find(field, text)
        if found is not None:
            return found
    return None


def _finding(field: TextField, found: Word) -> Finding:
    message = f"{found.kind}: {found.text!r:.80}"
    return Finding(check="placeholders", pointer=field.pointer, message=message, severity=found.severity)
