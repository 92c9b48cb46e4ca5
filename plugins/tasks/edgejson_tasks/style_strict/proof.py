"""The proof of a style record: a second implementation writes the same bytes from the record's input.

`rfc8785` speaks for the canonical style, the standard library's `json` for the variants; the writer that made the
answer is neither.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import rfc8785

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import render
from edgejson.types import Finding
from edgejson_tasks._key_order import names_the_order, readers_agree
from edgejson_tasks.style_strict.defects import answer as refusal_text
from edgejson_tasks.style_strict.defects import defect_of
from edgejson_tasks.style_strict.literals import literal_value
from edgejson_tasks.style_strict.order import KeyOrder, read_key_order
from edgejson_tasks.style_strict.phrasing import said_of_style
from edgejson_tasks.style_strict.targets import CANONICAL, Target, target_of
from edgejson_tasks.style_strict.traces import traces

__all__ = ["prove", "second_writing"]

_NEGATIVE_EXPONENT = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9.]+e-[0-9]+')
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*')
_INDENT: dict[str, int | str | None] = {"min": None, "spaced": None, "indent2": 2, "indent4": 4, "tab": "\t"}
_REQUIRED_ESCAPE = re.compile(r'\\(?:[bfnrt"\\]|u00[01])')
_KINDS = {"easy": (1, 2), "medium": (3, 3), "hard": (4, 6)}
_HARD_LENGTH = 150
_HTML = re.compile("[<>&\u2028\u2029]")
_LARGEST = 2**53 - 1
_LIMIT = "2^53-1"
_CLAUSE = re.compile(r"[,;(\n]|\. ")
_EXPONENT = re.compile("expo[ens]", re.IGNORECASE)
"""Exponent, expoente, exponente, exposant."""
_WITH_EXPONENT = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9.]+[eE]\+?[0-9]+')


def prove(subject: Subject) -> Iterator[Finding]:
    """Findings `style_strict.*`; none means that the answer has the input's value and the one right text.

    A record made elsewhere names no style: of its answer only value and validity can be proven.
    """
    text = subject.record.input.get("json", "")
    yield from _prove_limit(subject.record.input.get("instruction", ""), text)
    if "defect" in subject.meta:
        yield from _prove_refusal(subject, text)
        return
    source = Parsed.of(text)
    if source.error is not None:
        yield _finding("input", f"the input is not valid JSON: {source.error}")
        return
    answer = subject.answer
    if answer.error is not None:
        yield _finding("not_json", str(answer.error))
        return
    if not jsontext.equal(source.value, answer.value):
        yield _finding("value", "the answer's value is not the input's")
        return
    name = subject.meta.get("style")
    if name is not None:
        target = target_of(name, subject.meta.get("choices"))
        if target is None:
            yield _finding("unknown_style", f"no style is called {name!r}, or it has other choices")
        else:
            yield from _prove_bytes(subject, target, text, source.value)
            yield from _prove_words(subject, target)
            yield from _prove_mess(subject, text)
            yield from _prove_length(subject, target, source.value)


def _prove_refusal(subject: Subject, text: str) -> Iterator[Finding]:
    """The document has the one defect that the answer names."""
    try:
        defect = defect_of(text)
    except ValueError as error:
        yield _finding("input", f"the input is not JSON by its grammar: {error}")
        return
    if defect is None or defect != subject.meta["defect"]:
        yield _finding("defect", f"the document's defect is {defect}, not {subject.meta['defect']!r}")
    elif subject.answer_text != refusal_text(defect):
        yield _finding("refusal", f"the answer does not name the error {defect}")


def _prove_limit(instruction: str, text: str) -> Iterator[Finding]:
    """What the instruction says of the largest integer does not refuse a whole number with an exponent: `3e21` is a
    double like any other.
    """
    if _LIMIT not in instruction:
        return
    said = [clause for clause in _CLAUSE.split(instruction) if _LIMIT in clause]
    if all(map(_EXPONENT.search, said)):
        return
    for literal in _WITH_EXPONENT.findall(text):
        if not literal.startswith('"') and _LARGEST < abs(float(literal)) < float("inf"):
            yield _finding("unstated", f"the instruction does not say that {literal} is no integer too large")
            return


def _prove_bytes(subject: Subject, target: Target, source: str, value: Any) -> Iterator[Finding]:
    """The answer's text is the one that a second writer makes, and writing it again changes nothing."""
    ordered = value
    if target.keys == "schema_order":
        order = read_key_order(subject.record.input.get("key_order", ""))
        if order is None:
            yield _finding("input", "the input gives no order of keys")
            return
        if not _follows(subject.answer.value, order):
            yield _finding("bytes", "the members do not stand in the order that the input gives")
            return
        ordered = subject.answer.value
    have = subject.answer_text
    if target.numbers == "preserve":
        if literal_value(source) != literal_value(have):
            yield _finding("bytes", "a number is not written as the input has it")
            return
        have = _TOKEN.sub(_shortest, have)
    try:
        expected = second_writing(ordered, target)
    except rfc8785.CanonicalizationError as refusal:
        yield _finding("domain", f"the input has no canonical text: {refusal}")
        return
    if have != expected:
        yield _finding("bytes", f"the text is not {target.name}: {_difference(have, expected)}")
    elif render(subject.answer.value, target.style()) != expected:
        yield _finding("idempotent", "writing the answer again gives another text")


