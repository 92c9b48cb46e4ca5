"""The reply store: what is kept stays, whatever becomes of the process, and one line says what is wrong with a file."""

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from scripted_model import SAMPLING

from edgejson.asking.account import account_of_run
from edgejson.asking.keys import Written
from edgejson.asking.store import Call, ReplyStore
from edgejson.asking.upkeep import exported
from edgejson.errors import InputError
from edgejson.models import Prompt, Reply, Usage
from edgejson.types import TeacherIdentity

IDENTITY = TeacherIdentity(name="openai", provider="openai", model="m", revision="r")
WIRE = "openai-chat/1"
REPLY = Reply(
    text='{"text": "ü \ud83d"}',  # half a pair of surrogates, as models write them
    finish="stop",
    raw=b'{"choices": [{"message": "..."}]}\xff',
    thinking="hm",
    usage=Usage(input=12, output=5, cached=3, reasoning=2),
    model="m-2026",
)


def call(
    number,
    *,
    reply=REPLY,
    identity=IDENTITY,
    run="run",
    spent=Decimal("0.000123"),
    schema=True,
    stage="text",
    words=None,
):
    prompt = Prompt(
        messages=({"role": "user", "content": words or f"number {number}"},),
        seed=number,
        schema={"type": "object"} if schema else None,
        sampling=SAMPLING,
    )
    written = Written.of(prompt)
    return Call(
        key=written.key(identity, WIRE),
        written=written,
        identity=identity,
        wire=WIRE,
        reply=reply,
        stage=stage,
        teacher=identity.name,
        run=run,
        spent=spent,
    )


def keep(store, *calls):
    async def together():
        return await asyncio.gather(*map(store.keep, calls))

    return asyncio.run(together())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "replies.sqlite"


def test_a_reply_comes_back_as_it_was(path):
    first = call(1)
    with ReplyStore.open(path, clock=lambda: 1000.7) as store:
        (kept,) = keep(store, first)
        assert kept.reply == REPLY
        assert store.get(b"\0" * 16) is None
    with ReplyStore.open(path) as store:
        again = store.get(first.key)
        assert again.reply == REPLY
        assert (again.raw, again.key) == (REPLY.raw, first.key)
        assert again.question == first.written.question
        assert (again.id, kept.key) == (kept.id, first.key)


def test_a_reply_is_found_by_its_question_whoever_gave_it(path):
    other = replace(IDENTITY, name="ollama")
    cut = call(1, identity=IDENTITY, reply=replace(REPLY, finish="length"))
    whole = call(1, identity=other)
    assert cut.written.question == whole.written.question
    with ReplyStore.open(path) as store:
        assert store.find(cut.written.question) is None
        keep(store, cut)
        assert store.find(cut.written.question).reply.finish == "length"
        keep(store, whole)
        assert store.find(cut.written.question).key == whole.key
        assert store.find(cut.written.question, model="n") is None
        other_model = call(1, identity=replace(IDENTITY, model="n"), reply=replace(REPLY, finish="length"))
        keep(store, other_model)
        assert store.find(cut.written.question).key == whole.key
        assert store.find(cut.written.question, model="n").key == other_model.key


def test_one_turn_of_the_loop_is_one_transaction(path):
    with ReplyStore.open(path) as store:
        statements = []
        store.database.set_trace_callback(statements.append)
        keep(store, *map(call, range(50)))
        assert [line for line in statements if line.split()[0] in ("BEGIN", "COMMIT")] == ["BEGIN IMMEDIATE", "COMMIT"]
        assert len([line for line in statements if "INTO replies" in line]) == 50


def test_keep_returns_when_the_row_is_on_disk(path):
    async def kept_as_others_see():
        with ReplyStore.open(path) as store, ReplyStore.open(path, create=False, writable=False) as reader:
            for number in range(5):
                asked = call(number)
                assert reader.get(asked.key) is None
                await store.keep(asked)
                assert reader.get(asked.key).reply == REPLY

    asyncio.run(kept_as_others_see())


CRASHER = """
import asyncio, os, sys
from pathlib import Path
sys.path.insert(0, {folder!r})
from test_reply_store import call
from edgejson.asking.store import ReplyStore

async def worker(store, first):
    for number in range(first, 10**9, 8):
        kept = await store.keep(call(number))
        store.note(kept.id, run="run", teacher="openai", stage="text", verdict="accepted")
        os.write(1, kept.key.hex().encode() + b"\\n")

async def main():
    with ReplyStore.open(Path(sys.argv[1])) as store:
        await asyncio.gather(*(worker(store, first) for first in range(8)))

asyncio.run(main())
"""


