"""Whether the data files of a run are still what its manifest says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import orjson

__all__ = ["MANIFEST", "altered_files"]

MANIFEST = "manifest.json"


def altered_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file of a finished run that is missing or changed, with what is wrong; the manifest itself included.

    A folder without a manifest that names files is taken as it is: data need not come from a run.
    """
    path = folder / MANIFEST
    try:
        files = orjson.loads(path.read_bytes())["files"]
        stated = {folder / file["path"]: file["sha256"] for file in files}
    except FileNotFoundError:
        yield path, "is missing"
        return
    except (orjson.JSONDecodeError, KeyError, TypeError):
        yield path, "is damaged"
        return
    for file, digest in stated.items():
        if not file.is_file():
            yield file, "is missing"
        elif _sha256(file) != digest:
            yield file, "is not what it was when the run ended (sha256 differs from the manifest)"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
