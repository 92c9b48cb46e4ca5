"""How much a data set repeats itself: near-duplicate prompts and like texts, per task.

A prompt is the whole input of a record; two are near-duplicates when the Jaccard index of their sets of 5-grams (of
words, numbers and signs) is 0.8 or more.  The search is exact: two sets that alike share one of their rarest grams
(prefix filtering, Chaudhuri et al. 2006, "A primitive operator for similarity joins"), and every candidate is verified.

    python benchmarks/repetition.py [RECORDS]        builds that many first (20,000)
    python benchmarks/repetition.py FOLDER           looks at a finished build
"""

from __future__ import annotations

import hashlib
import math
import re
import sys
import tempfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from building import build
from measuring import run, table

THRESHOLD = 0.8
GRAM = 5
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The task of a record, its values masked where its family says which words surround them, and its prompt."""

    task: str
    skeleton: str
    text: str


def prompts(folder: Path) -> Iterator[Prompt]:
    for path in sorted(folder.glob("data/sft/*.jsonl")):
        with path.open("rb") as file:
            for line in file:
                record: dict[str, Any] = orjson.loads(line)
                text = "\n".join(record["input"].values())
                yield Prompt(record["task"], record["meta"].get("skeleton", ""), text)


def grams(text: str) -> array[int]:
    """The distinct 5-grams of a text, as 64-bit hashes."""
    tokens = _TOKEN.findall(text)
    joined = {" ".join(tokens[place : place + GRAM]) for place in range(max(1, len(tokens) - GRAM + 1))}
    return array("Q", (int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest()) for gram in joined))


def repeated(sets: Sequence[array[int]]) -> list[int]:
    """For each set the number of an earlier one that it nearly repeats, or -1."""
    frequency: Counter[int] = Counter()
    for own in sets:
        frequency.update(own)
    index: defaultdict[int, list[int]] = defaultdict(list)
    partner = [-1] * len(sets)
    for number, own in enumerate(sets):
        rarest = sorted(own, key=lambda gram: (frequency[gram], gram))
        prefix = rarest[: len(own) - math.ceil(THRESHOLD * len(own)) + 1]
        known = frozenset(own)
        for other in sorted({other for gram in prefix if frequency[gram] > 1 for other in index[gram]}):
            union = len(known.union(sets[other]))
            if len(known) + len(sets[other]) - union >= THRESHOLD * union:
                partner[number] = other
                break
        for gram in prefix:
            if frequency[gram] > 1:
                index[gram].append(number)
    return partner


def report(folder: Path) -> None:
    found = list(prompts(folder))
    partner = repeated([grams(prompt.text) for prompt in found])
    of_task: defaultdict[str, list[int]] = defaultdict(list)
    for number, prompt in enumerate(found):
        of_task[prompt.task].append(number)
    rows = []
    for task, numbers in [*of_task.items(), ("all", list(range(len(found))))]:
        near = sum(partner[number] >= 0 for number in numbers)
        skeletons = Counter(found[number].skeleton for number in numbers if found[number].skeleton)
        spoken = skeletons.total() if task != "all" else 0
        rows.append(
            [
                task,
                f"{len(numbers):,}",
                f"{near:,}",
                f"{near / len(numbers):.2%}",
                f"{len(skeletons) / spoken:.1%}" if spoken else "",
                f"{max(skeletons.values()) / spoken:.2%}" if spoken else "",
            ]
        )
    table(["task", "records", "near-duplicates", "share", "distinct skeletons", "commonest skeleton"], rows)


def main(argument: str = "20000") -> None:
    if not argument.isdigit():
        report(Path(argument))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "run"
        run(build(folder, int(argument), "preference=0", workers=2))
        report(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
