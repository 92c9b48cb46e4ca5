"""What a prompt for an instance says, and whether the instance that came back holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.prompting.shapes import bare, several
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema
    from edgejson.schema.invariants import RuleViolation

__all__ = ["Unfit", "response_schema", "rule_words", "schema_words", "settled"]

_KEPT = 256
"""Schemas whose words are kept: a run asks for instances of the same ones again and again."""
_MOST_ROUNDS = 8
"""Computed members may follow from one another; no pack has chains as long."""


class Unfit(Exception):  # noqa: N818 - what a model answers is no error of the program
    """The instance is of no use; `reason` is a short word to count by."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@lru_cache(maxsize=_KEPT)
def response_schema(schema: Schema, many: int) -> Mapping[str, Json]:
    """What the answer to a question for `many` instances is validated with."""
    return several(schema.document, many) if many > 1 else bare(schema.document)


@lru_cache(maxsize=_KEPT)
def schema_words(schema: Schema) -> str:
    """The schema as a prompt shows it: with titles and descriptions, without hints and rules."""
    return json.dumps(_said(schema.document), ensure_ascii=False, separators=(",", ":"))


def _said(document: Any) -> Any:
    shown = {key: value for key, value in document.items() if key not in ("$schema", "$id", "$comment")}
    plain = bare(shown)
    return _with_words(shown, plain)


def _with_words(full: Any, plain: Any) -> Any:
    """`plain` with the titles and descriptions of `full`, which has the same parts."""
    if isinstance(plain, list):
        return [_with_words(one, other) for one, other in zip(full, plain, strict=True)]
    if not isinstance(plain, dict) or not isinstance(full, dict):
        return plain
    words = {key: full[key] for key in ("title", "description") if isinstance(full.get(key), str)}
    return {**words, **{key: _with_words(full[key], part) for key, part in plain.items()}}


@lru_cache(maxsize=_KEPT)
def rule_words(schema: Schema) -> str:
    """Each rule between members in a line: where it holds, its words, its expression."""
    return "\n".join(_rule_lines(schema))


def _rule_lines(schema: Schema) -> Iterator[str]:
    for rule in schema.invariants.rules:
        place = f"in each {rule.at}: " if "*" in rule.at else f"in {rule.at}: " if rule.at else ""
        condition = f" when {rule.when}" if rule.when else ""
        statement = f"{rule.statement}{condition}"
        yield f"- {place}{rule.description} ({statement})" if rule.description else f"- {place}{statement}"


def settled(schema: Schema, value: Json) -> tuple[Json, str]:
    """The instance with its computed members computed again, and its canonical text; `Unfit` unless it is valid and
    keeps every rule.

    What a rule asserts or wants chosen from a list is not mended: a model that does not see to it contradicts itself.
    """
    text = _canonical(value)
    broken = _broken(schema, value, text)
    for _ in range(_MOST_ROUNDS):
        computed = [violation for violation in broken if _is_computed(schema, violation)]
        if not computed:
            break
        value = jsontext.parse(text)  # the answer itself is left as it is
        for violation in computed:
            _put(value, violation.pointer, violation.expected)
        text = _canonical(value)
        broken = _broken(schema, value, text)
    violations = [] if schema.is_valid_parsed(value) else schema.validate(value)
    if violations:
        raise Unfit(f"schema:{violations[0].keyword}")
    if broken:
        raise Unfit(f"rule:{broken[0].rule}")
    return value, text


def _canonical(value: Json) -> str:
    try:
        return jsontext.canonical(value)
    except jsontext.CanonicalError:
        raise Unfit("no_canonical_text") from None


def _broken(schema: Schema, value: Json, text: str) -> list[RuleViolation]:
    return schema.broken_rules(jsontext.exact(text, value)) if schema.invariants.rules else []


def _is_computed(schema: Schema, violation: RuleViolation) -> bool:
    if violation.expected is None:
        return False
    return any(rule.form == "set" and rule.id == violation.rule for rule in schema.invariants.rules)


def _put(value: Any, pointer: str, member: Json) -> None:
    *above, last = jsontext.split(pointer)
    for token in above:
        value = value[int(token)] if isinstance(value, list) else value[token]
    if isinstance(value, list):
        value[int(last)] = member
    else:
        value[last] = member
