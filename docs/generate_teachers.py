"""Fill the tables of docs/reference/teachers.md from the code; `--check` only says whether they are up to date.

A table stands between ``<!-- table NAME -->`` and ``<!-- end -->``; everything else on the page is written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from inspect import formatannotation
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from edgejson import terms
from edgejson.host import Host
from edgejson.models import Capabilities
from edgejson_teachers._batches.settings import AnthropicBatchSettings, OpenAIBatchSettings
from edgejson_teachers._hosts import HOSTS
from edgejson_teachers._wire.anthropic_service import AnthropicSettings
from edgejson_teachers._wire.dialects import DIALECTS, Dialect
from edgejson_teachers._wire.ollama_service import OllamaSettings
from edgejson_teachers._wire.openai_service import OpenAISettings
from edgejson_teachers._wire.services import ApiSettings
from edgejson_teachers.replay import ReplaySettings
from edgejson_teachers.transformers_model.settings import TransformersSettings
from edgejson_teachers.vllm_engine.presets import presets
from edgejson_teachers.vllm_engine.settings import VllmSettings

TARGET = Path(__file__).parent / "reference" / "teachers.md"
_TABLE = re.compile(r"(?<=<!-- table )(?P<name>[a-z_]+)(?P<head> -->\n).*?(?=<!-- end -->)", re.DOTALL)
_MODULES = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")
_TERMS = Path(terms.__file__).with_name("models.yaml")


# ---------------------------------------------------------------- settings


def _settings(model: type[BaseModel], but: Collection[type[BaseModel]] = ()) -> str:
    """The settings of a teacher, less those that stand in another table with the same default and meaning."""
    rows = []
    for name, info in model.model_fields.items():
        elsewhere = [other.model_fields[name] for other in but if name in other.model_fields]
        if not any(_said(other) == _said(info) for other in elsewhere):
            rows.append((f"`{name}`", *_said(info)))
    return _table(("setting", "type", "default", "meaning"), rows)


def _said(info: FieldInfo) -> tuple[str, str, str]:
    default = "required" if info.is_required() else f"`{_default(info)}`"
    return _type(info.annotation), default, info.description or ""


def _default(info: FieldInfo) -> str:
    return to_json(info.get_default(call_default_factory=True), fallback=str).decode()


def _type(annotation: Any) -> str:
    """A type in words of Python; None among its alternatives goes without saying."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts if part != "")
    if NoneType in parts:
        return " or ".join(_type(part) for part in parts if part is not NoneType)
    if origin is Annotated:
        return _type(parts[0])
    shown = _MODULES.sub("", formatannotation(annotation)).replace("FilePath", "Path")
    return f"`{shown}`".replace("|", "\\|")


# ---------------------------------------------------------------- capabilities

_FLAGS = tuple(field.name for field in fields(Capabilities) if field.type == "bool")
_ANY = {"model": "m"}


def _capabilities() -> str:
    """One row for each service and engine, as the settings that name it alone have it."""
    rows: list[tuple[str, Capabilities]] = []
    for name in HOSTS:
        settings = OpenAISettings.model_validate({**_ANY, "preset": name})
        rows.append((f"`openai`, preset `{name}`", settings.capabilities()))
    custom = {**_ANY, "base_url": "https://models.internal/v1"}
    rows.append(("`openai`, a `base_url` of your own", OpenAISettings.model_validate(custom).capabilities()))
    rows.append(("`anthropic`", AnthropicSettings.model_validate(_ANY).capabilities()))
    rows.append(("`ollama`", OllamaSettings.model_validate(_ANY).capabilities()))
    rows.append(("`openai_batch`", OpenAIBatchSettings.model_validate(_ANY).capabilities()))
    rows.append(("`anthropic_batch`", AnthropicBatchSettings.model_validate(_ANY).capabilities()))
    host = Host(frozenset())
    for name in ("vllm", "transformers"):
        model: Any = host.create("teachers", name, _ANY, to_work=False)
        rows.append((f"`{name}`", model.capabilities))
    return _table(
        ("teacher", *_FLAGS, "parallel", "context"),
        [
            (name, *("yes" if getattr(can, flag) else "" for flag in _FLAGS), f"{can.parallel:,}", _tokens(can.context))
            for name, can in rows
        ],
    )


