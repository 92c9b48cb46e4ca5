"""Whether what a record shows is what it names: the same schema but for words, the same rules but for names."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from edgejson import jsontext
from edgejson_tasks.schema_generate import reading

if TYPE_CHECKING:
    from edgejson.checking import Subject
    from edgejson.schema import Schema
    from edgejson.schema.shown import Mutations

__all__ = ["rules_are_said", "same_schema", "unexplained"]

_NAMED = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_IGNORED = frozenset({"title", "description", "examples", "$comment", "default", "deprecated"})
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"\d+\.?\d*|\.?[A-Za-z_]\w*|\[?'(?:[^'\\]|\\.)*'\]?|\[?\"(?:[^\"\\]|\\.)*\"\]?|[^\s\w]")
_NAME = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\d[\w.]*|(\.?)([A-Za-z_]\w*)(?!\w|\s*\()")
_KEY = re.compile(r"\[(['\"])(.*?)\1\]")
_BOUND = re.compile(r"\bfor\s+([A-Za-z_]\w*)\s+in\b")
_EXPRESSIONS = ("expr", "assert", "from", "when")
_FUNCTIONS = frozenset(
    {
        "ceil", "date", "datetime", "days", "floor", "lower", "minutes", "opt", "present", "round", "seconds", "sorted",
        "text", "unique", "years",
    }
)  # fmt: skip
_SCENES = frozenset({"here", "index", "parent", "root"})
_EXPLAINED = re.compile(r"`([a-z]+)(?:\([a-z](?:, [a-z])?\))?`")
_REMEMBERED = 4096
_SCHEMAS = 128


def same_schema(document: Any, shown: Any) -> bool:
    """Equality of two schemas but for annotations, hints, and the rules keyword, which may be said in words instead."""
    if isinstance(document, list) and isinstance(shown, list):
        return len(document) == len(shown) and all(map(same_schema, document, shown))
    if not isinstance(document, dict) or not isinstance(shown, dict):
        return jsontext.equal(document, shown)
    for word, value in document.items():
        if word not in shown:
            if not (word.startswith("x-") or word in _IGNORED):
                return False
        elif word in _NAMED and isinstance(value, dict) and isinstance(shown[word], dict):
            if value.keys() != shown[word].keys():
                return False
            if not all(same_schema(subschema, shown[word][name]) for name, subschema in value.items()):
                return False
        elif not same_schema(value, shown[word]):
            return False
    return all(word in document for word in shown)


def rules_are_said(subject: Subject, schema: Schema, document: Mapping[str, Any]) -> str | None:
    """None when every rule of `schema` is stated under the new names, in `document` or in the instruction; else the id
    of one that is not.

    A rule may be left out that reads a member which the shown schema does not declare.

    Expressions are compared by their tokens, names put back: what the rule language takes for the same is the same.
    """
    mutations = subject.mutations
    stated = _stated(schema)
    if mutations.dropped_rules:
        declared = subject.shown_members
        for rule in stated:
            if rule.id in mutations.dropped_rules and declared.issuperset(map(mutations.new_name, rule.members)):
                return rule.id
        stated = [rule for rule in stated if rule.id not in mutations.dropped_rules]
    if not stated:
        return None
    listed: Any = document.get("x-invariants")
    if isinstance(listed, list):
        plainly = {_plain_shape(rule) for rule in listed if isinstance(rule, dict)}
        waiting = [rule for rule in stated if rule.renamed(mutations) not in plainly]
        if not waiting:
            return None
        said = {tuple(_shape(rule)) for rule in listed if isinstance(rule, dict)}
        return next((rule.id for rule in waiting if tuple(_renamed_shape(rule.said, mutations)) not in said), None)
    codes = set(_CODE.findall(subject.record.input.get("instruction", "")))
    waiting = [rule for rule in stated if not codes.issuperset(rule.in_words(mutations))]
    in_words = {_tokens(code) for code in codes} if waiting else set()
    return next((rule.id for rule in waiting if not _in_words(rule.said, in_words, mutations)), None)


def unexplained(subject: Subject, schema: Schema) -> str | None:
    """A word of the rule language that a rule of the record has and the instruction does not explain, if there is one.

    Functions of Python that do what they do there need no words; `round` goes another way at halves.
    """
    dropped = subject.mutations.dropped_rules if subject.is_mutated else ()
    needed = frozenset().union(*(rule.words for rule in _stated(schema) if rule.id not in dropped))
    explained = _EXPLAINED.findall(subject.record.input.get("instruction", "")) if needed else ()
    return min(needed.difference(explained), default=None)


_Pieces: TypeAlias = "tuple[tuple[str, str], ...]"
"""An expression as texts with the name of a member behind each; the last one has none."""


class _Stated:
    """A rule of the original, taken apart at the names in it.

    Its renderings take each new name for a plain word, which is right nearly always, and found out quickly.
    """

    __slots__ = ("_at", "_expressions", "_named", "id", "members", "said", "words")

    def __init__(self, rule: Mapping[str, Any]) -> None:
        self.said = rule
        self.id = str(rule["id"])
        self._at = str(rule.get("at", "")).split("/")
        self._named = [rule.get(key) for key in ("set", "choose")]
        self._expressions = [_pieces(str(rule[key])) if key in rule else None for key in _EXPRESSIONS]
        self.members = _members_of(rule)
        self.words = frozenset().union(*(_own_words(str(rule[key])) for key in _EXPRESSIONS if key in rule))

    def renamed(self, mutations: Mutations) -> tuple[str | None, ...]:
        """What the rule says, as `_plain_shape` tells it."""
        new = mutations.renamed.get
        at = "/".join([new(token, token) for token in self._at])
        named = [None if name is None else new(name, name) for name in self._named]
        return (at, *named, *[None if pieces is None else _joined(pieces, mutations) for pieces in self._expressions])

    def in_words(self, mutations: Mutations) -> Iterator[str]:
        """The expressions of the rule as an instruction states them."""
        _, target, chosen, *expressions = self.renamed(mutations)
        computed, *others = expressions
        if target is not None:
            yield f"{target} = {computed}"
        if chosen is not None:
            yield chosen
        yield from (expression for expression in others if expression)


@lru_cache(maxsize=_SCHEMAS)
def _stated(schema: Schema) -> Sequence[_Stated]:
    """The rules of a schema that bind whoever writes an instance."""
    return [_Stated(rule) for rule in reading.rules_of(schema.document) if not rule.get("advice")]


def _plain_shape(rule: Mapping[str, Any]) -> tuple[str | None, ...]:
    """What a listed rule says, to the letter."""
    said = [str(rule[key]) if key in rule else None for key in ("set", "choose", *_EXPRESSIONS)]
    return (str(rule.get("at", "")), *said)


def _pieces(expression: str) -> _Pieces:
    variables = frozenset(_BOUND.findall(expression))
    pieces: list[tuple[str, str]] = []
    at = 0
    expression = expression.strip()
    for found in _NAME.finditer(expression):
        dot, name = found[1], found[2]
        if name is None or (not dot and (name in variables or keyword.iskeyword(name))):
            continue
        pieces.append((expression[at : found.start(2)], name))
        at = found.end(2)
    return (*pieces, (expression[at:], ""))


def _joined(pieces: _Pieces, mutations: Mutations) -> str:
    new = mutations.renamed.get
    return "".join([before + new(name, name) for before, name in pieces])


def _in_words(rule: Mapping[str, Any], codes: set[tuple[str, ...]], mutations: Mutations) -> bool:
    """Whether a rule's expression stands in the instruction, as code."""
    if "set" in rule:
        target = _tokens(mutations.new_name(str(rule["set"])))
        wanted = [(*target, "=", *_renamed(str(rule["expr"]), mutations))]
    elif "choose" in rule:
        wanted = [_tokens(mutations.new_name(str(rule["choose"]))), _renamed(str(rule["from"]), mutations)]
    else:
        wanted = [_renamed(str(rule["assert"]), mutations)]
    if rule.get("when"):
        wanted.append(_renamed(str(rule["when"]), mutations))
    return all(code in codes for code in wanted)


