"""Stand between edgejson and what a third party made.

Whatever it raises becomes an error that names plugin, distribution and version; what it gives back is looked at before
anything is done with it; it works on copies of records, so it can change none; what it prints goes to stderr.  What
comes with edgejson is tested with the same demands and is not guarded: it would only cost time.
"""

from __future__ import annotations

import copy
import random
from asyncio.exceptions import CancelledError  # `asyncio` itself would make every start slower
from collections.abc import Awaitable, Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, get_args

import orjson

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import EdgejsonError, PluginBrokenError, TeacherError
from edgejson.host.index import PluginRow
from edgejson.host.loading import PluginFault, contained
from edgejson.models import Capabilities, Finish, Prompt, Reply, Usage
from edgejson.tools import Tools, Unmakeable
from edgejson.types import (
    Completion,
    Complexity,
    Draft,
    Finding,
    Json,
    Request,
    SchemaEntry,
    Severity,
    Slot,
    Spoiled,
    TeacherIdentity,
    TextFacts,
)

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["guarded"]

_ENGINES = frozenset({"schema", "schema_sha256", "complexity", "difficulty", "language", "locale", "group", "seed"}) | {
    "source", "license", "teacher", "checks",
}  # fmt: skip
"""Keys of `meta` that say where a record comes from; no draft may."""

_MOST_TOKENS = 2**40
"""Tokens that no call comes to."""


def guarded(row: PluginRow, made: Any, *, own_name: bool = True) -> Any:
    """What `load` of a third party's plugin returned, behind a guard; what is built in, as it is.

    With `own_name` a schema pack must be called as its entry point is.

    Raises:
        PluginBrokenError: it is not what its kind must be.
    """
    if row.built_in:
        return made
    if row.kind == "schemas":
        return _Pack(row, made, own_name=own_name)
    if row.kind == "teachers":
        return _ChatModel(row, made) if hasattr(made, "complete") else _Teacher(row, made)
    if row.kind == "tasks":
        return _Family(row, made)
    guard = _Guard(row, made)
    with guard.watching("its scope"):
        guard.demand(made.scope in ("record", "dataset"), f'its `scope` is {made.scope!r}, not "record" or "dataset"')
    return _RecordCheck(row, made) if made.scope == "record" else _DatasetCheck(row, made)


class _Guard:
    """Watches over one object of one plugin."""

    methods: ClassVar[tuple[str, ...]] = ()

    def __init__(self, row: PluginRow, made: Any) -> None:
        self._row = row
        self._made = made
        with self.watching("making it"):
            for method in self.methods:
                made_well = callable(getattr(made, method, None))
                self.demand(made_well, f"its load() returned a {type(made).__name__} without the method `{method}`")

    @contextmanager
    def watching(self, doing: str, *, passing: tuple[type[BaseException], ...] = ()) -> Iterator[None]:
        """Whatever is raised, less what is in `passing`, becomes an error that names the plugin."""
        try:
            with contained(doing, passing=(PluginFault, *passing)):
                yield
        except PluginFault as fault:
            raise self._error(f"plugin {self._row}: {fault}") from fault

    def _error(self, message: str) -> EdgejsonError:
        return PluginBrokenError(message)

    def demand(self, holds: object, otherwise: str) -> None:
        """Within `watching`: refuse what the plugin gave."""
        if not holds:
            raise PluginFault(otherwise)

    def refuse(self, doing: str, value: object, wanted: str) -> NoReturn:
        raise PluginFault(f"{doing} gave {_shown(value)} instead of {wanted}")


class _Pack(_Guard):
    methods = ("ids", "entry", "tables")

    def __init__(self, row: PluginRow, made: Any, *, own_name: bool) -> None:
        super().__init__(row, made)
        with self.watching("its name and version"):
            self.name, self.version = made.name, made.version
            texts = isinstance(self.name, str) and self.name and isinstance(self.version, str)
            self.demand(texts, "its pack states no name or no version")
            self.demand(not own_name or self.name == row.name, f"its pack is called {self.name!r}, not {row.name!r}")
        with self.watching("ids()", passing=(EdgejsonError,)):
            self._ids = tuple(made.ids())
            for schema_id in self._ids:
                if not isinstance(schema_id, str) or not schema_id:
                    self.refuse("ids()", schema_id, "a text")
            self.demand(len(set(self._ids)) == len(self._ids), "ids() gave one id twice")

    def ids(self) -> Sequence[str]:
        return self._ids

    def entry(self, schema_id: str) -> SchemaEntry:
        doing = f"entry({schema_id!r})"
        with self.watching(doing, passing=(EdgejsonError,)):
            entry = self._made.entry(schema_id)
            if not isinstance(entry, SchemaEntry):
                self.refuse(doing, entry, "a SchemaEntry")
            self.demand(isinstance(entry.document, Mapping), f"{doing} has a document that is no object")
            self.demand(entry.complexity in get_args(Complexity), f"{doing} has the complexity {entry.complexity!r}")
            self.demand(isinstance(entry.license, str), f"{doing} has a licence that is no text")
            orjson.dumps([dict(entry.document), list(entry.rules)])  # JSON all through
            return entry

    def tables(self) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        with self.watching("tables()", passing=(EdgejsonError,)):
            tables = self._made.tables()
            if not isinstance(tables, Mapping):
                self.refuse("tables()", tables, "tables by name")
            return tables


