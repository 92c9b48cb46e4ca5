"""Run task families: many suspended coroutines whose requests are gathered, answered and handed back.

Programs answer at once.  What a language model is to answer is yielded to the engine, which may have thousands of such
dialogues open at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

from edgejson.asking.use import Refusal
from edgejson.errors import EdgejsonError, PluginError, TeacherError
from edgejson.library import SchemaLibrary
from edgejson.models import Provenance
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, InstanceFacts, Json, Request, Slot, TaskFamily, Teacher

__all__ = ["Answers", "Composed", "Composition", "Dialogue", "Question"]

T = TypeVar("T")

Order = Callable[[Request], tuple[str, ...]]
"""Names the teachers to ask, one after the other; none when the program draws the instance itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """Requests for language models that share one call, and whom to ask, one after the other."""

    requests: tuple[Request, ...]
    order: tuple[str, ...]


Answers: TypeAlias = Sequence[Sequence[Completion | Refusal]]
"""For each question, one for each of its requests."""

Dialogue: TypeAlias = Generator[list[Question], Answers, T]
"""Yields questions, is sent their answers, and comes to a result."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a slot: a draft, or the finding that says why there is none; `teacher` gave the last answer, `by`
    are the calls to language models.
    """

    slot: Slot
    draft: Draft | None = None
    failure: Finding | None = None
    teacher: str = ""
    by: tuple[Provenance, ...] = ()


@dataclass(slots=True)
class _Running:
    """A coroutine that has asked (`request`), or one that is done (`result`)."""

    slot: Slot
    steps: Generator[Request, Completion, Draft]
    request: Request | None = None
    answer: Completion | None = None
    teacher: str = ""
    by: tuple[Provenance, ...] = ()
    result: Composed | None = None


