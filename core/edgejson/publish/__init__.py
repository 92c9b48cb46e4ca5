"""Publish a run: census of the written files, leakage proof, card, manifest; every number is computed from the
files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from edgejson.errors import BuildIncompleteError
from edgejson.files import writing_whole
from edgejson.publish.card import card
from edgejson.publish.census import take_census
from edgejson.publish.integrity import MANIFEST

if TYPE_CHECKING:
    from edgejson.building.assemble import Tally
    from edgejson.plan import Plan
    from edgejson.workshop import Workshop

__all__ = ["publish"]

MANIFEST_FORMAT = 1


def publish(
    out: Path,
    plan: Plan,
    workshop: Workshop,
    tally: Tally,
    files: Sequence[Path],
    *,
    versions: Mapping[str, str],
    timings: Mapping[str, Any],
    accepted_terms: Sequence[Mapping[str, Any]] = (),
    ledger: Callable[[Mapping[str, int]], Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """Write everything that describes the data files; the manifest comes last and is returned.

    `ledger` says what language models were asked and paid, given the records that each teacher wrote in.
    """
    census = take_census(out, files)
    if census.leaks:
        # Cannot happen while splits are made by group; if it ever does, the data must not go out.
        raise BuildIncompleteError(f"{census.leaks} records repeat another split", where=str(out / "data"))
    recipe = workshop.recipe
    manifest: dict[str, Any] = {
        "format": MANIFEST_FORMAT,
        "name": recipe.name,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "recipe_sha256": recipe.digest(),
        "seed": recipe.seed,
        "versions": dict(versions),
        "records": census.records,
        "candidates": tally.candidates,
        "rejected": dict(sorted(tally.reasons.items())),
        "not_selected": tally.surplus,
        "skipped": [{"task": task, "schema": schema, "reason": reason} for task, schema, reason in plan.skipped],
        "counts": census.counts,
        "unseen_schemas": census.leakage["unseen_schemas"],
        "cells": {cell.key: rows for cell, rows in plan.quotas.items()},
        "checks": [*workshop.examiner.checks, *(f"{task}.verify" for task in workshop.families)],
        "packs": {name: pack.version for name, pack in workshop.library.packs.items()},
        "schemas": {choice.id: workshop.library.get(choice.id).sha256 for choice in workshop.choices},
        "licenses": census.licenses,
        "authors": census.authors,
        "accepted_terms": list(accepted_terms),
        "files": census.files,
        "timings": dict(timings),
    }
    if ledger is not None:
        manifest["ledger"] = ledger(census.accepted)
    texts = {
        "recipe.resolved.yaml": recipe.resolved_yaml().encode(),
        "leakage.json": _json(census.leakage),
        "README.md": card(recipe, manifest).encode(),
        MANIFEST: _json(manifest),
    }
    for name, content in texts.items():
        with writing_whole(out / name) as file:
            file.write(content)
    return manifest


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
