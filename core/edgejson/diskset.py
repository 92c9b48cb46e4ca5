"""Sets and maps of hashes that outgrow memory: kept in memory up to a bound, then in a temporary SQLite file.

What the whole set of records has in common (ids, exact copies, distinct names) needs one entry per record; these
two keep such entries at a cost in memory that does not grow with the number of records.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from edgejson.errors import RunFolderError

__all__ = ["KEY_BYTES", "DiskMap", "DiskSet", "key_of"]

KEY_BYTES = 16
"""Length of a key; 128 bits make an accidental meeting of two keys less likely than a disk error at any size of
data set."""

_PAGE_CACHE_KIB = 1024
_DEFAULT_BOUND = 4096

V = TypeVar("V", int, str)


def key_of(parts: Iterable[str]) -> bytes:
    """The 128-bit key of a sequence of texts; each is preceded by its length, so no two sequences run together.

    >>> key_of(["ab", "c"]) == key_of(["a", "bc"])
    False
    """
    digest = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


class _Spill(Generic[V]):
    """Sorted entries in a temporary file that vanishes with its owner."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._database: sqlite3.Connection | None = None
        self._close: weakref.finalize[[sqlite3.Connection, Path], _Spill[V]] | None = None

    def find(self, key: bytes) -> V | None:
        if self._database is None:
            return None
        with self._room():
            row = self._database.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def write(self, entries: Iterable[tuple[bytes, V]]) -> None:
        """Add or replace entries; in key order, so that neighbouring pages are written together."""
        with self._room():
            database = self._database = self._database or self._open()
            database.execute("BEGIN")
            database.executemany("REPLACE INTO entry VALUES (?, ?)", sorted(entries))
            database.execute("COMMIT")

    def close(self) -> None:
        if self._close is not None:
            self._close()
        self._database = None

    def _open(self) -> sqlite3.Connection:
        handle, name = tempfile.mkstemp(prefix="edgejson-", suffix=".spill", dir=self._folder)
        os.close(handle)
        path = Path(name)
        # Nothing here outlives the process, so neither journal nor flush is wanted.
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._close = weakref.finalize(self, _discard, database, path)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            database.execute(f"PRAGMA {setting}")
        database.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
        database.execute("CREATE TABLE entry (key BLOB PRIMARY KEY, value) WITHOUT ROWID")
        with suppress(OSError):  # where an open file may lose its name, not even `kill -9` leaves it behind
            path.unlink()
        return database

    @contextmanager
    def _room(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            where = str(self._folder or tempfile.gettempdir())
            raise RunFolderError(f"temporary data cannot be kept: {error}", where=where) from error


def _discard(database: sqlite3.Connection, path: Path) -> None:
    database.close()
    path.unlink(missing_ok=True)


class DiskMap(Generic[V]):
    """Maps 16-byte keys to small integers or short texts.

    At most `bound` entries are held in memory; the rest goes to a temporary file in `folder` (default: the
    system's), removed by `close`, at the end of a ``with`` block, or when the map is collected.  Not safe for
    several threads.
    """

    def __init__(self, *, bound: int = _DEFAULT_BOUND, folder: Path | None = None) -> None:
        if bound < 1:
            raise ValueError("the bound is at least 1")
        self._bound = bound
        self._recent: dict[bytes, V] = {}
        self._spill: _Spill[V] = _Spill(folder)

    def get(self, key: bytes) -> V | None:
        """The value of `key`, or None."""
        value = self._recent.get(key)
        return self._spill.find(key) if value is None else value

    def put(self, key: bytes, value: V) -> None:
        """Set the value of `key`."""
        self._recent[key] = value
        if len(self._recent) >= self._bound:
            self._spill.write(self._recent.items())
            self._recent.clear()

    def setdefault(self, key: bytes, value: V) -> V | None:
        """The value that `key` has already; None when it is new and now has `value`."""
        known = self.get(key)
        if known is None:
            self.put(key, value)
        return known

    def close(self) -> None:
        """Forget everything and remove the file."""
        self._recent.clear()
        self._spill.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class DiskSet:
    """A set of 16-byte keys with the same bound and life as `DiskMap`."""

    def __init__(self, *, bound: int = _DEFAULT_BOUND, folder: Path | None = None) -> None:
        self._map: DiskMap[int] = DiskMap(bound=bound, folder=folder)
        self._size = 0

    def add(self, key: bytes) -> bool:
        """Put `key` in; whether it is new."""
        new = self._map.setdefault(key, 1) is None
        self._size += new
        return new

    def __contains__(self, key: bytes) -> bool:
        return self._map.get(key) is not None

    def __len__(self) -> int:
        return self._size

    def close(self) -> None:
        """Forget the keys and remove the file; the size stays known."""
        self._map.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
