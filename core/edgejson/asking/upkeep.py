"""Looking after a reply store: what is in it, its replies as lines of text, and those that nobody needs taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from edgejson.asking.database import transaction, unpacked
from edgejson.asking.kept import COLUMNS, WIDTH, Kept
from edgejson.asking.keys import loaded, written
from edgejson.asking.store import ReplyStore
from edgejson.types import Json

__all__ = ["Choice", "Pruned", "exported", "identities", "prune", "stats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Some of the replies: those that everything stated here is true of.

    Used by `run` (`alone`: and by no other), of a model (or answered by one) whose name fits the pattern `model`,
    `unused` by any run, kept `before` a moment (seconds since 1970).
    """

    run: str | None = None
    alone: bool = False
    model: str | None = None
    unused: bool = False
    before: float | None = None

    def conditions(self) -> tuple[str, list[Any]]:
        """For a query over replies and models: what stands behind WHERE, and its values."""
        parts: list[str] = []
        values: list[Any] = []
        if self.run is not None:
            parts.append("replies.id IN (SELECT reply FROM uses WHERE run = (SELECT id FROM runs WHERE name = ?))")
            values.append(self.run)
            if self.alone:
                parts.append(
                    "replies.id NOT IN (SELECT reply FROM uses WHERE run <> (SELECT id FROM runs WHERE name = ?))"
                )
                values.append(self.run)
        if self.model is not None:
            parts.append("(replies.answered GLOB ? OR models.model GLOB ?)")
            values += [self.model, self.model]
        if self.unused:
            parts.append("replies.id NOT IN (SELECT reply FROM uses)")
        if self.before is not None:
            parts.append("replies.created < ?")
            values.append(self.before)
        return " AND ".join(parts) or "TRUE", values


EVERY = Choice()


# ---------------------------------------------------------------- looking


def stats(store: ReplyStore) -> dict[str, Json]:
    """What is in the store: rows by model, teacher and stage, runs with what they paid, and open batches."""
    with store.errors():
        rows = store.database.execute(_STATS).fetchall()
        runs = store.database.execute(_RUNS).fetchall()
        batches = store.database.execute("SELECT count(*) FROM batches").fetchone()[0]
    return {
        "path": str(store.path),
        "bytes": _size(store),
        "replies": sum(row[4] for row in rows),
        "rows": [dict(zip(_STATS_COLUMNS, row, strict=True)) for row in rows],
        "runs": [dict(zip(("run", "calls", "reused", "accepted"), row, strict=True)) for row in runs],
        "open_batches": batches,
    }


_STATS_COLUMNS = ("teacher", "provider", "model", "stage", "replies", "input", "output", "cached", "reasoning", "bytes")
_STATS = """
    SELECT name, provider, models.model, stage, count(*), coalesce(sum(input), 0), coalesce(sum(output), 0),
        coalesce(sum(cached), 0), coalesce(sum(reasoning), 0), sum(length(body) + length(messages))
    FROM replies JOIN models ON models.id = replies.model
    GROUP BY name, provider, models.model, stage ORDER BY name, provider, models.model, stage"""
_RUNS = """
    SELECT name, sum(paid), sum(paid = 0), sum(verdict = 'accepted')
    FROM uses JOIN runs ON runs.id = uses.run GROUP BY name ORDER BY name"""


def identities(store: ReplyStore) -> list[tuple[str, str, str]]:
    """Provider, model and revision of every model that gave a reply."""
    with store.errors():
        rows = store.database.execute(_IDENTITIES).fetchall()
    return [(str(provider), str(model), str(revision)) for provider, model, revision in rows]


_IDENTITIES = """
    SELECT DISTINCT provider, model, revision FROM models
    WHERE id IN (SELECT model FROM replies) ORDER BY provider, model, revision"""


def exported(store: ReplyStore, choice: Choice = EVERY) -> Iterator[bytes]:
    """The chosen replies, each as a line of JSON with all that is known of it, in the order of their questions.

    The lines are the same whatever the order in which the replies came.
    """
    conditions, values = choice.conditions()
    query = f"{_EXPORT} WHERE {conditions} ORDER BY replies.question, replies.key"
    with store.errors():
        for row in store.database.execute(query, values):
            yield written(_line(Kept(row[:WIDTH], store.path), *row[WIDTH:])) + b"\n"


_REPLIES = ", ".join(f"replies.{name}" for name in COLUMNS.split(", "))
_EXPORT = f"""
    SELECT {_REPLIES},
        name, provider, models.model, revision, wire, replies.stage, patterns.messages, replies.messages, document,
        sampling, seed, number
    FROM replies JOIN models ON models.id = replies.model LEFT JOIN schemas ON schemas.id = replies.schema
        LEFT JOIN patterns ON patterns.id = replies.pattern"""  # noqa: S608 - only our own words


def _line(
    kept: Kept,
    teacher: str,
    provider: str,
    model: str,
    revision: str,
    wire: str,
    stage: str,
    pattern: bytes | None,
    messages: bytes,
    schema: bytes | None,
    sampling: str,
    seed: int,
    index: int,
) -> Mapping[str, Any]:
    reply = kept.reply
    usage = reply.usage
    counts = {"input": usage.input, "output": usage.output, "cached": usage.cached, "reasoning": usage.reasoning}
    return {
        "question": kept.question.hex(),
        "messages": loaded(unpacked(messages, unpacked(pattern or b""))),
        "schema": None if schema is None else loaded(unpacked(schema)),
        "seed": seed,
        "index": index,
        "sampling": orjson.loads(sampling),
        "text": reply.text,
        "thinking": reply.thinking,
        "finish": reply.finish,
        "model": reply.model or model,
        "usage": {name: count for name, count in counts.items() if count is not None},
        "asked": {"teacher": teacher, "provider": provider, "model": model, "revision": revision, "wire": wire},
        "stage": stage,
    }


# ---------------------------------------------------------------- taking out


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many replies were taken out, by model, and how many bytes smaller the file is."""

    models: Mapping[str, int]
    freed: int

    @property
    def replies(self) -> int:
        return sum(self.models.values())


def prune(store: ReplyStore, choice: Choice, *, pretend: bool = False) -> Pruned:
    """Take the chosen replies out, with the uses that runs made of them; `pretend` only counts them."""
    conditions, values = choice.conditions()
    database = store.database
    before = _size(store)
    with store.errors():
        with transaction(database):
            database.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
            chosen = f"SELECT replies.id FROM replies JOIN models ON models.id = replies.model WHERE {conditions}"  # noqa: S608 - only our own words
            database.execute(f"INSERT INTO chosen {chosen}", values)
            models = dict(database.execute(_CHOSEN).fetchall())
            for statement in () if pretend else _REMOVALS:
                database.execute(statement)
            database.execute("DROP TABLE chosen")
        if models and not pretend:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Pruned(models, max(0, before - _size(store)))


_CHOSEN = """
    SELECT models.model, count(*) FROM chosen JOIN replies USING (id) JOIN models ON models.id = replies.model
    GROUP BY models.model ORDER BY models.model"""
# Schemas, models and runs stay: a process that is writing may know them by their numbers.
_REMOVALS = (
    "DELETE FROM uses WHERE reply IN (SELECT id FROM chosen)",
    "DELETE FROM replies WHERE id IN (SELECT id FROM chosen)",
)


def _size(store: ReplyStore) -> int:
    """Bytes of the file, with what waits beside it to go into it."""
    parts = (store.path, store.path.with_name(f"{store.path.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
