"""The reply store: every reply of a model, kept before it is read, and which run used it.

A file of SQLite, which several runs may share.  A reply is kept under the key of its call (`edgejson.asking.keys`) and
never replaced; with it stands the use that a run made of it, so what a run has paid is a query, whatever became of the
process.  Nothing secret can get in: what is kept is a prompt, a reply and the names of the model.
"""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from edgejson.asking.database import open_database, packed, transaction, trouble
from edgejson.asking.kept import COLUMNS, Kept, columns_of, whole
from edgejson.asking.keys import KEY_BYTES, Written
from edgejson.asking.patterns import Patterns
from edgejson.asking.tickets import Tickets
from edgejson.errors import EdgejsonError
from edgejson.models import Reply
from edgejson.types import TeacherIdentity

__all__ = ["Call", "ReplyStore"]

PICODOLLARS = 10**12
"""Costs are kept as whole numbers: a millionth of a token's price in millionths of a dollar."""

_NOTED_AT_MOST = 256
_NOTED_FOR_SECONDS = 0.5
"""Verdicts wait for the next commit at most so many and so long: they are found again by reading."""

_REPLY = f"SELECT {COLUMNS} FROM replies "  # noqa: S608 - only our own words
_BY_KEY = _REPLY + "WHERE key = ?"
_OF_QUESTION = "WHERE question = ? AND (? IS NULL OR model IN (SELECT id FROM models WHERE models.model = ?)) "
_BEST_FIRST = "ORDER BY finish <> 'stop', key LIMIT 1"
_BY_QUESTION = _REPLY + _OF_QUESTION + _BEST_FIRST

_WITHOUT_SCHEMA = "SELECT 1 FROM replies WHERE schema IS NULL AND model = ? LIMIT 1"

_KEEP = f"""
    INSERT INTO replies ({COLUMNS}, model, stage, created, schema, sampling, seed, number, messages, pattern)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO NOTHING"""  # noqa: S608 - as above
_PAID = """
    INSERT INTO uses VALUES (?, ?, ?, ?, 1, ?, '') ON CONFLICT DO UPDATE SET
    spent = CASE paid WHEN 0 THEN excluded.spent ELSE spent + excluded.spent END, paid = paid + 1"""
_USED = """
    INSERT INTO uses VALUES (?, ?, ?, ?, 0, 0, ?) ON CONFLICT DO UPDATE SET verdict = excluded.verdict"""

# Rows that are there once: how one is made, and how its number is found.
_MODEL = (
    "INSERT INTO models (name, provider, model, revision, wire) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    "SELECT id FROM models WHERE name = ? AND provider = ? AND model = ? AND revision = ? AND wire = ?",
)
_SCHEMA = (
    "INSERT INTO schemas (hash, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
    "SELECT id FROM schemas WHERE hash = ?",
)
_RUN = ("INSERT INTO runs (name) VALUES (?) ON CONFLICT DO NOTHING", "SELECT id FROM runs WHERE name = ?")

_SCHEMAS_KNOWN = 1_024
"""Response schemas that are held in memory with their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that was made, as it is kept: what was asked, of whom, what came back and what it cost.

    `run` is empty for a call that belongs to none; `spent` is None where nobody knows the price.
    """

    key: bytes
    written: Written
    identity: TeacherIdentity
    wire: str
    reply: Reply
    stage: str
    teacher: str
    run: str = ""
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Note:
    """What a run did with a reply."""

    run: str
    reply: int
    teacher: str
    stage: str
    verdict: str


