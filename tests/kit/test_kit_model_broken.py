"""Each test of the contract of chat models fails for a model with that very defect, and for no other reason."""

from __future__ import annotations

import pytest
from good_model import KEY
from kit_bench import Bench, in_class

from edgejson.testing import ChatModelContract

pytestmark = pytest.mark.slow

MODULE = """
import asyncio, itertools, json, socket
from dataclasses import replace
from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec
from good_model import *

COUNT = itertools.count()

class Plugin(Model):
{body}

@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="{name}", summary="{summary}", api=1, load=Plugin, settings=Settings)
"""

DEFECTS = {
    "test_it_is_a_valid_plugin": {"summary": "two\\nlines"},
    "test_its_identity_is_complete": {
        "body": "identity = TeacherIdentity(name='good', provider='kit', license='MIT', terms='none')"
    },
    "test_its_languages_are_stated": {"body": "languages = {'en'}"},
    "test_its_capabilities_are_stated": {"body": "wire = ''"},
    "test_making_it_opens_nothing": {
        "body": "def __init__(self, settings):\n    socket.getaddrinfo('127.0.0.1', 80)\n    super().__init__(settings)"
    },
    "test_what_it_foresees_is_told_in_lines": {"body": "def foresee(self):\n    return [12]"},
    "test_every_prompt_gets_a_reply": {
        "body": """
        def read(self, raw):
            return replace(super().read(raw), finish="end_turn")
        """
    },
    "test_a_reply_is_read_again": {
        "body": """
        def answer(self, prompt):
            return replace(super().answer(prompt), thinking="Hm.")
        """
    },
    "test_what_is_no_reply_is_refused": {
        "body": """
        def read(self, raw):
            text, finish, given, made = json.loads(raw)
            return super().read(raw)
        """
    },
    "test_each_reply_answers_its_prompt": {
        "body": """
        async def complete(self, prompt):
            self.last, other = prompt, getattr(self, "last", prompt)
            return await super().complete(other)
        """
    },
    "test_a_schema_is_kept_to": {
        "body": """
        def words(self, prompt):
            return json.dumps({"room": prompt.seed, "told": prompt.messages[-1]["content"]})
        """
    },
    "test_an_answer_is_bounded": {"body": "def limit(self, prompt):\n    return 1000"},
    "test_another_seed_gives_another_answer": {
        "body": """
        def words(self, prompt):
            return super().words(replace(prompt, seed=1))
        """
    },
    "test_the_same_seed_gives_the_same_answer": {
        "body": """
        def words(self, prompt):
            return super().words(replace(prompt, seed=next(COUNT)))
        """
    },
    "test_failures_are_model_errors": {
        "body": f"""
        def answer(self, prompt):
            if self.settings.fails:
                raise ModelError("nobody opens to {KEY}", kind=self.settings.fails)
            return super().answer(prompt)
        """
    },
    "test_a_prompt_beyond_the_context_is_too_long": {
        "body": """
        def answer(self, prompt):
            messages = [{**message, "content": message["content"][:500]} for message in prompt.messages]
            return super().answer(replace(prompt, messages=messages))
        """
    },
    "test_it_is_closed_and_opened_again": {
        "body": """
        closed = False

        async def complete(self, prompt):
            if self.closed:
                raise RuntimeError("closed")
            return await super().complete(prompt)

        async def close(self):
            self.closed = True
        """
    },
    "test_cancelled_calls_give_back_what_they_hold": {
        "body": """
        async def complete(self, prompt):
            if self.places is None:
                self.places = asyncio.Semaphore(2)
            await self.places.acquire()
            await asyncio.sleep(TURN_S)
            reply = self.answer(prompt)
            self.places.release()
            return reply
        """
    },
    "test_prompts_are_left_alone": {
        "body": """
        def words(self, prompt):
            words = super().words(prompt)
            prompt.schema["title"] = "asked"
            return words
        """
    },
    "test_no_secret_is_shown": {"body": f"def __repr__(self):\n    return 'a model that is asked with {KEY}'"},
}
ALSO = {"test_the_same_seed_gives_the_same_answer": {"test_each_reply_answers_its_prompt"}}
"""Tests that cannot but fail beside: without steady answers nobody can tell whether they are mixed up."""
KINDS = {
    "wrong_kind": "def answer(self, prompt):\n    if self.settings.fails:\n"
    "        raise ModelError('no', kind='refused')\n    return super().answer(prompt)",
    "other_error": "def answer(self, prompt):\n    return super().answer(prompt) if not self.settings.fails else {}[0]",
    "no_error": "def __init__(self, settings):\n    super().__init__(Settings())",
}
LEFTOVERS = {
    "task": "async def complete(self, prompt):\n    self.beside = asyncio.ensure_future(asyncio.sleep(60))\n"
    "    return await super().complete(prompt)",
    "socket": "async def complete(self, prompt):\n    socket.socket()\n    return await super().complete(prompt)",
}
FRESH = "test_making_it_opens_nothing"
VALID = "test_it_is_a_valid_plugin"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("models"), "ChatModelContract")
    usual = {
        "deterministic": True,
        "secret": KEY,
        "too_long": 5000,
        "patience": 2.0,
        "failing": {"unavailable": {"fails": "unavailable"}},
    }

    def add(name, defect, without=(), **attributes):
        parts = {"body": "pass", "summary": "says again what it is told"} | defect
        bench.site.add("teachers", name, MODULE.format(name=name, **parts | {"body": in_class(parts["body"])}))
        bench.test_class(name, name, without, **usual | attributes)

    add("good", {})
    for test, defect in DEFECTS.items():
        # What needs a process of its own costs as much as all the rest, and is looked at where the defect is.
        add(f"no_{test}", defect, without=[costly for costly in (FRESH, VALID) if costly != test])
    for name, body in (KINDS | LEFTOVERS).items():
        add(name, {"body": body}, (FRESH, VALID))
    plain = "foresee = None\ncapabilities = Capabilities()"
    bare = {"deterministic": False, "secret": "", "too_long": 0, "failing": {}}
    add("says_little", {"body": plain}, (FRESH, VALID), **bare)
    kept = "def words(self, prompt):\n    return json.dumps({'text': 'kept'})\ndef limit(self, prompt):\n    return 500"
    add("gives_back", {"body": kept + "\ncapabilities = Capabilities(seed=True)"}, (FRESH, VALID), generates=False)
    return bench.run()


