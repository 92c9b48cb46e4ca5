"""The table of well-known models (`models.yaml`): name and provider to licence and terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

__all__ = ["TERMS", "document_of", "duty_of", "licence_of"]

Terms = Literal["none", "attribution", "no_competing_models", "non_commercial", "unknown"]
TERMS: tuple[str, ...] = get_args(Terms)
"""Every tag that terms can have."""

_UNKNOWN = "unknown"

_PACKAGING = re.compile(
    r"-(instruct|chat|it|base|hf|latest|preview|thinking|turbo|lite|instant|versatile|free|nitro|floor"
    r"|awq|gptq|gguf|ggml|mlx|exl[23]|marlin|autoround|sym|asym|bnb|qat|quantized|unquantized|dynamic|unsloth"
    r"|int[48]|fp(4|8|16)|nvfp4|mxfp4|bf16|nf4|w[48]a(8|16)|[2-8]-?bits?|g(32|64|128)"
    r"|i?q[1-8](_[0-9a-z]+)*|f16|f32)$"
)
"""What the name of a packaging or a service level adds to a model's; no release, which may change the licence."""


@dataclass(frozen=True, slots=True)
class _License:
    terms: str
    document: str
    duty: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    licenses: Mapping[str, _License]
    services: Mapping[str, str]
    models: Sequence[tuple[re.Pattern[str], str]]


def licence_of(provider: str, model: str, *, stated_license: str = "", stated_terms: str = "") -> tuple[str, str]:
    """Licence and terms of a model, ``unknown`` where the table does not know it.

    What a person states in a teacher's settings counts; a licence that is stated alone brings its own terms.

    >>> licence_of("vllm", "Qwen/Qwen2.5-14B-Instruct-AWQ"), licence_of("ollama", "qwen2.5:3b")
    (('Apache-2.0', 'none'), ('LicenseRef-Qwen-Research', 'non_commercial'))
    """
    found = stated_license
    if not stated_license and not stated_terms:
        found = _table().services.get(provider.lower()) or _license_of_model(model)
    known = _table().licenses.get(found)
    return found or _UNKNOWN, stated_terms or (known.terms if known is not None else _UNKNOWN)


def document_of(license_id: str) -> str:
    """The document that a licence's terms stand in; empty when the table does not know the licence."""
    known = _table().licenses.get(license_id)
    return known.document if known is not None else ""


def duty_of(license_id: str) -> str:
    """What the terms of a licence ask of a model that is trained on answers; empty for nothing or unknown."""
    known = _table().licenses.get(license_id)
    return known.duty if known is not None else ""


def _license_of_model(model: str) -> str:
    """The licence of the first row that fits the name, stripped of what names a packaging, end by end."""
    name = re.split(r"[/\\]", model.strip().rstrip("/\\").lower())[-1].removesuffix(".gguf").replace(":", "-")
    while name:
        for pattern, license_id in _table().models:
            if pattern.fullmatch(name):
                return license_id
        shorter = _PACKAGING.sub("", name)
        if shorter == name:
            return ""
        name = shorter
    return ""


@cache
def _table() -> _Table:
    import yaml

    data = yaml.safe_load(resources.files(__package__).joinpath("models.yaml").read_text(encoding="utf-8"))
    return _Table(
        licenses={name: _License(**row) for name, row in data["licenses"].items()},
        services=data["services"],
        models=[(re.compile(row["model"]), row["license"]) for row in data["models"]],
    )
