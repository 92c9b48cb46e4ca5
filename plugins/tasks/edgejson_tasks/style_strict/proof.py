"""The proof of a style record: a second implementation writes the same bytes from the record's input.

`rfc8785` speaks for the canonical style, the standard library's `json` for the variants; the writer that made the
answer is neither.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import rfc8785

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import STYLES, Style, render
from edgejson.types import Finding

__all__ = ["prove", "second_writing"]

_NEGATIVE_EXPONENT = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9.]+e-[0-9]+')
_INDENT: dict[str, int | str | None] = {"min": None, "spaced": None, "indent2": 2, "indent4": 4, "tab": "\t"}


def prove(subject: Subject) -> Iterator[Finding]:
    """Findings `style_strict.*`; none means that the answer has the input's value and the one right text.

    A record made elsewhere names no style: of its answer only value and validity can be proven.
    """
    source = Parsed.of(subject.record.input.get("json", ""))
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
    if name is None:
        return
    style = STYLES.get(name) if isinstance(name, str) else None
    if style is None:
        yield _finding("unknown_style", f"no style is called {name!r}")
        return
    try:
        expected = second_writing(source.value, style)
    except rfc8785.CanonicalizationError as refusal:
        yield _finding("domain", f"the input has no canonical text: {refusal}")
        return
    if subject.answer_text != expected:
        yield _finding("bytes", f"the text is not {style.name}: {_difference(subject.answer_text, expected)}")
    elif render(answer.value, style) != expected:
        yield _finding("idempotent", "writing the answer again gives another text")


def second_writing(value: Any, style: Style) -> str:
    """`value` in `style` by an implementation other than `edgejson.jsontext.style`."""
    if style.name == "jcs":
        return rfc8785.dumps(value).decode()
    spaced = style.whitespace == "spaced"
    text = json.dumps(
        _prepared(value, style),
        ensure_ascii=style.escapes == "ascii",
        indent=_INDENT[style.whitespace],
        separators=(", " if spaced else ",", ":" if style.whitespace == "min" else ": "),
    )
    # Python writes 1e-05 where ECMAScript writes 0.00001, and two digits of exponent at least.
    return _NEGATIVE_EXPONENT.sub(_ecmascript, text) if "e-" in text else text


def _prepared(value: Any, style: Style) -> Any:
    """The value with members in their order and integral floats as the integers that print alike."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be")) if style.keys == "sorted" else list(value)
        return {name: _prepared(value[name], style) for name in names}
    if isinstance(value, list):
        return [_prepared(item, style) for item in value]
    if isinstance(value, float) and value == value // 1 and abs(value) < 1e21:
        return int(Decimal(repr(value)))
    return value


def _ecmascript(match: re.Match[str]) -> str:
    token = match[0]
    if token.startswith('"'):
        return token
    mantissa, exponent = token.split("e-")
    if int(exponent) > 6:
        return f"{mantissa}e-{int(exponent)}"
    return f"{Decimal(token):f}"


def _difference(text: str, expected: str) -> str:
    for place, (have, want) in enumerate(zip(text, expected, strict=False)):
        if have != want:
            return f"{have!r} where {want!r} belongs, at character {place}"
    return f"{len(text)} characters instead of {len(expected)}"


def _finding(what: str, message: str) -> Finding:
    return Finding(check=f"style_strict.{what}", message=message)