class _AnyTeacher(_Guard):
    def __init__(self, row: PluginRow, made: Any) -> None:
        super().__init__(row, made)
        with self.watching("its identity and languages"):
            self.identity, self.languages = made.identity, made.languages
            self.demand(isinstance(self.identity, TeacherIdentity), "its `identity` is no TeacherIdentity")
            fits = self.languages is None or (
                isinstance(self.languages, frozenset) and all(isinstance(code, str) for code in self.languages)
            )
            self.demand(fits, "its `languages` are neither a frozenset of codes nor None")

    def _error(self, message: str) -> EdgejsonError:
        return TeacherError(message)


class _Teacher(_AnyTeacher):
    methods = ("answer",)

    def answer(self, requests: Sequence[Request]) -> Sequence[Completion]:
        with self.watching("answer()", passing=(EdgejsonError,)):
            completions = list(self._made.answer([_own_request(request) for request in requests]))
            complete = len(completions) == len(requests)
            self.demand(complete, f"answer() gave {len(completions)} completions to {len(requests)} requests")
            for completion in completions:
                if not isinstance(completion, Completion) or not isinstance(completion.text, str):
                    self.refuse("answer()", completion, "a Completion")
            return completions


class _ChatModel(_AnyTeacher):
    """What a model replies is data that nobody trusts anyway; what is watched are the calls and their types."""

    methods = ("complete", "read", "close")
    _MAY_OFFER = ("foresee", "count", "remember_in")
    """What a model may offer besides: `Foresight`, `CountsTokens`, `KeepsBatches`."""

    def __init__(self, row: PluginRow, made: Any) -> None:
        super().__init__(row, made)
        with self.watching("its capabilities and wire"):
            self.capabilities, self.wire = made.capabilities, made.wire
            self.demand(isinstance(self.capabilities, Capabilities), "its `capabilities` are no Capabilities")
            self.demand(self.wire and isinstance(self.wire, str), "its `wire` names no format")

            for name in self._MAY_OFFER:
                if callable(method := getattr(made, name, None)):
                    # An attribute of the object: from Python 3.12 on, `isinstance` asks no `__getattr__` for a
                    # protocol's methods.
                    setattr(self, name, self._watched(f"{name}()", method))

    def _watched(self, doing: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            with self.watching(doing, passing=(EdgejsonError,)):
                given = method(*arguments)
                return list(given) if isinstance(given, Iterator) else given

        return called

    async def complete(self, prompt: Prompt) -> Reply:
        reply = await self._awaited("complete()", lambda: self._made.complete(prompt))
        with self.watching("complete()"):
            return self._sound(reply, "complete()")

    def read(self, raw: bytes) -> Reply:
        with self.watching("read()", passing=(EdgejsonError,)):
            return self._sound(self._made.read(raw), "read()")

    async def close(self) -> None:
        await self._awaited("close()", self._made.close)

    async def _awaited(self, doing: str, call: Callable[[], Awaitable[Any]]) -> Any:
        """As `watching`, but many calls wait at a time, so what they print cannot be led elsewhere."""
        try:
            return await call()
        except (EdgejsonError, KeyboardInterrupt):
            raise
        except CancelledError as error:
            if _called_off():
                raise
            raise self._error(f"plugin {self._row}: {doing} called itself off") from error
        except BaseException as error:
            raise self._error(f"plugin {self._row}: {doing} failed with {type(error).__name__}: {error}") from error

    def _sound(self, reply: Any, doing: str) -> Reply:
        if not isinstance(reply, Reply):
            self.refuse(doing, reply, "a Reply")
        kinds = [type(part) for part in (reply.text, reply.raw, reply.thinking, reply.model, reply.usage)]
        sound = kinds == [str, bytes, str, str, Usage] and reply.finish in get_args(Finish)
        self.demand(sound, f"{doing} gave a Reply of which a part is of another type")
        counts = (getattr(reply.usage, part.name) for part in fields(Usage))
        counted = all(count is None or (type(count) is int and 0 <= count < _MOST_TOKENS) for count in counts)
        self.demand(counted, f"{doing} gave a Reply whose tokens are no counts")
        return reply


class _Family(_Guard):
    methods = ("accepts", "compose", "verify", "spoil", "score")

    def __init__(self, row: PluginRow, made: Any) -> None:
        super().__init__(row, made)
        with self.watching("its name"):
            self.name = made.name
            self.demand(self.name == row.name, f"its family is called {self.name!r}, not {row.name!r}")

    def accepts(self, schema: Schema) -> str | None:
        with self.watching("accepts()"):
            reason = self._made.accepts(schema)
            if not isinstance(reason, str | None):
                self.refuse("accepts()", reason, "None or a reason")
            return reason

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        known = (EdgejsonError, Unmakeable)
        with self.watching("compose()", passing=known):
            steps = self._made.compose(slot, tools)
            if not isinstance(steps, Generator):
                self.refuse("compose()", steps, "a generator")
        answer: Completion | None = None
        try:
            while True:
                with self.watching("compose()", passing=known):
                    try:
                        request = next(steps) if answer is None else steps.send(answer)
                    except StopIteration as stop:
                        return self._sound_draft(stop.value)
                    if not isinstance(request, Request):
                        self.refuse("compose()", request, "a Request")
                answer = yield request
        finally:
            with suppress(PluginFault), contained("closing compose()"):
                steps.close()

    def _sound_draft(self, draft: Any) -> Draft:
        if not isinstance(draft, Draft):
            self.refuse("compose()", draft, "a Draft")
        texts = [*draft.input, *draft.input.values(), draft.output]
        self.demand(all(isinstance(text, str) for text in texts), "a part of its draft is no text")
        taken = sorted(_ENGINES & draft.meta.keys())
        self.demand(not taken, f"`meta` of its draft says {', '.join(taken)}, which edgejson says")
        orjson.dumps([texts, dict(draft.meta)])  # what is written is JSON in UTF-8
        jsontext.canonical_bytes(draft.gold)
        return draft

    def verify(self, subject: Subject) -> Iterable[Finding]:
        with self.watching("verify()"):
            return _sound_findings(self._made.verify(_own_subject(subject)))

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        with self.watching("spoil()"):
            spoiled = self._made.spoil(_own_subject(subject), rng)
            if not isinstance(spoiled, Spoiled | None):
                self.refuse("spoil()", spoiled, "a Spoiled or None")
            if spoiled is not None:
                texts = (spoiled.rejected, spoiled.because, spoiled.how)
                self.demand(all(isinstance(text, str) for text in texts), "a part of its Spoiled is no text")
                orjson.dumps(texts)
            return spoiled

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        with self.watching("score()"):
            scores: Mapping[str, float] = self._made.score(_own_subject(subject), answer)
            return scores


class _RecordCheck(_Guard):
    scope: ClassVar[Literal["record"]] = "record"
    methods = ("check",)

    def check(self, subject: Subject) -> Iterable[Finding]:
        with self.watching("check()"):
            return _sound_findings(self._made.check(_own_subject(subject)))


class _DatasetCheck(_Guard):
    scope: ClassVar[Literal["dataset"]] = "dataset"
    methods = ("add", "finish")

    def add(self, subject: Subject, place: str) -> Iterable[Finding]:
        with self.watching("add()"):
            return _sound_findings(self._made.add(_own_subject(subject), place))

    def finish(self) -> Mapping[str, Json]:
        with self.watching("finish()"):
            figures = self._made.finish()
            if not isinstance(figures, Mapping):
                self.refuse("finish()", figures, "figures by name")
            orjson.dumps(dict(figures))
            return figures


def _called_off() -> bool:
    """Whether the task that runs was cancelled, and is not one whose code merely says so."""
    from asyncio import current_task

    task = current_task()
    return task is not None and task.cancelling() > 0


def _sound_findings(given: Any) -> list[Finding]:
    findings = list(given)
    for finding in findings:
        if not isinstance(finding, Finding):
            raise PluginFault(f"it gave {_shown(finding)} instead of a Finding")
        texts = (finding.check, finding.message, finding.pointer)
        if not all(isinstance(text, str) for text in texts) or finding.severity not in get_args(Severity):
            raise PluginFault(f"it gave a malformed finding, {_shown(finding)}")
        orjson.dumps(texts)
    return findings


def _own_subject(subject: Subject) -> Subject:
    """A copy of the record, whose answer is parsed anew: what is done to it stays here."""
    record = subject.record
    own = replace(record, input=dict(record.input), meta=copy.deepcopy(dict(record.meta)))
    return Subject(own, subject.find_schema, wants_json=subject.wants_json)


def _own_request(request: Request) -> Request:
    facts = request.facts
    if not isinstance(facts, TextFacts):
        return request
    return replace(request, facts=replace(facts, gold=copy.deepcopy(facts.gold)))


def _shown(value: object) -> str:
    """A value in few words, whatever it is."""
    text = " ".join(repr(value).split())
    return f"a {type(value).__name__}" if len(text) > 60 else text
