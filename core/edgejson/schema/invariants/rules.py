"""A rule as its author wrote it, checked and named; what is found when it does not hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeAlias

from edgejson.errors import SchemaError, near_names
from edgejson.jsontext.pointer import split
from edgejson.types import Json

Form: TypeAlias = Literal["set", "assert", "choose"]
Pattern: TypeAlias = tuple[str, ...]
"""Where a member stands in every document: the tokens of a JSON Pointer, `*` for any position of an array."""

ANY_POSITION = "*"

_KEYS_OF_FORM: Mapping[Form, frozenset[str]] = {
    "set": frozenset({"set", "expr", "tolerance"}),
    "assert": frozenset({"assert", "about"}),
    "choose": frozenset({"choose", "from", "many"}),
}
_COMMON_KEYS = frozenset({"id", "at", "when", "description", "message", "advice"})
_KNOWN_KEYS = _COMMON_KEYS.union(*_KEYS_OF_FORM.values())


class Unsatisfied(Exception):  # noqa: N818 - a signal to draw again, not a fault: nobody did anything wrong
    """A drawn value cannot be made to satisfy the rule `rule`; the caller draws another one."""

    def __init__(self, rule: str, reason: str = "") -> None:
        super().__init__(rule, reason)
        self.rule = rule
        self.reason = reason

    def __str__(self) -> str:
        return f"rule {self.rule} cannot be satisfied" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A place where a rule does not hold.

    `pointer` is the member that the rule computes, chooses or is about, or the object whose truth was asserted;
    `expected` is the right value where the rule determines one, `actual` the value found.
    """

    rule: str
    pointer: str
    message: str
    expected: Json = None
    actual: Json = None


@dataclass(frozen=True, slots=True)
class LintIssue:
    """Something about a rule that cannot be meant; `kind` is a stable word for it."""

    rule: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One declared invariant. `source` is its expression: a value (`set`), a truth (`assert`) or a list (`choose`).

    An assert may name the member that it is `about`, the one to look at where it is false.  An `advice` is usual, not
    necessary: drawn documents follow it, no document is judged by it.
    """

    id: str
    at: str
    form: Form
    source: str
    target: str | None = None
    when: str | None = None
    tolerance: Decimal | None = None
    many: bool = False
    description: str = ""
    message: str = ""
    advice: bool = False
    about: str | None = None

    @property
    def place(self) -> Pattern:
        """`at` as tokens."""
        return tuple(split(self.at))

    @property
    def statement(self) -> str:
        """The rule in one line, for messages."""
        if self.form == "set":
            return f"{self.target} = {self.source}"
        return self.source if self.form == "assert" else f"{self.target} in {self.source}"


def read_rules(declared: Sequence[Mapping[str, Json]], where: str) -> tuple[Rule, ...]:
    """The declared rules, in their order; `SchemaError` names the rule that is malformed."""
    rules: list[Rule] = []
    seen: set[str] = set()
    if not isinstance(declared, list | tuple):
        raise SchemaError("x-invariants is a list of rules", where=where)
    for number, raw in enumerate(declared, start=1):
        rule = _Reader(raw, number, where).rule()
        if rule.id in seen:
            raise SchemaError(f"two rules have the id {rule.id!r}", where=where, hint="give each rule its own id")
        seen.add(rule.id)
        rules.append(rule)
    return tuple(rules)


class _Reader:
    """Reads one rule object and knows how to say what is wrong with it."""

    def __init__(self, raw: Mapping[str, Json], number: int, where: str) -> None:
        self._where = where
        self._name = f"rule number {number}"
        if not isinstance(raw, Mapping):
            raise self._error("a rule is an object")
        self._raw = raw
        name = raw.get("id")
        if not isinstance(name, str) or not name.strip():
            raise self._error("has no id", "every rule has an 'id', by which findings name it")
        self._name = f"rule {name!r}"
        self._id = name

    def rule(self) -> Rule:
        form = self._form()
        self._check_keys(form)
        at = self._text("at", default="")
        try:
            split(at)
        except ValueError as error:
            raise self._error(f"'at': {error}", "for example /items/*") from None
        source_key = {"set": "expr", "assert": "assert", "choose": "from"}[form]
        target = None if form == "assert" else self._text(form)
        if target == "":
            raise self._error(f"{form!r} names no member")
        return Rule(
            id=self._id,
            at=at,
            form=form,
            source=self._text(source_key),
            target=target,
            when=self._text("when") if "when" in self._raw else None,
            tolerance=self._tolerance(),
            many=self._switch("many"),
            description=self._text("description", default=""),
            message=self._text("message", default=""),
            advice=self._switch("advice"),
            about=self._text("about") if "about" in self._raw else None,
        )

    def _form(self) -> Form:
        forms: list[Form] = [form for form in _KEYS_OF_FORM if form in self._raw]
        if len(forms) == 1:
            return forms[0]
        if forms:
            raise self._error(f"has {' and '.join(map(repr, forms))}", "a rule has one form: set, assert or choose")
        unknown = sorted(set(map(str, self._raw)) - _KNOWN_KEYS)
        hint = near_names(unknown[0], _KNOWN_KEYS) if unknown else "a rule has one form: set, assert or choose"
        raise self._error("says neither 'set', 'assert' nor 'choose'", hint)

    def _check_keys(self, form: Form) -> None:
        for key in self._raw:
            if key not in _KNOWN_KEYS:
                raise self._error(f"unknown key {key!r}", near_names(str(key), _KNOWN_KEYS))
            if key not in _COMMON_KEYS and key not in _KEYS_OF_FORM[form]:
                raise self._error(f"{key!r} has no meaning beside {form!r}")

    def _text(self, key: str, *, default: str | None = None) -> str:
        value = self._raw.get(key, default)
        if isinstance(value, str):
            return value
        raise self._error(f"{key!r} is missing" if value is None else f"{key!r} is a string")

    def _switch(self, key: str) -> bool:
        value = self._raw.get(key, False)
        if isinstance(value, bool):
            return value
        raise self._error(f"{key!r} is true or false")

    def _tolerance(self) -> Decimal | None:
        value = self._raw.get("tolerance")
        if value is None:
            return None
        tolerance = _decimal(value)
        if tolerance is None or not tolerance.is_finite() or tolerance < 0:
            raise self._error("'tolerance' is a decimal number of at least 0", 'for example "0.02"')
        return tolerance

    def _error(self, what: str, hint: str = "") -> SchemaError:
        return SchemaError(f"{self._name}: {what}", where=self._where, hint=hint)


def _decimal(value: Json) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return Decimal(repr(value) if isinstance(value, float) else value)
    except InvalidOperation:
        return None
