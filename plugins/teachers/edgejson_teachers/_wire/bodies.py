"""Request bodies out of values, and reply bodies into values: plain JSON, server-sent events, JSON lines."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import orjson

from edgejson.types import Json
from edgejson_teachers._wire.contract import NoReplyError
from edgejson_teachers._wire.lowering import stated

__all__ = [
    "count",
    "dumped",
    "events",
    "lines",
    "member",
    "members",
    "named",
    "parsed",
    "plain",
    "statement",
    "streamed",
    "text",
    "text_of",
]

_MOST_STATED = 512
_MOST_COUNTED = 2**63 - 1
_FILLED_LINE = re.compile(rb"\S[^\r\n]*")


def dumped(value: Any) -> bytes:
    """JSON, compact; what orjson refuses (lone surrogates, whole numbers beyond 64 bits) in escapes."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":"), default=_fragment).encode()


def _fragment(value: Any) -> Any:
    if isinstance(value, orjson.Fragment):
        return json.loads(orjson.dumps(value))
    raise TypeError(f"no JSON: {type(value).__name__}")


def statement(schema: Mapping[str, Json], dialect: str) -> orjson.Fragment | None:
    """`schema` in a dialect, ready to stand in a body; None where nothing is stated."""
    written = _statement(dumped(schema), dialect)
    return None if written is None else orjson.Fragment(written)


@lru_cache(maxsize=_MOST_STATED)
def _statement(schema: bytes, dialect: str) -> bytes | None:
    made = stated(json.loads(schema), dialect)
    return None if made is None else dumped(made)


# ---------------------------------------------------------------- replies


def parsed(raw: bytes) -> Any:
    """The value of a body; ValueError for what is no JSON.

    NaN, infinities and lone surrogates are let pass: they stand somewhere in a reply that is made and paid, and the
    answer in it is read strictly, later.
    """
    body = raw.removeprefix(BOM_UTF8)
    try:
        return orjson.loads(body)
    except ValueError:
        pass
    try:
        return json.loads(body.decode(errors="surrogatepass"))
    except RecursionError:
        raise ValueError("nested too deep") from None


def plain(raw: bytes) -> dict[str, Any]:
    """The JSON object that a body is; `NoReplyError` for anything else.

    Services that keep a connection open while they work send blank lines or comments before it.
    """
    body = raw.removeprefix(BOM_UTF8).lstrip()
    while body.startswith(b":"):
        body = body.partition(b"\n")[2].lstrip()
    if not body:
        raise NoReplyError("the reply is empty")
    if body.startswith(b"<"):
        raise NoReplyError("the reply is a web page, not JSON", hint="check base_url, and what stands in between")
    try:
        value = parsed(body)
    except ValueError:
        raise NoReplyError("the reply is no JSON, or was cut") from None
    if not isinstance(value, dict):
        raise NoReplyError("the reply is JSON, but no object")
    return value


def streamed(raw: bytes) -> bool:
    r"""Whether a body is a stream of server-sent events.

    >>> streamed(b": waiting\n\ndata: {}"), streamed(b'\n{"data": 1}')
    (True, False)
    """
    body = raw.removeprefix(BOM_UTF8)
    for line in _FILLED_LINE.finditer(body):
        if not body.startswith((b":", b"id:", b"retry:"), line.start()):
            return body.startswith((b"data:", b"event:"), line.start())
    return False


def events(raw: bytes) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream of server-sent events, up to its end mark; comments and blank lines are passed over.

    `NoReplyError` for data that is no JSON, as of a stream that was cut.
    """
    data: list[bytes] = []
    for line in [*raw.removeprefix(BOM_UTF8).splitlines(), b""]:
        if line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
        elif not line.strip() and data:
            joined, data = b"\n".join(data).strip(), []
            if joined == b"[DONE]":
                return
            if joined:
                yield _object(joined)


def lines(raw: bytes) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream of lines; one that stands over several lines is taken for the whole body."""
    found = [line for line in raw.removeprefix(BOM_UTF8).splitlines() if line.strip()]
    if len(found) < 2 or not found[0].rstrip().endswith(b"}"):
        yield plain(raw)
        return
    for line in found:
        yield _object(line)


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = parsed(data)
    except ValueError:
        raise NoReplyError("the stream was cut, or holds what is no JSON") from None
    if not isinstance(value, dict):
        raise NoReplyError("the stream holds JSON that is no object")
    return value


# ---------------------------------------------------------------- parts of replies, whatever they turn out to be


def member(value: Any, name: str) -> Mapping[str, Any]:
    """An object in an object; empty where there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def members(value: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """The objects of an array in an object."""
    found = value.get(name)
    return (part for part in found if isinstance(part, dict)) if isinstance(found, list) else iter(())


def text(value: Any) -> str:
    """A text; empty for anything else."""
    return value if isinstance(value, str) else ""


def named(value: Any) -> str:
    """A name, in Unicode wherever it goes; empty for anything else."""
    return text(value).encode(errors="replace").decode()


def count(value: Any) -> int | None:
    """A count, of 63 bits as all who keep it hold it; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_COUNTED else None


def text_of(content: Any, wanted: Callable[[Mapping[str, Any]], Any]) -> str:
    """The text of some content: itself, or what `wanted` takes of its parts."""
    if isinstance(content, str):
        return content
    parts = (wanted(part) for part in content if isinstance(part, dict)) if isinstance(content, list) else ()
    return "".join(part for part in parts if isinstance(part, str))
