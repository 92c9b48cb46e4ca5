"""CPU time of the client per request to a language model, against one fixed local server in a process of its own.

Every way of asking sends the same question (a prompt and a response schema of 25 fields, about 3 kB) 64 at a time and
reads the same reply (1.2 kB).  `edgejson, one call` is `HttpModel.complete`: prompt to body, limits, retries, breaker,
exchange, reply.  `edgejson, end to end` is `Asker.answer` in a run: rendering, the look for a reply that is there
already, the call, its price reserved and paid, the reply kept in SQLite and booked to the run, parsed strictly and
validated.  The other two are a loop on the official SDK without retries, and the bare HTTP library, each
of which only parses.  Every round of every way runs in a process of its own, the rounds of all ways interleaved; the
figure is the best round.

`pip install openai` brings the SDK, which is left out where it is missing.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import orjson
from measuring import table

from edgejson.models import ChatModel, Prompt, Sampling
from edgejson.types import Json

MODEL = "scribe-1"
MOST_PER_REQUEST = 0.5
LEAST_TIMES_SDK = 5.0

FIELDS = (
    "order_number",
    "customer_name",
    "customer_email",
    "street",
    "city",
    "postal_code",
    "country",
    "carrier",
    "tracking_code",
    "warehouse",
    "product_name",
    "product_code",
    "colour",
    "size",
    "material",
    "unit_price",
    "currency",
    "discount_code",
    "payment_method",
    "invoice_number",
    "sales_channel",
    "agent_name",
    "delivery_note",
    "return_reason",
    "status",
)
SCHEMA: dict[str, Json] = {
    "type": "object",
    "properties": {name: {"type": "string", "description": name.replace("_", " ")} for name in FIELDS},
    "required": list(FIELDS),
    "additionalProperties": False,
}
ANSWER = json.dumps({name: f"{name.replace('_', ' ')} as it stands" for name in FIELDS})
MESSAGES = (
    {"role": "system", "content": "You write one JSON object and nothing else. " * 10},
    {"role": "user", "content": "Write an order as a shop in Lyon might have it. " * 14},
)
REPLY = orjson.dumps(
    {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "logprobs": None,
                "message": {"role": "assistant", "content": ANSWER, "refusal": None},
            }
        ],
        "usage": {"prompt_tokens": 640, "completion_tokens": 260, "total_tokens": 900},
    }
)

Call = Callable[[int], Awaitable[object]]
"""One request, by its number."""


# ---------------------------------------------------------------- the server


class FixedReplies(asyncio.Protocol):
    """Answers every request with the same bytes."""

    answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(REPLY), REPLY)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end].lower()
            _, _, length = head.partition(b"content-length:")
            whole = end + 4 + int(length.split(b"\r\n", 1)[0] or 0)
            if len(self._received) < whole:
                return
            self._received = self._received[whole:]
            self._transport.write(self.answer)


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(FixedReplies, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# ---------------------------------------------------------------- the ways of asking


def edgejson_model(url: str, concurrency: int) -> ChatModel:
    from edgejson_teachers.openai_api import edgejson_teacher

    spec = edgejson_teacher()
    assert spec.settings is not None
    settings = {"base_url": f"{url}/v1", "model": MODEL, "api_key_env": None, "max_concurrency": concurrency}
    model = spec.load(spec.settings.model_validate(settings))
    return cast(ChatModel, model)


@asynccontextmanager
async def one_call(url: str, concurrency: int) -> AsyncIterator[Call]:
    model = edgejson_model(url, concurrency)

    async def call(number: int) -> object:
        sampling = Sampling(temperature=0.7, max_tokens=512)
        prompt = Prompt(messages=MESSAGES, seed=number, schema=SCHEMA, sampling=sampling)
        return (await model.complete(prompt)).text

    yield call
    await model.close()


@asynccontextmanager
async def end_to_end(url: str, concurrency: int) -> AsyncIterator[Call]:
    from edgejson.asking.asker import Asker
    from edgejson.asking.store import ReplyStore
    from edgejson.asking.use import Use
    from edgejson.costs.prices import Price
    from edgejson.costs.purse import Purse
    from edgejson.prompting import Prompts
    from edgejson.recipe import PromptSettings
    from edgejson.schema import Schema
    from edgejson.types import Completion, InstanceFacts, Request

    schema = Schema(SCHEMA, id="shop/order")
    use = Use(name="api", model=edgejson_model(url, concurrency), sampling=Sampling(temperature=0.7, max_tokens=512))
    prompts = Prompts.load(PromptSettings())
    with tempfile.TemporaryDirectory() as folder, ReplyStore.open(Path(folder) / "replies.sqlite") as store:
        price = Price(input=Decimal("0.15"), cached=Decimal("0.07"), output=Decimal("0.60"))
        purse = Purse(Decimal(1000), {"api": price})
        asker = Asker({"api": use}, prompts, store, purse, run="benchmark")

        async def call(number: int) -> object:
            request = Request(intent="instance", facts=InstanceFacts(schema=schema), seed=number)
            (completion,) = await asker.answer([request], ["api"])
            assert isinstance(completion, Completion), completion
            return completion.value

        yield call
        await asker.close()


@asynccontextmanager
async def official_sdk(url: str, concurrency: int) -> AsyncIterator[Call]:
    import openai

    del concurrency
    response_format: Any = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    messages: Any = MESSAGES
    async with openai.AsyncOpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:

        async def call(number: int) -> object:
            completion = await client.chat.completions.create(
                model=MODEL,
                messages=messages,
                temperature=0.7,
                max_tokens=512,
                seed=number,
                response_format=response_format,
            )
            return orjson.loads(completion.choices[0].message.content or "")

        yield call


@asynccontextmanager
async def bare_library(url: str, concurrency: int) -> AsyncIterator[Call]:
    import aiohttp

    del concurrency
    response_format = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    headers = {"Authorization": "Bearer none", "Content-Type": "application/json"}
    asked = {"model": MODEL, "messages": MESSAGES, "temperature": 0.7, "max_tokens": 512}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def call(number: int) -> object:
            body = orjson.dumps({**asked, "seed": number, "response_format": response_format})
            async with session.post(f"{url}/v1/chat/completions", data=body, headers=headers) as response:
                return orjson.loads(orjson.loads(await response.read())["choices"][0]["message"]["content"])

        yield call


WAYS: dict[str, Callable[[str, int], AbstractAsyncContextManager[Call]]] = {
    "edgejson, one call": one_call,
    "edgejson, end to end": end_to_end,
    "openai SDK": official_sdk,
    "aiohttp": bare_library,
}


# ---------------------------------------------------------------- measuring


async def measure(way: str, url: str, requests: int, concurrency: int) -> dict[str, float]:
    """CPU milliseconds per request, and requests per second of wall time."""
    async with WAYS[way](url, concurrency) as call:
        await asyncio.gather(*(call(-1 - number) for number in range(concurrency)))  # connections, caches
        numbers = iter(range(requests))

        async def worker() -> None:
            for number in numbers:
                assert await call(number)

        wall, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(worker() for _ in range(concurrency)))
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"cpu": 1000 * cpu / requests, "rate": requests / wall}


def run(way: str, url: str, options: argparse.Namespace) -> dict[str, float]:
    words = ["--way", way, "--url", url, "--requests", str(options.requests), "--concurrency", str(options.concurrency)]
    child = subprocess.run([sys.executable, __file__, *words], capture_output=True, text=True, check=False, timeout=600)
    if child.returncode:
        raise SystemExit(f"{way}: {child.stderr}")
    figures: dict[str, float] = json.loads(child.stdout)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=2000, help="of each round")
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--way", choices=[*WAYS, "server"], help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way == "server":
        asyncio.run(serve())
    elif options.way:
        print(json.dumps(asyncio.run(measure(options.way, options.url, options.requests, options.concurrency))))
    else:
        compare(options)


def compare(options: argparse.Namespace) -> None:
    ways = [way for way in WAYS if way != "openai SDK" or importlib.util.find_spec("openai")]
    rounds: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    with subprocess.Popen([sys.executable, __file__, "--way", "server"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
            for _, way in itertools.product(range(options.rounds), ways):
                rounds[way].append(run(way, url, options))
        finally:
            server.terminate()
    cpu = {way: min(figures["cpu"] for figures in rounds[way]) for way in ways}
    rate = {way: max(figures["rate"] for figures in rounds[way]) for way in ways}
    sdk = cpu.get("openai SDK")
    head = ["client", "CPU ms/request", "x aiohttp", "of the SDK's", "CPU min for 600,000", "best requests/s (wall)"]
    rows = [
        [
            way,
            f"{cpu[way]:.3f}",
            f"{cpu[way] / cpu['aiohttp']:.2f}",
            f"1/{sdk / cpu[way]:.1f}" if sdk else "-",
            f"{cpu[way] * 600_000 / 60_000:.1f}",
            f"{rate[way]:,.0f}",
        ]
        for way in ways
    ]
    table(head, rows)
    whole = cpu["edgejson, end to end"]
    verdict = "met" if whole <= MOST_PER_REQUEST else "MISSED"
    print(f"end to end: {whole:.3f} ms of at most {MOST_PER_REQUEST} ms: {verdict}")
    if sdk:
        times = sdk / whole
        verdict = "met" if times >= LEAST_TIMES_SDK else "MISSED"
        print(f"the SDK's loop takes {times:.1f} times as much, of at least {LEAST_TIMES_SDK:g} times: {verdict}")


if __name__ == "__main__":
    main()