class Composition:
    """The coroutines of some slots, composed as far as they are wanted.

    `first_values` starts them all and has their first questions answered; `finish` takes chosen ones to their end.  The
    others stay where they are and cost nothing more; leaving the context closes them.
    """

    def __init__(
        self,
        slots: Iterable[Slot],
        *,
        families: Mapping[str, TaskFamily],
        library: SchemaLibrary,
        programs: Mapping[str, Teacher],
        order: Order,
        per_call: Mapping[str, int] | None = None,
    ) -> None:
        """`programs` are the teachers that are no language models; `per_call` says of models how many instances are
        asked for in one call.
        """
        self._programs = programs
        self._order = order
        self._per_call = per_call or {}
        self._running = [
            _Running(slot, families[slot.task].compose(slot, Tools(slot, library.get(slot.schema_id))))
            for slot in slots
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for running in self._running:
            running.steps.close()

    def first_values(self) -> Dialogue[list[Json]]:
        """What the first completion of each slot holds, in slot order; None where there is none."""
        for running in self._running:
            self._step(running)
        yield from self._ask([running for running in self._running if running.result is None])
        return [running.answer.value if running.answer is not None else None for running in self._running]

    def finish(self, places: Sequence[int]) -> Dialogue[list[Composed]]:
        """Compose the slots at `places` to their end; results in that order, whatever order the teachers answer in."""
        chosen = [self._running[place] for place in places]
        while waiting := [running for running in chosen if running.result is None]:
            yield from self._ask([running for running in waiting if running.answer is None])
            for running in waiting:
                if running.result is None:
                    self._step(running)
        return [running.result for running in chosen if running.result is not None]

    def _ask(self, asking: Sequence[_Running]) -> Dialogue[None]:
        """Have the open questions answered: one batch per program, the others by the engine."""
        for_models: dict[tuple[str, ...], list[_Running]] = {}
        for_programs: dict[str, list[_Running]] = {}
        for running in asking:
            if running.request is None:
                continue
            order = self._order(running.request)
            if not order:
                running.answer = _drawn(running.request)
            elif order[0] in self._programs:
                for_programs.setdefault(order[0], []).append(running)
            else:
                for_models.setdefault(order, []).append(running)
        if for_models:
            for order, running, refusal in (yield from self._ask_models(for_models)):
                program = next((name for name in order if name in self._programs), None)
                if program is None:
                    failure = Finding(check=f"unanswered:{running.slot.task}", message=str(refusal))
                    running.result = Composed(running.slot, failure=failure)
                else:
                    for_programs.setdefault(program, []).append(running)
        for name, group in for_programs.items():
            self._ask_program(name, group)

    def _ask_program(self, name: str, asking: Sequence[_Running]) -> None:
        requests = [running.request for running in asking if running.request is not None]
        answers = self._programs[name].answer(requests)
        if len(answers) != len(asking):
            raise TeacherError(f"teacher {name} answered {len(answers)} of {len(asking)} requests")
        for running, answer in zip(asking, answers, strict=True):
            running.answer, running.teacher = answer, name

    def _ask_models(
        self, asking: Mapping[tuple[str, ...], Sequence[_Running]]
    ) -> Dialogue[list[tuple[tuple[str, ...], _Running, Refusal]]]:
        """The coroutines that no model gave a usable answer to: whom they were to ask, and why it came to nothing."""
        groups = [(order, group) for order, running in asking.items() for group in self._calls(order[0], running)]
        questions = [
            Question(
                tuple(running.request for running in group if running.request is not None),
                tuple(name for name in order if name not in self._programs),
            )
            for order, group in groups
        ]
        refused = []
        for (order, group), answers in zip(groups, (yield questions), strict=True):
            for running, answer in zip(group, answers, strict=True):
                if isinstance(answer, Refusal):
                    refused.append((order, running, answer))
                else:
                    running.answer = answer
                    if answer.by is not None:
                        running.teacher, running.by = answer.by.teacher, (*running.by, answer.by)
        return refused

    def _calls(self, model: str, asking: Sequence[_Running]) -> Iterator[Sequence[_Running]]:
        """Alike requests for instances, as many together as the model is asked for in a call; all others alone."""
        many = self._per_call.get(model, 1)
        alike: dict[tuple[object, ...], list[_Running]] = {}
        for place, running in enumerate(asking):
            facts = running.request.facts if running.request is not None else None
            if many > 1 and isinstance(facts, InstanceFacts):
                alike.setdefault(facts.kind, []).append(running)
            else:
                alike[place,] = [running]
        for group in alike.values():
            yield from (group[start : start + many] for start in range(0, len(group), many))

    @staticmethod
    def _step(running: _Running) -> None:
        """Take one coroutine on: it asks again, or it is done."""
        slot, answer = running.slot, running.answer
        running.answer = None
        try:
            # A generator's first step takes None; every later one takes the answer that it asked for.
            running.request = next(running.steps) if answer is None else running.steps.send(answer)
        except StopIteration as stop:
            running.result = Composed(slot, draft=stop.value, teacher=running.teacher, by=running.by)
        except Unmakeable as refusal:
            failure = Finding(check=f"unmakeable:{slot.task}", message=refusal.reason)
            running.result = Composed(slot, failure=failure)
        except PluginError as error:
            failure = Finding(check=f"compose_crashed:{slot.task}", message=str(error))
            running.result = Composed(slot, failure=failure)
        except EdgejsonError:
            raise
        except Exception as error:  # noqa: BLE001 - a family's defect must cost one candidate, not the run
            failure = Finding(check=f"compose_crashed:{slot.task}", message=f"{type(error).__name__}: {error}")
            running.result = Composed(slot, failure=failure)


def _drawn(request: Request) -> Completion:
    """An instance by construction, where no teacher writes instances."""
    facts = request.facts
    if not isinstance(facts, InstanceFacts):
        raise TeacherError("a text was to be drawn; only instances can be")
    return Completion(value=facts.sample(request.seed))
