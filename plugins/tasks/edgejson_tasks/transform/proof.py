"""The independent proof: `program.jq` carries the steps out a second time.

A jq program costs milliseconds to compile and microseconds to run, so there is one that interprets every specification,
compiled once per process.  The comparison happens inside jq as well: its numbers are doubles, so 1 equals 1.0, and its
types are those of JSON.  Documents come from the domain of RFC 8785, where doubles lose nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Any

import jq

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import Step

__all__ = ["ProofError", "proves", "result"]


class ProofError(ValueError):
    """The steps cannot be carried out on the document."""


@cache
def _program(main: str) -> Any:
    definitions = resources.files(__package__).joinpath("program.jq").read_text(encoding="utf-8")
    return jq.compile(f"{definitions}\n{main}")


def proves(document: str, steps: list[Step], answer: str) -> bool:
    """Whether `steps` turn the text `document` into the value of the text `answer`, both strict JSON; `ProofError`."""
    return _proves(document, _text(steps), answer)


def result(document: str, steps: list[Step]) -> Json:
    """The value that `steps` make of the JSON text `document`; `ProofError` when one does not apply."""
    value: Json = _first("result", f'{{"doc":{document},"steps":{_text(steps)}}}')
    return value


# A build proves a record when it is composed and again when it is checked, shortly after and from the same texts.
@lru_cache(maxsize=128)
def _proves(document: str, steps: str, answer: str) -> bool:
    return _first("result == .answer", f'{{"doc":{document},"steps":{steps},"answer":{answer}}}') is True


def _text(steps: list[Step]) -> str:
    return jsontext.canonical(steps)  # type: ignore[arg-type]  # steps are JSON


def _first(main: str, text: str) -> Any:
    try:
        return _program(main).input_text(text).first()
    except ValueError as error:
        raise ProofError(str(error)) from None
