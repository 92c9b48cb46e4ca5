"""Keys of replies: what they depend on, and that they are the same everywhere."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from types import MappingProxyType

import pytest

from edgejson.asking.keys import KEY_BYTES, Written, key, question
from edgejson.models import Prompt, Sampling
from edgejson.types import TeacherIdentity

IDENTITY = TeacherIdentity(name="openai", provider="deepseek", model="chat", revision="r3", license="mit")
PROMPT = Prompt(
    messages=({"role": "system", "content": "Ö"}, {"role": "user", "content": "Write \n\u2028."}),
    seed=17,
    schema={"type": "object", "properties": {"b": {"maximum": 1.5}, "a": {}}},
    sampling=Sampling(temperature=0.7, stop=("###",)),
    index=2,
)
WIRE = "openai-chat/1"


def by_the_rule(prompt, identity=IDENTITY, wire=WIRE):
    """The hashes as the module describes them, by another JSON writer."""

    def digest(parts):
        text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.blake2b(text.encode(), digest_size=16)

    schema = prompt.schema and dict(prompt.schema)
    asked = digest(["edgejson-question/1", list(prompt.messages), schema, prompt.seed, prompt.index])
    whose = [identity.name, identity.provider, identity.model, identity.revision, wire]
    called = digest(["edgejson-reply/1", asked.hexdigest(), *whose, prompt.sampling.stated()])
    return asked.digest(), called.digest()


def test_both_hashes_follow_the_rule_that_is_written_down():
    assert (question(PROMPT), key(IDENTITY, WIRE, PROMPT)) == by_the_rule(PROMPT)
    bare = replace(PROMPT, schema=None, sampling=Sampling())
    assert (question(bare), key(IDENTITY, WIRE, bare)) == by_the_rule(bare)
    assert len(key(IDENTITY, WIRE, PROMPT)) == KEY_BYTES


def test_a_store_of_today_is_read_by_later_versions():
    assert question(PROMPT).hex() == "67af14a2dfd0ccc82f57fbdb5b22122a"
    assert key(IDENTITY, WIRE, PROMPT).hex() == "4a96de42c2071b519511340a19827a53"


def test_other_processes_with_other_hash_seeds_find_the_same_key():
    code = "import test_keys as t; print(t.key(t.IDENTITY, t.WIRE, t.PROMPT).hex())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            cwd=os.path.dirname(__file__),  # noqa: PTH120 - a folder to run in
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {key(IDENTITY, WIRE, PROMPT).hex()}


CHANGES = {
    "messages": replace(PROMPT, messages=PROMPT.messages[1:]),
    "role": replace(PROMPT, messages=({"role": "user", "content": "Ö"}, PROMPT.messages[1])),
    "schema": replace(PROMPT, schema={**PROMPT.schema, "required": ["a"]}),
    "no schema": replace(PROMPT, schema=None),
    "seed": replace(PROMPT, seed=18),
    "index": replace(PROMPT, index=3),
}


@pytest.mark.parametrize("change", CHANGES)
def test_everything_that_is_asked_is_in_question_and_key(change):
    assert question(CHANGES[change]) != question(PROMPT)
    assert key(IDENTITY, WIRE, CHANGES[change]) != key(IDENTITY, WIRE, PROMPT)


@pytest.mark.parametrize(
    "other",
    [
        (replace(IDENTITY, name="x"), WIRE, PROMPT),
        (replace(IDENTITY, provider="x"), WIRE, PROMPT),
        (replace(IDENTITY, model="x"), WIRE, PROMPT),
        (replace(IDENTITY, revision="x"), WIRE, PROMPT),
        (IDENTITY, "openai-chat/2", PROMPT),
        (IDENTITY, WIRE, replace(PROMPT, sampling=Sampling(temperature=0.8, stop=("###",)))),
        (IDENTITY, WIRE, replace(PROMPT, sampling=Sampling(temperature=0.7, stop=("###",), max_tokens=9))),
    ],
)
def test_who_answers_and_how_is_in_the_key_only(other):
    assert key(*other) != key(IDENTITY, WIRE, PROMPT)
    assert question(other[2]) == question(PROMPT)


def test_what_changes_no_answer_is_in_neither():
    sorted_otherwise = {"properties": MappingProxyType({"a": {}, "b": {"maximum": 1.5}}), "type": "object"}
    other = replace(
        PROMPT, schema=MappingProxyType(sorted_otherwise), messages=tuple(map(MappingProxyType, PROMPT.messages))
    )
    assert key(replace(IDENTITY, license="none", terms="any"), WIRE, other) == key(IDENTITY, WIRE, PROMPT)


def test_a_schema_written_before_gives_the_same_hashes():
    known = Written.of(PROMPT)
    assert Written.of(replace(PROMPT, schema=None), schema=known.schema) == known


@pytest.mark.parametrize("odd", ["half a pair \ud83d", "\x00"])
def test_any_text_has_a_key(odd):
    prompt = replace(PROMPT, messages=({"role": "user", "content": odd},), schema={"maximum": 10**30, "const": odd})
    assert len({key(IDENTITY, WIRE, prompt), key(IDENTITY, WIRE, PROMPT)}) == 2
    json.loads(Written.of(prompt).messages)
