"""Judge a folder of records a second time, by code that shares nothing with what made them.

    python tests/independent/judge.py FOLDER [N]

prints, per task, how many of N records drawn at random (all without N) were judged, how many right answers were found
wrong, and how many worse answers (`rejected`) were taken for right; the exit status is 1 where any was.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from own_generate import faults_of_generate
from own_json import NotJsonError, canonical, parse
from own_repair import faults_of_repair
from own_style import faults_of_style
from own_text import faults_of_text
from own_transform import StepFault, carried_out

__all__ = ["faults_of", "judged", "records_of"]

_SHOWN_FAULTS = 20


def faults_of_transform(record, answer):
    """What is wrong with `answer`; empty when it is what the steps make of the document."""
    try:
        expected = canonical(carried_out(parse(record["input"]["json"]), record["meta"]["steps"]))
    except StepFault as fault:
        return [f"the steps do not apply: {fault}"]
    return [] if answer == expected else [f"the answer should be {expected[:200]}"]


_JUDGES = {
    "json_repair": faults_of_repair,
    "schema_generate": faults_of_generate,
    "style_strict": faults_of_style,
    "text_to_json": faults_of_text,
    "transform": faults_of_transform,
}


def faults_of(record, answer):
    """What is wrong with `answer` as an answer to `record`."""
    try:
        return _JUDGES[record["task"]](record, answer)
    except NotJsonError as error:
        return [f"the input is no JSON: {error}"]


def records_of(folder, wanted=None, seed=0):
    """The records of a run folder, or `wanted` of them drawn at random, one after the other."""
    paths = sorted(Path(folder).glob("data/*/*.jsonl")) or sorted(Path(folder).glob("*.jsonl"))
    chosen = None
    if wanted is not None:
        total = sum(1 for _ in _lines(paths))
        chosen = set(random.Random(seed).sample(range(total), min(wanted, total)))
    for place, line in enumerate(_lines(paths)):
        if chosen is None or place in chosen:
            yield json.loads(line)


def _lines(paths):
    for path in paths:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield from lines


def judged(records):
    """Counts by task and outcome, and a line for each record that is not as it should be."""
    counts, complaints = Counter(), []
    for record in records:
        task = record["task"]
        faults = faults_of(record, record["chosen"] if "chosen" in record else record["output"])
        counts[task, "judged"] += 1
        if faults:
            counts[task, "wrong"] += 1
            complaints.append(f"{record['id']}: {faults[0]}")
        if "rejected" in record:
            counts[task, "rejected"] += 1
            if not faults_of(record, record["rejected"]):
                counts[task, "missed"] += 1
                complaints.append(f"{record['id']}: nothing is wrong with the rejected one ({_how(record)})")
    return counts, complaints


def _how(record):
    return record["meta"].get("rejected_how", "")


def main(arguments):
    folder, *number = arguments
    counts, complaints = judged(records_of(folder, int(number[0]) if number else None))
    print(f"{'task':<18}{'judged':>9}{'wrong':>7}{'rejected':>10}{'missed':>8}")  # noqa: T201 - a command's output
    for task in sorted({task for task, _ in counts}):
        row = [counts[task, what] for what in ("judged", "wrong", "rejected", "missed")]
        print(f"{task:<18}{row[0]:>9,}{row[1]:>7,}{row[2]:>10,}{row[3]:>8,}")  # noqa: T201
    for complaint in complaints[:_SHOWN_FAULTS]:
        print(complaint)  # noqa: T201
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
