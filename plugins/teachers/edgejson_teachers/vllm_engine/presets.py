"""Presets: a model with all its settings behind one word (`presets.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Preset", "presets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """`settings` of the teacher, and what the model takes of a card: GiB of weights, KiB of KV cache for each token and
    of working memory for each token that is read at a time.
    """

    about: str
    weights_gib: float
    cache_kib: float
    work_kib: float
    settings: Mapping[str, Any]


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset, by name."""
    tables = tomllib.loads(resources.files(__package__).joinpath("presets.toml").read_text(encoding="utf-8"))
    return {name: _preset(dict(table)) for name, table in tables.items()}


def _preset(table: dict[str, Any]) -> Preset:
    return Preset(
        about=table.pop("about"),
        weights_gib=table.pop("weights_gib"),
        cache_kib=table.pop("cache_kib"),
        work_kib=table.pop("work_kib"),
        settings=table,
    )
