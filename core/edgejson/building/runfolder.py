"""The output folder of a run: whose it is, who works in it, and files that appear whole or not at all.

Work in progress lives in `.edgejson/` inside the folder: the run's identity, a lock, finished blocks and spools.  A
folder is never silently forked, overwritten or mixed with another run's.
"""

from __future__ import annotations

import fcntl
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, Self, TypeAlias

import orjson

from edgejson.errors import RunFolderError
from edgejson.files import PART_FILES, writing_whole

__all__ = ["RUN_STATE", "Resume", "RunFolder"]

Resume: TypeAlias = Literal["never", "always", "if_possible"]

_WORK = ".edgejson"
RUN_STATE = f"{_WORK}/run.json"
"""The file by which a run's folder is known."""
_FORMAT = 1


class RunFolder:
    """An opened, locked output folder. Use as a context manager; leaving it releases the lock and keeps the work."""

    def __init__(self, path: Path, *, fingerprint: str, identity: Mapping[str, Any], resume: Resume) -> None:
        """`fingerprint` names recipe and versions: only a run with the same one may continue here."""
        self.path = path
        self.work = path / _WORK
        self.blocks = self.work / "blocks"
        self.spool = self.work / "spool"
        self._state = path / RUN_STATE
        self._identity = {**identity, "format": _FORMAT, "fingerprint": fingerprint}
        self._fingerprint = fingerprint
        self._resume = resume
        self._lock: BinaryIO | None = None
        self.run = uuid.uuid4().hex
        """Names this run, in every process that goes on with it: whom calls to language models are booked to."""
        self.complete = False
        """True when an earlier run has finished this very build here."""

    def __enter__(self) -> Self:
        try:
            self._open()
        except OSError as error:
            self._release()
            raise _unwritable(self.path, error, hint="") from None
        except RunFolderError:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()
        if isinstance(error, OSError):
            raise _unwritable(self.path, error, hint="what was done so far is kept") from None

    def _open(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise RunFolderError("the output is a file, not a folder", where=str(self.path))
        ours = self._state.is_file()
        if self.path.is_dir() and not ours and any(entry.name != _WORK for entry in self.path.iterdir()):
            raise RunFolderError(
                "the folder is not empty and is no run of edgejson", where=str(self.path), hint="choose a new folder"
            )
        if not ours and self._resume == "always":
            raise RunFolderError("there is no run to resume", where=str(self.path))
        self.work.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        if ours:
            self._continue()
        else:
            self._write_state()
        for leftover in self.path.rglob(PART_FILES):  # of a run that was killed while it wrote
            leftover.unlink()
        self.blocks.mkdir(exist_ok=True)
        shutil.rmtree(self.spool, ignore_errors=True)  # always made anew from the blocks
        self.spool.mkdir()

    def _continue(self) -> None:
        try:
            state = orjson.loads(self._state.read_bytes())
            known, self.complete = state["fingerprint"], bool(state["complete"])
            self.run = str(state.get("run", self.run))
        except (orjson.JSONDecodeError, KeyError, TypeError):
            raise RunFolderError("the run's state file is damaged", where=str(self._state)) from None
        if self._resume == "never":
            raise RunFolderError(
                "the folder already holds a run",
                where=str(self.path),
                hint="choose a new folder or --resume if_possible",
            )
        if known != self._fingerprint:
            raise RunFolderError(
                "the folder holds a run of another recipe, of other schemas or of another version of edgejson",
                where=str(self.path),
                hint="choose a new folder",
            )

    def _write_state(self) -> None:
        with writing_whole(self._state) as file:
            file.write(orjson.dumps({**self._identity, "run": self.run, "complete": self.complete}))

    def _take_lock(self) -> None:
        # Kept open for as long as the lock is held; the file itself stays, so that two runs can never lock two files.
        self._lock = (self.work / "lock").open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunFolderError("another run is working in this folder", where=str(self.path)) from None

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def block(self, index: int) -> Path:
        """Where the content of that block is kept."""
        return self.blocks / f"{index:06d}.jsonl"

    def finished_blocks(self) -> frozenset[int]:
        """The indices of the blocks that are kept."""
        return frozenset(int(path.stem) for path in self.blocks.glob("[0-9]*.jsonl"))

    def finish(self) -> None:
        """Mark the run complete and drop the work that only an unfinished run needs."""
        self.complete = True
        self._write_state()
        shutil.rmtree(self.blocks, ignore_errors=True)
        shutil.rmtree(self.spool, ignore_errors=True)


def _unwritable(path: Path, error: OSError, *, hint: str) -> RunFolderError:
    where = str(error.filename or path)
    return RunFolderError(f"cannot write: {error.strerror or error}", where=where, hint=hint)
