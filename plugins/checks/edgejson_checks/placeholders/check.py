"""The check: every text value of an answer against the rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.types import Finding
from edgejson_checks.fields import Fields, TextField, is_derived, text_fields
from edgejson_checks.placeholders.rules import Rule, rules_for
from edgejson_checks.placeholders.words import Word, word_of

__all__ = ["Placeholders"]


class Placeholders:
    """At most one finding for each text value of a JSON answer.

    A text that the schema lists itself is never one, nor is, in an answer made from an instance, the name of a member
    of the material: entries of an object hold such names as values.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._fields = Fields()

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.answer.ok:
            return
        fields = text_fields(subject)
        rules = rules_for(fields)
        for field in fields:
            found = word_of(field) or (_first(rules, field) if rules else None)
            if found is None or field.text in self._fields.constants(subject):
                continue
            if not (is_derived(subject) and _names_a_member(subject, field.text)):
                yield _finding(field, found)


def _names_a_member(subject: Subject, text: str) -> bool:
    member = re.compile(re.escape(json.dumps(text, ensure_ascii=False)) + r"\s*:")
    return any(member.search(given) for given in subject.record.input.values())


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