class ReplyStore:
    """Open with `open`, use from one thread at a time, close (or use as a context manager)."""

    def __init__(self, database: sqlite3.Connection, path: Path, clock: Callable[[], float]) -> None:
        self.path = path
        self._database = database
        self._clock = clock
        self._pending: list[tuple[Call, asyncio.Future[Kept]]] = []
        self._notes: list[_Note] = []
        self._due: asyncio.Handle | None = None
        self._models: dict[tuple[str, ...], int] = {}
        self._schemas: dict[bytes, int] = {}
        self._runs: dict[str, int] = {}
        self._patterns = Patterns(database)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        writable: bool = True,
        patience: float = 30.0,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """The store at `path`, made where there is none and `create` allows it.

        `patience` is how many seconds a lock of another program is waited for; `clock` dates the replies.

        Raises:
            InputError: no such file, no reply store, one of a later format, damaged, locked, or out of reach.
        """
        database = open_database(path, create=create and writable, writable=writable, patience=patience)
        return cls(database, path, clock)

    def close(self) -> None:
        """Write what is waiting and give the file back."""
        try:
            self.flush()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ looking up

    def get(self, key: bytes) -> Kept | None:
        """The reply of that call."""
        try:
            row = self._database.execute(_BY_KEY, (key,)).fetchone()
        except sqlite3.Error as error:
            raise trouble(self.path, error) from None
        return None if row is None else Kept(row, self.path)

    def find(self, question: bytes, *, model: str | None = None) -> Kept | None:
        """A reply to that question, whoever gave it (or `model` did): a whole one where there are several, then the one
        of the least key.
        """
        with self.errors():
            row = self._database.execute(_BY_QUESTION, (question, model, model)).fetchone()
        return None if row is None else Kept(row, self.path)

    def knows_without_schema(self, identity: TeacherIdentity, wire: str) -> bool:
        """Whether there is a reply of that model to a prompt without a response schema."""
        parts = (identity.name, identity.provider, identity.model, identity.revision, wire)
        with self.errors():
            model = self._database.execute(_MODEL[1], parts).fetchone()
            return model is not None and self._database.execute(_WITHOUT_SCHEMA, model).fetchone() is not None

    # ------------------------------------------------------------ keeping

    async def keep(self, call: Call) -> Kept:
        """Keep a call, and the run's use of it; returns when both are committed.

        What is kept within one turn of the event loop is committed together.  Where the store has a reply under this
        key already (another process was faster), that one stays and is returned, and the call counts as paid.

        Raises:
            InputError: the file cannot be written.
        """
        loop = asyncio.get_running_loop()
        kept: asyncio.Future[Kept] = loop.create_future()
        self._pending.append((call, kept))
        if len(self._pending) == 1:
            self._cancel_due()
            self._due = loop.call_soon(self._commit)
        return await kept

    def note(self, reply: int, *, run: str, teacher: str, stage: str, verdict: str) -> None:
        """What a run made of a reply; on disk with the next commit, and soon. To be called within the event loop."""
        if not run:
            return
        self._notes.append(_Note(run, reply, teacher, stage, verdict))
        if len(self._notes) >= _NOTED_AT_MOST:
            self.flush()
        elif self._due is None:
            self._due = asyncio.get_running_loop().call_later(_NOTED_FOR_SECONDS, self._commit)

    def flush(self) -> None:
        """Have everything on disk that was handed over.

        Raises:
            InputError: the file cannot be written.
        """
        self._cancel_due()
        if not self._pending and not self._notes:
            return
        pending, self._pending = self._pending, []
        notes, self._notes = self._notes, []
        try:
            with self.errors(), transaction(self._database):
                done = [(kept, self._insert(call)) for call, kept in pending]
                self._write_notes(notes)
        except BaseException as error:
            self._notes = notes + self._notes
            # A transaction that failed may have numbered rows that are gone now.
            for known in (self._models, self._schemas, self._runs):
                known.clear()
            self._patterns.forget()
            for _, waiting in pending:
                if not waiting.done():
                    waiting.set_exception(error)
            raise
        for waiting, kept in done:
            if not waiting.done():
                waiting.set_result(kept)

    def _commit(self) -> None:
        """`flush` as the event loop calls it; of an error, those who wait are told, and whoever flushes next."""
        with suppress(EdgejsonError):
            self.flush()

    def _cancel_due(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _insert(self, call: Call) -> Kept:
        written, reply = call.written, columns_of(call.reply)
        schema = self._schema(written.schema)
        origin = (self._model(call.identity, call.wire), call.stage, int(self._clock()), schema)
        asked = (written.sampling.decode(), written.seed, written.index)
        messages = self._patterns.packed(written.messages, call.stage, schema)
        row = (*reply, call.key, written.question, *origin, *asked, *messages)
        done = self._database.execute(_KEEP, row)
        if done.rowcount:
            kept = Kept((*reply, done.lastrowid, call.key, written.question), self.path, fresh=call.reply)
        else:
            kept = Kept(self._database.execute(_BY_KEY, (call.key,)).fetchone(), self.path)
        if call.run:
            spent = None if call.spent is None else int((call.spent * PICODOLLARS).to_integral_value())
            self._database.execute(_PAID, (self._run(call.run), kept.id, call.teacher, call.stage, spent))
        return kept

    def _write_notes(self, notes: Sequence[_Note]) -> None:
        self._database.executemany(
            _USED,
            [(self._run(note.run), note.reply, note.teacher, note.stage, note.verdict) for note in notes],
        )

    def _model(self, identity: TeacherIdentity, wire: str) -> int:
        parts = (identity.name, identity.provider, identity.model, identity.revision, wire)
        if parts not in self._models:
            self._models[parts] = self._number(_MODEL, parts, parts)
        return self._models[parts]

    def _schema(self, document: bytes) -> int | None:
        if document == b"null":
            return None
        if document not in self._schemas:
            if len(self._schemas) >= _SCHEMAS_KNOWN:
                self._schemas.clear()
            digest = hashlib.blake2b(document, digest_size=KEY_BYTES).digest()
            self._schemas[document] = self._number(_SCHEMA, (digest, packed(document)), (digest,))
        return self._schemas[document]

    def _run(self, name: str) -> int:
        if name not in self._runs:
            self._runs[name] = self._number(_RUN, (name,), (name,))
        return self._runs[name]

    def _number(self, statements: tuple[str, str], row: tuple[Any, ...], known_by: tuple[Any, ...]) -> int:
        make, find = statements
        self._database.execute(make, row)
        number: int = self._database.execute(find, known_by).fetchone()[0]
        return number

    # ------------------------------------------------------------ batches

    def tickets(self, teacher: str, identity: TeacherIdentity, wire: str) -> Tickets:
        """The open batches of a teacher."""
        parts = [teacher, identity.name, identity.provider, identity.model, identity.revision, wire]
        return _Tickets(self, orjson.dumps(parts).decode())

    # ------------------------------------------------------------ shared with upkeep and ledger

    @property
    def database(self) -> sqlite3.Connection:
        """For the modules beside this one, which ask it other questions."""
        return self._database

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Errors of the file within are one line."""
        try:
            yield
        except sqlite3.Error as error:
            raise trouble(self.path, error) from None


class _Tickets:
    def __init__(self, store: ReplyStore, scope: str) -> None:
        self._store = store
        self._scope = scope

    def add(self, batch: str, questions: Mapping[str, str]) -> None:
        notes = packed(orjson.dumps(dict(questions)))
        database = self._store.database
        with self._store.errors(), transaction(database):
            database.execute(
                "INSERT INTO batches (scope, batch, notes) VALUES (?, ?, ?) "
                "ON CONFLICT (scope, batch) DO UPDATE SET notes = excluded.notes",
                (self._scope, batch, notes),
            )

    def open(self) -> Mapping[str, Mapping[str, str]]:
        query = "SELECT batch, notes FROM batches WHERE scope = ? ORDER BY id"
        with self._store.errors():
            rows = self._store.database.execute(query, (self._scope,)).fetchall()
        return {batch: orjson.loads(whole(notes, self._store.path)) for batch, notes in rows}

    def close(self, batch: str) -> None:
        database = self._store.database
        with self._store.errors(), transaction(database):
            database.execute("DELETE FROM batches WHERE scope = ? AND batch = ?", (self._scope, batch))
