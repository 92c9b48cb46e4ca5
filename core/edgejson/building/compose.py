"""Run task families: many suspended coroutines, their requests gathered per teacher and answered in batches."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass

from edgejson.errors import EdgejsonError, TeacherError
from edgejson.library import SchemaLibrary
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Request, Slot, TaskFamily, Teacher

__all__ = ["Composed", "compose"]

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
    place: int
    slot: Slot
    steps: Generator[Request, Completion, Draft]
    request: Request | None = None
    teacher: str = ""


def compose(
    slots: Iterable[Slot],
    *,
    families: Mapping[str, TaskFamily],
    library: SchemaLibrary,
    teachers: Mapping[str, Teacher],
    route: Route,
) -> list[Composed]:
    """Compose every slot and give the results in slot order, whatever order the teachers answer in."""
    results: dict[int, Composed] = {}
    waiting: list[_Running] = []
    for place, slot in enumerate(slots):
        tools = Tools(slot, library.get(slot.schema_id))
        running = _Running(place, slot, families[slot.task].compose(slot, tools))
        _advance(running, None, results, waiting)
    while waiting:
        by_teacher: dict[str, list[_Running]] = {}
        for running in waiting:
            assert running.request is not None  # noqa: S101 - only coroutines that asked are waiting
            running.teacher = route(running.request)
            by_teacher.setdefault(running.teacher, []).append(running)
        waiting = []
        for name, asking in by_teacher.items():
            answers = _answers(name, teachers[name], [running.request for running in asking if running.request])
            for running, answer in zip(asking, answers, strict=True):
                _advance(running, answer, results, waiting)
    return [results[place] for place in range(len(results))]


def _answers(name: str, teacher: Teacher, requests: Sequence[Request]) -> Sequence[Completion]:
    answers = teacher.answer(requests)
    if len(answers) != len(requests):
        raise TeacherError(f"teacher {name} answered {len(answers)} of {len(requests)} requests")
    return answers


def _advance(
    running: _Running, answer: Completion | None, results: dict[int, Composed], waiting: list[_Running]
) -> None:
    """Step one coroutine: it asks again, or it is done."""
    slot = running.slot
    try:
        # A generator's first step takes None; every later one takes the answer that it asked for.
        running.request = next(running.steps) if answer is None else running.steps.send(answer)
    except StopIteration as stop:
        results[running.place] = Composed(slot, draft=stop.value, teacher=running.teacher)
    except Unmakeable as refusal:
        failure = Finding(check=f"unmakeable:{slot.task}", message=refusal.reason)
        results[running.place] = Composed(slot, failure=failure)
    except EdgejsonError:
        raise
    except Exception as error:  # noqa: BLE001 - a family's defect must cost one candidate, not the run
        failure = Finding(check=f"compose_crashed:{slot.task}", message=f"{type(error).__name__}: {error}")
        results[running.place] = Composed(slot, failure=failure)
    else:
        waiting.append(running)
