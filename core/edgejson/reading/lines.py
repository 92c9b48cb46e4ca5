"""A file as raw lines, one at a time, none longer than a limit in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from edgejson.types import Finding

__all__ = ["MAX_LINE_BYTES", "RawLine", "raw_lines"]

MAX_LINE_BYTES = 16 << 20
"""A longer line is reported and skipped; records people train small models on are a thousand times shorter."""

_CHUNK = 1 << 20
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BLANK = re.compile(rb"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line without its end; `data` is None when it cannot hold a record, `findings` say why."""

    number: int
    data: bytes | None
    findings: tuple[Finding, ...] = field(default=())


def raw_lines(path: Path, *, limit: int = MAX_LINE_BYTES) -> Iterator[RawLine]:
    """The lines of a file in order; only LF ends a line, so JSON may hold any other separator. Raises `OSError`."""
    with path.open("rb") as stream:
        carriage_returns_known = False
        number = 0
        while chunk := stream.readline(limit + 1):
            number += 1
            findings: list[Finding] = []
            if number == 1:
                if chunk.startswith(_UTF16_MARKS):
                    yield RawLine(1, None, (_finding("encoding", "the file is UTF-16, JSON Lines are UTF-8"),))
                    return
                if chunk.startswith(_UTF8_MARK):
                    findings.append(_finding("bom", "the file starts with a byte order mark"))
                    chunk = chunk[len(_UTF8_MARK) :]
            if len(chunk) > limit and not chunk.endswith(b"\n"):
                size = len(chunk) + _skip_line(stream)
                findings.append(_finding("line_too_long", f"the line has {size:,} bytes, more than {limit:,}"))
                yield RawLine(number, None, tuple(findings))
                continue
            if chunk.endswith(b"\r\n") and not carriage_returns_known:
                carriage_returns_known = True
                findings.append(_finding("crlf", "lines end with CR LF (reported once per file)", warning=True))
            if _BLANK.fullmatch(chunk):
                findings.append(_finding("blank_line", "the line is blank"))
                yield RawLine(number, None, tuple(findings))
                continue
            yield RawLine(number, chunk, tuple(findings))


def _skip_line(stream: BinaryIO) -> int:
    """Pass over the rest of a line; its size."""
    size = 0
    while part := stream.readline(_CHUNK):
        size += len(part)
        if part.endswith(b"\n"):
            break
    return size


def _finding(what: str, message: str, *, warning: bool = False) -> Finding:
    return Finding(check=f"format.{what}", message=message, severity="warning" if warning else "error")
