"""How one writer speaks: which quotes stand around names, how places are written, how lists are joined."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.phrases.language import Language

__all__ = ["Voice"]

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*")
_BARE_PATH = re.compile(
    r"(?:\[\]\.)?[A-Za-z_][A-Za-z0-9_-]*(?:\[\])*(?:\.[A-Za-z_][A-Za-z0-9_-]*(?:\[\])*)*|(?:/[A-Za-z0-9_*-]+)+"
)
_LITERAL = re.compile(r"-?[0-9.]+(?:[eE][+-]?[0-9]+)?|true|false|null|[\W_]*|\s.*|.*\s", re.DOTALL)
_UNQUOTABLE = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\\]")
_NOT_DOTTED = re.compile(r"[./\[\]*]|\A\Z")
_NO_WORD = frozenset({"true", "false", "null"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The habits of one writer, kept through a whole instruction.

    `shallow` says that the document holds no nested object, so that the top level needs no mention; `bare` that
    plain names stand without quotes.
    """

    language: Language
    quotes: tuple[str, str]
    places: Literal["words", "dotted", "pointer"]
    shallow: bool
    bare: bool
    rng: random.Random

    def name(self, name: str) -> str:
        """One member name."""
        if self.bare and _IDENTIFIER.fullmatch(name) and name not in _NO_WORD:
            return name
        return self._quoted(name)

    def _quoted(self, text: str) -> str:
        left, right = self.quotes
        if left[0] in text or right[-1] in text or _UNQUOTABLE.search(text) or not text:
            return jsontext.canonical(text)
        return f"{left}{text}{right}"

    def value(self, value: Json) -> str:
        """A literal value: JSON, but a plain string may wear the quotes of this writer."""
        if not isinstance(value, str) or self.quotes[0] == "`" or _LITERAL.fullmatch(value):
            return jsontext.canonical(value)
        return self._quoted(value)

    def series(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if self.bare or len(items) == 1:
            return ", ".join(items)
        return f"{', '.join(items[:-1])} {self.language.joint} {items[-1]}"

    def names(self, names: Iterable[str]) -> str:
        """Several member names."""
        return self.series([self.name(name) for name in names])

    def place(self, pointer: str, case: str, root: Literal["document", "array"]) -> str:
        """The value at a place, in a grammatical role."""
        forms = self.language.cases[case]
        if not pointer:
            return self.pick(forms.document if root == "document" else forms.array)
        names = jsontext.split(pointer)
        if self.places == "pointer" or any(name != "*" and _NOT_DOTTED.search(name) for name in names):
            return self._path(pointer, forms.name)
        if self.places == "dotted":
            dotted = "".join("[]" if name == "*" else f".{name}" for name in names)
            return self._path(dotted.removeprefix("."), forms.name)
        return self._in_words(names, case)

    def _path(self, path: str, before: str) -> str:
        said = path if self.bare and _BARE_PATH.fullmatch(path) and path not in _NO_WORD else self._quoted(path)
        return f"{before} {said}" if before else said

    def _in_words(self, names: Sequence[str], case: str) -> str:
        """Inmost first: "`price` of each element of `items`"."""
        forms = self.language.cases[case]
        *outer, last = names
        if last == "*":
            said = self.pick(forms.each)
            return f"{said} {self._in_words(outer, 'of') if outer else self.pick(self.language.cases['of'].array)}"
        said = self.name(last)
        said = f"{forms.name} {said}" if forms.name else said
        return f"{said} {self._in_words(outer, 'of')}" if outer else said

    def inside(self, pointer: str) -> str:
        """Where the members that a clause speaks of stand, to be put after it; starts with a blank unless empty."""
        if not pointer and self.shallow:
            return ""
        return f" {self.place(pointer, 'in', 'document')}"

    def pick(self, texts: Sequence[str]) -> str:
        """One of several texts."""
        return texts[0] if len(texts) == 1 else self.rng.choice(texts)
