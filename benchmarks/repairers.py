"""What share of the family's broken texts two repair libraries restore, by operator and by level.

The base documents are the same for both: instances of the schemas of the core and the real pack.  *Restored* means the
very value that the record asks for; *silently wrong* means another value, given without an error.  `json_repair` is the
PyPI package; `jsonrepair` (npm) takes part with `--node-modules DIR`, a folder made by `npm install jsonrepair`.  Where
one of them restores more than 85 % of level medium, the level is too easy to train or to test on.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import json_repair
from measuring import table

from edgejson import jsontext
from edgejson.host import Host
from edgejson.library import SchemaLibrary
from edgejson.sources import open_library
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, InstanceFacts, Json, Slot
from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.json_repair.levels import LEVELS
from edgejson_tasks.json_repair.operators import OPERATORS, PRESETS
from edgejson_tasks.json_repair.settings import RepairSettings

NODE_SCRIPT = Path(__file__).with_suffix(".mjs")
TOO_EASY = 0.85


@dataclass(frozen=True, slots=True)
class Case:
    """A broken text with the value that it was meant to be."""

    text: str
    value: Json


class Wrong:
    """What stands for no JSON at all."""


Verdict = bool | None
"""Restored, silently wrong (False), or given up (None)."""


def verdict(case: Case, given: Json | Wrong) -> Verdict:
    if isinstance(given, Wrong):
        return None
    return jsontext.equal(case.value, given)


def by_json_repair(cases: Sequence[Case]) -> list[Verdict]:
    def one(text: str) -> Json | Wrong:
        try:
            value: Any = json_repair.loads(text)
        except (ValueError, RecursionError):
            return Wrong()
        # An empty text is how this library says that it found nothing.
        return Wrong() if value == "" else value

    return [verdict(case, one(case.text)) for case in cases]


def by_jsonrepair(cases: Sequence[Case], modules: Path) -> list[Verdict]:
    lines = "\n".join(json.dumps(case.text) for case in cases) + "\n"
    node = shutil.which("node") or "node"
    run = subprocess.run(
        [node, NODE_SCRIPT, modules.absolute()],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    verdicts: list[Verdict] = []
    for case, line in zip(cases, run.stdout.splitlines(), strict=True):
        repaired = json.loads(line)
        try:
            verdicts.append(None if repaired is None else verdict(case, json.loads(repaired)))
        except ValueError:
            verdicts.append(None)
    return verdicts


def drafts(library: SchemaLibrary, options: RepairSettings, difficulty: str, count: int, seed: int) -> Iterator[Draft]:
    """`count` records of a level, schema after schema; documents that make none are passed over."""
    family = JsonRepair(options)
    schemas = [schema for name in library.ids() if family.accepts(schema := library.get(name)) is None]
    made = tried = 0
    while made < count and tried < 20 * count:
        schema = schemas[tried % len(schemas)]
        slot = Slot(
            key=f"{difficulty}-{tried}",
            task=family.name,
            kind="sft",
            schema_id=schema.id,
            complexity=schema.complexity,
            difficulty=difficulty,  # type: ignore[arg-type]
            language="en",
            teacher="",
            seed=random.Random(f"{seed}/{difficulty}/{tried}").getrandbits(64),
            edge=tried % 7 == 0,
        )
        tried += 1
        steps = family.compose(slot, Tools(slot, schema))
        try:
            request = next(steps)
            while True:
                facts = request.facts
                assert isinstance(facts, InstanceFacts)
                value = schema.sample(request.seed, policy=facts.policy, locale=facts.locale)
                request = steps.send(Completion(value=value))
        except StopIteration as stop:
            made += 1
            yield stop.value
        except Unmakeable:
            continue


def cases_of(library: SchemaLibrary, options: RepairSettings, difficulty: str, count: int, seed: int) -> list[Case]:
    made = drafts(library, options, difficulty, count, seed)
    return [Case(draft.input["broken_json"], jsontext.parse(draft.output)) for draft in made]


def row(cases: Sequence[Case], repairers: Sequence[Callable[[Sequence[Case]], list[Verdict]]]) -> list[float]:
    """Shares: restored by each, restored by either, silently wrong by each."""
    verdicts = [repair(cases) for repair in repairers]
    count = len(cases) or 1
    either = sum(any(one is True for one in row) for row in zip(*verdicts, strict=True)) / count
    return [
        *(sum(one is True for one in some) / count for some in verdicts),
        either,
        *(sum(one is False for one in some) / count for some in verdicts),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node-modules", type=Path, help="folder that holds jsonrepair; without it only PyPI's")
    parser.add_argument("--records", type=int, default=700, help="records of each level")
    parser.add_argument("--cases", type=int, default=60, help="texts of each operator")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    names = ["json_repair"]
    repairers: list[Callable[[Sequence[Case]], list[Verdict]]] = [by_json_repair]
    modules: Path | None = options.node_modules
    if modules is None or not (modules / "jsonrepair").is_dir() or shutil.which("node") is None:
        why = "no --node-modules" if modules is None else f"no node, or no jsonrepair in {modules}"
        print(f"jsonrepair is left out: {why}\n")
    else:
        chosen = modules
        names.append("jsonrepair")
        repairers.append(lambda cases: by_jsonrepair(cases, chosen))

    library = open_library(Host.from_environment(), ["core", "real"])
    head = ["n", *(f"{name} %" for name in names), "either %", *(f"{name} silently wrong %" for name in names)]

    print("By level (one row per preset):\n")
    rows = []
    for preset in PRESETS:
        for difficulty in LEVELS:
            settings = RepairSettings(preset=preset, identity_share=0)
            cases = cases_of(library, settings, difficulty, options.records, options.seed)
            shares = row(cases, repairers)
            rows.append([preset, difficulty, str(len(cases)), *(f"{100 * share:.1f}" for share in shares)])
            if difficulty == "medium" and max(shares[: len(names)]) > TOO_EASY:
                print(f"too easy: a library restores more than {TOO_EASY:.0%} of medium, preset {preset}\n")
    table(["preset", "level", *head], rows)

    print("By operator (one error in the text):\n")
    rows = []
    for name, operator in OPERATORS.items():
        settings = RepairSettings(operators=(name,), identity_share=0)
        cases = cases_of(library, settings, "easy", options.cases, options.seed)
        shares = row(cases, repairers)
        figures = [f"{100 * share:.0f}" for share in shares] if cases else ["-"] * len(head[1:])
        rows.append([name, operator.kind, operator.safety, str(len(cases)), *figures])
    table(["operator", "class", "safety", *head], rows)


if __name__ == "__main__":
    main()
