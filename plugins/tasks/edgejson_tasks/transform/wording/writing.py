"""Put steps into words: an instruction in one of several registers, in one writer's voice."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from edgejson import jsontext
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.phrases.language import Language
from edgejson_tasks.transform.wording.examples import example
from edgejson_tasks.transform.wording.slots import FORMS, KINDS, PARTS, Form, bound, form_name, slot_of
from edgejson_tasks.transform.wording.templates import Mood, Number, Slot, Variant, variants
from edgejson_tasks.transform.wording.voice import Voice

__all__ = ["write"]

_EXAMPLE = 0.15
_MARKS = ("-", "*", "•", "{}.", "{}.", "{}.", "{})")
_MOODS: Mapping[str, Mood] = {"imp": "imperative", "inf": "infinitive"}
_PLACES = ("words", "words", "dotted", "pointer")


def write(
    steps: Sequence[Step], language: Language, *, shallow: bool, rng: random.Random, terse: bool, bare: bool = True
) -> str:
    """An instruction that says all of `steps`, as a telegram if `terse`; there `bare` lets plain names stand without
    quotes.
    """
    voice = Voice(
        language=language,
        quotes=rng.choice(language.quotes),
        places=rng.choice(_PLACES[2:] if terse else _PLACES),  # type: ignore[arg-type]  # the literals, as listed
        shallow=shallow,
        bare=terse and bare,
        rng=rng,
    )
    text = _terse(steps, voice) if terse else _single(steps[0], voice) if len(steps) == 1 else _several(steps, voice)
    return _with_legend(text, steps, voice)


def _single(step: Step, voice: Voice) -> str:
    rng, frames = voice.rng, voice.language.frames
    frame = rng.choice(frames.single)
    form = rng.choice(frames.forms)
    if rng.random() < _EXAMPLE and (shown := example(step)) is not None:
        before, after = map(jsontext.canonical, shown)
        hint = rng.choice(frames.hints).replace("{before}", before).replace("{after}", after)
        form = f"{hint} {form}"
    return _framed(frame, lambda mood: _clause(step, voice, mood), form)


def _terse(steps: Sequence[Step], voice: Voice) -> str:
    rng, frames = voice.rng, voice.language.frames
    clauses = [_clause(step, voice, "terse") for step in steps]
    form = rng.choice(frames.terse_forms)
    if len(steps) == 1:
        return _framed(rng.choice(frames.terse_single), lambda _: clauses[0], form)
    if rng.random() < 0.4:
        return f"{rng.choice(frames.terse_lists)}\n{_listed(clauses, rng, '')}\n{form}"
    link = " | " if any(";" in clause for clause in clauses) else rng.choice(("; ", "; ", " | "))
    return f"{rng.choice(frames.chains)} {link.join(clauses)}. {form}"


def _several(steps: Sequence[Step], voice: Voice) -> str:
    rng, frames = voice.rng, voice.language.frames
    form = rng.choice(frames.forms)
    if rng.random() < 0.65:
        head, mood = rng.choice(frames.lists)
        clauses = [_sentence(_clause(step, voice, mood)) for step in steps]
        return f"{head}\n{_listed(clauses, rng, '.')}\n{form}"
    clauses = [_clause(step, voice, frames.prose_mood) for step in steps]
    joints = [rng.choice(frames.first), *(rng.choice(frames.middle) for _ in clauses[2:]), rng.choice(frames.last)]
    said = " ".join(f"{joint} {clause}." for joint, clause in zip(joints, clauses, strict=True))
    return f"{rng.choice(frames.prose)} {said} {form}"


def _framed(frame: str, clause: Callable[[str], str], form: str) -> str:
    start = frame.index("{")
    end = frame.index("}")
    mood = frame[start + 1 : end]
    said = clause(mood.lower())
    said = _sentence(said) if mood[0].isupper() else said
    return f"{frame[:start]}{said}{frame[end + 1 :].replace('{form}', form)}"


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _listed(clauses: Sequence[str], rng: random.Random, stop: str) -> str:
    mark = rng.choice(_MARKS)
    return "\n".join(f"{mark.format(number)} {clause}{stop}" for number, clause in enumerate(clauses, 1))


# ---------------------------------------------------------------- clauses


def _clause(step: Step, voice: Voice, mood: str) -> str:
    name = form_name(step)
    form = FORMS[name]
    phrases = voice.language.operations[name]
    slots = bound(step, form)
    rng = voice.rng
    templates = phrases.terse if mood == "terse" else phrases.states if mood == "state" else phrases.full
    clause = _said(rng.choice(templates), slots, form, voice, _MOODS.get(mood))
    if phrases.notes:
        note = _said(rng.choice(phrases.notes), slots, form, voice, None)
        dashed = clause.endswith(")") or (mood != "terse" and rng.random() < 0.3)
        clause = f"{clause} \u2013 {note}" if dashed else f"{clause} ({note})"
    return clause


def _said(template: str, slots: Mapping[str, Any], form: Form, voice: Voice, mood: Mood | None) -> str:
    choices = _fitting(template, mood, "many" if _many(slots) else "one")
    pieces = (choices[0] if len(choices) == 1 else voice.rng.choice(choices)).pieces
    said = "".join(
        [
            piece if isinstance(piece, str) else _filled(piece, slots[slot_of(piece.name)], form, voice)
            for piece in pieces
        ]
    )
    return said.lstrip(" ")  # a place may come first, and is said with a blank before it


@cache
def _fitting(template: str, mood: Mood | None, number: Number) -> tuple[Variant, ...]:
    return tuple(
        variant for variant in variants(template) if variant.mood in (None, mood) and variant.number in (None, number)
    )


def _many(slots: Mapping[str, Any]) -> bool:
    """Whether the list among the slots, where there is one, has several items."""
    for name in ("pairs", "fields", "relabels", "assignments", "sources"):
        if name in slots:
            return len(slots[name]) > 1
    return False


def _filled(slot: Slot, content: Any, form: Form, voice: Voice) -> str:
    part = PARTS.get(slot.name)
    if part is not None:
        template = voice.rng.choice(voice.language.parts[part][content.key])
        return _said(template, content.slots, form, voice, None)
    kind = KINDS[slot.name]
    language = voice.language
    if kind == "name":
        return voice.name(content)
    if kind == "names":
        return voice.names(content)
    if kind == "place":
        return voice.place(content, slot.case or "at", form.root)
    if kind == "inside":
        return voice.inside(content)
    if kind == "within":
        return f" {voice.place(content, 'in', form.root)}" if content else ""
    if kind in ("value", "text", "integer"):
        return voice.value(content)
    return voice.series(_PAIRS[kind](content, voice, language))


def _arrowed(content: Mapping[str, str], say: Callable[[Any], str], arrow: str) -> list[str]:
    return [f"{say(old)}{arrow}{say(new)}" for old, new in content.items()]


def _arrow(voice: Voice) -> str:
    return voice.rng.choice(("->", " -> ", " → ", " => "))


_PAIRS: Mapping[str, Callable[[Any, Voice, Language], list[str]]] = {
    "pairs": lambda content, voice, language: _arrowed(content, voice.name, f" {language.renamed} "),
    "arrows": lambda content, voice, _: _arrowed(content, voice.name, _arrow(voice)),
    "relabels": lambda content, voice, language: _arrowed(content, voice.value, f" {language.replaced} "),
    "relabel_arrows": lambda content, voice, _: _arrowed(content, voice.value, _arrow(voice)),
    "assignments": lambda content, voice, _: [
        f"{voice.name(name)}: {voice.value(value)}" for name, value in content.items()
    ],
    "settings": lambda content, voice, _: [
        f"{voice.name(name)}={voice.value(value)}" for name, value in content.items()
    ],
    "sources": lambda content, voice, language: [
        f"{voice.name(name)} {language.taken} {voice.place(pointer, 'at', 'document')}"
        for name, pointer in content.items()
    ],
    "equations": lambda content, voice, _: [
        f"{voice.name(name)}={voice.place(pointer, 'at', 'document')}" for name, pointer in content.items()
    ],
}


def _with_legend(text: str, steps: Sequence[Step], voice: Voice) -> str:
    """Say what stands for "every element" where paths are written."""
    places = [step[key] for step in steps for key in ("at", "from", "to") if "/*" in step.get(key, "")]
    starred = [place for place in places if "*" in jsontext.split(place)]
    for mark in ("/*", "[]"):
        if any(mark in said for said in (voice.place(place, "at", "document") for place in starred)):
            kind = "*" if mark == "/*" else mark
            legend = voice.language.frames.legends[0]
            return f"{text} {legend.replace('[]', kind)}"
    return text
