"""The pieces an expression is translated into, and how one kind of value is read as another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from edgejson.schema.invariants.declared import Declared, Hint
from edgejson.schema.invariants.functions import RUNTIME
from edgejson.schema.invariants.rules import Pattern

Kind: TypeAlias = Literal["any", "number", "text", "truth", "moment", "list", "null"]
Evaluate: TypeAlias = Callable[..., Any]
"""A compiled expression: called with root, here, index, parent, the work budget, and the elements of loops around."""

PARAMETERS = "root, here, index, parent, work"

_NAMES: dict[Kind, str] = {
    "any": "a value",
    "number": "a number",
    "text": "a text",
    "truth": "true or false",
    "moment": "a date",
    "list": "a list",
    "null": "null",
}


class ExpressionError(Exception):
    """The expression is outside the rule language; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """A translated piece: Python code that yields a value of `kind`.

    `path` says which member of the document it is, when it is one, and `holder`/`key` are code for where it can be
    written.  `item` and `item_path` describe the items of a list.  `literal` is the value of a constant.  `is_earlier`
    says that it belongs to items that stand before the one at hand.
    """

    code: str
    kind: Kind = "any"
    path: Pattern | None = None
    holder: str = ""
    key: str = ""
    item: Kind = "any"
    item_path: Pattern | None = None
    literal: object = None
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A rule reads the member at `path` as `need` (None: as anything), or compares it with the constant `equals`.

    With `is_earlier` it does so only in items before the one at hand, so that a rule may read what it wrote there.
    """

    path: Pattern
    need: Hint | None = None
    equals: object = None
    is_earlier: bool = False


@dataclass(slots=True)
class Reading:
    """What an expression turned out to read and to need."""

    uses: list[Use] = field(default_factory=list)
    constants: dict[str, object] = field(default_factory=dict)
    is_local: bool = False
    """Whether the value depends on the scope, not on the document alone."""

    def constant(self, value: Decimal) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants[name] = value
        return name

    def function(self, code: str, variables: Sequence[str] = ()) -> Evaluate:
        """The code as a function of the scene and of loop variables; its world is the rule language's runtime."""
        source = f"lambda {', '.join((PARAMETERS, *variables))}: {code}"
        # Safe: `code` holds only names from RUNTIME, the parameters, generated names and repr() of constants.
        evaluate: Evaluate = eval(compile(source, "<rule>", "eval"), {**RUNTIME, **self.constants})  # noqa: S307
        return evaluate


class Coercion:
    """Reads terms as the kind an operator needs: checked in the data when only the data can tell."""

    def __init__(self, reading: Reading, declared: Declared | None) -> None:
        self._reading = reading
        self._declared = declared

    def hint(self, term: Term) -> Hint | None:
        if term.path is None or self._declared is None:
            return None
        return self._declared.hint(term.path)

    def number(self, term: Term) -> str:
        return self._read(term, "number", "number", "number")

    def text(self, term: Term) -> str:
        return self._read(term, "text", "text", "text")

    def truth(self, term: Term) -> str:
        return self._read(term, "truth", "truth", "truth")

    def moment(self, term: Term) -> str:
        """Code for a value that the time functions read; they take strings themselves."""
        if term.kind not in ("any", "text", "moment"):
            raise ExpressionError(f"a date is needed where {_NAMES[term.kind]} stands")
        self._note(term, "text")
        return term.code

    def items(self, term: Term) -> str:
        """Code for a list whose length has been charged to the budget."""
        if term.kind == "list":
            return term.code
        if term.kind != "any":
            raise ExpressionError(f"a list is needed where {_NAMES[term.kind]} stands")
        self._note(term, "list")
        return f"each({term.code}, work)"

    def numbers(self, term: Term) -> str:
        code = self.items(term)
        if term.item == "number":
            return code
        if term.item != "any":
            raise ExpressionError(f"numbers are needed where {_NAMES[term.item]} stands")
        if term.item_path is not None:
            self._reading.uses.append(Use(term.item_path, "number", is_earlier=term.is_earlier))
        return f"[number(entry) for entry in {code}]"

    def _read(self, term: Term, kind: Kind, function: str, need: Hint) -> str:
        if term.kind == kind:
            return term.code
        if term.kind != "any":
            raise ExpressionError(f"{_NAMES[kind]} is needed where {_NAMES[term.kind]} stands")
        self._note(term, need)
        return f"{function}({term.code})"

    def _note(self, term: Term, need: Hint) -> None:
        if term.kind == "any" and term.path is not None:
            self._reading.uses.append(Use(term.path, need, is_earlier=term.is_earlier))
