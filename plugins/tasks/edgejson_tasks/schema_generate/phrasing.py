"""The words of a request for an instance: what to write, which rules and wishes hold, in which form to answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgejson.schema.invariants import Rule

__all__ = ["instruction", "rule_sentences"]

_TASKS = (
    "Generate JSON following this schema.",
    "Write one valid instance of the JSON Schema below.",
    "Create a realistic JSON document that validates against this schema.",
    "Please produce sample data for this schema.",
    "Give me one object that this schema accepts.",
    "I need a fixture for our integration suite that matches this schema.",
    "You are an API that answers according to this schema. Send one response.",
    "json for this schema pls.",
    "As a data engineer, fill this schema with plausible values.",
    "Produce a record that conforms to the schema, with values that could be real.",
    "Could you draft an example payload for this contract?",
    "Generate a document that a strict validator would accept for this schema.",
    "Task: instance generation. Input: JSON Schema. Output: one conforming JSON value.",
    "The schema describes what our service stores. Make up one entry.",
    "Compose a believable JSON value that satisfies every keyword of the schema.",
    "Mock the backend: return a body that fits this schema.",
)
_FORMS = (
    "Respond only with JSON, minified, with sorted keys.",
    "Answer with the JSON alone: no whitespace, keys in alphabetical order.",
    "Output: minified JSON with keys sorted, nothing else.",
    "Return only JSON in canonical form (RFC 8785: sorted keys, no blanks).",
    "Respond only with valid JSON on one line, keys sorted, no spaces between tokens.",
    "Give me just the JSON, compact and with its keys sorted.",
)
_RULES_STAND_BELOW = (
    "These rules must hold as well:",
    "Besides the schema, keep these rules:",
    "Business rules:",
    "The values have to agree with each other:",
)
_RULES_STAND_IN_SCHEMA = (
    "The rules under x-invariants must hold.",
    "Keep the cross-field rules in x-invariants too.",
    "Mind the x-invariants: computed fields must be exact.",
)
_WISHES = ("", "", "Requirements:", "In addition:", "For this one:")


def instruction(wishes: Sequence[str], rules: Sequence[str], rng: random.Random, *, rules_in_schema: bool) -> str:
    """An instruction with every wish and, as sentences or by a pointer to the schema, every rule."""
    parts = [rng.choice(_TASKS)]
    if rules:
        parts.append("\n".join([rng.choice(_RULES_STAND_BELOW), *(f"- {rule}" for rule in rules)]))
    elif rules_in_schema:
        parts.append(rng.choice(_RULES_STAND_IN_SCHEMA))
    if wishes:
        parts.append(_wishes(wishes, rng))
    parts.append(rng.choice(_FORMS))
    lines = any("\n" in part for part in parts) or rng.random() < 0.2
    return ("\n" if lines else " ").join(parts)


def _wishes(wishes: Sequence[str], rng: random.Random) -> str:
    heading = rng.choice(_WISHES)
    if heading and len(wishes) > 1:
        return "\n".join([heading, *(f"- {wish}" for wish in wishes)])
    return " ".join([heading, *wishes] if heading else wishes)


def rule_sentences(rules: Sequence[Rule]) -> list[str]:
    """Each rule in its author's words and, where these are missing or leave the value open, as its expression."""
    return [_sentence(rule) for rule in rules]


def _sentence(rule: Rule) -> str:
    if rule.description and rule.form != "set":
        return rule.description
    # A computed value has to be exact, so its expression is always given.
    formula = f"`{rule.statement}`" if rule.form != "choose" else f"`{rule.target}` is taken from `{rule.source}`"
    where = f" for every entry of {rule.at.removesuffix('/*')}" if rule.at.endswith("/*") else ""
    where = where or (f" in {rule.at}" if rule.at else "")
    when = f" when `{rule.when}`" if rule.when else ""
    return f"{rule.description.rstrip('.')}: {formula}{where}{when}" if rule.description else f"{formula}{where}{when}"
