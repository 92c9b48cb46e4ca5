"""What travels between edgejson and a language model, and what a plugin offers to have one asked.

A *program* teacher (`types.Teacher`) answers requests itself.  A *chat model* only turns a prompt into a reply: the
core renders requests, keeps replies, reads them strictly, retries, falls back, counts and pays (`edgejson.asking`), so
that every backend is asked, checked and accounted for alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from edgejson.errors import TeacherError
from edgejson.types import Json, Message, TeacherIdentity

__all__ = [
    "Capabilities",
    "ChatModel",
    "FailureKind",
    "Finish",
    "Foresight",
    "ModelError",
    "Prompt",
    "Provenance",
    "Reply",
    "Sampling",
    "Usage",
]

Finish: TypeAlias = Literal["stop", "length", "refusal", "error"]
"""Why a model ended: done, cut at a limit, declined (or filtered), or broken off by its engine."""

FailureKind: TypeAlias = Literal["unavailable", "misconfigured", "too_long", "schema_refused", "refused", "pending"]
"""What a failed call means for what is to be done next:

- ``unavailable``: the service is down, overloaded or out of reach, after all retries; another teacher may be asked.
- ``misconfigured``: no call can succeed (wrong key, unknown model, missing library); the run ends at once.
- ``too_long``: this prompt exceeds the context; another teacher may have a longer one.
- ``schema_refused``: the engine cannot hold this response schema; the same prompt may be asked without it.
- ``refused``: this prompt is not accepted, for a reason of its own.
- ``pending``: a batch was submitted and is not done; the run ends, and the same command collects it later.
"""


class ModelError(TeacherError):
    """A chat model could not be asked, or gave nothing that is a reply; `kind` says what may be done about it.

    `billed` is how many attempts the service may charge for all the same.
    """

    def __init__(self, what: str, *, kind: FailureKind, where: str = "", hint: str = "", billed: int = 0) -> None:
        super().__init__(what, where=where, hint=hint)
        self.kind: FailureKind = kind
        self.billed = billed

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.what, self.kind, self.where, self.hint, self.billed))


def _rebuild(what: str, kind: FailureKind, where: str, hint: str, billed: int) -> ModelError:
    return ModelError(what, kind=kind, where=where, hint=hint, billed=billed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How a model draws; None leaves a value to the model's own default.  `max_tokens` bounds the answer."""

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int = 2048
    stop: tuple[str, ...] = ()

    def stated(self) -> dict[str, Json]:
        """The parts that are set, for keys, records and requests."""
        parts: dict[str, Json] = {"max_tokens": self.max_tokens}
        if self.temperature is not None:
            parts["temperature"] = self.temperature
        if self.top_p is not None:
            parts["top_p"] = self.top_p
        if self.stop:
            parts["stop"] = list(self.stop)
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One call to a model.

    `schema` is the response schema as edgejson means it: a backend states it in its own dialect as far as that goes,
    and the answer is validated against this one.  `index` numbers the samples of one question, `seed` (0 to 2^31 - 1)
    differs between them.
    """

    messages: tuple[Message, ...]
    seed: int
    schema: Mapping[str, Json] | None = None
    sampling: Sampling = field(default_factory=Sampling)
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens of a call as the service counts them; None where it does not say.

    `input` includes what was read from a cache (`cached`, at its own price), `output` includes reasoning.
    """

    input: int | None = None
    output: int | None = None
    cached: int | None = None
    reasoning: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered: its text as it came, nothing stripped, with `thinking` where the wire keeps it apart.

    `raw` is the body of the reply (JSON where the engine has no body of its own), kept for ever; `ChatModel.read` makes
    the same `Reply` of it again.
    """

    text: str
    finish: Finish
    raw: bytes
    thinking: str = ""
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    """The model that answered, as the service names it."""
    lost: int = field(default=0, compare=False)
    """Attempts before this one that the service may charge for, and whose replies never came whole; of the call and not
    of its reply, so not kept with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a backend can be relied on to understand, and how it likes to be asked.

    `sampling` says that it takes a temperature and top_p; where it takes none, none stands in prompts and records.
    `parallel` is how many prompts are worth having open at once; `context` the most tokens of prompt and answer
    (None: unknown).  Models with the same `exclusive` resource (such as a GPU that holds one of them) are asked in
    turns, each closed before the next is opened.  `batch` says that answers come hours later, at the batch price.
    `tokens_per_second` is the output of the whole backend where it is known.
    """

    json_schema: bool = False
    json_object: bool = False
    seed: bool = False
    batch: bool = False
    logprobs: bool = False
    rate_headers: bool = False
    sampling: bool = True
    parallel: int = 16
    context: int | None = None
    exclusive: str = ""
    tokens_per_second: float | None = None


class ChatModel(Protocol):
    """A language model behind some engine or service.

    Made by a teacher plugin's `load`, which neither connects nor loads weights: the first `complete` does.  All calls
    come from one event loop, many at a time; a backend that works in batches gathers what arrives.
    """

    identity: TeacherIdentity
    languages: frozenset[str] | None
    capabilities: Capabilities
    wire: str
    """Format and version of what is sent, such as ``openai-chat/1``; part of the key a reply is kept under."""

    async def complete(self, prompt: Prompt) -> Reply:
        """The reply to one prompt, transport failures retried; `ModelError` when there is none to be had.

        Bounded in time.  Cancelling it gives back what it holds.
        """

    def read(self, raw: bytes) -> Reply:
        """The reply that a kept body holds; pure.  `ModelError` (``refused``) when it holds none."""

    async def close(self) -> None:
        """Give back connections and memory; a later `complete` opens again."""


@runtime_checkable
class Foresight(Protocol):
    """What a chat model may offer besides: what can be foreseen before any call."""

    def foresee(self) -> Sequence[str]:
        """A line for each thing a person should know, such as a model that will not fit into memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an accepted answer comes from, for the record made of it.

    `prompt` is the hash of the prompt's words (template and version, not values); `attempt` counts from 0 over retries
    and teachers; `repaired` says what was done to the reply before it could be read, empty for nothing.
    """

    teacher: str
    identity: TeacherIdentity
    prompt: str
    sampling: Sampling
    seed: int
    attempt: int = 0
    repaired: str = ""

    def stated(self) -> dict[str, Json]:
        """For a record's `meta.teacher`."""
        stated: dict[str, Json] = {**self.identity.stated(), "name": self.teacher, "prompt": self.prompt}
        stated |= {"sampling": self.sampling.stated(), "seed": self.seed}
        if self.attempt:
            stated["attempt"] = self.attempt
        if self.repaired:
            stated["repaired"] = self.repaired
        return stated
