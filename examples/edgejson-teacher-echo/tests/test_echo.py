from __future__ import annotations

from edgejson.host import Host
from edgejson.schema import Schema
from edgejson.testing import TeacherContract
from edgejson.types import Json, Request, TextFacts


class TestEcho(TeacherContract):
    plugin = "echo"


class TestCurtEcho(TeacherContract):
    plugin = "echo"
    settings = {"opening": "Note:", "verb": " = "}
    intents = ("text",)


def test_a_text_has_a_line_for_every_value() -> None:
    gold: Json = {"unit_price": 2.5, "tags": ["new", "blue"], "note": None}
    facts = TextFacts(schema=Schema({"type": "object"}), gold=gold)
    request = Request(intent="text", facts=facts, seed=1, messages=lambda: ())
    (completion,) = Host().create("teachers", "echo").answer([request])
    assert completion.text.splitlines() == [
        "The record in words.",
        "unit price is 2.5",
        "tags 1 is new",
        "tags 2 is blue",
        "note is null",
    ]
