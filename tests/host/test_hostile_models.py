"""What a third party's language model does wrong is said in one line that names it; nothing of it gets further."""

import asyncio
from textwrap import dedent, indent

import pytest

from edgejson.asking.tickets import KeepsBatches
from edgejson.costs.tokens import CountsTokens
from edgejson.errors import TeacherError
from edgejson.host import Host
from edgejson.models import Foresight, Prompt

WHO = "plugin teachers/hostile of edgejson-hostile 6.6: "

MODEL = """
import asyncio

from edgejson.hookspecs import hookimpl
from edgejson.models import Capabilities, ModelError, Reply, Usage
from edgejson.types import TeacherIdentity, TeacherSpec

ANSWER = {"text": "said", "finish": "stop", "raw": b"said"}


class Hostile:
    identity = TeacherIdentity(name="hostile", provider="x", license="MIT", terms="none")
    languages = None
    capabilities = Capabilities()
    wire = "hostile/1"

    def read(self, raw):
        return Reply(**ANSWER)

    async def close(self):
        pass

BODY

@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="hostile", summary="", api=1, load=lambda settings: Hostile())
"""

ASYNC = "async def complete(self, prompt):\n    "
GONE_WRONG = {
    "def complete(self, prompt):\n    raise ValueError('no await')": "complete() failed with ValueError: no await",
    "def complete(self, prompt):\n    raise SystemExit(3)": "complete() failed with SystemExit: 3",
    "def complete(self, prompt):\n    return 5": "complete() failed with TypeError",
    ASYNC + "raise SystemExit(3)": "complete() failed with SystemExit: 3",
    ASYNC + "raise asyncio.CancelledError": "complete() called itself off",
    ASYNC + "return None": "complete() gave None instead of a Reply",
    ASYNC + "return Reply(**ANSWER | {'thinking': None})": "a part is of another type",
    ASYNC + "return Reply(**ANSWER | {'model': 5})": "a part is of another type",
    ASYNC + "return Reply(**ANSWER, usage=None)": "a part is of another type",
    ASYNC + "return Reply(**ANSWER, usage=Usage(input=-1))": "tokens are no counts",
    ASYNC + "return Reply(**ANSWER, usage=Usage(output=10**30))": "tokens are no counts",
    ASYNC + "return Reply(**ANSWER, usage=Usage(cached='7'))": "tokens are no counts",
}
SOUND = ASYNC + "return Reply(**ANSWER, usage=Usage(input=3, output=0))\n"


def loaded(site, body):
    source = MODEL.replace("BODY", indent(dedent(body), "    "))
    site.add("edgejson-hostile", source, version="6.6", kind="teachers", name="hostile")
    return Host().create("teachers", "hostile", guarded=True)


def prompt():
    return Prompt(messages=({"role": "user", "content": "say"},), seed=1)


@pytest.mark.parametrize("body", GONE_WRONG)
def test_a_call_gone_wrong_is_named(site, body):
    model = loaded(site, body)
    with pytest.raises(TeacherError) as caught:
        asyncio.run(model.complete(prompt()))
    assert str(caught.value).startswith(WHO)
    assert GONE_WRONG[body] in str(caught.value)


def test_a_call_that_is_called_off_stays_so(site):
    model = loaded(site, ASYNC + "await asyncio.sleep(60)")

    async def called_off():
        call = asyncio.get_running_loop().create_task(model.complete(prompt()))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait([call])
        return call.cancelled()

    assert asyncio.run(called_off())


def test_a_sound_reply_passes(site):
    model = loaded(site, SOUND)
    assert asyncio.run(model.complete(prompt())).usage.input == 3
    offered = [protocol for protocol in (Foresight, CountsTokens, KeepsBatches) if isinstance(model, protocol)]
    assert offered == []


def test_what_a_model_offers_besides_is_found_and_watched(site):
    """On every Python: from 3.12 on a protocol's methods are not looked for in `__getattr__`."""
    more = "def foresee(self):\n    yield 'it is small'\n"
    more += "def count(self, text):\n    raise ValueError('no tokenizer')\n"
    more += "def remember_in(self, tickets):\n    self.tickets = tickets\n"
    model = loaded(site, SOUND + more)
    assert isinstance(model, Foresight)
    assert isinstance(model, CountsTokens)
    assert isinstance(model, KeepsBatches)
    assert list(model.foresee()) == ["it is small"]
    with pytest.raises(TeacherError, match="count\\(\\) failed with ValueError: no tokenizer"):
        model.count("three words here")
