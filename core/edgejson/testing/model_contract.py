"""What edgejson relies on in a chat model."""

from __future__ import annotations

import asyncio
import copy
import gc
import json
import sys
import warnings
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, get_args

import pytest

from edgejson import jsontext
from edgejson.host import Host
from edgejson.models import Capabilities, ChatModel, FailureKind, Finish, Foresight, ModelError, Prompt, Reply, Sampling
from edgejson.schema import Schema
from edgejson.testing.any_teacher import AnyTeacherContract
from edgejson.testing.demands import demand, fail, first_of, shown
from edgejson.testing.fresh import in_fresh_process
from edgejson.types import Json, Message

__all__ = ["ROOM", "TEXT", "ChatModelContract", "opened_when_made"]

T = TypeVar("T")

TEXT: Mapping[str, Json] = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
ROOM: Mapping[str, Json] = {
    "type": "object",
    "properties": {
        "number": {"type": "integer", "minimum": 1, "maximum": 999},
        "kind": {"enum": ["single", "double", "suite"]},
        "free": {"type": "boolean"},
    },
    "required": ["number", "kind", "free"],
    "additionalProperties": False,
}
_GUESTS = ("Ines", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hana")
_NO_REPLIES = (b"", b"\n\n", b"null", b"[]", b"7", b'{"', b"{}", b"<html><body>Bad gateway</body></html>", b"\xff\xfe")
_OPENING = frozenset(
    ["socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen", "os.posix_spawn", "os.fork"]
)
"""Audit events of a process that reaches beyond itself."""
_LIMIT = 8
_KEPT_TO = 0.5
"""Engines break the promise of a schema now and then, never mostly."""
_DELAYS_S = (0.0, 0.001, 0.02)


class ChatModelContract(AnyTeacherContract):
    """Prompts go in, replies come out that can be read again; what fails says how, and nothing stays open.

    Settings that are known only once a server runs are set by a fixture of the subclass: a class method with
    ``@pytest.fixture(scope="class", autouse=True)`` that says ``cls.settings = {...}``.
    """

    calls: ClassVar[int] = 8
    """Prompts that are open at once."""

    generates: ClassVar[bool] = True
    """Whether answers are made for a prompt; a model that gives back what was kept has no limits and no draws."""

    deterministic: ClassVar[bool] = False
    """Whether a seed names the answer; few services and engines promise that."""

    secret: ClassVar[str] = ""
    """The value of its key: nothing that can be printed or kept may hold it."""

    failing: ClassVar[Mapping[FailureKind, Mapping[str, object]]] = MappingProxyType({})
    """Settings, put over the others, with which every call fails, by the kind of failure."""

    too_long: ClassVar[int] = 0
    """Characters of a prompt that is longer than its context; 0 where there is no saying."""

    patience: ClassVar[float] = 60.0
    """Seconds that some calls may take together."""

    # ------------------------------------------------------------ what it says of itself

    def test_its_identity_is_complete(self) -> None:
        """Provenance, the licence gate and the key of a kept reply rest on it."""
        super().test_its_identity_is_complete()
        demand(
            self.model().identity.model.strip(), "its identity does not state `model`: replies of two could be mixed"
        )

    def test_its_capabilities_are_stated(self) -> None:
        """The core asks it as they say."""
        model = self.model()
        can = model.capabilities
        demand(isinstance(can, Capabilities), f"`capabilities` is {can!r}, no Capabilities")
        demand(type(can.parallel) is int and can.parallel >= 1, f"`parallel` is {can.parallel!r}; at least 1")
        for name in ("context", "tokens_per_second"):
            number = getattr(can, name)
            demand(number is None or number > 0, f"`{name}` is {number!r}; None where it is not known")
        named = type(model.wire) is str and model.wire.strip()
        demand(named, f"`wire` is {model.wire!r}; name the format and its version, as in 'openai-chat/1'")

    def test_making_it_opens_nothing(self) -> None:
        """A recipe is planned and priced without its servers: `load` opens no connection and starts no process."""
        opened = in_fresh_process(opened_when_made, self.itself())
        demand(not opened, f"`load` does {', '.join(opened)}; leave that to the first call")

    def test_what_it_foresees_is_told_in_lines(self) -> None:
        """Where it offers `foresee`."""
        model = self.model()
        if not isinstance(model, Foresight):
            pytest.skip("it foresees nothing")
        lines: Any = list(model.foresee())
        fit = all(isinstance(line, str) and line.strip() and len(line.splitlines()) == 1 for line in lines)
        demand(fit, f"`foresee` gives {shown(lines)}; a line of text for each thing")

    # ------------------------------------------------------------ replies

    def test_every_prompt_gets_a_reply(self) -> None:
        """Many are open at a time, and none waits for another for ever."""
        for reply in self._replies(self._prompts()):
            demand(isinstance(reply, Reply), f"a prompt gets {shown(reply)}, no Reply")
            demand(
                reply.finish in get_args(Finish), f"`finish` is {reply.finish!r}; one of {', '.join(get_args(Finish))}"
            )
            demand(type(reply.text) is str and type(reply.thinking) is str, "`text` and `thinking` are no text")
            demand(type(reply.raw) is bytes and reply.raw, "`raw` holds nothing, so the reply cannot be kept")
            if reply.finish == "stop":
                demand(reply.text.strip(), "a reply that ended by itself has no text")
            for name in ("input", "output", "cached", "reasoning"):
                count = getattr(reply.usage, name)
                demand(count is None or (type(count) is int and count >= 0), f"`usage.{name}` is {count!r}")

    def test_a_reply_is_read_again(self) -> None:
        """What was kept gives the same reply, years later and without any connection."""
        replies = self._replies(self._prompts())
        unopened = self.model()
        for reply in replies:
            demand(unopened.read(reply.raw) == reply, f"`read(reply.raw)` gives another reply than {shown(reply)}")

    def test_what_is_no_reply_is_refused(self) -> None:
        """By ModelError, whatever is in the store."""
        for raw in _NO_REPLIES:
            try:
                reply = self.model().read(raw)
            except ModelError as error:
                demand(error.kind == "refused", f"`read({raw!r})` is {error.kind!r}; it is 'refused'")
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                fail(f"`read({raw!r})` is {type(error).__name__}: {error}; raise ModelError(kind='refused')")
            else:
                fail(f"`read({raw!r})` gives {shown(reply)}; raise ModelError(kind='refused')")

    def test_each_reply_answers_its_prompt(self) -> None:
        """Asked alone or among others, where a seed names the answer."""
        self._only_if_deterministic()
        prompts = self._prompts()
        alone = [reply.text for prompt in prompts for reply in self._replies([prompt])]
        together = [reply.text for reply in self._replies(prompts)]
        demand(together == alone, "prompts asked together get other answers than one by one: are they mixed up?")

    def test_a_schema_is_kept_to(self) -> None:
        """Mostly, where it says that it knows response schemas."""
        if not self.model().capabilities.json_schema:
            pytest.skip("it knows no response schemas")
        room = Schema(dict(ROOM), id="contract/room")
        replies = self._replies(self._prompts(ROOM))
        wrong = [reply.text for reply in replies if not _is_valid(room, reply.text)]
        kept = len(wrong) <= _KEPT_TO * len(replies)
        demand(
            kept, f"{len(wrong)} of {len(replies)} answers break the response schema:\n{first_of(map(shown, wrong))}"
        )

    def test_an_answer_is_bounded(self) -> None:
        """`max_tokens` is what keeps a run from costing without end."""
        self._only_if_it_generates()
        prompts = [replace(prompt, sampling=Sampling(max_tokens=_LIMIT)) for prompt in self._prompts()]
        for reply in self._replies(prompts):
            short = reply.finish == "length" or (reply.usage.output or len(reply.text) // 8) <= _LIMIT
            demand(short, f"a limit of {_LIMIT} tokens gives {shown(reply.text)!r}, finished by {reply.finish!r}")

    # ------------------------------------------------------------ seeds

    def test_another_seed_gives_another_answer(self) -> None:
        """Where it says that it knows seeds: a try with a new one would change nothing else."""
        self._only_if_it_generates()
        if not self.model().capabilities.seed:
            pytest.skip("it knows no seeds")
        prompt = self._prompts(ROOM if self.model().capabilities.json_schema else None)[0]
        prompt = replace(prompt, sampling=Sampling(temperature=1.0, max_tokens=128))
        prompts = [replace(prompt, seed=seed, index=seed) for seed in range(max(self.calls, 8))]
        different = {reply.text for reply in self._replies(prompts)}
        demand(len(different) > 1, f"{len(prompts)} seeds give one answer: is `prompt.seed` sent?")

    def test_the_same_seed_gives_the_same_answer(self) -> None:
        """Asked again, and of a model made anew."""
        self._only_if_deterministic()
        first, again = ([reply.text for reply in self._replies(self._prompts())] for _ in range(2))
        demand(first == again, "the same prompts with the same seeds get other answers when they are asked again")

    # ------------------------------------------------------------ failures

    def test_failures_are_model_errors(self) -> None:
        """Their kind decides what is done next; see `failing`."""
        if not self.failing:
            pytest.skip("no settings are known with which it fails")
        for kind, settings in self.failing.items():
            self._demand_failure(kind, {**self.settings, **settings}, self._prompts()[0])

    def test_a_prompt_beyond_the_context_is_too_long(self) -> None:
        """Another teacher may have a longer one; see `too_long`."""
        if not self.too_long:
            pytest.skip("no prompt is known to be too long for it")
        prompt = self._prompts()[0]
        words = "All that was said: " + "so it goes on and on. " * (self.too_long // 22 + 1)
        long = replace(prompt, messages=(*prompt.messages[:-1], {"role": "user", "content": words}))
        self._demand_failure("too_long", self.settings, long)

    # ------------------------------------------------------------ open and closed

    def test_it_is_closed_and_opened_again(self) -> None:
        """At any time, as often as a run likes; what is closed is left without tasks and open connections."""

        async def work(model: ChatModel) -> None:
            await model.close()
            for prompt in self._prompts()[:2]:
                await model.complete(prompt)
                await model.close()
                await model.close()

        self._run_cleanly(work)

    @pytest.mark.parametrize("delay", _DELAYS_S)
    def test_cancelled_calls_give_back_what_they_hold(self, delay: float) -> None:
        """A run that is interrupted leaves nothing behind, and others still find a place."""

        async def work(model: ChatModel) -> None:
            prompts = self._prompts() * (2 + model.capabilities.parallel // self.calls)
            tasks = [asyncio.ensure_future(model.complete(prompt)) for prompt in prompts]
            await asyncio.sleep(delay)
            for task in tasks:
                task.cancel()
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                fits = isinstance(outcome, Reply | asyncio.CancelledError)
                demand(fits, f"a cancelled call ends with {shown(outcome)}; let CancelledError pass")
            await model.complete(self._prompts()[0])

        self._run_cleanly(work)

    def test_prompts_are_left_alone(self) -> None:
        """The same one is asked again, of others too."""
        prompts = self._prompts(ROOM)
        before = copy.deepcopy([(prompt.messages, prompt.schema) for prompt in prompts])
        self._replies(prompts)
        after = [(prompt.messages, prompt.schema) for prompt in prompts]
        demand(after == before, "asking changes the messages or the response schema of a prompt")

    def test_no_secret_is_shown(self) -> None:
        """Neither by the model itself nor by a reply, which is kept for ever; failures are looked through as well."""
        if not self.secret:
            pytest.skip("it has no secret")
        model = self.model()
        told = [
            repr(model),
            str(model),
            repr(model.identity),
            model.wire,
            *map(repr, self._replies(self._prompts()[:1])),
        ]
        told += map(str, model.foresee()) if isinstance(model, Foresight) else []
        for text in told:
            demand(self.secret not in text, f"its key stands in {shown(text.replace(self.secret, '(the key)'))}")

    # ------------------------------------------------------------ inside

    @classmethod
    def model(cls, settings: Mapping[str, object] | None = None) -> ChatModel:
        """The model, made anew; one that is never asked holds nothing."""
        made: Any = cls.host().create(cls.kind, cls.plugin, cls.settings if settings is None else settings)
        model: ChatModel = made
        return model

    def prompts(self, schema: Mapping[str, Json] | None) -> Sequence[Prompt]:
        """Questions that differ, with a response schema or without; override it for a model that knows only some."""
        return [
            Prompt(
                messages=_messages(guest, number, schema),
                schema=copy.deepcopy(schema),
                seed=1000 + number,
                sampling=Sampling(max_tokens=160),
            )
            for number, guest in enumerate(_GUESTS)
        ]

    def _prompts(self, schema: Mapping[str, Json] | None = TEXT) -> list[Prompt]:
        asked = self.prompts(schema)
        return [replace(asked[number % len(asked)], index=number // len(asked)) for number in range(self.calls)]

    def _replies(self, prompts: Sequence[Prompt]) -> list[Reply]:
        """Of a model made anew, all asked at once."""

        async def work(model: ChatModel) -> list[Reply]:
            return list(await asyncio.gather(*map(model.complete, prompts)))

        return self._run(work)

    def _run(
        self, work: Callable[[ChatModel], Coroutine[Any, Any, T]], settings: Mapping[str, object] | None = None
    ) -> T:
        """`work` with a model made anew, which is closed afterwards and has left no task behind."""
        return asyncio.run(self._bounded(work, self.settings if settings is None else settings))

    def _run_cleanly(self, work: Callable[[ChatModel], Coroutine[Any, Any, None]]) -> None:
        """`work` the same way, and nothing that it opened is still open."""
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            self._run(work)
            gc.collect()
        left = [str(warning.message) for warning in warned if issubclass(warning.category, ResourceWarning)]
        demand(not left, f"after `close` something is still open:\n{first_of(left)}")

    async def _bounded(self, work: Callable[[ChatModel], Coroutine[Any, Any, T]], settings: Mapping[str, object]) -> T:
        model = self.model(settings)
        try:
            async with asyncio.timeout(self.patience):
                return await work(model)
        except TimeoutError:
            fail(f"nothing came within {self.patience:g} seconds: every call has to end by itself")
        finally:
            await model.close()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            names = [getattr(task.get_coro(), "__qualname__", "a task") for task in left]
            demand(not left, f"after `close` tasks are still running: {first_of(sorted(names))}")

    def _demand_failure(self, kind: FailureKind, settings: Mapping[str, object], prompt: Prompt) -> None:
        async def work(model: ChatModel) -> Reply | BaseException:
            (outcome,) = await asyncio.gather(model.complete(prompt), return_exceptions=True)
            return outcome

        outcome = self._run(work, settings)
        if not isinstance(outcome, ModelError):
            fail(f"where {kind!r} is due, a call gives {shown(outcome)}; raise ModelError")
        line = str(outcome)
        demand(outcome.kind == kind, f"where {kind!r} is due, a call is {outcome.kind!r}: {line}")
        demand(line.strip() and len(line.splitlines()) == 1, f"the failure {kind!r} is not told in one line: {line!r}")
        hidden = not self.secret or self.secret not in f"{outcome!r} {line} {outcome.__cause__!r}"
        demand(hidden, f"the failure {kind!r} tells the key: {line.replace(self.secret or ' ', '(the key)')}")

    def _only_if_deterministic(self) -> None:
        if not self.deterministic:
            pytest.skip("its answers do not follow from seeds")

    def _only_if_it_generates(self) -> None:
        if not self.generates:
            pytest.skip("it gives back what was kept")


def opened_when_made(which: Mapping[str, Any]) -> list[str]:
    """What a process does beyond itself while it makes a chat model."""
    host = Host()
    host.load("teachers", which["plugin"])  # importing a library may look at anything; what it is given is the point
    seen: set[str] = set()
    watching = True

    def watch(event: str, _: object) -> None:
        if watching and event in _OPENING:
            seen.add(event)

    sys.addaudithook(watch)
    host.create("teachers", which["plugin"], which["settings"])
    watching = False
    return sorted(seen)


def _messages(guest: str, number: int, schema: Mapping[str, Json] | None) -> tuple[Message, ...]:
    if schema is None or schema == TEXT:
        told = jsontext.canonical({"guest": guest, "room": 100 + number})
        task = f"Write one sentence that states every value of this JSON.\n{told}"
    else:
        task = f"Write an instance of this JSON Schema for {guest}.\n{jsontext.canonical(dict(schema))}"
    system = "You write short texts and JSON. Answer with JSON only."
    return ({"role": "system", "content": system}, {"role": "user", "content": task})


def _is_valid(schema: Schema, text: str) -> bool:
    try:
        return schema.is_valid(json.loads(text))
    except ValueError:
        return False
