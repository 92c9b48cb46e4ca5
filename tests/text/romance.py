"""What the tests of Portuguese and Spanish texts share: records told in a language, and how nouns agree there."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from edgejson.library import SchemaLibrary
from edgejson.schema import Schema
from edgejson.types import Completion, Difficulty, Json, Request, TextFacts
from edgejson_pack_core.pack import core_pack
from edgejson_pack_real.pack import real_pack
from edgejson_teachers.templates.teacher import TemplateTeacher

DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "medium", "hard")
LOCALES = {"pt": "pt_BR", "es": "es_ES"}
ENGLISH = frozenset(
    {
        "the", "of", "and", "with", "was", "were", "are", "this", "that", "from", "has", "have", "had", "not",
        "yes", "its", "their", "your", "please", "thanks", "which", "where", "when", "what", "been", "about",
        "below", "unknown", "none", "empty", "missing", "field", "list", "each", "dear", "hello", "regards",
        "here", "there", "only", "just",
    }
)  # fmt: skip
"""Words that are English and nothing in Portuguese or Spanish."""
WORD = re.compile(r"[^\W\d_]+")
TEACHER = TemplateTeacher()


@dataclass(frozen=True)
class Text:
    """A text in a language with what it tells."""

    schema: Schema
    gold: Json
    completion: Completion

    @property
    def told_words(self) -> set[str]:
        """The words of the text that are neither values nor names of the schema."""
        names = sorted(set(member_names(self.schema.document)), key=len, reverse=True)
        text = re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", "", self.own_words)
        return set(WORD.findall(text.lower().replace("_", "x")))

    @property
    def own_words(self) -> str:
        """The text with a gap in the place of every value, so that only the words of the language are left."""
        pieces = []
        end = 0
        for span in sorted(self.completion.spans, key=lambda span: span.start):
            pieces.append(self.completion.text[end : span.start])
            end = span.end
        return "\x00".join([*pieces, self.completion.text[end:]])


@cache
def library() -> SchemaLibrary:
    return SchemaLibrary([core_pack(), real_pack()])


@cache
def core_ids() -> tuple[str, ...]:
    return tuple(schema_id for schema_id in library().ids() if schema_id.startswith("core/"))


@cache
def real_ids() -> tuple[str, ...]:
    return tuple(schema_id for schema_id in library().ids() if schema_id.startswith("real/"))


def told(
    language: str, schema: Schema, gold: Json, seed: int, difficulty: Difficulty = "medium", genre: str | None = None
) -> Text:
    facts = TextFacts(schema=schema, gold=gold, language=language, genre=genre, difficulty=difficulty)
    completion = TEACHER.answer([Request(intent="text", facts=facts, seed=seed, messages=tuple)])[0]
    return Text(schema, gold, completion)


def text_about(language: str, schema_id: str, seed: int, genre: str | None = None) -> Text:
    schema = library().get(schema_id)
    gold = schema.sample(seed, policy=("typical", "maximal")[seed % 2], locale=LOCALES[language])
    return told(language, schema, gold, seed, DIFFICULTIES[seed % 3], genre)


def texts_of(language: str, schema_ids: tuple[str, ...], each: int) -> Iterator[Text]:
    for schema_id in schema_ids:
        for seed in range(each):
            yield text_about(language, schema_id, seed)


def hand_texts(language: str, gold: Json, document: Mapping[str, Json], seeds: int, genre: str = "prose") -> list[str]:
    schema = Schema({"type": "object", **document}, id="hand/made")
    return [told(language, schema, gold, seed, genre=genre).completion.text for seed in range(seeds)]


# ---------------------------------------------------------------- the tables of a language


@cache
def labels(language: str) -> Mapping[str, Mapping[str, Any]]:
    file = files("edgejson_teachers.templates") / "labels" / f"{language}.json"
    table: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


@cache
def synonyms(language: str) -> Mapping[str, list[str]]:
    file = files("edgejson.grounding") / "synonyms" / f"{language}.json"
    table: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


def member_words(name: str) -> str:
    """``deliveryTime``, ``delivery_time`` -> "delivery time"."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return " ".join(re.findall(r"[^\W_]+", apart)).lower()


def documents(pack_ids: tuple[str, ...]) -> Iterator[Mapping[str, Json]]:
    for schema_id in pack_ids:
        yield library().get(schema_id).document


def member_names(node: Any) -> Iterator[str]:
    """Every member name that a schema declares."""
    if isinstance(node, Mapping):
        properties = node.get("properties")
        if isinstance(properties, Mapping):
            yield from properties
        for key, below in node.items():
            if key == "properties":
                for member in below.values():
                    yield from member_names(member)
            elif key not in ("enum", "const", "default", "examples"):
                yield from member_names(below)
    elif isinstance(node, list):
        for below in node:
            yield from member_names(below)


def enums(node: Any) -> Iterator[list[Json]]:
    if isinstance(node, Mapping):
        if isinstance(node.get("enum"), list):
            yield node["enum"]
        for key, below in node.items():
            if key not in ("enum", "const", "default", "examples"):
                yield from enums(below)
    elif isinstance(node, list):
        for below in node:
            yield from enums(below)


# ---------------------------------------------------------------- agreement, checked from outside


def disagreements(language: str, text: str, articles: Mapping[str, tuple[str, str]]) -> list[str]:
    """Where an article stands before a label in another gender or number than the table gives it."""
    wrong = []
    lower = text.lower()
    for match in label_pattern(language, tuple(articles)).finditer(lower):
        article, label = match.groups()
        allowed = grammar_of(language)[label]
        if articles[article] not in allowed:
            wrong.append(match[0])
    return wrong


@cache
def grammar_of(language: str) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Gender and number of every form that a label takes in a text."""
    told: dict[str, set[tuple[str, str]]] = {}
    for entry in labels(language).values():
        gender = entry.get("g", "m")
        told.setdefault(entry["s"].lower(), set()).add((gender, "s"))
        if entry.get("p"):
            told.setdefault(entry["p"].lower(), set()).add((gender, "p"))
        for head in [entry["head"]] if "head" in entry else []:
            told.setdefault(head.get("p", head["s"]).lower(), set()).add((head["g"], head.get("n", "s")))
    return {label: frozenset(forms) for label, forms in told.items()}


@cache
def label_pattern(language: str, articles: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(grammar_of(language), key=len, reverse=True)))
    return re.compile(rf"\b({'|'.join(articles)}) ({known})(?![\w-])")


def sampled(language: str, count: int) -> list[Text]:
    """Texts of all core schemas, drawn."""
    rng = random.Random(20)
    return [text_about(language, rng.choice(core_ids()), seed) for seed in range(count)]
