"""What a test of a plugin works with: records and subjects made by hand, drafts composed without an engine, runs."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edgejson import jsontext
from edgejson.building import build
from edgejson.checking import Subject
from edgejson.host import Host
from edgejson.library import SchemaLibrary
from edgejson.recipe import recipe_from
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Completion, Difficulty, Draft, Json, Record, Request, Slot, TaskFamily, Teacher

__all__ = [
    "build_run",
    "compose_draft",
    "core_library",
    "make_record",
    "make_subject",
    "read_run",
    "right_subjects",
    "schemas_by_id",
    "subject_of",
]

_BY_HAND = "hand/written"
_RIGHT_RECORDS = 60


def make_record(answer: Json = None, *, text: str | None = None, **parts: Any) -> Record:
    """A record about `answer`, a JSON value, or about `text`, the answer to the letter.

    `parts` are fields of `Record`; with `chosen` and `rejected` it is a preference record.  The id is "r1" and the task
    "schema_generate" unless they say otherwise.
    """
    output = None if "chosen" in parts else json.dumps(answer, ensure_ascii=False) if text is None else text
    return Record(**({"id": "r1", "task": "schema_generate", "input": {}, "output": output} | parts))


def make_subject(
    answer: Json = None,
    *,
    text: str | None = None,
    schema: Schema | Mapping[str, Json] | None = None,
    rules: Sequence[Mapping[str, Json]] = (),
    wants_json: bool = True,
    meta: Mapping[str, Json] | None = None,
    **parts: Any,
) -> Subject:
    """A record under examination, as checks and families see it; for `answer`, `text` and `parts` see `make_record`.

    With a `schema` the answer claims to be an instance of it (unless `meta` says ``instance: False``).  `wants_json`
    is False for foreign records whose answer is free text.

    Raises:
        SchemaError: the schema or one of `rules` is malformed.
        ValueError: there are `rules`, but no schema that is written out.
    """
    if rules and not isinstance(schema, Mapping):
        raise ValueError("rules stand beside a schema that is written out")
    if isinstance(schema, Mapping):
        schema = Schema(schema, id=_BY_HAND, rules=rules)
    claims: dict[str, Json] = {} if schema is None else {"schema": schema.id, "instance": True}
    known = {} if schema is None else {schema.id: schema}
    record = make_record(answer, text=text, meta=claims | dict(meta or {}), **parts)
    return Subject(record, known.get, wants_json=wants_json)


def compose_draft(
    family: TaskFamily,
    schema: Schema,
    seed: int,
    *,
    difficulty: Difficulty = "medium",
    language: str = "en",
    locale: str = "en_US",
    teacher: Teacher | None = None,
) -> Draft:
    """The draft that `family` makes of `schema` for that seed; `teacher`, else `templates`, answers its requests.

    Raises:
        Unmakeable: the family gives this candidate up, which is a regular outcome.
    """
    slot = Slot(
        key=f"{family.name}-{seed}",
        task=family.name,
        kind="sft",
        schema_id=schema.id,
        complexity=schema.complexity,
        difficulty=difficulty,
        language=language,
        teacher="templates",
        seed=seed,
        locale=locale,
    )
    return _answered(family.compose(slot, Tools(slot, schema)), teacher or _templates())


def _answered(steps: Generator[Request, Completion, Draft], teacher: Teacher) -> Draft:
    try:
        request = next(steps)
        while True:
            (completion,) = teacher.answer([request])
            request = steps.send(completion)
    except StopIteration as stop:
        draft: Draft = stop.value
        return draft


def subject_of(draft: Draft, task: str, schema: Schema, **meta: Json) -> Subject:
    """The record of `draft` under examination, with what the engine adds to its `meta` (and what you add)."""
    claims: dict[str, Json] = {"schema": schema.id, "schema_sha256": schema.sha256, "language": "en"}
    record = Record(
        id=f"{task}-by-hand",
        task=task,
        input=draft.input,
        output=draft.output,
        meta=claims | meta | dict(draft.meta),
    )
    return Subject(record, {schema.id: schema}.get)


def build_run(recipe: Mapping[str, Any], folder: Path, *, host: Host | None = None) -> Path:
    """Build `recipe` (as in a recipe file) into `folder`, in this process; the folder of the run.

    Raises:
        EdgejsonError: as `edgejson.build`.
    """
    build(recipe_from(recipe), folder, workers=1, host=host or Host())
    return folder


def read_run(folder: Path) -> list[Record]:
    """The records of a run folder, file by file."""
    lines = [line for path in sorted(folder.glob("data/*/*.jsonl")) for line in path.read_bytes().split(b"\n") if line]
    return [Record(**_object(jsontext.parse(line))) for line in lines]


def _object(value: Json) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


@cache
def core_library() -> SchemaLibrary:
    """The schemas of the core pack."""
    return SchemaLibrary([Host(frozenset()).create("schemas", "core")])


def schemas_by_id(host: Host, ids: Sequence[str]) -> list[Schema]:
    """The compiled schemas of those full ids, from the packs that `host` knows.

    Raises:
        PluginError, SchemaError: there is no such pack, or no such schema.
    """
    others = {schema_id.partition("/")[0] for schema_id in ids} - {"core"}
    libraries = {name: SchemaLibrary([host.create("schemas", name)]) for name in sorted(others)}
    return [libraries.get(schema_id.partition("/")[0], core_library()).get(schema_id) for schema_id in ids]


@cache
def _templates() -> Teacher:
    return Host(frozenset()).create("teachers", "templates")


@cache
def _right_records() -> tuple[Record, ...]:
    """What the engine builds of the core pack with every family in the box: each record checked and proven."""
    host = Host(frozenset())
    families = [row.name for row in host.index("tasks") if row.built_in]
    recipe = {
        "name": "right",
        "target": _RIGHT_RECORDS,
        "preference": 0.25,
        "tasks": {name: 1 / len(families) for name in families},
    }
    with TemporaryDirectory() as folder:
        return tuple(read_run(build_run(recipe, Path(folder, "run"), host=host)))


def right_subjects() -> list[Subject]:
    """Fresh subjects of right records of every family in the box, SFT and preference."""
    find = core_library().find
    return [Subject(record, find) for record in _right_records()]
