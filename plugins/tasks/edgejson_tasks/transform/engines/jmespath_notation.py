"""How JMESPath writes names, paths and values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["literal_of", "name_of", "path_of"]

_PLAIN = re.compile("[A-Za-z_][A-Za-z0-9_]*")


def name_of(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def path_of(names: Iterable[str]) -> str:
    return ".".join(map(name_of, names))


def literal_of(value: Json) -> str | None:
    if isinstance(value, str) and "'" not in value and "\\" not in value:
        return f"'{value}'"
    text = jsontext.canonical(value)
    return None if "`" in text else f"`{text}`"
