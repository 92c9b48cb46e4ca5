"""Worse answers to a request for an instance: one keyword, one rule, one wish or the form broken, all else kept."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.schema.invariants import Unsatisfied
from edgejson.types import Json, Spoiled
from edgejson_tasks._nearness import is_near
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.schema_generate import reading
from edgejson_tasks.schema_generate.answers import in_schema_order, written
from edgejson_tasks.schema_generate.proof import Proof
from edgejson_tasks.schema_generate.unfulfilling import unfulfilled

__all__ = ["WEIGHTS", "spoil"]

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "broken_rule": 22,
        "violated_constraint": 22,
        "missing_required": 12,
        "wrong_type": 11,
        "wrong_enum": 10,
        "habitual_name": 10,
        "invented_field": 8,
        "out_of_bounds": 6,
        "wrong_members": 6,
        "wrong_order": 6,
        "wrapped": 5,
        "unclosed": 4,
    }
)
"""How often each kind is tried first."""

_TRIES = 3
_OF_ANY_LENGTH = frozenset({"wrapped"})
"""Kinds that are about how much is said."""

_CONTAINERS = frozenset({dict, list})
_MENDED_SHARE = 0.6
_INVENTED: tuple[tuple[str, Json], ...] = (
    ("comment", "none"), ("notes", ""), ("metadata", {}), ("extra", None), ("additional_info", "n/a"),
    ("remarks", "ok"), ("version", 1), ("source", "web"), ("id", 1), ("tags", []), ("created", True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A right answer taken apart: its value (to be copied before it is changed), and the schema that it follows."""

    subject: Subject
    value: Any
    document: Mapping[str, Any]
    order: str

    def text(self, value: Json) -> str | None:
        """The text of another value, written as the right one is; None where it has none."""
        try:
            return written(value, self.order)
        except jsontext.CanonicalError:
            return None

    def places(self) -> tuple[Any, list[tuple[dict[str, Any], Mapping[str, Any]]]]:
        """A copy of the value, and its objects that have members, each with the part that declares it."""
        root = _copy(self.value)
        return root, [(node, part) for node, part, _ in reading.objects(root, self.document) if node]


Make = Callable[[Answer, random.Random], str | None]


def spoil(subject: Subject, proof: Proof, rng: random.Random) -> Spoiled | None:
    """A worse answer of a kind drawn by weight, or of the next kind that this record allows.

    One that its length alone gives away is drawn again.  The proof has the last word: a text counts only when what it
    finds is what the kind set out to break.
    """
    answer = Answer(
        subject,
        subject.answer.value,
        subject.shown_schema,
        str(subject.meta.get("order", "sorted")),
    )
    waiting = dict(WEIGHTS)
    while waiting:
        kind = rng.choices(list(waiting), weights=list(waiting.values()))[0]
        del waiting[kind]
        make, because = _KINDS[kind]
        for _ in range(_TRIES):
            text = make(answer, rng)
            if text is None:
                break
            if kind not in _OF_ANY_LENGTH and not is_near(text, subject.answer_text):
                continue
            if {finding.check for finding in proof.prove(subject.with_answer(text))} == {because}:
                return Spoiled(rejected=text, because=because, how=kind)
    return None


def _missing_required(answer: Answer, rng: random.Random) -> str | None:
    root, places = answer.places()
    present = [(node, name) for node, part in places for name in part.get("required", ()) if name in node]
    if not present:
        return None
    node, name = rng.choice(present)
    del node[name]
    return answer.text(root)


def _wrong_type(answer: Answer, rng: random.Random) -> str | None:
    """A number in quotes, a boolean as a word, a list as its only item: what models do to types."""
    root, places = answer.places()
    members = [
        (node, name)
        for node, _ in places
        for name, value in node.items()
        if isinstance(value, bool | int | float) or (isinstance(value, list) and value)
    ]
    if not members:
        return None
    node, name = rng.choice(members)
    value = node[name]
    node[name] = value[0] if isinstance(value, list) else jsontext.canonical(value)
    return answer.text(root)


