"""A model's files on this machine, found and judged without any library that could load them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from edgejson.types import Json

__all__ = ["config", "fingerprint", "folder_of", "weight_bytes"]

_BLOCK = 1 << 16
_PROBES = 16
_SMALL = (
    "adapter_config.json",
    "chat_template.jinja",
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
)


def folder_of(model: str, revision: str | None = None) -> Path | None:
    """The folder with the files of `model`: itself, or its snapshot in the cache of the Hugging Face hub; else None."""
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    repository = _hub() / f"models--{model.replace('/', '--')}"
    pointer = repository / "refs" / (revision or "main")
    commit = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else (revision or "")
    snapshot = repository / "snapshots" / commit
    return snapshot if commit and snapshot.is_dir() else None


def _hub() -> Path:
    named = os.environ.get("HF_HUB_CACHE")
    if named:
        return Path(named).expanduser()
    home = os.environ.get("HF_HOME")
    return (Path(home).expanduser() if home else Path.home() / ".cache" / "huggingface") / "hub"


def config(folder: Path) -> Mapping[str, Json]:
    """Its config.json; empty when there is none that can be read."""
    return _document(folder / "config.json")


def weight_bytes(folder: Path) -> int | None:
    """Bytes of all weights: as the index states them, else of the files; None when neither is there."""
    stated = _document(folder / "model.safetensors.index.json").get("metadata")
    size = stated.get("total_size") if isinstance(stated, dict) else None
    if isinstance(size, int | float) and size > 1:  # a bool counts nothing
        return int(size)
    return sum(path.stat().st_size for path in _weights(folder)) or None


def fingerprint(folder: Path) -> str:
    """What tells a trained model from the one that it was made of, in 16 letters.

    Read from the configuration and from blocks spread over the weights: whole files of many gigabytes would cost more
    time than asking a question, and training changes every block.
    """
    digest = hashlib.sha256()
    for name in _SMALL:
        path = folder / name
        digest.update(f"\0{name}\0".encode() + (path.read_bytes() if path.is_file() else b""))
    for path in _weights(folder):
        size = path.stat().st_size
        digest.update(f"\0{path.name}\0{size}\0".encode())
        with path.open("rb") as file:
            for probe in range(_PROBES):
                file.seek(max(0, size - _BLOCK) * probe // (_PROBES - 1))
                digest.update(file.read(_BLOCK))
    return digest.hexdigest()[:16]


def _weights(folder: Path) -> list[Path]:
    for pattern in ("*.safetensors", "*.bin"):
        found = sorted(path for path in folder.glob(pattern) if path.is_file())
        if found:
            return found
    return []


def _document(path: Path) -> dict[str, Json]:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
