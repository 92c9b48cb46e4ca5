"""A server on loopback that does with each request what a script says, down to single bytes and the way it hangs up."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

__all__ = ["Scripted", "Seen", "Step", "serve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What becomes of one request.

    After `delay` seconds the answer is sent, in pieces of `piece` bytes every `drip` seconds where these are given.
    Only the first `cut` bytes of the body are sent, though all are announced.  With `chunked` the body has no length;
    `cut` then leaves out the last chunk.  With `reset` nothing is sent, and the connection is reset; `raw` is sent in
    place of all.  `hang_up` closes the connection after the answer without having said so.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    drip: float | None = None
    piece: int = 64
    cut: int | None = None
    chunked: bool = False
    reset: bool = False
    raw: bytes | None = None
    hang_up: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came, numbered from 0, `at` in the time of the loop; header names in small letters."""

    number: int
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


@dataclass(slots=True)
class Scripted:
    """A running server: `url`, what it has `seen`, how many requests were open at once at the `most`."""

    url: str
    script: Callable[[Seen], Step]
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    open: int = 0
    most: int = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                method, path, headers, body = await _request(reader)
                seen = Seen(len(self.seen), method, path, headers, body, asyncio.get_running_loop().time())
                self.seen.append(seen)
                step = self.script(seen)
                self.open += 1
                self.most = max(self.most, self.open)
                try:
                    if not await _answer(writer, step):
                        return
                finally:
                    self.open -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


@asynccontextmanager
async def serve(steps: Sequence[Step] | Callable[[Seen], Step]) -> AsyncIterator[Scripted]:
    """Serve on a free port: the steps one after the other, or what a function says to a request."""
    scripted = Scripted("", steps if callable(steps) else lambda seen: steps[seen.number])
    connections: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(scripted.handle(reader, writer))
        connections.add(task)
        task.add_done_callback(connections.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, backlog=1024)
    scripted.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield scripted
    finally:
        server.close()
        await server.wait_closed()
        for task in list(connections):
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return method, path, headers, body


async def _answer(writer: asyncio.StreamWriter, step: Step) -> bool:
    """Carry a step out; whether the connection can be used again."""
    await asyncio.sleep(step.delay)
    if step.reset:
        abort = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, abort)
        return False
    if step.raw is not None:
        writer.write(step.raw)
        await writer.drain()
        return False
    body = step.body if step.cut is None else step.body[: step.cut]
    lines = [f"HTTP/1.1 {step.status} Scripted", *(f"{name}: {value}" for name, value in step.headers.items())]
    lines.append("transfer-encoding: chunked" if step.chunked else f"content-length: {len(step.body)}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    size = step.piece if step.drip is not None else max(1, len(body))
    for start in range(0, len(body), size):
        piece = body[start : start + size]
        writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if step.chunked else piece)
        await writer.drain()
        await asyncio.sleep(step.drip or 0)
    if step.chunked and step.cut is None:
        writer.write(b"0\r\n\r\n")
    await writer.drain()
    return step.cut is None and not step.hang_up
