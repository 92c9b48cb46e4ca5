"""Whether a text is a valid instance: strict JSON in UTF-8 that `jsonschema-rs` and `jsonschema` both accept.

Formats are asserted, nothing is fetched.  Nothing of edgejson is used here.  Where the two libraries disagree, the
reason is named, so that the known errors of one of them can be told from errors of a generator.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from types import FrameType
from typing import Any

import jsonschema
import jsonschema_rs
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]

__all__ = ["KNOWN_ERRORS", "Judge", "Verdict", "draft_of", "strict"]

METASCHEMAS: Mapping[int, str] = {
    2020: "https://json-schema.org/draft/2020-12/schema",
    2019: "https://json-schema.org/draft/2019-09/schema",
    7: "http://json-schema.org/draft-07/schema",
    6: "http://json-schema.org/draft-06/schema",
    4: "http://json-schema.org/draft-04/schema",
}
RUST: Mapping[int, Any] = {
    2020: jsonschema_rs.Draft202012Validator,
    2019: jsonschema_rs.Draft201909Validator,
    7: jsonschema_rs.Draft7Validator,
    6: jsonschema_rs.Draft6Validator,
    4: jsonschema_rs.Draft4Validator,
}
PYTHON: Mapping[int, Any] = {
    2020: jsonschema.Draft202012Validator,
    2019: jsonschema.Draft201909Validator,
    7: jsonschema.Draft7Validator,
    6: jsonschema.Draft6Validator,
    4: jsonschema.Draft4Validator,
}

KNOWN_ERRORS = (
    "jsonschema reckons `multipleOf` with binary fractions: 19.99 is no multiple of 0.01 to it",
    "jsonschema asks of an `email` only that it holds an @",
    "jsonschema lets a newline stand before the `$` of a pattern, and raises on what only ECMA-262 has",
    "jsonschema raises on some numbers that no float holds, and on some documents that it takes for references",
)

SECONDS = 10.0
"""CPU seconds for the verdict of `jsonschema` on one instance; its patterns can take for ever."""


def draft_of(document: Mapping[str, Any]) -> int:
    """The draft that a document declares, else the newest whose meta-schema accepts it."""
    declared = (
        str(document.get("$schema", ""))
        .rstrip("#")
        .replace("https://json-schema.org/draft-", "http://json-schema.org/draft-")
    )
    for number, uri in METASCHEMAS.items():
        if declared == uri:
            return number
    return next(
        (number for number in METASCHEMAS if jsonschema_rs.meta.is_valid({**document, "$schema": METASCHEMAS[number]})),
        2020,
    )


def strict(text: str) -> Any:
    """The value of a JSON text; ValueError for what RFC 8259 and UTF-8 do not have, and for names said twice."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = dict(pairs)
        if len(names) != len(pairs):
            raise ValueError("a name is said twice")
        return names

    def constant(word: str) -> Any:
        raise ValueError(f"{word} is no JSON number")

    text.encode()
    value = json.loads(text, object_pairs_hook=members, parse_constant=constant)
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # 1e999 is infinite, "\ud800" no character
    return value


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the two libraries say; `why` names a disagreement, or what is wrong with the text."""

    rust: bool
    python: bool
    why: str = ""
    value: Any = None

    @property
    def valid(self) -> bool:
        return self.rust and self.python


class Judge:
    """Both validators of one document; ValueError when `jsonschema-rs` does not take the document."""

    def __init__(self, document: Mapping[str, Any], draft: int) -> None:
        self._rust = RUST[draft](document, validate_formats=True, offline=True)
        kind = PYTHON[draft]
        self._python = kind(document, format_checker=kind.FORMAT_CHECKER, registry=REGISTRY)

    def verdict(self, text: str | None) -> Verdict:
        if text is None:
            return Verdict(rust=False, python=False, why="no JSON value")
        try:
            value = strict(text)
        except (ValueError, RecursionError) as error:
            return Verdict(rust=False, python=False, why=f"no strict JSON: {error}")
        rust = bool(self._rust.is_valid(value))
        python, reason = self._second(value)
        if rust and not python:
            return Verdict(rust, python, f"only jsonschema rejects: {reason}", value)
        if rust:
            return Verdict(rust, python, "", value)
        keyword = next(iter(self._rust.iter_errors(value))).kind.name
        return Verdict(rust, python, f"only jsonschema accepts: {keyword}" if python else keyword, value)

    def _second(self, value: Any) -> tuple[bool, str]:
        """Whether `jsonschema` accepts the value, and what it has against it."""
        try:
            with cpu_limit(SECONDS):
                errors = [leaf for error in self._python.iter_errors(value) for leaf in leaves(error)]
        except Exception as error:  # noqa: BLE001 - it raises what its helpers raise: TypeError, OverflowError, re.error...
            return False, f"it raises {type(error).__module__}.{type(error).__name__}"
        if errors and all(exact_multiple(error) for error in errors):
            return False, "multipleOf, wrongly"
        return not errors, ", ".join(sorted({str(error.validator) for error in errors}))


def leaves(error: jsonschema.ValidationError) -> Iterator[jsonschema.ValidationError]:
    """The errors behind an error: those of the branches for anyOf and oneOf."""
    if error.context:
        for cause in error.context:
            yield from leaves(cause)
    else:
        yield error


def exact_multiple(error: jsonschema.ValidationError) -> bool:
    """Whether the error says "no multiple" of a number that is one in decimal arithmetic."""
    return error.validator == "multipleOf" and Decimal(str(error.instance)) % Decimal(str(error.validator_value)) == 0


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """TimeoutError in the middle of what takes longer."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before: Callable[..., Any] | int | None = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
