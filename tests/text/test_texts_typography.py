"""Signs and joints as each language sets them; values and what machines write stay as they are."""

from __future__ import annotations

import re

import pytest

from edgejson.schema import Schema
from edgejson.types import Request, TextFacts
from edgejson_teachers.templates.french.typography import typeset
from edgejson_teachers.templates.spanish.grammar import mended
from edgejson_teachers.templates.teacher import TemplateTeacher


@pytest.mark.parametrize(
    ("words", "after", "want"),
    [
        ("Canal: ", "push", "Canal\u00a0: "),
        ("le canal ?", "\n", "le canal\u00a0?"),
        ("**Canal:** ", "push", "**Canal\u00a0:** "),
        ("est « ", "push", "est «\u00a0"),
        (" » et", "x", "\u00a0» et"),
        (": ", "12", "\u00a0: "),
        ("quiet_hours: ", "22:30", "quiet_hours: "),
        ("à 14:05", "x", "à 14:05"),
    ],
)
def test_french_blanks_do_not_break(words, after, want):
    assert typeset(words, after) == want


@pytest.mark.parametrize(
    ("words", "after", "want"),
    [
        ("datos y ", "Ignacio", "datos e "),
        ("agua y ", "hielo", "agua y "),
        ("siete o ", "ocho", "siete u "),
        ("uno o ", "dos", "uno o "),
    ],
)
def test_spanish_joints_change_before_their_sound(words, after, want):
    assert mended(words, after) == want


SCHEMA = Schema(
    {
        "title": "Invoice",
        "type": "object",
        "properties": {"created_at": {"type": "string", "format": "date-time"}, "city": {"type": "string"}},
    }
)


@pytest.mark.parametrize(
    ("language", "one", "many"), [("es", r"\ba la 0?1[: ]", r"\ba las 0?1:"), ("pt", r"\bà 0?1[: h]", r"\bàs 0?1[:h]")]
)
def test_one_o_clock_is_singular(language, one, many):
    teacher = TemplateTeacher()
    gold = {"created_at": "2024-02-14T01:28:06Z", "city": "Porto"}
    facts = TextFacts(schema=SCHEMA, gold=gold, language=language, genre="email")
    asked = [Request(intent="text", facts=facts, seed=seed, messages=tuple) for seed in range(80)]
    texts = [completion.text for completion in teacher.answer(asked)]
    assert any(re.search(one, text) for text in texts)
    assert not any(re.search(many, text) for text in texts)
