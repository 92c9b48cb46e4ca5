"""What members may be called instead: every name that the packs can get has been read by a person, and is pinned here.

`reviewed_synonyms.txt` and `reviewed_translations.txt` hold what was read.  A new synonym, or a new member in a pack,
fails these tests until it is added there by hand: ask whether the new name says the same in every schema that may hold
a member of the old name, not only in the one at hand.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from edgejson.schema import Schema
from edgejson.schema.document import Document
from edgejson.schema.mutation import Varier, mutate
from edgejson.schema.mutation.documents import Sketch
from edgejson.schema.mutation.foreign import LANGUAGES, foreign_words
from edgejson.schema.mutation.names import shortened, synonyms, words_of
from edgejson.schema.mutation.pool import POOL
from edgejson.schema.mutation.renaming import Renameable
from edgejson_pack_core.pack import core_pack
from edgejson_pack_real.pack import real_pack

HERE = Path(__file__).parent
PACKS = (core_pack(), real_pack())


def lines_of(file: str) -> list[str]:
    return [line for line in (HERE / file).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def renameable(document: object) -> Renameable:
    known = Document(document)  # type: ignore[arg-type]
    return Renameable(Sketch(known, known.root, ()))


@cache
def members() -> frozenset[tuple[str, str]]:
    """Each member of the packs that may be renamed, and what it holds."""
    schemas = (renameable(pack.entry(schema_id).document) for pack in PACKS for schema_id in pack.ids())
    return frozenset((name, can.kind(name)) for can in schemas for name in can.names)


def test_synonyms_are_those_that_were_read() -> None:
    reviewed = {}
    for line in lines_of("reviewed_synonyms.txt"):
        name, kind, *others = line.split()
        assert (name, kind) not in reviewed
        reviewed[name, kind] = others
    made = {(name, kind or "-"): synonyms(name, kind) for name, kind in members() if synonyms(name, kind)}
    assert made == reviewed


def test_translations_are_those_that_were_read() -> None:
    reviewed = {name: others for name, *others in (line.split() for line in lines_of("reviewed_translations.txt"))}
    core = (renameable(PACKS[0].entry(schema_id).document).names for schema_id in PACKS[0].ids())
    names = {name for found in core for name in found} | {extra.name for extras in POOL.values() for extra in extras}
    made = {}
    for name in names:
        found = [foreign_words(words_of(name), language) for language in LANGUAGES]
        if any(found):
            made[name] = ["_".join(words) if words else "-" for words in found]
    assert made == reviewed
    assert len(made) >= 0.98 * len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_members_of_a_schema_have_the_same_translation(language: str) -> None:
    for schema_id in PACKS[0].ids():
        names = renameable(PACKS[0].entry(schema_id).document).names
        found = ["_".join(foreign_words(words_of(name), language) or [name]) for name in names]
        assert len(set(found)) == len(found), schema_id


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("name", "designation"),
        ("cost_center", "price_center"),
        ("provider", "supplier"),
        ("line_total", "line_count"),
        ("account", "user"),
        ("account_number", "user_number"),
        ("power", "supply"),
        ("history_of_present_illness", "log_of_present_illness"),
        ("heading_degrees", "title_degrees"),
        ("session_timeout_minutes", "meeting_timeout_minutes"),
        ("total", "count"),
        ("total_revenue", "count_revenue"),
        ("date_of_birth", "date_of_delivery"),
        ("open", "pending"),
        ("dark_mode", "dark_method"),
    ],
)
def test_words_that_mean_something_else_are_no_synonyms(name: str, never: str) -> None:
    for kind in ("", "text", "number", "flag", "moment", "list", "object"):
        assert never not in synonyms(name, kind)


@pytest.mark.parametrize(
    ("name", "kind", "others"),
    [
        ("email", "text", ["email_address", "e_mail"]),
        ("email", "flag", []),
        ("email", "", []),
        ("weightKg", "number", ["weightInKg"]),
        ("open_hours", "number", []),
        ("duration_seconds", "text", []),
        ("homepage_url", "text", ["home_page_url", "homepage_uri"]),
        ("homepage_url", "object", ["home_page_url"]),
        ("event_type", "text", ["type_of_event"]),
        ("next_type", "text", []),
        ("postcode", "text", ["postal_code", "post_code"]),
        ("postal_code", "text", ["postcode", "post_code"]),
        ("theme-colour", "text", ["theme-color"]),
    ],
)
def test_what_a_member_holds_decides(name: str, kind: str, others: list[str]) -> None:
    assert synonyms(name, kind) == others


def test_kinds_are_read_off_the_declaration() -> None:
    can = renameable(
        {
            "properties": {
                "a": {"type": ["string", "null"]},
                "b": {"$ref": "#/$defs/when"},
                "c": {"enum": ["x", "y"]},
                "d": {"type": ["string", "integer"]},
                "e": {"type": "boolean", "format": "date"},
                "f": True,
                "g": {"items": {"properties": {"a": {"type": "string"}, "h": {"type": "integer"}}}},
                "h": {"type": "string"},
                "i": {"type": ["integer", "number"]},
            },
            "$defs": {"when": {"type": "string", "format": "date-time"}},
        }
    )
    kinds = {name: can.kind(name) for name in can.names}
    expected = {"a": "text", "b": "moment", "c": "text", "d": "", "e": "flag", "f": "", "g": "", "h": "", "i": "number"}
    assert kinds == expected


@pytest.mark.parametrize("draft", ["Varier", "mutate"])
def test_a_schema_is_renamed_by_what_its_members_hold(draft: str) -> None:
    document = {"type": "object", "required": ["email"], "properties": {"email": {"type": "boolean"}}}
    schema = Schema(document)
    for seed in range(40):
        if draft == "Varier":
            renamed = Varier(schema).vary({"email": True}, random.Random(seed), kinds=["rename"]).renamed
        else:
            renamed = mutate(schema, seed, kinds=["rename"]).renamed
        assert set(renamed.values()) <= {"Email"}


def test_only_whole_names_and_joined_nouns_are_translated() -> None:
    assert foreign_words(["customer", "name"], "es") == ["nombre", "cliente"]
    assert foreign_words(["order", "date"], "de") == ["bestell", "datum"]
    assert foreign_words(["unit", "price"], "pt") == ["preco", "unitario"]
    assert foreign_words(["first", "response", "at"], "fr") == ["premiere", "reponse", "le"]
    assert foreign_words(["name"], "it") is None
    for unsaid in (["paid", "customer"], ["customer", "next"], ["customer", "order", "id"], ["name", "customer"]):
        assert all(foreign_words(unsaid, language) is None for language in LANGUAGES)


def test_short_forms_are_no_words_of_their_own() -> None:
    assert shortened(["reporting", "period", "hours"]) == ["reporting", "period", "hours"]
    assert shortened(["unit", "price"]) == ["unit", "price"]
