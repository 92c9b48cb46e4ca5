"""Plugins that keep their contracts; the broken ones of the tests are these with one thing wrong."""

from __future__ import annotations

import random

from edgejson import jsontext
from edgejson.errors import SchemaError, TeacherError
from edgejson.types import Completion, Draft, Finding, SchemaEntry, Span, Spoiled, TeacherIdentity, TextFacts

# ---------------------------------------------------------------- a check


class Check:
    """Nobody may use the member `secret`."""

    scope = "record"
    id = ""

    def check(self, subject):
        value = subject.answer.value
        if subject.wants_json and isinstance(value, dict) and "secret" in value:
            yield self.finding("there is a secret", "/secret")

    def finding(self, message, pointer=""):
        return Finding(check=self.id, message=message, pointer=pointer)


class DatasetCheck(Check):
    """No two records of one id hold a secret."""

    scope = "dataset"

    def __init__(self):
        self.seen = {}

    def add(self, subject, place):
        for _ in self.check(subject):
            first = self.seen.setdefault(subject.record.id, place)
            if first != place:
                yield self.finding(f"another secret is at {first}")

    def finish(self):
        return {"secrets": len(self.seen)}


# ---------------------------------------------------------------- a teacher


class Teacher:
    """Says every value in a line of its own, the lines in some order."""

    identity = TeacherIdentity(name="plain", provider="kit", license="MIT", terms="none")
    languages = frozenset({"en"})

    def answer(self, requests):
        return [self.one(request) for request in requests]

    def one(self, request):
        facts = request.facts
        if isinstance(facts, TextFacts):
            if facts.language not in self.languages:
                raise TeacherError(f"no texts in {facts.language!r}")
            return self.text(facts, request.seed)
        return Completion(value=facts.schema.sample(request.seed, policy=facts.policy, locale=facts.locale))

    def text(self, facts, seed):
        leaves = [(pointer, leaf) for pointer, leaf in jsontext.leaves(facts.gold) if leaf or leaf == 0]
        random.Random(seed).shuffle(leaves)
        text, spans = "Here is what we know.\n", []
        for pointer, leaf in leaves:
            words = pointer.strip("/").replace("_", " ").replace("/", " ")
            value = leaf if isinstance(leaf, str) else jsontext.canonical(leaf)
            text += f"The {words} is "
            spans.append(Span(pointer, len(text), len(text) + len(value)))
            text += f"{value}.\n"
        return Completion(text=text, spans=tuple(spans))


# ---------------------------------------------------------------- a task family


class Family:
    """Name the members of an object, in alphabetical order."""

    name = ""

    def accepts(self, schema):
        return None if schema.document.get("required") else "its instances may be empty"

    def compose(self, slot, tools):
        gold = (yield tools.ask_instance()).value
        return self.draft(slot, tools, gold)

    def draft(self, slot, tools, gold, **meta):  # noqa: ARG002 - for those that draw from them
        return Draft(
            input={"instruction": "List the member names, sorted. Answer with JSON.", "json": jsontext.canonical(gold)},
            output=jsontext.canonical(sorted(gold)),
            gold=gold,
            meta=meta,
        )

    def verify(self, subject):
        names = list(jsontext.parse(subject.record.input["json"]))
        if subject.answer.value != sorted(names):
            yield self.finding()

    def finding(self, message="these are not the names, sorted"):
        return Finding(check=f"{self.name}.value", message=message)

    def spoil(self, subject, rng):
        names = list(subject.answer.value)
        del names[rng.randrange(len(names))]
        return self.spoiled(names)

    def spoiled(self, names):
        return Spoiled(rejected=jsontext.canonical(names), because=f"{self.name}.value", how="name_left_out")

    def score(self, subject, answer):
        right = float(answer == subject.answer_text)
        return {"exact": right, "correct": right}


def by_hand(subject):
    """Whether a contract made the record, not the engine: then the build does not trip over the same defect."""
    return subject.record.id.endswith("-by-hand")


# ---------------------------------------------------------------- a schema pack


def document(**properties):
    """A schema with some members that are required."""
    described = {name: {"description": f"The {name} of it", **given} for name, given in properties.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Specimen",
        "description": "A specimen on its way through a laboratory.",
        "type": "object",
        "additionalProperties": False,
        "required": ["tube", "analyte"],
        "properties": {
            "tube": {"type": "string", "description": "Label", "x-value": {"template": "T{digits:7}"}},
            "analyte": {"type": "string", "description": "What is measured", "x-value": "analytes.name"},
            **described,
        },
    }


def refuse(pack, **wish):
    """Let the schemas of a pack have no instance of that policy or locale.

    A schema of which this is true today may be served tomorrow: the engine finds more and more ways.
    """
    from edgejson.schema import Schema  # heavy, and the modules of the plugins import this one

    sample = Schema.sample

    def refusing(self, seed, **wishes):
        if self.id.startswith(f"{pack}/") and wish.items() <= wishes.items():
            raise SchemaError("no instance found")
        return sample(self, seed, **wishes)

    Schema.sample = refusing


class Pack:
    """One schema and one table."""

    version = "1.0"
    name = ""

    def ids(self):
        return ["specimen"]

    def entry(self, schema_id):
        if schema_id not in self.ids():
            raise SchemaError(f"no schema {schema_id!r}")
        return SchemaEntry(id=schema_id, document=self.document(schema_id), complexity="simple", license="MIT")

    def document(self, schema_id):  # noqa: ARG002 - for those with more than one
        return document()

    def tables(self):
        return {"analytes": [{"name": name} for name in ("sodium", "potassium", "glucose", "urea", "ferritin")]}
