"""Members called by other names, everywhere they are named: keywords, rules, hints, constants and references.

A renaming exchanges names one for one over the whole document, so that an instance of the new schema, with its names
put back, is an instance of the old one, and the other way round.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jsonschema_rs

from edgejson import jsontext
from edgejson.schema.mutation.documents import Sketch, Step, mapping, pointer_of, reference_to, texts
from edgejson.schema.mutation.expressions import computes_names, members_read, renamed
from edgejson.schema.mutation.holding import kind_at
from edgejson.schema.mutation.names import STYLES, style_of, synonyms, words_of, written
from edgejson.schema.regex import searcher
from edgejson.types import Json

__all__ = ["Renameable", "rename", "renamed_reference", "renamed_value"]

_USUAL = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*")
_NAMED_BY_MEMBER = ("properties", "dependentSchemas", "dependencies", "dependentRequired", "x-together")
_LISTS_OF_MEMBERS = ("dependentRequired", "dependencies", "x-together")
_VALUES = ("enum", "const", "default", "examples", "example")
_NAME_TESTS = frozenset({"type", "pattern", "minLength", "maxLength", "title", "description", "$comment"})
_EXPRESSIONS = ("expr", "assert", "from", "when")
_MEMBERS_OF_RULES = ("set", "choose", "about")
_SHARE_OF_STYLES = 0.35
_MOST_REWORDED = 12


def rename(sketch: Sketch, rng: random.Random) -> Step | None:
    """Some members by words that mean the same, or all of them in another way of writing."""
    can = Renameable(sketch)
    if not can.names:
        return None
    if rng.random() < _SHARE_OF_STYLES:
        chosen, what = _restyled(can, rng)
        if not chosen:
            chosen, what = _reworded(can, rng)
    else:
        chosen, what = _reworded(can, rng)
        if not chosen:
            chosen, what = _restyled(can, rng)
    if not chosen:
        return None
    _apply(sketch, chosen)
    sketch.renamed = chosen
    return Step("rename", "", what)


def renamed_value(value: Json, names: Mapping[str, str]) -> Json:
    """The value with its members renamed, at every depth.

    >>> renamed_value({"qty": 1, "parts": [{"qty": 2}]}, {"qty": "quantity"})
    {'quantity': 1, 'parts': [{'quantity': 2}]}
    """
    if isinstance(value, dict):
        return {names.get(name, name): renamed_value(member, names) for name, member in value.items()}
    return [renamed_value(item, names) for item in value] if isinstance(value, list) else value


def _restyled(can: Renameable, rng: random.Random) -> tuple[dict[str, str], str]:
    several = [name for name in can.names if len(words_of(name)) > 1]
    if not several:
        return {}, ""
    present = {style_of(name) for name in several}
    style = rng.choice([style for style in STYLES if {style} != present])
    chosen: dict[str, str] = {}
    for name in can.names:
        new = written(words_of(name), style)
        if new != name and can.may_be(name, new) and new not in chosen.values():
            chosen[name] = new
    return chosen, f"members written in {style} case"


def _reworded(can: Renameable, rng: random.Random) -> tuple[dict[str, str], str]:
    names = rng.sample(can.names, len(can.names))
    wanted = rng.randint(1, max(1, min(_MOST_REWORDED, len(names) // 2)))
    chosen: dict[str, str] = {}
    for name in names:
        if len(chosen) == wanted:
            break
        others = synonyms(name, can.kind(name))
        fitting = [new for new in others if can.may_be(name, new) and new not in chosen.values()]
        if fitting:
            chosen[name] = rng.choice(fitting)
    return chosen, ", ".join(f"{old} -> {new}" for old, new in chosen.items())


class Renameable:
    """Which members may be renamed (`names`), what they hold, and to what."""

    def __init__(self, sketch: Sketch) -> None:
        self._patterns: list[Callable[[str], bool]] = []
        self._tests: list[Callable[[str], bool]] = []
        self._taken: set[str] = set()
        self._kinds: dict[str, set[str]] = {}
        found: dict[str, None] = {}
        blocked = False
        for place, node in sketch.parts():
            for name in mapping(node.get("properties")):
                found[name] = None
                self._kinds.setdefault(name, set()).add(kind_at(sketch, f"{place}/properties/{jsontext.escape(name)}"))
            self._taken.update(_names_in(node))
            blocked |= not self._read_patterns(node) or not self._read_name_tests(node)
        rules = [rule for rule in sketch.root.get("x-invariants", ()) if isinstance(rule, dict)]
        for source in (rule[key] for rule in rules for key in _EXPRESSIONS if isinstance(rule.get(key), str)):
            blocked |= computes_names(source)
            self._taken |= members_read(source)
        self._taken.update(found)
        self.names = [] if blocked else [name for name in found if _USUAL.fullmatch(name)]

    def kind(self, name: str) -> str:
        """What a member of that name holds, as `synonyms` takes it; empty where the document does not say one thing."""
        kinds = self._kinds.get(name, set())
        return next(iter(kinds)) if len(kinds) == 1 else ""

    def may_be(self, name: str, new: str) -> bool:
        """Whether nothing in the document tells `new` from `name`, and nothing else is called so."""
        return (
            new not in self._taken
            and all(finds(name) is finds(new) for finds in self._patterns)
            and all(accepts(name) is accepts(new) for accepts in self._tests)
        )

    def _read_patterns(self, node: Mapping[str, Any]) -> bool:
        try:
            self._patterns.extend(map(searcher, mapping(node.get("patternProperties"))))
        except ValueError:  # a pattern that cannot be read: nobody knows which names it finds
            return False
        return True

    def _read_name_tests(self, node: Mapping[str, Any]) -> bool:
        tests = node.get("propertyNames")
        if not isinstance(tests, dict):
            return tests is None or isinstance(tests, bool)
        listed = [*texts(tests.get("enum")), *([tests["const"]] if isinstance(tests.get("const"), str) else [])]
        self._taken.update(listed)
        if not tests.keys() <= _NAME_TESTS | {"enum", "const"}:
            return False
        checked = {key: value for key, value in tests.items() if key in _NAME_TESTS}
        accepts: Callable[[str], bool] = jsonschema_rs.validator_for(checked).is_valid
        self._tests.append(accepts)
        return True


def _names_in(node: Mapping[str, Any]) -> Iterator[str]:
    """Names that a subschema mentions besides declaring them."""
    yield from texts(node.get("required"))
    for keyword in _NAMED_BY_MEMBER[1:]:
        for name, needs in mapping(node.get(keyword)).items():
            yield name
            yield from texts(needs)
    for keyword in _VALUES:
        yield from _names_of_values(node.get(keyword))


def _names_of_values(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _names_of_values(member)
    elif isinstance(value, list):
        for item in value:
            yield from _names_of_values(item)


# ---------------------------------------------------------------- application


def _apply(sketch: Sketch, names: Mapping[str, str]) -> None:
    for _, node in sketch.parts():
        _rename_in_node(node, names)
    for rule in sketch.root.get("x-invariants", ()):
        _rename_in_rule(rule, names)


def _rename_in_node(node: dict[str, Any], names: Mapping[str, str]) -> None:
    for keyword in _NAMED_BY_MEMBER:
        stated = node.get(keyword)
        if isinstance(stated, dict):
            members = {names.get(name, name): part for name, part in stated.items()}
            if keyword in _LISTS_OF_MEMBERS:
                members = {name: _renamed_list(part, names) for name, part in members.items()}
            node[keyword] = members
    if isinstance(node.get("required"), list):
        node["required"] = _renamed_list(node["required"], names)
    tests = node.get("propertyNames")
    if isinstance(tests, dict):
        if isinstance(tests.get("enum"), list):
            tests["enum"] = _renamed_list(tests["enum"], names)
        if tests.get("const") in names:
            tests["const"] = names[tests["const"]]
    for keyword in _VALUES:
        if keyword in node:
            node[keyword] = renamed_value(node[keyword], names)
    if "x-value" in node:
        node["x-value"] = _renamed_hint(node["x-value"], names)
    discriminator = node.get("discriminator")
    if isinstance(discriminator, dict) and discriminator.get("propertyName") in names:
        discriminator["propertyName"] = names[discriminator["propertyName"]]
    for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
        if isinstance(node.get(keyword), str):
            node[keyword] = renamed_reference(node[keyword], names)


def _renamed_list(items: Any, names: Mapping[str, str]) -> Any:
    if isinstance(items, str):
        return names.get(items, items)
    if not isinstance(items, list):
        return items
    return [names.get(item, item) if isinstance(item, str) else item for item in items]


def _renamed_hint(hint: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(hint, dict):
        return hint
    changed = dict(hint)
    for form in ("after", "before"):
        reference = hint.get(form)
        if isinstance(reference, str):
            is_pointer = reference.startswith("/")
            changed[form] = _renamed_pointer(reference, names) if is_pointer else names.get(reference, reference)
    return changed


def _renamed_pointer(place: str, names: Mapping[str, str]) -> str:
    return jsontext.join([names.get(token, token) for token in jsontext.split(place)])


def renamed_reference(reference: str, names: Mapping[str, str]) -> str:
    """The reference with the members on its way renamed: the words that follow `properties` and the like."""
    document, mark, fragment = reference.partition("#")
    place = pointer_of(mark + fragment)
    if not place:
        return reference
    tokens: list[str] = []
    follows: Sequence[str] = jsontext.split(place)
    is_name = False
    for token in follows:
        tokens.append(names.get(token, token) if is_name else token)
        is_name = not is_name and token in ("properties", "dependentSchemas", "dependencies")
    changed = jsontext.join(tokens)
    return reference if changed == place else document + reference_to(changed)


def _rename_in_rule(rule: dict[str, Any], names: Mapping[str, str]) -> None:
    for key in _EXPRESSIONS:
        if isinstance(rule.get(key), str):
            rule[key] = renamed(rule[key], names)
    for key in _MEMBERS_OF_RULES:
        if rule.get(key) in names:
            rule[key] = names[rule[key]]
    if isinstance(rule.get("at"), str):
        rule["at"] = _renamed_pointer(rule["at"], names)