def _tokens(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


# ---------------------------------------------------------------- services, engines, dialects, terms


def _hosts() -> str:
    return _table(
        ("preset", "base_url", "API key in", "dialect", "seed sent as", "most tokens sent as"),
        [
            (
                f"`{name}`",
                f"`{host.base_url}`",
                f"`{host.api_key_env}`" if host.api_key_env else "none",
                f"`{host.dialect}`",
                f"`{host.seed}`" if host.seed else "not sent",
                f"`{host.limit}`",
            )
            for name, host in HOSTS.items()
        ],
    )


def _vllm_presets() -> str:
    shown = ("gpu_memory_utilization", "max_model_len", "max_num_seqs")
    return _table(
        ("preset", "model", "licence", "weights", *(f"`{name}`" for name in shown), "good at"),
        [
            (
                f"`{name}`",
                preset.settings["model"],
                preset.settings["license"],
                f"{preset.weights_gib} GiB",
                *(f"{preset.settings[setting]}" for setting in shown),
                preset.about,
            )
            for name, preset in presets().items()
        ],
    )


def _dialects() -> str:
    return _table(
        ("dialect", "keywords of values and counts", "formats", "objects", "what is left out"),
        [
            (
                f"`{dialect.name}`",
                ", ".join(f"`{keyword}`" for keyword in sorted(dialect.keywords)),
                ", ".join(sorted(dialect.formats)),
                _objects(dialect),
                "told in the description" if dialect.told else "",
            )
            for dialect in DIALECTS.values()
        ],
    )


def _objects(dialect: Dialect) -> str:
    words = ["may have further members" if dialect.open else "closed"]
    words += [] if dialect.optional else ["all members required"]
    words += [] if dialect.recursive else ["no recursion"]
    words += ["the answer is one"] if dialect.objects_only else []
    return ", ".join(words)


def _licences() -> str:
    table: Mapping[str, Any] = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    services: dict[str, list[str]] = {}
    for provider, licence in table["services"].items():
        services.setdefault(licence, []).append(f"`{provider}`")
    return _table(
        ("licence", "terms", "document", "of providers", "asks"),
        [
            (f"`{name}`", f"`{row['terms']}`", row["document"], ", ".join(services.get(name, ())), row.get("duty", ""))
            for name, row in table["licenses"].items()
        ],
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), ["---" for _ in head], *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


_API = (ApiSettings,)
TABLES: Mapping[str, Callable[[], str]] = {
    "api": lambda: _settings(ApiSettings),
    "openai": lambda: _settings(OpenAISettings, _API),
    "anthropic": lambda: _settings(AnthropicSettings, _API),
    "ollama": lambda: _settings(OllamaSettings, _API),
    "openai_batch": lambda: _settings(OpenAIBatchSettings, (ApiSettings, OpenAISettings)),
    "anthropic_batch": lambda: _settings(AnthropicBatchSettings, (ApiSettings, AnthropicSettings)),
    "vllm": lambda: _settings(VllmSettings),
    "transformers": lambda: _settings(TransformersSettings),
    "replay": lambda: _settings(ReplaySettings),
    "capabilities": _capabilities,
    "hosts": _hosts,
    "vllm_presets": _vllm_presets,
    "dialects": _dialects,
    "licences": _licences,
}


def main() -> int:
    before = TARGET.read_text(encoding="utf-8")
    after = _TABLE.sub(lambda found: f"{found['name']}{found['head']}\n{TABLES[found['name']]()}\n", before)
    if after == before:
        return 0
    if "--check" in sys.argv[1:]:
        sys.stderr.write(f"{TARGET.name} is out of date: run python docs/generate_teachers.py\n")
        return 1
    TARGET.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
