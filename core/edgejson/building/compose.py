"""Run task families: many suspended coroutines, their requests gathered per teacher and answered in batches."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from edgejson.errors import EdgejsonError, PluginError, TeacherError
from edgejson.library import SchemaLibrary
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, TaskFamily, Teacher

__all__ = ["Composed", "Composition"]

Route = Callable[[Request], str]
"""Names the teacher that answers a request."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a slot: a draft, or the finding that says why there is none."""

    slot: Slot
    draft: Draft | None = None
    failure: Finding | None = None
    teacher: str = ""


@dataclass(slots=True)
class _Running:
    """A coroutine that has asked (`request`), or one that is done (`result`)."""

    slot: Slot
    steps: Generator[Request, Completion, Draft]
    request: Request | None = None
    answer: Completion | None = None
    teacher: str = ""
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
        teachers: Mapping[str, Teacher],
        route: Route,
    ) -> None:
        self._teachers = teachers
        self._route = route
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

    def first_values(self) -> list[Json]:
        """What the first completion of each slot holds, in slot order; None where a family asked nothing."""
        for running in self._running:
            self._step(running)
        self._ask([running for running in self._running if running.result is None])
        return [running.answer.value if running.answer is not None else None for running in self._running]

    def finish(self, places: Sequence[int]) -> list[Composed]:
        """Compose the slots at `places` to their end; results in that order, whatever order the teachers answer in."""
        chosen = [self._running[place] for place in places]
        waiting = [running for running in chosen if running.result is None]
        while waiting:
            self._ask([running for running in waiting if running.answer is None])
            for running in waiting:
                self._step(running)
            waiting = [running for running in waiting if running.result is None]
        return [running.result for running in chosen if running.result is not None]

    def _ask(self, asking: Sequence[_Running]) -> None:
        """Have the open questions answered, one batch per teacher."""
        by_teacher: dict[str, list[tuple[_Running, Request]]] = {}
        for running in asking:
            if running.request is not None:
                running.teacher = self._route(running.request)
                by_teacher.setdefault(running.teacher, []).append((running, running.request))
        for name, questions in by_teacher.items():
            answers = self._teachers[name].answer([request for _, request in questions])
            if len(answers) != len(questions):
                raise TeacherError(f"teacher {name} answered {len(answers)} of {len(questions)} requests")
            for (running, _), answer in zip(questions, answers, strict=True):
                running.answer = answer

    @staticmethod
    def _step(running: _Running) -> None:
        """Take one coroutine on: it asks again, or it is done."""
        slot, answer = running.slot, running.answer
        running.answer = None
        try:
            # A generator's first step takes None; every later one takes the answer that it asked for.
            running.request = next(running.steps) if answer is None else running.steps.send(answer)
        except StopIteration as stop:
            running.result = Composed(slot, draft=stop.value, teacher=running.teacher)
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
