"""The data set card: README.md with the metadata block that the Hugging Face Hub reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from edgejson.recipe import Recipe
from edgejson.terms import document_of, duty_of

__all__ = ["card"]

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    """The card's text; every figure comes from `manifest`."""
    counts = manifest["counts"]
    parts = [
        "---",
        yaml.safe_dump(_metadata(recipe, manifest), sort_keys=False, allow_unicode=True).strip(),
        "---",
        f"# {recipe.name}",
        "",
        f"{manifest['records']:,} records that teach a small language model to read, write, repair and reshape JSON.",
        f"Built by edgejson {manifest['versions']['edgejson']} from `recipe.resolved.yaml` (seed {recipe.seed}).",
        "Every record passed every check listed below; `edgejson validate` on this folder repeats them.",
        "",
        "## Records",
        "",
        *_table(("kind and split", "records"), counts["split"]),
        "",
        *_table(("kind and task", "records"), counts["task"]),
        "",
        *_table(("difficulty", "records"), counts["difficulty"]),
        "",
        *_table(("schema", "records"), counts["schema"]),
        "",
        "## How it was made",
        "",
        f"{manifest['candidates']:,} candidates were made.",
        f"A check rejected {sum(manifest['rejected'].values()):,} of them (see `rejects.jsonl`).",
        f"Better ones were preferred to {manifest['not_selected']:,}.",
        "Records of one gold value never stand in two splits; `leakage.json` is the proof.",
        *_unseen(manifest["unseen_schemas"]),
        "",
        "Checks: " + ", ".join(f"`{check}`" for check in manifest["checks"]) + ".",
        "",
        "## Licences",
        "",
        *_table(("licence", "records"), manifest["licenses"]),
        "",
        *_authors(manifest["authors"], manifest["records"]),
        *_accepted(manifest["accepted_terms"]),
    ]
    return "\n".join(parts)


def _authors(authors: Sequence[Mapping[str, Any]], records: int) -> list[str]:
    """Who wrote, under which licence and terms, in which share of the records, and what the terms ask of a model."""
    if not authors:
        return []
    what = "Who wrote, with the licence of the model and the terms of its answers"
    lines = [
        f"{what} (a record in which two wrote counts for both):",
        "",
        "| author | licence | terms | records | share |",
        "|---|---|---|---|---|",
    ]
    for author in authors:
        who = " ".join(part for part in (author["provider"], author["model"]) if part)
        lines.append(
            f"| {author['teacher']} ({who}) | {author['license']} | {author['terms']} | {author['records']:,} "
            f"| {author['records'] / records:.1%} |"
        )
    duties = {name: duty_of(name) for name in sorted({author["license"] for author in authors})}
    return [*lines, "", *(f"- {name} ({document_of(name)}): {duty}." for name, duty in duties.items() if duty), ""]


def _accepted(accepted: Sequence[Mapping[str, Any]]) -> list[str]:
    """On whose word models were asked whose terms do not permit it, or do not say."""
    if not accepted:
        return []
    return [
        "Terms accepted in the recipe:",
        "",
        *(
            f"- {each['teacher']} ({each['model']}), {each['license']}, {each['terms']}: accepted by {each['by']}; "
            f"{each['why']}"
            for each in accepted
        ),
        "",
    ]


def _unseen(schemas: Mapping[str, Sequence[str]]) -> list[str]:
    """A sentence on the schemas that only the test split shows; nothing where there are none."""
    if not schemas:
        return []
    names = sorted({name for of_task in schemas.values() for name in of_task})
    tasks = " and ".join(f"`{task}`" for task in schemas)
    return [f"The test split of {tasks} shows schemas that no other split of them shows: {', '.join(names)}."]


def _metadata(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, Any]:
    by_kind: dict[str, list[dict[str, str]]] = {}
    for file in manifest["files"]:
        if file["rows"]:
            _, kind, name = file["path"].split("/")
            by_kind.setdefault(kind, []).append({"split": name.removesuffix(".jsonl"), "path": file["path"]})
    size = next((name for limit, name in _SIZES if manifest["records"] < limit), "n>1M")
    return {
        "license": recipe.license.lower(),
        "language": sorted(manifest["counts"]["language"]),
        "pretty_name": recipe.name,
        "task_categories": ["text-generation"],
        "tags": ["json", "json-schema", "structured-output", "synthetic"],
        "size_categories": [size],
        "configs": [{"config_name": kind, "data_files": files} for kind, files in by_kind.items()],
    }


def _table(head: tuple[str, str], rows: Mapping[str, int]) -> list[str]:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    return lines + [f"| {name} | {count:,} |" for name, count in rows.items()]
