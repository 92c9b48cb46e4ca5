"""The questions that slots of a plan put to language models, met by composing some of them with stand-ins for the
answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from edgejson import jsontext
from edgejson.errors import EdgejsonError, PluginError
from edgejson.library import SchemaLibrary
from edgejson.plan import Plan, Share
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, InstanceFacts, Request, Slot, TaskFamily, Teacher

__all__ = ["Question", "Scene", "Stratum"]


@dataclass(frozen=True, slots=True)
class Question:
    """A request to a model, whom it goes to in turn, and a stand-in for the answer.

    `first` says that it is the first of its slot; `alike` requests may share a call, itself among them.
    """

    request: Request
    order: tuple[str, ...]
    stand_in: Completion
    first: bool
    alike: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What composing takes; `order` names the teachers that a request goes to, one after the other."""

    families: Mapping[str, TaskFamily]
    library: SchemaLibrary
    programs: Mapping[str, Teacher]
    order: Callable[[Request], Sequence[str]]

    def composed(self, slot: Slot) -> Generator[Request, Completion, Draft]:
        return self.families[slot.task].compose(slot, Tools(slot, self.library.get(slot.schema_id)))


class Stratum:
    """A part of a plan whose slots are much alike, sampled at even distances."""

    def __init__(self, plan: Plan, shares: Sequence[Share], scene: Scene, shared: Collection[str]) -> None:
        """`shared` names the models that are asked for several instances in one call."""
        self.candidates = sum(share.candidates for share in shares)
        self.rows = sum(share.rows for share in shares)
        self._plan = plan
        self._shares = shares
        self._scene = scene
        self._shared = shared
        self._kinds: dict[Share, Counter[object]] = {}

    def asks(self, slots: int) -> bool:
        """Whether one of that many slots asks a model anything."""
        return any(True for _ in self.questions(min(slots, self.candidates)))

    def questions(self, slots: int) -> Iterator[Question]:
        """What that many slots ask of models, as far as it can be told without an answer: each up to its first text."""
        for share, slot in self._spread(slots):
            for question in _questions(slot, self._scene):
                yield self._with_alike(question, share)

    def _spread(self, slots: int) -> Iterator[tuple[Share, Slot]]:
        ends = list(accumulate(share.candidates for share in self._shares))
        places = iter([(2 * number + 1) * self.candidates // (2 * slots) for number in range(slots)])
        place = next(places, None)
        for share, end in zip(self._shares, ends, strict=True):
            taken = []
            while place is not None and place < end:
                taken.append(place - end + share.candidates)
                place = next(places, None)
            if taken:
                drawn = list(islice(self._plan.slots(share), taken[-1] + 1))
                yield from ((share, drawn[number]) for number in taken)

    def _with_alike(self, question: Question, share: Share) -> Question:
        """A build groups the first questions of a share; later ones are few at a time and taken to be alone."""
        kind = _kind(question.request, question.order)
        if kind is None or not question.first or question.order[0] not in self._shared:
            return question
        if share not in self._kinds:
            self._kinds[share] = Counter(self._first_kind(slot) for slot in self._plan.slots(share))
        return Question(question.request, question.order, question.stand_in, True, self._kinds[share][kind])

    def _first_kind(self, slot: Slot) -> object:
        steps = self._scene.composed(slot)
        try:
            request = next(steps)
            return _kind(request, tuple(self._scene.order(request)))
        except (StopIteration, Unmakeable):
            return None
        finally:
            steps.close()


def _kind(request: Request, order: Sequence[str]) -> object:
    """What requests have in common that may share a call; None for one that shares it with none."""
    facts = request.facts
    if not order or request.messages is not None or not isinstance(facts, InstanceFacts):
        return None
    return order[0], *facts.kind


def _questions(slot: Slot, scene: Scene) -> Iterator[Question]:
    steps = scene.composed(slot)
    try:
        yield from _walk(steps, scene)
    finally:
        steps.close()


def _walk(steps: Generator[Request, Completion, Draft], scene: Scene) -> Iterator[Question]:
    answer: Completion | None = None
    first = True
    while True:
        try:
            request = next(steps) if answer is None else steps.send(answer)
            order = tuple(scene.order(request))
            program = scene.programs.get(order[0]) if order else None
            answer = program.answer([request])[0] if program is not None else _stand_in(request)
        except (StopIteration, Unmakeable, PluginError):
            return
        except EdgejsonError:
            raise
        except Exception:  # noqa: BLE001 - a family that fails on a draw costs the build one candidate, and here one slot
            return
        if program is None and order:
            yield Question(request, order, answer, first)
            if request.intent == "text":
                return
        first = False


def _stand_in(request: Request) -> Completion:
    """An instance by construction; for a text its data."""
    facts = request.facts
    if isinstance(facts, InstanceFacts):
        return Completion(value=facts.sample(request.seed))
    return Completion(text=jsontext.canonical(facts.gold))
