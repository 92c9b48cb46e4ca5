"""Which shape an object has, and the record it stands for.

Known: this project's records and the multi-task SFT and DPO lines they grew from (`task`, `input`, `output` or `chosen`
and `rejected`); EdgeJSON (`prompt`, `expected_output`, `schema_id`); instruction-response (`instruction`, `response`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from edgejson import jsontext
from edgejson.types import Json, Record

__all__ = ["TASK_ALIASES", "ShapeError", "Shaped", "shape"]

TASK_ALIASES: Final[Mapping[str, str]] = {"json_transform": "transform", "json_style_strict": "style_strict"}
"""Older task names and the families that took their place."""

_EDGEJSON_META = ("complexity", "teacher", "source")
_DECODER = json.JSONDecoder()
_MEMBER = re.compile(r'[\s,]*"([^"\\]*(?:\\.[^"\\]*)*)"\s*:\s*')


class ShapeError(ValueError):
    """The object is no record; the text says why."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A record and whether its answer is meant to be JSON."""

    record: Record
    wants_json: bool = True


def shape(value: Json, raw: bytes) -> Shaped:
    """The record an object stands for; `raw` is its text. `ShapeError` when it has none of the known shapes."""
    if not isinstance(value, dict):
        raise ShapeError("a line must hold one JSON object")
    if "task" in value and "input" in value:
        return _task(value)
    if "prompt" in value and "expected_output" in value:
        return _edgejson(value, raw)
    if "instruction" in value and "response" in value:
        return _instruction(value)
    members = ", ".join(list(value)[:8]) or "none"
    raise ShapeError(
        f"no known record shape (members: {members}); known are task + input + output or chosen + rejected, "
        "prompt + expected_output, instruction + response"
    )


def _task(value: Mapping[str, Json]) -> Shaped:
    task = _text(value, "task")
    sides = sorted(name for name in ("output", "chosen", "rejected") if name in value)
    if sides not in (["output"], ["chosen", "rejected"]):
        raise ShapeError(
            f"a record has either output or chosen and rejected, this one {' and '.join(sides) or 'neither'}"
        )
    given = value["input"]
    if not isinstance(given, dict):
        raise ShapeError("input must be an object of texts")
    if not task:
        raise ShapeError("task must not be empty")
    record = Record(
        id=_optional_text(value, "id"),
        task=TASK_ALIASES.get(task, task),
        input={name: _text(given, name, "input.") for name in given},
        meta=_meta(value),
        **{side: _text(value, side) for side in sides},
    )
    return Shaped(record)


def _edgejson(value: Mapping[str, Json], raw: bytes) -> Shaped:
    schema_id = _optional_text(value, "schema_id")
    meta: dict[str, Json] = {name: value[name] for name in _EDGEJSON_META if name in value}
    if schema_id:
        meta |= {"schema": schema_id, "instance": True}
    answer = value["expected_output"]
    record = Record(
        id=_optional_text(value, "id"),
        task="text_to_json",
        input={"instruction": "", "text": _text(value, "prompt")},
        output=answer if isinstance(answer, str) else _as_written(raw.decode(), "expected_output"),
        meta=meta,
    )
    return Shaped(record)


def _instruction(value: Mapping[str, Json]) -> Shaped:
    response = _text(value, "response")
    given = {name: _text(value, name) for name in ("instruction", "input") if name in value}
    meta = {name: member for name, member in value.items() if name not in ("id", "instruction", "input", "response")}
    record = Record(id=_optional_text(value, "id"), task="instruction", input=given, output=response, meta=meta)
    return Shaped(record, wants_json=_is_json_container(response))


def _is_json_container(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        jsontext.parse(text)
    except jsontext.JsonTextError:
        return False
    return True


def _meta(value: Mapping[str, Json]) -> Mapping[str, Json]:
    meta = value.get("meta", {})
    if not isinstance(meta, dict):
        raise ShapeError("meta must be an object")
    return meta


def _text(value: Mapping[str, Json], name: str, prefix: str = "") -> str:
    text = value[name]
    if not isinstance(text, str):
        raise ShapeError(f"{prefix}{name} must be text (JSON travels as text)")
    return text


def _optional_text(value: Mapping[str, Json], name: str) -> str:
    return _text(value, name) if name in value else ""


def _as_written(text: str, wanted: str) -> str:
    """A member of the object in `text` (known to be strict JSON and to have it), digits and blanks as written."""
    position = text.index("{") + 1
    while member := _MEMBER.match(text, position):
        name, start = member[1], member.end()
        _, position = _DECODER.raw_decode(text, start)
        if name == wanted or ("\\" in name and json.loads(f'"{name}"') == wanted):
            return text[start:position]
    raise KeyError(wanted)
