"""The values that travel between the core and its plugins.

Everything here is plain, frozen data (standard library only), so that a plugin module can import it at no cost.  What a
plugin *does* is described by the protocols at the end; what it *offers* by a spec (one per entry point).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
    runtime_checkable,
)

if TYPE_CHECKING:
    import random

    from pydantic import BaseModel

    from edgejson.checking import Subject
    from edgejson.models import ChatModel, Provenance  # noqa: F401 - named in a text, see TeacherSpec
    from edgejson.schema import Schema
    from edgejson.tools import Tools

__all__ = [
    "PLUGIN_API",
    "BenchmarkProof",
    "CheckSpec",
    "Completion",
    "DatasetCheck",
    "Draft",
    "Finding",
    "InstanceFacts",
    "Json",
    "Message",
    "PluginSpec",
    "Record",
    "RecordCheck",
    "Request",
    "SchemaEntry",
    "SchemaPack",
    "SchemaPackSpec",
    "Slot",
    "Span",
    "Spoiled",
    "TaskFamily",
    "TaskSpec",
    "Teacher",
    "TeacherIdentity",
    "TeacherSpec",
    "TextFacts",
]

PLUGIN_API = 1
"""Version of the contract between core and plugins; every spec states the one it was written for."""

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

RecordKind: TypeAlias = Literal["sft", "preference"]
Complexity: TypeAlias = Literal["simple", "medium", "complex"]
Difficulty: TypeAlias = Literal["easy", "medium", "hard"]
Severity: TypeAlias = Literal["error", "warning"]
Policy: TypeAlias = Literal["minimal", "typical", "maximal", "edge"]
Message: TypeAlias = Mapping[str, str]


# ---------------------------------------------------------------- records


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of a data set: an instruction with its answer (SFT) or with a better and a worse one (preference).

    `input` holds text only; JSON in it and in the answers travels as text, so no exporter can change a value.
    """

    id: str
    task: str
    input: Mapping[str, str]
    output: str | None = None
    chosen: str | None = None
    rejected: str | None = None
    meta: Mapping[str, Json] = field(default_factory=dict)

    @property
    def kind(self) -> RecordKind:
        return "sft" if self.output is not None else "preference"

    @property
    def answer(self) -> str:
        """The right answer: `output`, or `chosen` of a preference record."""
        return self.output if self.output is not None else (self.chosen or "")

    def to_json(self) -> dict[str, Json]:
        """The object as it is written to a file; absent parts are left out."""
        line: dict[str, Json] = {"id": self.id, "task": self.task, "input": dict(self.input)}
        answers = {"output": self.output, "chosen": self.chosen, "rejected": self.rejected}
        line |= {key: text for key, text in answers.items() if text is not None}
        line["meta"] = dict(self.meta)
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in the plan that one accepted record will fill.

    `key` names the slot for ever (it seeds the slot's random stream); `locale` is that of the people, places and
    companies in its values, `language` that of its words; `difficulty` is the task's own level,
    `complexity` the schema's; `edge` asks for a value of edge cases (empties, nulls, bounds, Unicode) where the family
    leaves the choice; `unseen` says that the schema is shown in the test split only.
    """

    key: str
    task: str
    kind: RecordKind
    schema_id: str
    complexity: Complexity
    difficulty: Difficulty
    language: str
    teacher: str
    seed: int
    locale: str = "en_US"
    edge: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a task family composes; the engine adds id, slot, provenance and licence and makes a `Record` of it.

    `gold` is the value every derived text comes from: records with an equal gold value never stand on two sides of
    a split.
    """

    input: Mapping[str, str]
    output: str
    gold: Json
    meta: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiled:
    """A worse answer for a preference record and the finding id that proves it worse."""

    rejected: str
    because: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a check found wrong; `pointer` is a JSON Pointer into the answer (empty: the whole)."""

    check: str
    message: str
    pointer: str = ""
    severity: Severity = "error"


# ---------------------------------------------------------------- requests to teachers


class Span(NamedTuple):
    """Where in a text the leaf at `pointer` stands: `text[start:end]`, in code points."""

    pointer: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceFacts:
    """Ask for an instance of `schema`, its rules included.

    `locale` is that of people, places and companies, `language` that of words; empty: the locale's.
    """

    schema: Schema
    policy: Policy = "typical"
    locale: str = "en_US"
    language: str = ""

    @property
    def kind(self) -> tuple[str, ...]:
        """The same for two that ask for instances in the same way."""
        return self.schema.sha256, self.policy, self.locale, self.language

    def sample(self, seed: int) -> Json:
        """An instance drawn by construction; errors as of `Schema.sample`."""
        return self.schema.sample(seed, policy=self.policy, locale=self.locale, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """Ask for a text that states every leaf of `gold` and nothing that contradicts it.

    With `silent_nulls` the text may say nothing of a null, which then is among the ``unsaid`` pointers of the
    completion's `meta`.
    """

    schema: Schema
    gold: Json
    language: str = "en"
    genre: str | None = None
    difficulty: Difficulty = "easy"
    silent_nulls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question of a task family: typed facts, which a program teacher answers from and a prompt is rendered from.

    `seed` belongs to the slot, so the answer of a program teacher depends on nothing else.  A family with words of its
    own for a language model gives `messages` (rendered only when one is asked) and the `response_schema` of the answer.
    `accept` is the family's look at an answer: a reason refuses it, and a language model is asked once more.  `slot`
    says what the answer is for, to whoever routes requests.
    """

    intent: Literal["instance", "text"]
    facts: InstanceFacts | TextFacts
    seed: int
    messages: Callable[[], Sequence[Message]] | None = None
    response_schema: Mapping[str, Json] | None = None
    accept: Callable[[Completion], str | None] | None = None
    slot: Slot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A teacher's answer: a `value` for an instance, a `text` (with `spans` where the teacher knows them) for a text.

    `by` says which call to a language model it comes from; None for a program's.
    """

    value: Json = None
    text: str = ""
    spans: tuple[Span, ...] = ()
    meta: Mapping[str, Json] = field(default_factory=dict)
    by: Provenance | None = None


# ---------------------------------------------------------------- schemas


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaEntry:
    """A schema as a pack carries it.

    `id` is unique in the pack; `rules` are invariants kept beside a document that must not be edited.
    """

    id: str
    document: Mapping[str, Json]
    complexity: Complexity
    license: str
    rules: Sequence[Mapping[str, Json]] = ()


# ---------------------------------------------------------------- what plugins do


class SchemaPack(Protocol):
    """A named set of schemas with the tables that make their values plausible."""

    name: str
    version: str

    def ids(self) -> Sequence[str]:
        """Ids in a stable order."""

    def entry(self, schema_id: str) -> SchemaEntry:
        """The schema of that id; `SchemaError` when there is none."""

    def tables(self) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        """Value tables that `x-value` hints refer to: name to rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherIdentity:
    """Who answered, for provenance and the licence gate."""

    name: str
    provider: str
    model: str = ""
    revision: str = ""
    license: str = "unknown"
    terms: str = "unknown"

    def stated(self) -> dict[str, Json]:
        """The parts that are not empty, for a record's `meta`."""
        parts = {
            "name": self.name,
            "provider": self.provider,
            "model": self.model,
            "revision": self.revision,
            "license": self.license,
            "terms": self.terms,
        }
        return {part: text for part, text in parts.items() if text}


class Teacher(Protocol):
    """Answers requests, batch in, batch out, in order.

    `languages` holds the languages that it writes, None for any.
    """

    identity: TeacherIdentity
    languages: frozenset[str] | None

    def answer(self, requests: Sequence[Request]) -> Sequence[Completion]:
        """One completion per request; `TeacherError` when the teacher cannot go on."""


class RecordCheck(Protocol):
    """Looks at one record at a time."""

    scope: ClassVar[Literal["record"]]

    def check(self, subject: Subject) -> Iterable[Finding]:
        """What is wrong with this record; nothing when the check does not apply."""


class DatasetCheck(Protocol):
    """Looks at all records of a run; a fresh object per run, its memory bounded."""

    scope: ClassVar[Literal["dataset"]]

    def add(self, subject: Subject, place: str) -> Iterable[Finding]:
        """Take the record at `place` (``file:line``) in; findings already certain are about this record."""

    def finish(self) -> Mapping[str, Json]:
        """Figures over the whole set, for the summary."""


class TaskFamily(Protocol):
    """Makes, proves, spoils and scores the records of one task."""

    name: str

    def accepts(self, schema: Schema) -> str | None:
        """None when a sound record can be made from instances of `schema`, else the reason why not."""

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Make one record; ask teachers by yielding requests."""

    def verify(self, subject: Subject) -> Iterable[Finding]:
        """An independent proof of `subject.answer`: no finding means it is right."""

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        """A plausible worse answer, or None when this record has none."""

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """Metrics of a model's `answer` to this record, each 0 to 1."""


@runtime_checkable
class BenchmarkProof(Protocol):
    """What a task family may offer besides: a proof too costly for every record, for those that models are measured
    with.
    """

    def prove_benchmark(self, subject: Subject) -> Iterable[Finding]:
        """Further findings about a record that `verify` accepts; none means that it may stand in a test split."""


# ---------------------------------------------------------------- what plugins offer

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, kw_only=True)
class PluginSpec(Generic[T_co]):
    """One offering behind one entry point; `name` equals the entry-point name.

    `needs` names importable modules that `load` imports; `settings` is the pydantic model a recipe's options are
    checked with.  Heavy imports happen in `load` only.
    """

    kind: ClassVar[str] = ""

    name: str
    summary: str
    api: int
    load: Callable[[Any], T_co]
    needs: tuple[str, ...] = ()
    settings: type[BaseModel] | None = None


@dataclass(frozen=True, kw_only=True)
class SchemaPackSpec(PluginSpec[SchemaPack]):
    """`argument` names the setting that ``NAME:ARGUMENT`` fills, on the command line and in a recipe."""

    kind: ClassVar[str] = "schemas"

    argument: str | None = None


@dataclass(frozen=True, kw_only=True)
class TeacherSpec(PluginSpec["Teacher | ChatModel"]):
    """A program that answers requests, or a language model that is asked with prompts."""

    kind: ClassVar[str] = "teachers"


@dataclass(frozen=True, kw_only=True)
class CheckSpec(PluginSpec["RecordCheck | DatasetCheck"]):
    kind: ClassVar[str] = "checks"


@dataclass(frozen=True, kw_only=True)
class TaskSpec(PluginSpec[TaskFamily]):
    kind: ClassVar[str] = "tasks"
    aliases: tuple[str, ...] = ()
