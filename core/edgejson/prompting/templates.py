"""Prompt templates: YAML files with a system and a user part, those in the box and those of a recipe's folder.

A template is found by ``FAMILY.INTENT``, else by ``INTENT``.  A line that holds nothing but placeholders disappears
where all of them are empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import yaml

from edgejson.errors import RecipeError, near_names
from edgejson.types import Message

__all__ = ["INTENTS", "PromptTemplate", "Templates", "override_files", "read_yaml"]

_TEXT = {"language", "genre", "difficulty", "diversity", "forms", "nulls", "decoys", "examples", "title", "fields"}
_INSTANCE = {"policy", "locale", "diversity", "rules"}
INTENTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "text": (frozenset({"json", "language"}), frozenset(_TEXT)),
    "instance": (frozenset({"schema"}), frozenset(_INSTANCE)),
    "instances": (frozenset({"schema", "count"}), frozenset(_INSTANCE)),
    "judge": (frozenset({"task", "answers"}), frozenset({"facts"})),
}
"""What can be asked: the placeholders that its template must have, and those that it may have."""
_BOX = "edgejson.prompting.words"
_KEYS = {"version", "system", "user"}
_ONLY_PLACEHOLDERS = re.compile(r"\s*(?:\$\{\w+\}\s*)+")
_SEVERAL_BLANK_LINES = re.compile(r"\n{3,}")
_MOST_FORMS = 1024


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """The words of one prompt; `version` is what its author counts."""

    name: str
    version: int
    system: str
    user: str

    @property
    def digest(self) -> bytes:
        parts = (self.name, str(self.version), self.system, self.user)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()

    def fill(self, values: Mapping[str, str]) -> tuple[Message, ...]:
        """The messages; what `values` say is never read as a placeholder."""
        void = frozenset(name for name, value in values.items() if not value)
        parts = (("system", self.system), ("user", self.user))
        return tuple(
            {"role": role, "content": (_form(text, void) % values).rstrip()} for role, text in parts if text.strip()
        )


class Templates:
    """The templates in the box, those of `folder` in the place of their namesakes.

    `families` are the tasks that a recipe's folder may have templates for.

    Raises:
        RecipeError: a file of `folder` is no template, misses a placeholder or has one that nothing fills.
    """

    def __init__(self, folder: Path | None = None, families: Collection[str] = ()) -> None:
        self._by_name: dict[str, PromptTemplate] = {}
        for file in sorted(files(_BOX).iterdir(), key=lambda entry: entry.name):
            name = file.name.removesuffix(".yaml")
            if file.name.endswith(".yaml") and name.rpartition(".")[2] in INTENTS:
                self._read(name, file.read_text(encoding="utf-8"), file.name)
        if folder is not None:
            known = [*self._by_name, *(f"{family}.{intent}" for family in families for intent in INTENTS)]
            for name, text, where in override_files(folder):
                if name in known:
                    self._read(name, text, where)
                elif name != "wording":
                    hint = near_names(name, (*known, "wording"))
                    raise RecipeError(f"there is no prompt {name!r}", where=where, hint=hint)

    @property
    def digest(self) -> bytes:
        """Changes with any of them."""
        digests = (self._by_name[name].digest for name in sorted(self._by_name))
        return hashlib.blake2b(b"".join(digests), digest_size=16).digest()

    def find(self, family: str, intent: str) -> PromptTemplate:
        """The words for an intent, a family's own where it has some."""
        return self._by_name.get(f"{family}.{intent}") or self._by_name[intent]

    def _read(self, name: str, text: str, where: str) -> None:
        parts = read_yaml(text, where)
        if parts.keys() != _KEYS:
            odd = ", ".join(sorted(parts.keys() ^ _KEYS))
            raise RecipeError(f"a prompt has version, system and user, and nothing else; see: {odd}", where=where)
        version, system, user = parts["version"], parts["system"], parts["user"]
        if type(version) is not int or not isinstance(system, str) or not isinstance(user, str):
            raise RecipeError("version is a whole number, system and user are texts", where=where)
        required, optional = INTENTS[name.rpartition(".")[2]]
        used = _placeholders(system, where) | _placeholders(user, where)
        for missing in sorted(required - used):
            raise RecipeError(f"the placeholder ${{{missing}}} is missing", where=where)
        for unknown in sorted(used - required - optional):
            hint = near_names(unknown, required | optional)
            raise RecipeError(f"nothing fills the placeholder ${{{unknown}}}", where=where, hint=hint)
        self._by_name[name] = PromptTemplate(name, version, system, user)


def override_files(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and place of each file of a recipe's folder of prompts; `RecipeError` for one that is no YAML file."""
    try:
        found = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
        for file in found:
            if file.suffix != ".yaml" or not file.is_file():
                hint = f"prompts are files NAME.yaml: {', '.join(INTENTS)}, TASK.{next(iter(INTENTS))}, wording"
                raise RecipeError("this is no prompt", where=str(file), hint=hint)
            yield file.stem, file.read_text(encoding="utf-8"), str(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RecipeError(f"prompts cannot be read: {reason}", where=str(folder)) from None


def read_yaml(text: str, where: str) -> dict[str, Any]:
    """The mapping that a YAML text holds; `RecipeError` with file and line when it holds none."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}:{mark.line + 1}" if mark is not None else where
        raise RecipeError(f"this is no YAML: {getattr(error, 'problem', None) or error}", where=place) from None
    if not isinstance(value, dict):
        raise RecipeError("a file of prompts holds keys with texts", where=where)
    return value


def _placeholders(text: str, where: str) -> set[str]:
    template = Template(text)
    if not template.is_valid():
        raise RecipeError("a $ that starts no placeholder", where=where, hint="write ${name}, and $$ for a plain $")
    return set(template.get_identifiers())


@lru_cache(maxsize=_MOST_FORMS)
def _form(text: str, void: frozenset[str]) -> str:
    """A part of a template as a form for ``%``, without the lines that hold only placeholders of `void`: read once for
    the many thousand prompts that are made with it.
    """
    lines = [line for line in text.split("\n") if not _is_void(line, void)]
    words = Template(_SEVERAL_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip().replace("%", "%%"))
    return words.substitute({name: f"%({name})s" for name in words.get_identifiers()})


def _is_void(line: str, void: frozenset[str]) -> bool:
    return _ONLY_PLACEHOLDERS.fullmatch(line) is not None and void.issuperset(Template(line).get_identifiers())
