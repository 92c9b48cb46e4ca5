"""The file of a reply store: its tables, how it is opened, and what its errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from edgejson.errors import InputError

__all__ = ["FORMAT", "open_database", "packed", "press", "transaction", "trouble", "unpacked"]

FORMAT = 1
"""Version of the tables; a file of a later one is refused, never guessed at."""

_APPLICATION = 0x45645270
"""Marks an SQLite file as a reply store (``EdRp``)."""

_TABLES = (
    # Response schemas, each once: many thousand prompts share one.
    "CREATE TABLE schemas (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, document BLOB NOT NULL)",
    """CREATE TABLE models (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL,
        revision TEXT NOT NULL, wire TEXT NOT NULL, UNIQUE (name, provider, model, revision, wire))""",
    # Prompts that other prompts of their kind (`schema` 0: without one) are compressed with.
    """CREATE TABLE patterns (
        id INTEGER PRIMARY KEY, stage TEXT NOT NULL, schema INTEGER NOT NULL, messages BLOB NOT NULL,
        UNIQUE (stage, schema))""",
    # `body` begins with the reply's own, which has so many bytes as `raw` says; `text` and `thinking` are the places of
    # their JSON strings in it, or behind it where it does not hold them so.
    """CREATE TABLE replies (
        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, question BLOB NOT NULL,
        model INTEGER NOT NULL REFERENCES models, stage TEXT NOT NULL, created INTEGER NOT NULL,
        schema INTEGER REFERENCES schemas, sampling TEXT NOT NULL, seed INTEGER NOT NULL, number INTEGER NOT NULL,
        pattern INTEGER REFERENCES patterns, messages BLOB NOT NULL,
        body BLOB NOT NULL, raw INTEGER NOT NULL, text INTEGER NOT NULL, text_bytes INTEGER NOT NULL,
        thinking INTEGER NOT NULL, thinking_bytes INTEGER NOT NULL,
        finish TEXT NOT NULL, answered TEXT NOT NULL,
        input INTEGER, output INTEGER, cached INTEGER, reasoning INTEGER)""",
    "CREATE INDEX replies_by_question ON replies (question)",
    "CREATE INDEX replies_without_schema ON replies (model) WHERE schema IS NULL",
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # Who used a reply: `paid` says that this run made the call, `spent` what it cost (10^-12 dollars; NULL: unknown).
    """CREATE TABLE uses (
        run INTEGER NOT NULL REFERENCES runs, reply INTEGER NOT NULL REFERENCES replies, teacher TEXT NOT NULL,
        stage TEXT NOT NULL, paid INTEGER NOT NULL, spent INTEGER, verdict TEXT NOT NULL,
        PRIMARY KEY (run, reply, teacher)) WITHOUT ROWID""",
    """CREATE TABLE batches (
        id INTEGER PRIMARY KEY, scope TEXT NOT NULL, batch TEXT NOT NULL, notes BLOB NOT NULL,
        UNIQUE (scope, batch))""",
)

_WINDOW_BITS = -13
"""A window of 8 KiB serves texts of this size as well as the usual one, and its tables are made in a sixth of the time;
the sign leaves out a header."""
_STORED_TO = 2_048
"""Up to so many bytes are kept as they are: two such rows fit into a page, and to compress one would take longer than
everything else that keeps it."""

_CACHE_KIB = 16_384
_CHECKPOINT_PAGES = 4_000
"""Pages in the write-ahead log before they go to the file, which is when the disk is waited for."""


def open_database(
    path: Path, *, create: bool = True, writable: bool = True, patience: float = 30.0
) -> sqlite3.Connection:
    """A connection to the reply store at `path`, in autocommit mode; for one thread at a time.

    `patience` is how many seconds a lock of another program is waited for.

    Raises:
        InputError: no such file, no reply store, one of a later format, damaged, locked, or out of reach.
    """
    # The last to close a file clears away its log, which a mere reader cannot: whoever may write opens it to do so.
    may_write = writable or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    mode = ("rwc" if create else "rw") if may_write else "ro"
    try:
        if not create and not path.is_file():
            raise InputError("there is no such reply store", where=str(path))
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        if mode == "ro" and not path.with_name(f"{path.name}-wal").exists():
            uri += "&immutable=1"  # without a place for its locks, SQLite reads only what it is told nobody writes
        database = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    except (sqlite3.Error, OSError) as error:
        raise trouble(path, error) from None
    try:
        _prepare(database, path, create=create, writable=writable)
    except sqlite3.Error as error:
        database.close()
        raise trouble(path, error) from None
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection, path: Path, *, create: bool, writable: bool) -> None:
    if _is_blank(database):
        if not (create and writable):
            raise InputError("the file is no reply store of edgejson", where=str(path))
        _make_tables(database)
    marks = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if marks[0] != _APPLICATION:
        raise InputError("the file is a database, but no reply store of edgejson", where=str(path))
    if marks[1] != FORMAT:
        raise InputError(
            f"the reply store has format {marks[1]}, this edgejson reads format {FORMAT}",
            where=str(path),
            hint="use the version of edgejson that wrote it, or a later one",
        )
    settings = [f"cache_size = -{_CACHE_KIB}"]
    if writable:
        # With a write-ahead log a commit waits for no disk, and a killed process loses nothing that was committed.
        settings += ["journal_mode = WAL", "synchronous = NORMAL", f"wal_autocheckpoint = {_CHECKPOINT_PAGES}"]
    else:
        settings += ["query_only = ON"]
    for setting in settings:
        database.execute(f"PRAGMA {setting}")


def _is_blank(database: sqlite3.Connection) -> bool:
    tables: int = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and database.execute("PRAGMA application_id").fetchone()[0] == 0


def _make_tables(database: sqlite3.Connection) -> None:
    with transaction(database):
        if _is_blank(database):  # not made by another process meanwhile
            for statement in _TABLES:
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; other writers are waited for before it begins."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # where SQLite has rolled back on its own
            database.execute("ROLLBACK")
        raise


def trouble(path: Path, error: sqlite3.Error | OSError) -> InputError:
    """What went wrong with the file, in one line."""
    where = str(path)
    if isinstance(error, OSError):
        return InputError(f"the reply store cannot be opened: {error.strerror or error}", where=where)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte; the rest says more than a person can use
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return InputError("another program holds the reply store", where=where, hint="let it end, and try again")
    if code == sqlite3.SQLITE_NOTADB:
        return InputError("the file is no reply store of edgejson", where=where)
    if code == sqlite3.SQLITE_CORRUPT:
        return InputError(
            "the reply store is damaged",
            where=where,
            hint="`sqlite3 FILE .recover` may save replies; without the file, every call is made again",
        )
    return InputError(f"the reply store cannot be used: {error}", where=where)


def packed(data: bytes) -> bytes:
    """Compressed (deflate), or framed as it is where it is short; nothing stays nothing."""
    if not data:
        return b""
    compressor = press(level=0 if len(data) <= _STORED_TO else 1)
    return compressor.compress(data) + compressor.flush()


def press(dictionary: bytes = b"", *, level: int = 1) -> zlib._Compress:
    """What compresses one text, by another that it is like; `copy` it for many."""
    return zlib.compressobj(level, zlib.DEFLATED, _WINDOW_BITS, 6, zdict=dictionary)


def unpacked(data: bytes, dictionary: bytes = b"") -> bytes:
    """What was packed, with that dictionary where there was one.

    Raises:
        zlib.error: the data is damaged.
    """
    if not data:
        return b""
    reader = zlib.decompressobj(_WINDOW_BITS, zdict=dictionary)
    text = reader.decompress(data)
    if not reader.eof:
        raise zlib.error("the data ends too early")
    return text
