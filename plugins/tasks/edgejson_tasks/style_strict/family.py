"""Style records: a document is written as a valid mess and asked for in one exact style."""

from __future__ import annotations

import random
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import render
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, container_reason, is_document, no_document
from edgejson_tasks._key_order import is_plain
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.style_strict import defects, proof, spoiling
from edgejson_tasks.style_strict.documents import rich_document
from edgejson_tasks.style_strict.literals import rewritten
from edgejson_tasks.style_strict.mess import Kind, applicable, messy, reorder
from edgejson_tasks.style_strict.order import KeyOrder, arranged, key_order, key_order_text
from edgejson_tasks.style_strict.phrasing import instruction
from edgejson_tasks.style_strict.settings import StyleSettings
from edgejson_tasks.style_strict.targets import CANONICAL, TARGETS, Target, draw_target

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LEVELS", "StyleStrict"]

LEVELS: Mapping[str, tuple[int, int]] = MappingProxyType({"easy": (1, 2), "medium": (3, 3), "hard": (4, 6)})
"""Fewest and most kinds of mess of each difficulty."""
_HARD_LENGTH = 150
"""Fewest characters of the canonical text of a hard document."""

_ASKS = 16
_RICH_SHARE = 0.4
"""How often the document is a rich one; it is too where an instance alone offers too little for a level or a style."""
_IDLE_REJECT_SHARE = 0.08
"""How often the refusal of bad documents is stated although the document is a good one: stating it must not give the
answer away.
"""


class _Document(NamedTuple):
    """A value to be written; `form` says whether it is an "instance" or an "envelope" around one."""

    value: Json
    text: str
    """Its canonical text."""
    form: str


class StyleStrict:
    """The family; `settings` choose the shares of the styles."""

    name = "style_strict"

    def __init__(self, settings: StyleSettings | None = None) -> None:
        self._settings = settings or StyleSettings()
        self._others = [TARGETS[name] for name in self._settings.styles]

    def accepts(self, schema: Schema) -> str | None:
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng = tools.rng
        refused = rng.random() < self._settings.reject_share
        rich = rng.random() < _RICH_SHARE
        for _ in range(_ASKS):
            target = CANONICAL if refused else self._target(rng)
            instance = (yield tools.ask_instance(accept=no_document)).value
            if not is_document(instance):
                continue
            for document in _documents(instance, target, slot.language, rng, rich=rich):
                draft = self._draft(document, target, slot, tools, refused=refused)
                if draft is not None:
                    return draft
        raise Unmakeable("no document has a canonical text and another one")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `bytes`: the right text; `exact`: the right value; `field_f1` over leaves; `correct`:
        the right text, which is all that counts here.
        """
        given = Parsed.of(answer)
        right = float(answer == subject.answer_text)
        if not given.ok:
            return {"valid": 0.0, "bytes": right, "exact": 0.0, "field_f1": 0.0, "correct": right}
        gold = subject.answer.value
        return {
            "valid": 1.0,
            "bytes": right,
            "exact": float(jsontext.equal(gold, given.value)),
            "field_f1": field_f1(gold, given.value),
            "correct": right,
        }

    # ------------------------------------------------------------ one record

    def _draft(self, document: _Document, target: Target, slot: Slot, tools: Tools, *, refused: bool) -> Draft | None:
        """A record about `document`; None when it is too short or too tidy for the level, or leaves `target` nothing
        to do.
        """
        rng = tools.rng
        if slot.difficulty == "hard" and len(document.text) < _HARD_LENGTH:
            return None
        kinds = _draw_kinds(applicable(document.value, document.text), slot.difficulty, _needed(target), rng)
        if kinds is None or not target.escapes_any(document.text):
            return None
        ordered = reorder(document.value, rng) if "key_order" in kinds else document.value
        source = messy(ordered, kinds, rng, thorough=slot.difficulty == "hard")
        if refused:
            return _reject(document, source, kinds, slot, rng)
        order = key_order(tools.schema, ordered) if target.keys == "schema_order" else None
        if order is not None and not order:
            return None  # the schema gives no order to follow
        answer = _written(ordered, source, target, order)
        if source.strip() == answer.strip() or (target != CANONICAL and answer.strip() == document.text):
            return None  # nothing to do but a final line feed, or the style is RFC 8785 here by another name
        words = instruction(
            target,
            rng,
            language=slot.language,
            rejects=rng.random() < _IDLE_REJECT_SHARE,
            exactly=_subtle(document),
        )
        meta: dict[str, Json] = {
            "instance": document.form == "instance",
            "document": document.form,
            "style": target.name,
            "choices": target.choices(),
            "mess": [*kinds],
            "size": {"mess": len(kinds)},
        }
        given = {} if order is None else {"key_order": key_order_text(order)}
        return Draft(
            input={"instruction": words, "json": source, **given}, output=answer, gold=document.value, meta=meta
        )

    def _target(self, rng: random.Random) -> Target:
        if rng.random() < self._settings.canonical_share:
            return CANONICAL
        custom = rng.random() < self._settings.custom_share or not self._others
        return draw_target(rng) if custom else rng.choice(self._others)


def _written(value: Json, source: str, target: Target, order: KeyOrder | None) -> str:
    """The answer: `value`, of which `source` is a text, in the target's style."""

    def reordered(node: Json) -> Json:
        return node if order is None else arranged(node, order)

    if target.numbers == "preserve":
        return rewritten(source, target.style(), reordered)
    return render(reordered(value), target.style())


