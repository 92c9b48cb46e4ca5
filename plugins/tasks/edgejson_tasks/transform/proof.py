"""The independent proof: `program.jq` carries the steps out a second time, and other engines vouch for single steps.

A jq program costs a millisecond to compile and microseconds to run, so there is one that interprets every
specification, compiled once per process.  Its numbers are doubles, so 1 equals 1.0, and its types are those of JSON.
Documents come from the domain of RFC 8785, where doubles lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import jq
import orjson

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines.witness import DisagreementError, witnesses
from edgejson_tasks.transform.operation import Step

__all__ = ["DisagreementError", "Evidence", "ProofError", "evidence", "proves", "result"]


class ProofError(ValueError):
    """The steps cannot be carried out on the document."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which engines arrived at a document's stages: jq at all of them, the others at `twice` of them together."""

    proven_by: tuple[str, ...]
    twice: int


@cache
def _program(main: str) -> Any:
    definitions = resources.files(__package__).joinpath("program.jq").read_text(encoding="utf-8")
    return jq.compile(f"{definitions}\n{main}")


def proves(document: str, steps: list[Step], answer: Json) -> bool:
    """Whether `steps` turn the text `document` into `answer`; `ProofError` when one of them does not apply."""
    return jsontext.equal(result(document, steps), answer)


def result(document: str, steps: list[Step]) -> Json:
    """The value that jq makes of the JSON text `document`; `ProofError` when a step does not apply."""
    return _stages(document, _text(steps))[-1]


def evidence(document: str, steps: list[Step]) -> Evidence:
    """Who proves the steps; `DisagreementError` when a second engine parts from jq on one, `ProofError` as above."""
    return _evidence(document, _text(steps))


# A build proves a record when it is composed and again when it is checked, shortly after and from the same texts.
@lru_cache(maxsize=128)
def _stages(document: str, steps: str) -> list[Json]:
    """The document and what jq makes of it after each step."""
    try:
        made = _program("stages").input_text(f'{{"doc":{document},"steps":{steps}}}').first()
        return [orjson.loads(document), *made]
    except ValueError as error:
        raise ProofError(str(error)) from None


@lru_cache(maxsize=128)
def _evidence(document: str, steps: str) -> Evidence:
    seconds = witnesses(_stages(document, steps), orjson.loads(steps))
    engines = dict.fromkeys(engine for engine in seconds if engine is not None)
    return Evidence(("jq", *sorted(engines)), sum(engine is not None for engine in seconds))


def _text(steps: list[Step]) -> str:
    return orjson.dumps(steps).decode()