def _prove_words(subject: Subject, target: Target) -> Iterator[Finding]:
    """The instruction leaves nothing open that this document has: the order of odd keys, the look of control
    characters.
    """
    words = said_of_style(subject.record.input.get("instruction", ""))
    if target.keys != "preserve" and not (names_the_order(words) or readers_agree(subject.answer.value)):
        yield _finding("unstated", "the instruction does not say by what such keys are sorted")
    if _REQUIRED_ESCAPE.search(subject.answer_text) and "\\uXXXX" not in words and "RFC 8785" not in words:
        yield _finding("unstated", "the instruction does not say how control characters are written")


def _prove_mess(subject: Subject, text: str) -> Iterator[Finding]:
    """The input is as messy as its level says, and shows each kind of mess that the record names."""
    mess, level = subject.meta.get("mess"), subject.meta.get("difficulty")
    if not isinstance(mess, list):
        return
    fewest, most = _KINDS.get(level, (0, len(mess))) if isinstance(level, str) else (0, len(mess))
    if not fewest <= len(mess) <= most:
        yield _finding("level", f"{len(mess)} kinds of mess are not what level {level} has")
    missing = {kind for kind in mess if isinstance(kind, str)} - traces(text)
    if missing:
        yield _finding("mess", f"the input shows no trace of {', '.join(sorted(missing))}")


def _prove_length(subject: Subject, target: Target, value: Any) -> Iterator[Finding]:
    """A hard document is long without any mess; blanks and escapes make no document hard."""
    if subject.meta.get("difficulty") != "hard":
        return
    try:
        length = len(subject.answer_text if target == CANONICAL else second_writing(value, CANONICAL))
    except rfc8785.CanonicalizationError:
        return  # said of the bytes
    if length < _HARD_LENGTH:
        yield _finding("level", f"a hard document has {_HARD_LENGTH} characters at least, not {length}")


def _follows(node: Any, order: KeyOrder, place: str = "") -> bool:
    """Whether every object has its listed members first, in the listed order, and the others sorted behind them."""
    if isinstance(node, list):
        return all(_follows(item, order, f"{place}/*") for item in node)
    if not isinstance(node, dict):
        return True
    names, listed = list(node), [name for name in order.get(place, ()) if name in node]
    rest = names[len(listed) :]
    return (
        names[: len(listed)] == listed
        and all(one.encode("utf-16-be") < other.encode("utf-16-be") for one, other in pairwise(rest))
        and all(_follows(member, order, f"{place}/{jsontext.escape(name)}") for name, member in node.items())
    )


def second_writing(value: Any, target: Target) -> str:
    """`value`, its members in order where they are not to be sorted, by an implementation other than the core's."""
    if target == CANONICAL:
        return rfc8785.dumps(value).decode()
    spaced = target.whitespace == "spaced"
    text = json.dumps(
        _prepared(value, target),
        ensure_ascii=target.escapes == "ascii",
        indent=_INDENT[target.whitespace],
        separators=(", " if spaced else ",", ":" if target.whitespace == "min" else ": "),
    )
    # Python writes 1e-05 where ECMAScript writes 0.00001, and two digits of exponent at least.
    text = _NEGATIVE_EXPONENT.sub(_ecmascript, text) if "e-" in text else text
    if target.escapes == "html_safe":
        text = _HTML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return f"{text}\n" if target.newline == "lf" else text


def _prepared(value: Any, target: Target) -> Any:
    """The value with members in their order and integral floats as the integers that print alike."""
    if isinstance(value, dict):
        sort = target.keys == "sorted"
        names = sorted(value, key=lambda name: name.encode("utf-16-be")) if sort else list(value)
        return {name: _prepared(value[name], target) for name in names}
    if isinstance(value, list):
        return [_prepared(item, target) for item in value]
    if isinstance(value, float) and value == value // 1 and abs(value) < 1e21:
        return int(Decimal(repr(value)))
    return value


def _shortest(match: re.Match[str]) -> str:
    """A number token as ECMAScript writes it; strings stay."""
    literal = match[0]
    return literal if literal.startswith('"') else rfc8785.dumps(json.loads(literal)).decode()


def _ecmascript(match: re.Match[str]) -> str:
    literal = match[0]
    if literal.startswith('"'):
        return literal
    mantissa, exponent = literal.split("e-")
    if int(exponent) > 6:
        return f"{mantissa}e-{int(exponent)}"
    return f"{Decimal(literal):f}"


def _difference(text: str, expected: str) -> str:
    for place, (have, want) in enumerate(zip(text, expected, strict=False)):
        if have != want:
            return f"{have!r} where {want!r} belongs, at character {place}"
    return f"{len(text)} characters instead of {len(expected)}"


def _finding(what: str, message: str) -> Finding:
    return Finding(check=f"style_strict.{what}", message=message)
