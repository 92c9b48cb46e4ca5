"""Repair records: a document is written as text, broken by known edits, and asked for in canonical form."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import Style, render
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, InstanceFacts, Json, Request, Slot, Spoiled
from edgejson_tasks._envelopes import envelope
from edgejson_tasks._instances import canonical_text, container_reason, is_document, no_document
from edgejson_tasks._key_order import is_plain
from edgejson_tasks._scoring import field_f1, value_overlap
from edgejson_tasks.json_repair import proof, spoiling
from edgejson_tasks.json_repair.contradictions import contradicted
from edgejson_tasks.json_repair.corruption import Breaker, Corruption
from edgejson_tasks.json_repair.levels import LEVELS
from edgejson_tasks.json_repair.operators import groups
from edgejson_tasks.json_repair.phrasing import instruction
from edgejson_tasks.json_repair.settings import RepairSettings

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["JsonRepair"]

_SOURCES: tuple[tuple[Style, int], ...] = (
    (Style(name="spaced", whitespace="spaced", keys="preserve", numbers="preserve"), 30),
    (Style(name="pretty2", whitespace="indent2", keys="preserve", numbers="preserve"), 30),
    (Style(name="minified", keys="preserve", numbers="preserve"), 20),
    (Style(name="pretty4", whitespace="indent4", keys="preserve", numbers="preserve"), 8),
    (Style(name="tabbed", whitespace="tab", keys="preserve", numbers="preserve"), 4),
    (Style(name="ascii_spaced", whitespace="spaced", keys="preserve", numbers="preserve", escapes="ascii"), 4),
    (Style(name="jcs"), 4),
)
"""How the text looked before it was broken, and how often."""

_ASKS = 10
_FORMS, _FORM_WEIGHTS = ("instance", "envelope", "list"), (80, 14, 6)
"""What is broken, and how often, where the level leaves the choice."""
_CARRIED = 4
"""Instances in a list or an envelope, at most."""
_LOCALES = ("pt_BR", "es_ES", "de_DE", "fr_FR")
"""Locales whose names and places have letters beyond ASCII."""


class _Document(NamedTuple):
    """A value to be broken; `form` says whether it is an "instance", a "list" of them or an "envelope" around some."""

    value: Json
    form: str
    text: str
    """Its canonical text."""


class JsonRepair:
    """The family; `settings` choose the mix of errors, the share of inputs that are valid already, and the share that
    the one-edit oracle sees.
    """

    name = "json_repair"

    def __init__(self, settings: RepairSettings | None = None) -> None:
        self._settings = settings or RepairSettings()
        self._breaker = Breaker(groups(self._settings.preset, self._settings.operators or ()))
        self._styles = [style for style, _ in _SOURCES]
        self._style_weights = [weight for _, weight in _SOURCES]

    def accepts(self, schema: Schema) -> str | None:
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng = tools.rng
        level = LEVELS[slot.difficulty]
        identity = rng.random() < self._settings.identity_share
        proven = rng.random() < self._settings.oracle_share
        form = rng.choices(_FORMS, weights=_FORM_WEIGHTS)[0]
        instances: list[Json] = []
        for attempt in range(_ASKS):
            abroad = attempt == 1 and level.beyond_ascii and form == "instance"
            request, locale = _ask(slot, tools, attempt, abroad=abroad)
            value = (yield request).value
            text = canonical_text(value)
            if text is None or not is_document(value):
                continue
            if not abroad:
                instances.append(value)
            asked = _Document(value, "instance", text)
            for document in _documents(asked, instances, form, attempt, slot.language, rng):
                source = render(document.value, self._style(rng, beyond_ascii=level.beyond_ascii))
                if not level.takes(document.value, source):
                    continue
                draft = self._break(document, source, slot, rng, identity=identity, proven=proven)
                if draft is not None:
                    where = locale if document.form == "instance" else slot.locale
                    return replace(draft, meta={**draft.meta, "locale": where})
        raise Unmakeable(f"no document has a text with room for the errors of level {slot.difficulty}")

    def _break(
        self, document: _Document, source: str, slot: Slot, rng: random.Random, *, identity: bool, proven: bool
    ) -> Draft | None:
        """The draft of a document that its level takes; None when there is no room for the level's errors."""
        if identity:
            return _identity(document, source, slot.language, rng)
        level = LEVELS[slot.difficulty]
        for errors in range(rng.randint(level.fewest, level.most), level.fewest - 1, -1):
            corruption = self._breaker.corrupt(source, errors, rng, language=slot.language, proven=proven)
            if corruption is not None:
                return _draft(document, corruption, slot.language, rng, proven=proven)
        return None

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def prove_benchmark(self, subject: Subject) -> Iterable[Finding]:
        """No single edit turns the broken text into another document: asked about every record of a test split."""
        return proof.prove_one_reading(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `exact` and `correct`: the right value, however it is laid out; `form`: its canonical
        text; `field_f1` over leaves; `minimality`: no name or scalar lost or invented, wherever it stands.
        """
        given = Parsed.of(answer)
        gold = subject.answer.value
        if not given.ok:
            return dict.fromkeys(("valid", "exact", "form", "field_f1", "minimality", "correct"), 0.0)
        exact = float(jsontext.equal(gold, given.value))
        return {
            "valid": 1.0,
            "exact": exact,
            "form": float(answer == subject.answer_text),
            "field_f1": field_f1(gold, given.value),
            "minimality": value_overlap(gold, given.value),
            "correct": exact,
        }

    def _style(self, rng: random.Random, *, beyond_ascii: bool) -> Style:
        while True:
            style = rng.choices(self._styles, weights=self._style_weights)[0]
            if not (beyond_ascii and style.escapes == "ascii"):
                return style


def _ask(slot: Slot, tools: Tools, attempt: int, *, abroad: bool) -> tuple[Request, str]:
    """Ask for an instance: as the slot wants it, later with all that it may have; `abroad` with values of a country
    whose names have letters beyond ASCII.
    """
    request = tools.ask_instance(policy="maximal" if attempt else None, accept=no_document)
    if not abroad or not isinstance(request.facts, InstanceFacts):
        return request, slot.locale
    locale = tools.rng.choice(_LOCALES)
    return replace(request, facts=replace(request.facts, locale=locale)), locale


def _documents(
    asked: _Document, instances: list[Json], form: str, attempt: int, language: str, rng: random.Random
) -> Iterator[_Document]:
    """Documents to try after a question: what was `asked` for, or the `instances` drawn so far in the form that was
    wanted; where the first was not enough for the level, an envelope around some.
    """
    if form == "instance" and attempt < 2:
        yield asked
    if form == "list" and len(instances) > 1:
        listed: Json = [*instances[-_CARRIED:]]
        yield _Document(listed, form, jsontext.canonical(listed))
    if instances and (form == "envelope" or attempt):
        carried = min(len(instances), rng.randint(1, _CARRIED))
        carrier = envelope(instances[-carried:], language, rng)
        yield _Document(carrier, "envelope", jsontext.canonical(carrier))


def _draft(document: _Document, corruption: Corruption, language: str, rng: random.Random, *, proven: bool) -> Draft:
    errors = len(corruption.operators)
    meta: dict[str, Json] = {
        "edits": [edit.to_json() for edit in corruption.edits],
        "operators": [operator.name for operator in corruption.operators],
        **_origin(document),
        "size": {"edits": errors},
    }
    if corruption.policies:
        meta["policies"] = [*sorted(corruption.policies)]
    if any(operator.safety == "ambiguous" for operator in corruption.operators):
        meta["ambiguous"] = True
    if proven:
        meta["oracle"] = True
    if corruption.cut:
        # What is left of a cut document need not be an instance of the schema any more.
        meta.pop("instance", None)
    words = instruction(
        language,
        corruption.policies,
        rng,
        broken=True,
        unsaid=contradicted(operator.name for operator in corruption.operators),
        exactly=not is_plain(document.value),
    )
    return Draft(
        input={"instruction": words, "broken_json": corruption.broken},
        output=jsontext.canonical(jsontext.parse(corruption.target)) if corruption.cut else document.text,
        gold=document.value,
        meta=meta,
    )


def _identity(document: _Document, source: str, language: str, rng: random.Random) -> Draft:
    """A valid text that only has to be rewritten: a repairer must know when to leave data alone."""
    meta: dict[str, Json] = {"edits": [], "operators": [], **_origin(document), "size": {"edits": 0}}
    words = instruction(language, (), rng, broken=False, exactly=not is_plain(document.value))
    return Draft(
        input={"instruction": words, "broken_json": source},
        output=document.text,
        gold=document.value,
        meta=meta,
    )


def _origin(document: _Document) -> dict[str, Json]:
    """What the document is; only an instance by itself is called one."""
    return {"document": document.form} | ({"instance": True} if document.form == "instance" else {})
