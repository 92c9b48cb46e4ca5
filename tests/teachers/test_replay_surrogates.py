"""Halves of surrogate pairs, which models write when they are cut: exported, replayed, read again."""

from __future__ import annotations

import asyncio
import json

import pytest

from edgejson.asking.keys import Written
from edgejson.asking.store import Call, ReplyStore
from edgejson.asking.upkeep import exported
from edgejson.errors import InputError
from edgejson.models import Prompt, Reply
from edgejson.types import TeacherIdentity
from edgejson_teachers.replay import ReplaySettings, edgejson_teacher

HALF = 'A bell \ud83d, 3 "rings"'
ASKED = Prompt(messages=({"role": "user", "content": "Ring \udd14?"},), seed=3)
WHOLE = Prompt(messages=({"role": "user", "content": "Ring?"},), seed=4)


def stored(path):
    """A store with an answer that holds half a pair, to a question that holds one, and with one that holds none."""
    identity = TeacherIdentity(name="openai", provider="local", model="m")

    async def fill():
        with ReplyStore.open(path) as store:
            for asked, text in ((ASKED, HALF), (WHOLE, "A bell.")):
                written = Written.of(asked)
                reply = Reply(text=text, thinking=text[:8], finish="stop", raw=b'{"its": "body"}')
                key = written.key(identity, "w/1")
                call = Call(
                    key=key, written=written, identity=identity, wire="w/1", reply=reply, stage="text", teacher="t"
                )
                kept = await store.keep(call)
                assert (kept.reply, store.get(key).reply) == (reply, reply)

    asyncio.run(fill())
    return path


def replayed(path, prompt):
    async def ask():
        model = edgejson_teacher().load(ReplaySettings(path=path, license="MIT", terms="none"))
        try:
            reply = await model.complete(prompt)
            assert model.read(reply.raw) == reply
            return reply
        finally:
            await model.close()

    return asyncio.run(ask())


@pytest.mark.parametrize("exports", [False, True], ids=["store", "lines"])
def test_an_answer_with_half_a_pair_is_replayed_as_it_was(tmp_path, exports):
    path = stored(tmp_path / "replies.sqlite")
    if exports:
        with ReplyStore.open(path) as store:
            lines = b"".join(exported(store))
        assert b"\\ud83d" in lines
        path = tmp_path / "answers.jsonl"
        path.write_bytes(lines)
    assert replayed(path, ASKED).text == HALF
    assert replayed(path, ASKED).thinking == HALF[:8]
    assert replayed(path, WHOLE).text == "A bell."


def test_half_a_pair_excuses_no_other_mistake(tmp_path):
    path = tmp_path / "answers.jsonl"
    line = json.dumps({"messages": [{"role": "user", "content": "x"}], "seed": 1, "text": "\ud83d"})
    path.write_text(f"{line}\n{line[:-1]}\n", encoding="utf-8")
    with pytest.raises(InputError, match="this is no line of JSON") as caught:
        edgejson_teacher().load(ReplaySettings(path=path, license="MIT", terms="none"))
    assert caught.value.where == f"{path}:2"
