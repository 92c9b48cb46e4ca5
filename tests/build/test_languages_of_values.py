"""The words of values follow the language of a record, people and places its locale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import edgejson
import edgejson_pack_core

REVIEWS = Path(edgejson_pack_core.__file__).parent / "tables" / "de" / "reviews.json"
TITLES = {title: said for title, said in json.loads(REVIEWS.read_text(encoding="utf-8")).items() if len(title) < 40}


def reviews(out: Path, **mixture: Any) -> set[str]:
    """The titles of reviews in a build of `rating` records."""
    recipe = edgejson.Recipe.model_validate(
        {
            "target": 40,
            "preference": 0,
            "complexity": {"simple": 1.0},
            "schemas": [{"use": "core", "only": ["rating"]}],
            "tasks": {"style_strict": {"share": 1.0, "settings": {"canonical_share": 1.0, "reject_share": 0}}},
            **mixture,
        }
    )
    edgejson.build(recipe, out, workers=1)
    found = set()
    for path in (out / "data" / "sft").glob("*.jsonl"):
        for record in edgejson.read(path):
            value = json.loads(record.record.output)
            found.add(value.get("review_title", ""))
    return found - {""}


@pytest.mark.parametrize(
    ("mixture", "titles"),
    [
        ({"languages": {"de": 1.0}}, set(TITLES.values())),
        ({"languages": {"de": 1.0}, "locales": {"en_US": 1.0}}, set(TITLES.values())),
        ({"languages": {"en": 1.0}, "locales": {"de_DE": 1.0}}, set(TITLES)),
    ],
)
def test_titles_are_in_the_language_of_the_record(tmp_path: Path, mixture: dict[str, Any], titles: set[str]) -> None:
    found = reviews(tmp_path / "out", **mixture)
    assert len(found) > 5
    assert found <= titles
