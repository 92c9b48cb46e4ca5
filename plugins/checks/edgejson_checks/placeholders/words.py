"""Whole values that are placeholders, and the fields in which they are words.

A placeholder is easy to name and hard to tell from a word: `bar` is a unit of pressure, `test` a member of an enum,
"the test results" ordinary English.  So most words count only as a whole value, and not in fields that classify.
"""
# ruff: noqa: SIM905 - word lists are easier to read, and to add to, as text

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from edgejson.types import Severity
from edgejson_checks.fields import TextField, name_words

__all__ = ["Excuse", "Word", "classifies", "word_of"]

Excuse = Callable[[TextField], bool]
"""Whether a text that looks like a placeholder is none in this field."""

_CLASSIFYING: Final = frozenset(
    "type types kind category categories mode env environment stage phase status state level branch tag tags keyword "
    "keywords label labels format datatype unit units uom role group genre cuisine venue amenity amenities".split()
)
_NAMING: Final = frozenset("name surname author city town patient customer contact first last".split())


def classifies(field: TextField) -> bool:
    """Whether the field sorts things into kinds, where a stock word may name one."""
    return not _CLASSIFYING.isdisjoint(name_words(field.name))


def _may_be_a_name(field: TextField) -> bool:
    """`Foo` and `Null` are family names, where they are written as such."""
    return field.text.istitle() and not _NAMING.isdisjoint(name_words(field.name))


def _bar_is_a_word(field: TextField) -> bool:
    """`Bar` is a town, a family name, a place to drink; the stand-in is written small."""
    return not field.text.islower() or classifies(field)


def _is_no_echo(field: TextField) -> bool:
    return name_words(field.text.strip().replace(" ", "_")) != name_words(field.name)


@dataclass(frozen=True, slots=True)
class Word:
    """A placeholder that was found."""

    kind: str
    text: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class _Listed:
    kind: str
    excused: Excuse | None = None
    severity: Severity = "error"


def _listed(*groups: tuple[_Listed, Iterable[str]]) -> Mapping[str, _Listed]:
    return {text: listed for listed, texts in groups for text in texts}


_WORDS: Final = _listed(
    (_Listed("metasyntactic word", _may_be_a_name), "foo baz qux quux foobar foobaz".split()),
    (_Listed("metasyntactic word", _bar_is_a_word), ["bar"]),
    (
        _Listed("stock word", classifies),
        "test testing sample example dummy placeholder string todo tbd fixme".split(),
    ),
    (_Listed("no value written out", _may_be_a_name), "undefined null nan".split()),
    (_Listed("no value written out", severity="warning"), ["n/a", "n.a."]),
    (_Listed("no value written out", classifies, severity="warning"), ["unknown"]),
    (_Listed("stock word"), "qwerty abc123 abc-123 123abc xyz123 xyz-123 xyz789 xyz-789".split()),
    (
        _Listed("its own name", _is_no_echo),
        [
            *(f"{whose}{gap}name" for whose in ("first", "last", "full", "company", "user") for gap in (" ", "_", "")),
            *"name username email e-mail address street city company description phone".split(),
        ],
    ),
    (_Listed("stand-in person"), ["john q. public", "test user", "test person", "test customer", "sample user"]),
    (
        _Listed("stand-in company"),
        [
            f"{name}{comma} {form}{dot}"
            for name in ("acme", "abc", "xyz")
            for form in ("corp", "corporation", "inc", "co", "company", "ltd", "llc")
            for comma in ("", ",")
            for dot in ("", ".")
        ],
    ),
)
_NUMBERED: Final = frozenset("name value text title description string tag key field test sample foo bar".split())


def word_of(field: TextField) -> Word | None:
    """The placeholder that a whole value is: a listed text, or a stock name with a number (`value1`, `Tag 2`)."""
    text = field.text.strip().lower()
    listed = _WORDS.get(text)
    if listed is not None and (listed.excused is None or not listed.excused(field)):
        return Word(listed.kind, field.text.strip(), listed.severity)
    if text[-1:].isdigit() and text.rstrip("0123456789").rstrip(" _-") in _NUMBERED:
        return Word("numbered name", field.text.strip())
    return None