@pytest.mark.parametrize("wanted", [1, 40, 700])
def test_a_killed_process_loses_nothing_that_was_kept(path, wanted):
    code = CRASHER.format(folder=str(Path(__file__).parent))
    told = []
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            told.append(line)
            if len(told) == wanted:
                process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL
    whole = [bytes.fromhex(line) for line in told if line.endswith("\n")]
    assert len(whole) >= wanted
    with ReplyStore.open(path) as store:
        assert all(store.get(key).reply == REPLY for key in whole)
        tally = account_of_run(store, "run").of("openai", "text")
        assert tally.calls >= len(whole)
        assert tally.spent == tally.calls * Decimal("0.000123")


def test_the_first_reply_stays_when_two_processes_ask_at_once(path):
    late = replace(REPLY, text="another")
    with ReplyStore.open(path) as one, ReplyStore.open(path) as other:
        assert keep(one, call(1))[0].reply == REPLY
        (kept,) = keep(other, call(1, reply=late))
        assert kept.reply == REPLY
        assert other.get(kept.key).reply == REPLY
        tally = account_of_run(one, "run").of("openai", "text")
        assert (tally.calls, tally.spent) == (2, Decimal("0.000246"))


def test_whoever_gives_up_waiting_takes_nobody_with_him(path):
    async def some_give_up(store):
        tasks = [asyncio.ensure_future(store.keep(call(number))) for number in range(4)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    with ReplyStore.open(path) as store:
        outcomes = asyncio.run(some_give_up(store))
        assert [type(outcome).__name__ for outcome in outcomes] == ["Kept", "CancelledError", "Kept", "Kept"]
        assert store.get(call(1).key).reply == REPLY


# ---------------------------------------------------------------- runs


async def noted(store, *notes):
    for kept, run, teacher, verdict in notes:
        store.note(kept.id, run=run, teacher=teacher, stage="text", verdict=verdict)


def test_the_ledger_of_a_run_is_a_query(path):
    unknown = replace(REPLY, usage=Usage())
    with ReplyStore.open(path) as store:
        first, second, third = keep(store, call(1), call(2, reply=unknown, spent=None), call(3, stage="judge"))
        keep(store, call(4, run="another"), call(5, run=""))
        asyncio.run(noted(store, (first, "run", "openai", "empty"), (first, "run", "openai", "accepted")))
        asyncio.run(noted(store, (second, "run", "openai", "truncated"), (first, "another", "qwen", "accepted")))
        asyncio.run(noted(store, (third, "", "openai", "accepted")))
        store.flush()
    with ReplyStore.open(path) as store:
        run, another = account_of_run(store, "run"), account_of_run(store, "another")
        assert list(run.tallies()) == [("openai", "judge"), ("openai", "text")]
        text = run.of("openai", "text")
        assert (text.calls, text.reused, text.input, text.output, text.cached, text.reasoning) == (2, 0, 12, 5, 3, 2)
        assert (text.spent, text.unpriced, text.unmeasured) == (Decimal("0.000123"), 1, 1)
        assert text.verdicts == {"accepted": 1, "truncated": 1}
        assert run.spent == Decimal("0.000246")
        assert (another.of("qwen", "text").reused, another.of("qwen", "text").calls) == (1, 0)
        assert (another.of("openai", "text").calls, another.of("openai", "text").spent) == (1, Decimal("0.000123"))
        assert account_of_run(store, "").tallies() == {}


def test_money_is_kept_to_the_last_digit(path):
    amounts = [Decimal("0.000000037512"), Decimal("12.5"), Decimal("0.1")]
    with ReplyStore.open(path) as store:
        keep(store, *(call(number, spent=amount) for number, amount in enumerate(amounts)))
        assert account_of_run(store, "run").spent == sum(amounts)


def test_verdicts_reach_the_disk_by_themselves(path, monkeypatch):
    monkeypatch.setattr("edgejson.asking.store._NOTED_FOR_SECONDS", 0.01)

    async def seen(store, reader):
        kept = await store.keep(call(1))
        store.note(kept.id, run="run", teacher="openai", stage="text", verdict="accepted")
        for _ in range(500):
            await asyncio.sleep(0.01)
            if account_of_run(reader, "run").of("openai", "text").accepted:
                return True
        return False

    with ReplyStore.open(path) as store, ReplyStore.open(path) as reader:
        assert asyncio.run(seen(store, reader))


# ---------------------------------------------------------------- batches


def test_open_batches_are_found_by_the_next_process(path):
    with ReplyStore.open(path) as store:
        tickets = store.tickets("batched", IDENTITY, WIRE)
        tickets.add("batch_2", {"a": '{"x": 1}', "b": "null"})
        tickets.add("batch_1", {"c": "[]"})
        tickets.add("batch_3", {"d": "0"})
        tickets.add("batch_1", {"c": "[1]"})
        tickets.close("batch_3")
        tickets.close("never heard of")
        others = [
            ("other", IDENTITY, WIRE),
            ("batched", replace(IDENTITY, model="n"), WIRE),
            ("batched", IDENTITY, "w"),
        ]
        assert all(store.tickets(*other).open() == {} for other in others)
    with ReplyStore.open(path) as store:
        found = store.tickets("batched", IDENTITY, WIRE).open()
        assert list(found.items()) == [("batch_2", {"a": '{"x": 1}', "b": "null"}), ("batch_1", {"c": "[1]"})]


def test_a_batch_is_on_disk_when_add_returns(path):
    with ReplyStore.open(path) as store, ReplyStore.open(path, writable=False, create=False) as reader:
        store.tickets("batched", IDENTITY, WIRE).add("b", {"a": "1"})
        assert reader.tickets("batched", IDENTITY, WIRE).open() == {"b": {"a": "1"}}


# ---------------------------------------------------------------- files


def a_store(path):
    with ReplyStore.open(path) as store:
        keep(store, *map(call, range(300)))


def a_database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()


def a_later_store(path):
    a_store(path)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 2")
    database.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("id,name\n" * 200), "no reply store"),
        (a_database, "a database, but no reply store"),
        (a_later_store, "has format 2, this edgejson reads format 1"),
        (lambda path: path.mkdir(), "cannot be"),
    ],
)
def test_another_file_is_refused_in_one_line(path, make, says):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(InputError, match=says) as caught:
        ReplyStore.open(path)
    assert str(path) in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_a_damaged_file_is_said_to_be_damaged(path):
    a_store(path)
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\x55" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(InputError, match="the reply store is damaged") as caught, ReplyStore.open(path) as store:
        for number in range(300):
            store.get(call(number).key)
    assert str(path) in str(caught.value)