def _wrong_enum(answer: Answer, rng: random.Random) -> str | None:
    """A word near the allowed ones: another case, another separator, a part."""
    root, places = answer.places()
    members = [
        (node, name)
        for node, part in places
        for name, value in node.items()
        if isinstance(value, str) and "enum" in _declared(answer, part, name)
    ]
    if not members:
        return None
    node, name = rng.choice(members)
    word = node[name]
    plural = f"{word}S" if word.isupper() else f"{word}s"
    near = (word.upper(), word.title(), word.replace("_", " "), word.replace("_", "-"), plural, word.lower())
    node[name] = rng.choice([other for other in near if other != word])
    return answer.text(root)


def _habitual_name(answer: Answer, rng: random.Random) -> str | None:
    """A member called as it was before it was renamed: written by habit, where the schema says otherwise."""
    if not answer.subject.is_mutated:
        return None
    renamed = answer.subject.mutations.renamed
    old_names = {str(new): old for old, new in renamed.items()}
    root, places = answer.places()
    members = [(node, name) for node, _ in places for name in node if name in old_names and old_names[name] not in node]
    if not members:
        return None
    node, name = rng.choice(members)
    _replace(node, {(old_names[name] if key == name else key): value for key, value in node.items()})
    return answer.text(root)


def _invented_field(answer: Answer, rng: random.Random) -> str | None:
    root, places = answer.places()
    closed = [node for node, part in places if part.get("additionalProperties") is False]
    if not closed:
        return None
    name, value = rng.choice(_INVENTED)
    node = rng.choice(closed)
    if name in node:
        return None
    node[name] = value
    return answer.text(root)