def _reject(document: _Document, source: str, kinds: Sequence[Kind], slot: Slot, rng: random.Random) -> Draft | None:
    """A record whose document is outside the domain: the answer names the error."""
    spoilt = defects.spoilt(source, rng)
    if spoilt is None:
        return None
    broken, defect = spoilt
    meta: dict[str, Json] = {
        "instance": False,
        "document": document.form,
        "style": CANONICAL.name,
        "choices": CANONICAL.choices(),
        "defect": defect,
        "mess": [*kinds],
        "size": {"mess": len(kinds)},
    }
    words = instruction(CANONICAL, rng, language=slot.language, rejects=True, exactly=_subtle(document))
    return Draft(
        input={"instruction": words, "json": broken}, output=defects.answer(defect), gold=document.value, meta=meta
    )


def _documents(instance: Json, target: Target, language: str, rng: random.Random, *, rich: bool) -> Iterator[_Document]:
    """Documents to try: a `rich` one where that is wanted, else the instance and then a rich one; only the instance has
    the order of a schema.  What has no canonical text is passed over.
    """
    if not rich or target.keys == "schema_order":
        text = canonical_text(instance)
        if text is None:
            return
        yield _Document(instance, text, "instance")
    if target.keys != "schema_order":
        value = rich_document(instance, language, rng, markup=target.escapes == "html_safe")
        text = canonical_text(value)
        if text is not None:
            yield _Document(value, text, "envelope")


def _subtle(document: _Document) -> list[str]:
    """The axes of style on which the document has what careless words would leave open."""
    axes = [] if is_plain(document.value) else ["keys"]
    return [*axes, "escapes"] if "\\" in document.text else axes


def _needed(target: Target) -> Collection[Kind]:
    """The kinds of mess without which a choice of `target` would change nothing."""
    needed: list[Kind] = ["numbers"] if target.numbers == "preserve" else []
    return ["key_order", *needed] if target.keys == "schema_order" else needed


def _draw_kinds(
    available: Sequence[Kind], difficulty: str, needed: Collection[Kind], rng: random.Random
) -> list[Kind] | None:
    """Kinds of mess, with those `needed` among them; None when a document has not enough to offer."""
    low, high = LEVELS[difficulty]
    if len(available) < low or not set(needed) <= set(available):
        return None
    alike = "numbers" in needed  # literals that stay as they are leave nothing to do but for another kind
    count = min(max(rng.randint(low, high), len(needed) + alike), high, len(available))
    others = [kind for kind in available if kind not in needed]
    chosen = {*needed, *rng.sample(others, count - len(needed))}
    return [kind for kind in available if kind in chosen]