def test_a_damaged_reply_is_said_to_be_damaged(path):
    a_store(path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE replies SET body = x'ff00ff'")
    database.close()
    with ReplyStore.open(path) as store:
        kept = store.get(call(1).key)
        with pytest.raises(InputError, match="damaged"):
            _ = kept.raw


def test_a_store_that_another_program_holds(path):
    a_store(path)
    holder = sqlite3.connect(path, isolation_level=None)
    try:
        with ReplyStore.open(path, patience=0.01) as store:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(InputError, match="another program holds the reply store"):
                keep(store, call(1000))
            assert store.get(call(1).key) is not None
            holder.execute("ROLLBACK")
            assert keep(store, call(1000))[0].reply == REPLY
    finally:
        holder.close()


def test_what_could_not_be_written_is_told_to_all_who_wait(path):
    with ReplyStore.open(path) as store:
        store.database.execute("PRAGMA query_only = ON")

        async def both():
            return await asyncio.gather(store.keep(call(1)), store.keep(call(2)), return_exceptions=True)

        assert all(isinstance(outcome, InputError) for outcome in asyncio.run(both()))


def test_nothing_is_made_where_nothing_is_to_be_made(path):
    with pytest.raises(InputError, match="there is no such reply store"):
        ReplyStore.open(path, create=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(InputError, match="no reply store"):
        ReplyStore.open(path, create=False)
    with ReplyStore.open(path) as store:  # an empty file may become one
        keep(store, call(1))


def test_a_store_on_a_read_only_disk_can_be_read(path, monkeypatch):
    a_store(path)
    assert sorted(entry.name for entry in path.parent.iterdir()) == [path.name]
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with ReplyStore.open(path, create=False, writable=False) as store:
            assert store.get(call(7).key).reply == REPLY
            assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    finally:
        path.parent.chmod(0o755)


def test_the_prompt_can_be_read_with_plain_sqlite(path):
    """What is kept is no secret of this package: a table, deflate and JSON."""
    import zlib

    asked = call(5)
    with ReplyStore.open(path) as store:
        keep(store, asked)
    with sqlite3.connect(path) as database:
        row = database.execute(
            "SELECT messages, document, sampling, seed FROM replies JOIN schemas ON schemas.id = schema"
        )
        messages, document, sampling, seed = row.fetchone()
    database.close()
    assert json.loads(zlib.decompress(messages, -13)) == [{"content": "number 5", "role": "user"}]
    assert json.loads(zlib.decompress(document, -13)) == {"type": "object"}
    assert (json.loads(sampling), seed) == ({"max_tokens": 64, "temperature": 0.5}, 5)


# ---------------------------------------------------------------- how it lies there


def test_prompts_of_one_kind_are_kept_with_a_pattern_and_read_with_plain_zlib(path):
    import zlib

    rules = " ".join(f"Rule {number}: say it in {number * 7919 % 1009} words." for number in range(60))
    texts = {seed: f"{rules} Room {seed}?" for seed in range(6)}

    def asked(seed):
        return call(seed, words=texts[seed])

    with ReplyStore.open(path) as store:
        keep(store, *map(asked, range(3)))
    with ReplyStore.open(path) as store:  # another process finds the pattern of the first
        keep(store, *map(asked, range(3, 6)))
        assert {line["seed"]: line["messages"][0]["content"] for line in map(json.loads, exported(store))} == texts
    with sqlite3.connect(path) as database:
        ((number, pattern),) = database.execute("SELECT id, messages FROM patterns").fetchall()
        rows = database.execute("SELECT seed, pattern, messages FROM replies ORDER BY seed").fetchall()
    database.close()
    dictionary = zlib.decompress(pattern, -13)
    assert [row[1] for row in rows] == [None] + [number] * 5
    for seed, _, messages in rows[1:]:
        read = json.loads(zlib.decompressobj(-13, zdict=dictionary).decompress(messages))
        assert read[0]["content"] == texts[seed]
        assert len(messages) * 5 < len(rows[0][2])


def test_a_transaction_that_failed_takes_its_pattern_back(path):
    with ReplyStore.open(path) as store:
        keep(store, call(1))
        store.database.execute("CREATE TRIGGER full BEFORE INSERT ON uses BEGIN SELECT raise(ABORT, 'disk full'); END")
        with pytest.raises(InputError, match="disk full"):
            keep(store, call(2, run="r"))
        store.database.execute("DROP TRIGGER full")
        keep(store, call(3), call(4))
        assert {line["messages"][0]["content"] for line in map(json.loads, exported(store))} == {
            "number 1",
            "number 3",
            "number 4",
        }


ODD_REPLIES = [
    Reply(text="", finish="stop", raw=b"{}"),
    Reply(text='Ana "A" \u00e9\n', finish="stop", raw=json.dumps({"c": 'Ana "A" \u00e9\n'}).encode()),
    Reply(text="é", thinking="é", finish="stop", raw='{"text": "é", "thoughts": "é"}'.encode()),
    Reply(text="in pieces", thinking="in", finish="stop", raw=b'data: "in "\n\ndata: "pieces"\n\n'),
    Reply(text="half \ud83d", thinking="\udd14", finish="length", raw=b"\xff\x00 no JSON at all"),
    Reply(text="long " * 2000, thinking="deep " * 2000, finish="stop", raw=b"raw " * 2000),
]


@pytest.mark.parametrize("reply", ODD_REPLIES, ids=range(len(ODD_REPLIES)))
def test_any_reply_comes_back_as_it_was(path, reply):
    asked = call(1, reply=reply)
    with ReplyStore.open(path) as store:
        (kept,) = keep(store, asked)
        assert (kept.fresh, kept.reply, kept.raw) == (reply, reply, reply.raw)
    with ReplyStore.open(path) as store:
        again = store.get(asked.key)
        assert (again.fresh, again.reply, again.raw) == (None, reply, reply.raw)


def test_a_text_that_stands_in_the_body_takes_no_room_of_its_own(path):
    text = "".join(chr(97 + number * number % 23) for number in range(1500))
    reply = Reply(text=text, finish="stop", raw=json.dumps({"answer": text}).encode())
    with ReplyStore.open(path) as store:
        keep(store, call(1, reply=reply))
        ((size,),) = store.database.execute("SELECT length(body) FROM replies").fetchall()
    assert size < len(reply.raw) + 16


def test_it_is_known_whether_a_model_was_asked_without_a_schema(path):
    with ReplyStore.open(path) as store:
        assert not store.knows_without_schema(IDENTITY, WIRE)
        keep(store, call(1), call(2, identity=replace(IDENTITY, model="n"), schema=False))
        assert not store.knows_without_schema(IDENTITY, WIRE)
        assert store.knows_without_schema(replace(IDENTITY, model="n"), WIRE)
        plan = store.database.execute(
            "EXPLAIN QUERY PLAN SELECT 1 FROM replies WHERE schema IS NULL AND model = 1 LIMIT 1"
        )
        assert "replies_without_schema" in plan.fetchone()[-1]