def _out_of_bounds(answer: Answer, rng: random.Random) -> str | None:
    """A number just beyond its bounds, a text longer than it may be."""
    root, places = answer.places()
    changed: list[tuple[dict[str, Any], str, Json]] = []
    for node, part in places:
        for name, value in node.items():
            said = _declared(answer, part, name)
            if isinstance(value, int | float) and not isinstance(value, bool):
                beyond = [said["maximum"] + 1] if isinstance(said.get("maximum"), int | float) else []
                beyond += [said["minimum"] - 1] if isinstance(said.get("minimum"), int | float) else []
                changed += [(node, name, number) for number in beyond]
            elif isinstance(value, str) and isinstance(said.get("maxLength"), int) and value and said["maxLength"] < 40:
                text = (value + " ") * (said["maxLength"] // len(value) + 2)
                changed.append((node, name, text[: said["maxLength"]].rstrip() + value[:1] * 2))
    if not changed:
        return None
    node, name, wrong = rng.choice(changed)
    node[name] = wrong
    return answer.text(root)


def _wrong_members(answer: Answer, rng: random.Random) -> str | None:
    """One optional member left out of a complete answer."""
    if answer.subject.meta.get("members") != "all":
        return None
    root, places = answer.places()
    optional = [(node, name) for node, part in places for name in node if name not in part.get("required", ())]
    if not optional:
        return None
    node, name = rng.choice(optional)
    del node[name]
    return answer.text(root)


def _wrong_order(answer: Answer, rng: random.Random) -> str | None:
    """Keys sorted where the schema's order is asked for; the schema's where they are to be sorted."""
    if "constraints" not in answer.subject.meta:
        return None
    if answer.order == "schema":
        text = jsontext.canonical(answer.value)
        return text if rng.random() < 0.5 or text == answer.subject.answer_text else _swapped(answer, rng)
    return _swapped(answer, rng)


def _swapped(answer: Answer, rng: random.Random) -> str | None:
    root, places = answer.places()
    several = [node for node, _ in places if len(node) > 1]
    if not several:
        return None
    node = rng.choice(several)
    names = list(node)
    place = rng.randrange(len(names) - 1)
    names[place], names[place + 1] = names[place + 1], names[place]
    _replace(node, {name: node[name] for name in names})
    text: str = written(root, "schema")
    return text


def _broken_rule(answer: Answer, rng: random.Random) -> str | None:
    """One value changed so that one rule does not hold any more: found under the names that the rules know."""
    subject = answer.subject
    schema = subject.base_schema
    if schema is None or not schema.invariants.rules:
        return None
    original = answer.value
    if subject.is_mutated:
        original = subject.mutations.original(answer.value)
    broken = schema.invariants.violate(original, rng)
    if broken is None:
        return None
    root = _copy(answer.value)
    return answer.text(root) if _follow(root, original, broken[0], subject) else None


def _follow(node: Any, before: Any, after: Any, subject: Subject) -> bool:
    """Change `node` as `before` was changed to `after`; False when more was changed than scalars."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        renamed = reading.mapping(reading.mapping(subject.meta.get("mutations")).get("renamed"))
        return all(
            _follow_member(node, renamed.get(name, name.removeprefix("\0")), before[name], after[name], subject)
            for name in before
        )
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return all(_follow_member(node, place, before[place], after[place], subject) for place in range(len(before)))
    return jsontext.equal(before, after)


def _follow_member(node: Any, key: Any, before: Any, after: Any, subject: Subject) -> bool:
    if isinstance(before, dict | list):
        return _follow(node[key], before, after, subject)
    if isinstance(after, dict | list):
        return False
    if not jsontext.equal(before, after):
        node[key] = after
    return True


def _violated_constraint(answer: Answer, rng: random.Random) -> str | None:
    """What one wish speaks of changed; the proof tells whether only the wish is broken by it."""
    stated = answer.subject.meta.get("constraints")
    wishes = [item for item in stated if isinstance(item, dict)] if isinstance(stated, list) else []
    if not wishes:
        return None
    changed = unfulfilled(rng.choice(wishes), _copy(answer.value), answer.document, rng)
    if changed is None or (rng.random() < _MENDED_SHARE and not _mended(changed, answer.subject, rng)):
        return None
    ordered = in_schema_order(changed, answer.document) if answer.order == "schema" else None
    return answer.text(changed if ordered is None else ordered)


def _mended(root: Json, subject: Subject, rng: random.Random) -> bool:
    """Bring computed members up to date, so that only the wish is missed; False when the rules leave no room."""
    schema = subject.base_schema
    if schema is None or not schema.invariants.rules:
        return True
    before = root
    if subject.is_mutated:
        before = subject.mutations.original(root)
    after = _copy(before)
    try:
        schema.invariants.fill(after, rng)
    except Unsatisfied:
        return False
    return _follow(root, _copy(before), after, subject)


def _wrapped(answer: Answer, rng: random.Random) -> str:
    """The right answer, and words around it in the language of the request."""
    return wrap(answer.subject.answer_text, rng, answer.subject.meta.get("language"))[0]


def _unclosed(answer: Answer, rng: random.Random) -> str:
    """The last brackets left out, as an answer ends that was cut."""
    text = answer.subject.answer_text
    closers = len(text) - len(text.rstrip("]}"))
    return text[: -rng.randint(1, max(1, min(closers, 3)))]


def _declared(answer: Answer, part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return reading.followed(reading.mapping(part.get("properties")).get(name), answer.document)


def _copy(value: Any) -> Any:
    if type(value) is dict:
        return {name: _copy(member) if type(member) in _CONTAINERS else member for name, member in value.items()}
    return [_copy(item) for item in value] if type(value) is list else value


def _replace(node: dict[str, Any], members: dict[str, Any]) -> None:
    node.clear()
    node.update(members)


_KINDS: Mapping[str, tuple[Make, str]] = MappingProxyType(
    {
        "broken_rule": (_broken_rule, "schema_generate.rule"),
        "violated_constraint": (_violated_constraint, "schema_generate.constraint"),
        "missing_required": (_missing_required, "schema_generate.schema"),
        "wrong_type": (_wrong_type, "schema_generate.schema"),
        "wrong_enum": (_wrong_enum, "schema_generate.schema"),
        "habitual_name": (_habitual_name, "schema_generate.schema"),
        "invented_field": (_invented_field, "schema_generate.schema"),
        "out_of_bounds": (_out_of_bounds, "schema_generate.schema"),
        "wrong_members": (_wrong_members, "schema_generate.members"),
        "wrong_order": (_wrong_order, "schema_generate.order"),
        "wrapped": (_wrapped, "schema_generate.not_json"),
        "unclosed": (_unclosed, "schema_generate.not_json"),
    }
)
