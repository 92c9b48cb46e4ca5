"""The rules of a schema under other names of members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from edgejson import jsontext
from edgejson.schema.mutation.expressions import Template, computes_names, members_read

__all__ = ["RuleNames"]

_EXPRESSIONS = ("expr", "assert", "from", "when")
_MEMBERS = ("set", "choose", "about")
_CODE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+")
"""A name that stands in words and can be nothing else."""


class RuleNames:
    """Rules taken apart at the names of members, once."""

    def __init__(self, rules: Sequence[Mapping[str, Any]]) -> None:
        # Advice binds nobody who writes an instance.
        binding = [rule for rule in rules if not rule.get("advice")]
        self._rules = [(dict(rule), _templates(rule), _names_code(rule)) for rule in binding]
        self.reads: tuple[frozenset[str], ...] = tuple(frozenset(_read(rule)) for rule in binding)
        """Of each rule, the members that it reads, computes or passes."""

        self.read: frozenset[str] = frozenset(name for rule in rules for name in _read(rule))
        """Every member that some rule reads, computes or passes, advice included."""

        self.reads_any = any(
            computes_names(rule[key]) for rule in rules for key in _EXPRESSIONS if isinstance(rule.get(key), str)
        )
        """Whether a rule may read any member, by a computed name."""

    def ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """The ids of the rules at these places, in order."""
        return tuple(str(self._rules[place][0].get("id", "")) for place in sorted(places))

    def renamed(self, names: Mapping[str, str], without: Collection[int] = ()) -> list[dict[str, Any]]:
        """The rules but for those at the places in `without`, members called as `names` says."""
        return [
            _renamed(rule, templates, names, words)
            for place, (rule, templates, words) in enumerate(self._rules)
            if place not in without
        ]


def _templates(rule: Mapping[str, Any]) -> dict[str, Template]:
    return {key: Template(rule[key]) for key in _EXPRESSIONS if isinstance(rule.get(key), str)}


def _read(rule: Mapping[str, Any]) -> set[str]:
    read = {name for key in _EXPRESSIONS if isinstance(rule.get(key), str) for name in members_read(rule[key])}
    read |= {rule[key] for key in _MEMBERS if isinstance(rule.get(key), str)}
    return read | set(jsontext.split(str(rule.get("at", ""))))


def _names_code(rule: Mapping[str, Any]) -> bool:
    return isinstance(rule.get("description"), str) and _CODE_NAME.search(rule["description"]) is not None


def _renamed(
    rule: Mapping[str, Any], templates: Mapping[str, Template], names: Mapping[str, str], in_words: bool
) -> dict[str, Any]:
    made = dict(rule)
    if not names:
        return made
    for key, template in templates.items():
        made[key] = template.renamed(names)
    for key in _MEMBERS:
        if made.get(key) in names:
            made[key] = names[made[key]]
    if made.get("id") in names:
        made["id"] = names[made["id"]]
    if made.get("at"):
        made["at"] = jsontext.join([names.get(token, token) for token in jsontext.split(made["at"])])
    if in_words:
        made["description"] = _CODE_NAME.sub(lambda found: names.get(found[0], found[0]), made["description"])
    return made
