"""The graphics cards of this machine, as nvidia-smi tells; importing torch to ask takes seconds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from edgejson_teachers.vllm_engine.memory import Card, Holder

__all__ = ["cards", "read_cards"]

_SECONDS = 10


def cards() -> list[Card]:
    """The cards that this process may use, the first one first; empty where nvidia-smi sees none."""
    found = read_cards(
        _told("--query-gpu=index,uuid,memory.total,memory.free"),
        _told("--query-compute-apps=gpu_uuid,pid,process_name,used_memory"),
    )
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    if visible is None:
        return list(found.values())
    return [found[name.strip()] for name in visible.split(",") if name.strip() in found]


def read_cards(sizes: str, holders: str) -> dict[str, Card]:
    """The cards by index, from what nvidia-smi prints as CSV without header and units (memory in MiB)."""
    held: dict[str, list[Holder]] = {}
    for row in _rows(holders, 4):
        uuid, pid, name, used = row
        if pid.isdigit():
            gib = int(used) / 1024 if used.isdigit() else 0.0
            held.setdefault(uuid, []).append(Holder(pid=int(pid), name=name.rsplit("/", 1)[-1], gib=gib))
    return {
        index: Card(
            gib=int(total) / 1024, free=int(free) / 1024 if free.isdigit() else None, holders=held.get(uuid, ())
        )
        for index, uuid, total, free in _rows(sizes, 4)
        if total.isdigit()
    }


def _rows(text: str, columns: int) -> list[Sequence[str]]:
    rows = [tuple(cell.strip() for cell in line.split(",")) for line in text.split("\n")]
    return [row for row in rows if len(row) == columns]


def _told(query: str) -> str:
    program = shutil.which("nvidia-smi")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the driver's own program, with a question of ours
            [program, query, "--format=csv,noheader,nounits"],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
