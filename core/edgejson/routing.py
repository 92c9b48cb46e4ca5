"""Who answers a request: a plugin's choice, else the first rule of the recipe that fits, else the weights.

The answer is an order: whom to ask first, and to whom to turn when that one gives nothing that can be used.  It depends
on the request and the recipe alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase

from edgejson.errors import RecipeError
from edgejson.mixture import weighted
from edgejson.recipe import TASK_ALIASES, Recipe, RouteRule, TeacherUse
from edgejson.schema import Schema
from edgejson.types import Request, Slot

__all__ = ["Router", "tags_of"]

Hook = Callable[[Request, Sequence[str]], "str | None"]
"""Asks the plugins; None when none of them chooses."""

_WORD = re.compile(r"[a-z0-9]+")
_KEPT_TAGS = 4096


class Router:
    """Made once per run; `order` is called for every request."""

    def __init__(self, recipe: Recipe, models: Sequence[str], hook: Hook) -> None:
        """`models` names the teachers that are language models: they write texts unless the recipe says more."""
        self._rules = recipe.routing
        self._hook = hook
        self._models = frozenset(models)
        self._uses = {use.id: use for use in recipe.teachers}
        self._writers = {
            intent: tuple(name for name, use in self._uses.items() if _writes(use, intent, model=name in models))
            for intent in ("instance", "text")
        }
        self._tags: dict[tuple[str, str], frozenset[str]] = {}

    def writers(self, intent: str) -> tuple[str, ...]:
        """Who may be asked for that, by weight or by a rule."""
        return self._writers[intent]

    def order(self, request: Request) -> tuple[str, ...]:
        """Teachers to ask, one after the other; none at all when the program draws the instance itself.

        Raises:
            RecipeError: a text is wanted and nobody writes texts, or none of those who do is asked for this one.
        """
        writers = self._writers[request.intent]
        if len(writers) == 1 and self._uses[writers[0]].weight:
            return writers
        first = self._first(request, writers) if writers else ()
        order = (*first, *(name for name in writers if name not in first and self._uses[name].weight))
        if not order and request.intent == "text":
            raise RecipeError(
                "no teacher writes texts, which the tasks ask for",
                where="recipe: teachers",
                hint="add templates to the teachers, or let one with a weight write: text or both",
            )
        return self._up_to_a_program(order)

    def _up_to_a_program(self, order: tuple[str, ...]) -> tuple[str, ...]:
        """A program always answers: nobody behind the first one is ever asked."""
        ends = next((place for place, name in enumerate(order, 1) if name not in self._models), len(order))
        return order[:ends]

    def _first(self, request: Request, writers: tuple[str, ...]) -> tuple[str, ...]:
        chosen = self._hook(request, writers)
        if chosen is not None:
            return (chosen,)
        slot = request.slot
        for rule in self._rules:
            to = tuple(name for name in rule.to if name in writers)
            if to and slot is not None and self._fits(rule, slot, request.facts.schema):
                return to
        weights = {name: self._uses[name].weight for name in writers if self._uses[name].weight}
        if slot is None or not weights:
            return tuple(weights)[:1]
        return (slot.teacher,) if slot.teacher in weights else (weighted(weights, slot.seed >> 16 & 0xFFFF_FFFF),)

    def _fits(self, rule: RouteRule, slot: Slot, schema: Schema) -> bool:
        return (
            (not rule.task or slot.task in {TASK_ALIASES.get(task, task) for task in rule.task})
            and (not rule.complexity or slot.complexity in rule.complexity)
            and (not rule.difficulty or slot.difficulty in rule.difficulty)
            and _any_like(slot.language, rule.language)
            and (_any_like(slot.schema_id, rule.schema_id) or _any_like(_bare(slot.schema_id), rule.schema_id))
            and (not rule.tags or not self._tags_of(schema).isdisjoint(tag.lower() for tag in rule.tags))
        )

    def _tags_of(self, schema: Schema) -> frozenset[str]:
        tags = self._tags.get((schema.id, schema.sha256))
        if tags is None:
            if len(self._tags) >= _KEPT_TAGS:
                self._tags.clear()
            tags = self._tags[schema.id, schema.sha256] = tags_of(schema)
        return tags


def tags_of(schema: Schema) -> frozenset[str]:
    """What a schema is about, in lower case: its `x-tags`, and the words of its id and title."""
    document: Mapping[str, object] = schema.document
    stated = document.get("x-tags")
    tags = {str(tag).lower() for tag in stated} if isinstance(stated, list) else set()
    return frozenset(tags.union(_WORD.findall(f"{_bare(schema.id)} {document.get('title', '')}".lower())))


def _writes(use: TeacherUse, intent: str, *, model: bool) -> bool:
    return (use.writes or ("text" if model else "both")) in (intent, "both")


def _any_like(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)


def _bare(schema_id: str) -> str:
    return schema_id.rpartition("/")[2]
