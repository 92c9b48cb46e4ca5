"""Files and folders as a stream of records."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edgejson import jsontext
from edgejson.errors import InputError
from edgejson.reading.lines import MAX_LINE_BYTES, RawLine, raw_lines
from edgejson.reading.shapes import ShapeError, shape
from edgejson.types import Finding, Record

__all__ = ["Line", "data_files", "read"]

_PLACELESS = ("duplicate_name", "depth")  # the strict reader does not know where in the text these are


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a data set: its `record`, or None when it holds none, with what is wrong with the line itself.

    `wants_json` is False when the record's answer is free text.
    """

    file: str
    number: int
    record: Record | None
    findings: tuple[Finding, ...] = ()
    wants_json: bool = True

    @property
    def place(self) -> str:
        return f"{self.file}:{self.number}"


def data_files(path: str | Path) -> list[Path]:
    """The data files that `path` stands for: itself, or those of a folder (of a run folder those under ``data/``).

    What lies in hidden folders is somebody's state, not data.

    `InputError` when there is none.
    """
    path = Path(path)
    if path.is_dir():
        root = path / "data" if (path / "data").is_dir() else path
        files = sorted(file for file in root.rglob("*.jsonl") if file.is_file() and not _hidden(file, root))
        if not files:
            unfinished = (path / ".edgejson").is_dir()
            hint = "the run in it is not finished: run the same build again" if unfinished else ""
            raise InputError("the folder holds no .jsonl file", where=str(path), hint=hint)
        return files
    if not path.exists():
        raise InputError("no such file or folder", where=str(path))
    return [path]


def _hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def read(path: str | Path, *, max_line_bytes: int = MAX_LINE_BYTES) -> Iterator[Line]:
    """Every line of a file, or of the files of a folder, as a stream; memory does not grow with the file.

    A line that cannot be used is no error but a `Line` without a record, its findings under ``format.*``.  `InputError`
    when a file cannot be opened or read.
    """
    for file in data_files(path):
        name = os.fsencode(file).decode(errors="backslashreplace")  # a name may be no text; a report must be
        try:
            for raw in raw_lines(file, limit=max_line_bytes):
                yield _line(name, raw)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", where=name) from error


def _line(file: str, raw: RawLine) -> Line:
    if raw.data is None:
        return Line(file, raw.number, None, raw.findings)
    try:
        shaped = shape(jsontext.parse(raw.data), raw.data)
    except jsontext.JsonTextError as error:
        place = "" if error.kind in _PLACELESS else f"column {error.column}: "
        problem = Finding(check=f"format.{error.kind}", message=f"{place}{error.message}")
    except ShapeError as error:
        problem = Finding(check="format.shape", message=str(error))
    else:
        return Line(file, raw.number, shaped.record, raw.findings, shaped.wants_json)
    return Line(file, raw.number, None, (*raw.findings, problem))
