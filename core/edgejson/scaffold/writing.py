"""Write a package from its templates: whole or not at all, and never over something that is there."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from edgejson.errors import InputError
from edgejson.host import BUILT_IN, Host
from edgejson.scaffold.licensing import LICENSES, License
from edgejson.scaffold.naming import PackageKind, PackageName

__all__ = ["create_package"]

_TOKEN = re.compile(r"@@(\w+)@@")
_ENDING = ".tmpl"
_HIDDEN = {"gitignore": ".gitignore"}
"""Files whose own name would mean something among the templates."""

_DESCRIPTIONS: Mapping[PackageKind, str] = {
    "pack": "JSON Schemas for edgejson, with rules and tables of values",
    "check": "A quality check for edgejson",
    "teacher": "A teacher for edgejson",
    "task": "A task family for edgejson",
}
_WITH_SETTINGS = frozenset({"check", "teacher"})
"""Kinds whose template has a settings model."""


def create_package(
    kind: PackageKind,
    name: str,
    into: Path,
    *,
    license: str = "Apache-2.0",  # noqa: A002 - the word of pyproject.toml
    author: str = "",
    host: Host | None = None,
) -> Path:
    """Write a package with one plugin and return its folder, which is named like the distribution, in `into`.

    Raises:
        InputError: the name cannot be used or is taken, the folder exists, or there is no such licence.
    """
    names = PackageName.of(kind, name)
    chosen = LICENSES.get(license)
    if chosen is None:
        raise InputError("no such licence", where=license, hint=f"known: {', '.join(LICENSES)}")
    folder = into / names.distribution
    if folder.exists() or folder.is_symlink():
        raise InputError("is already there, and nothing is overwritten", where=str(folder))
    names.must_be_free(host or Host.from_environment())
    if not author.isprintable():
        raise InputError("an author is one line of text", where=repr(author))
    words = _words(names, chosen, author.strip() or f"The {names.distribution} authors")
    package = {path: _filled(text, words) for path, text in _templates(kind, chosen)}
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".edgejson-new-", dir=into) as scratch:
        unfinished = Path(scratch, names.distribution)
        for path, text in package.items():
            target = unfinished / _filled(path, words)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        unfinished.rename(folder)
    return folder


def _words(names: PackageName, license_: License, author: str) -> Mapping[str, str]:
    """What stands for each ``@@word@@`` of the templates."""
    core = ".".join(metadata.version(BUILT_IN).split(".")[:2])
    dependencies = [f"{BUILT_IN}>={core}", *(["pydantic>=2.9"] if names.kind in _WITH_SETTINGS else [])]
    return {
        "id": names.plugin_id,
        "group": names.plugin_kind,
        "distribution": names.distribution,
        "module": names.module,
        "class": names.class_name,
        "description": _DESCRIPTIONS[names.kind],
        "author": author,
        "author_toml": json.dumps(author, ensure_ascii=False),  # of one printable line, JSON is TOML
        "license": license_.expression,
        "license_name": license_.name,
        "classifiers": _listed([*license_.classifiers, "Typing :: Typed"]),
        "dependencies": _listed(dependencies),
    }


def _listed(texts: list[str]) -> str:
    return ", ".join(map(json.dumps, texts))


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda token: words[token[1]], text)


def _templates(kind: PackageKind, license_: License) -> Iterator[tuple[str, str]]:
    """Path in the package and text of every template, words not yet filled in."""
    here = files("edgejson.scaffold")
    for part in ("common", kind):
        yield from _below(here / "templates" / part, PurePosixPath())
    yield "LICENSE", (here / "licenses" / f"{license_.name}.txt").read_text(encoding="utf-8")


def _below(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, path / entry.name)
        elif entry.name.endswith(_ENDING):
            name = entry.name.removesuffix(_ENDING)
            yield str(path / _HIDDEN.get(name, name)), entry.read_text(encoding="utf-8")
