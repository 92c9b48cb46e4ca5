"""Reading run folders, by the standard library alone."""

from __future__ import annotations

import json
from pathlib import Path


def read_records(folder: Path) -> list[tuple[str, dict[str, object]]]:
    """Every record of a run folder with its split, read by the standard library."""
    return [
        (path.stem, json.loads(line))
        for path in sorted(folder.glob("data/*/*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]
