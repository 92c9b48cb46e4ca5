"""A schema and an instance of it, changed together: the fast companion of `mutate`.

`mutate` proves a new schema on samples, which takes milliseconds, because sampling has to be compiled for it.  Where
an instance of the original is at hand nothing new has to be sampled: every change here is made around that instance, or
carries it along, so that it is right by construction.  All that does not depend on the instance (what may be renamed
and to what, which parts only one way leads to, how descriptions may be worded, drafts) is found once for each schema.

It stands beside `mutate`, not in a task family, because what may be changed is knowledge about schemas: the two share
the tables of names, the pool of new members, the translation of drafts, and the renaming of rules.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from itertools import accumulate
from typing import TYPE_CHECKING

from edgejson.errors import SchemaError, near_names
from edgejson.schema.document import Document
from edgejson.schema.mutation.blueprint import Blueprint, Common
from edgejson.schema.mutation.carrying import Members, Variation
from edgejson.schema.mutation.documents import Sketch, Step
from edgejson.schema.mutation.drafts import Blocked, translated
from edgejson.schema.mutation.making import Making
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema.schema import Schema

__all__ = ["CHANGES", "Varier"]

CHANGES = ("rename", "reorder", "reword", "tighten", "loosen", "drop", "extend", "draft", "extract", "inline")
"""Kinds of changes, each of which a variation may be made without."""

_DRAFTS = (2020, 7, 2019, 6, 4)
_DRAFT_WEIGHTS = tuple(accumulate((46, 28, 9, 7, 10)))
_OWN_DRAFT_SHARE = 0.3


class Varier:
    """Makes variations of one schema; what it finds out about the schema is kept.

    >>> from edgejson.schema import Schema
    >>> schema = Schema({"type": "object", "required": ["qty"], "properties": {"qty": {"type": "integer"}}})
    >>> made = Varier(schema).vary({"qty": 7}, random.Random(3))
    >>> Schema(made.document).is_valid(made.value), made.restored(made.value)
    (True, {'qty': 7})
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._source = Document(schema.document, id=schema.id)
        self._own = self._source.draft
        self._common = Common(self._source)
        self._made: dict[int, tuple[Blueprint, int]] = {}

    def vary(
        self,
        value: Json,
        rng: random.Random,
        *,
        language: str = "en",
        locale: str = "en_US",
        members: Members = "any",
        kinds: Collection[str] = CHANGES,
    ) -> Variation:
        """A variation of the schema with `value`, an instance of the original that keeps its rules, carried over.

        Args:
            value: the instance; it is not changed.
            rng: all that is drawn comes from it.
            language: names and descriptions may be in it, where it is known.
            locale: of people and places in the values of new members.
            members: "required" leaves an instance without optional members one, "all" one with all members.
            kinds: which changes may be made; all of `CHANGES` unless told.

        Raises:
            ValueError: there is no such kind.
        """
        for kind in kinds:
            if kind not in CHANGES:
                raise ValueError(f"there is no change {kind!r}; {near_names(kind, CHANGES)}")
        draft = self._own
        if "draft" in kinds and rng.random() > _OWN_DRAFT_SHARE:
            draft = rng.choices(_DRAFTS, cum_weights=_DRAFT_WEIGHTS)[0]
        made = self._made.get(draft)
        if made is None:
            made = self._made[draft] = self._found(draft)
        blueprint, draft = made
        work = Making(blueprint, draft, value, rng, language if "rename" in kinds else "en", locale, members)
        if draft != self._own:
            work.steps.append(Step("draft", "/$schema", f"{self._own} -> {draft}"))
        return work.done(kinds)

    def _found(self, target: int) -> tuple[Blueprint, int]:
        """The blueprint for a draft, and the draft to write it in: the schema's own where the target cannot say it all.

        Most documents are the same in several drafts but for the name of the draft: these share a blueprint.
        """
        if target == self._own:
            return Blueprint(self._source, self._common), target
        own = self._made.get(self._own)
        if own is None:
            own = self._made[self._own] = self._found(self._own)
        sketch = Sketch(self._source, self._source.root, ())
        if sketch.is_nested():
            return own
        try:
            document = Document(translated(sketch, target), id=self._schema.id)
        except (Blocked, SchemaError):  # not to be said in that draft, or its references lead nowhere there
            return own
        for blueprint, _ in self._made.values():
            if _reading(blueprint.parts.document) == _reading(document):
                return blueprint, target
        return Blueprint(document, self._common), target


def _reading(document: Document) -> tuple[bool, bool, str]:
    """All that a blueprint depends on, so that it does not matter which draft was wanted first."""
    unmarked = {key: value for key, value in document.root.items() if key != "$schema"}
    # Draft 4 names a part by `id`, and up to draft 7 nothing is heeded beside a reference.
    return document.draft == 4, document.draft <= 7, json.dumps(unmarked)