def _shape(rule: Mapping[str, Any]) -> Iterator[Any]:
    """What a rule says but for its id and words."""
    yield str(rule.get("at", ""))
    yield rule.get("set")
    yield rule.get("choose")
    for key in _EXPRESSIONS:
        yield _tokens(str(rule[key])) if key in rule else None


def _renamed_shape(rule: Mapping[str, Any], mutations: Mutations) -> Iterator[Any]:
    tokens = jsontext.split(str(rule.get("at", "")))
    yield jsontext.join([mutations.new_name(token) for token in tokens])
    for key in ("set", "choose"):
        yield mutations.new_name(rule[key]) if isinstance(rule.get(key), str) else None
    for key in _EXPRESSIONS:
        yield _renamed(str(rule[key]), mutations) if key in rule else None


@lru_cache(maxsize=_REMEMBERED)
def _tokens(expression: str) -> tuple[str, ...]:
    """The tokens of an expression; a member read by a key in brackets is the same as one read by its name."""
    found: list[str] = []
    for token in _TOKEN.findall(expression):
        key = token[2:-2] if token[:1] == "[" and token[-1:] == "]" else token[1:] if token[:1] == "." else ""
        if not key:
            found.append(token)
        elif found and found[-1] == "here":
            found[-1] = key
        else:
            found.append(f".{key}")
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _slots(expression: str) -> tuple[tuple[str, str], ...]:
    """The tokens of an expression of the original: what stands before a member's name, and the name; a token that names
    no member stands alone.
    """
    tokens, variables = _tokens(expression), frozenset(_BOUND.findall(expression))
    made: list[tuple[str, str]] = []
    for place, token in enumerate(tokens):
        is_function = tokens[place + 1 : place + 2] == ("(",)
        if token[:1] == ".":
            made.append((".", token[1:]))
        elif is_function or token in variables or keyword.iskeyword(token) or not token.replace("_", "a").isalnum():
            made.append((token, ""))
        else:
            made.append(("", token))
    return tuple(made)


def _renamed(expression: str, mutations: Mutations) -> tuple[str, ...]:
    """The tokens of an expression of the original, as they read under the new names."""
    new = mutations.renamed.get
    return tuple([before + new(name, name) for before, name in _slots(expression)])


def _own_words(expression: str) -> Iterator[str]:
    """The words in an expression that only the rule language has."""
    tokens = _tokens(expression)
    for token, following in zip(tokens, (*tokens[1:], ""), strict=True):
        if token in (_FUNCTIONS if following == "(" else _SCENES):
            yield token


def _members_of(rule: Mapping[str, Any]) -> frozenset[str]:
    """The members that a rule speaks of for certain: where it holds, and what it computes or reads by a dot."""
    names = set(jsontext.split(str(rule.get("at", "")))) - {"*"}
    names.update(str(rule[key]) for key in ("set", "choose") if key in rule)
    for key in _EXPRESSIONS:
        if key in rule:
            names.update(name for _, name in _pieces(str(rule[key])) if name and name not in _WORDS)
            names.update(found[2] for found in _KEY.finditer(str(rule[key])))
    return frozenset(names)


_WORDS = frozenset({"here", "root", "parent", "index"})