@pytest.mark.parametrize("name", ["good", "says_little", "gives_back"])
def test_a_good_model_keeps_the_contract(outcomes, name):
    assert outcomes[name].failed == {}


def test_each_defect_trips_its_test_and_no_other(outcomes):
    failed = {test: set(outcomes[f"no_{test}"].failed) for test in DEFECTS}
    assert failed == {test: {test} | ALSO.get(test, set()) for test in DEFECTS}
    assert all(message.strip() for test in DEFECTS for message in outcomes[f"no_{test}"].failed.values())


def test_every_test_of_the_contract_has_a_defect():
    assert {name for name in dir(ChatModelContract) if name.startswith("test_")} == DEFECTS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_a_failure_of_another_kind_is_one(outcomes, name):
    assert set(outcomes[name].failed) == {"test_failures_are_model_errors"}


@pytest.mark.parametrize(("name", "words"), [("task", "tasks are still running"), ("socket", "still open")])
def test_what_is_left_open_is_found(outcomes, name, words):
    assert words in outcomes[name].failed["test_it_is_closed_and_opened_again"]


def test_no_message_of_the_kit_tells_the_key(outcomes):
    told = [message for outcome in outcomes.values() for message in outcome.failed.values()]
    assert told
    assert not [message for message in told if KEY in message]
