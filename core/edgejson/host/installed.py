"""The distributions on the path that have entry points of ours, read without `importlib.metadata`.

Importing that module takes as long as importing click, and half of the time that the whole listing may take.  Files of
installed distributions are simple: what is needed of them is read here.  Where distributions are found in other ways
(in a zip file, by another finder), that module is asked after all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import PathFinder
from itertools import chain
from typing import NamedTuple

__all__ = ["Installed", "installed"]

Read = Callable[[str], "str | None"]
"""The text of a file of a distribution's metadata, None where there is none."""


class Installed(NamedTuple):
    """A distribution: where it was found, and its metadata files."""

    place: str
    read: Read

    def name_and_version(self) -> tuple[str, str]:
        """What METADATA says.

        Raises:
            ValueError: it does not, or cannot be read.
        """
        text = self.read("METADATA") or self.read("PKG-INFO") or ""
        headers = dict(reversed([_header(line) for line in text.partition("\n\n")[0].splitlines()]))
        if not headers.get("name") or not headers.get("version"):
            raise ValueError("no METADATA with Name and Version")
        return headers["name"], headers["version"]

    def entry_points(self) -> Iterator[tuple[str, str, str]]:
        """Group, name and target of each.

        Raises:
            ValueError: entry_points.txt is malformed.
        """
        group = ""
        for number, raw in enumerate((self.read("entry_points.txt") or "").splitlines(), 1):
            line = raw.strip()
            if line.startswith("[") and line.endswith("]"):
                group = line[1:-1]
            elif line and not line.startswith("#"):
                name, equals, target = line.partition("=")
                if not equals:
                    raise ValueError(f"entry_points.txt, line {number}: {line!r} names no target")
                yield group, name.strip(), target.strip()


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


def installed(group_prefix: str) -> Iterator[Installed]:
    """Every distribution whose entry_points.txt speaks of groups with that prefix, in the order of the path."""
    mark = f"[{group_prefix}".encode()
    for entry in sys.path:
        if os.path.isfile(entry) or entry.endswith(".egg"):  # noqa: PTH113  as below
            yield from _asked(entry)
            continue
        try:
            with os.scandir(entry or ".") as found:
                infos = sorted(each.path for each in found if each.name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue  # a path may name what is not there
        for info in infos:
            if mark in (_bytes(info, "entry_points.txt") or b""):
                yield Installed(entry, _reader(info))
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        yield from _asked(None)


def _bytes(folder: str, name: str) -> bytes | None:
    try:
        with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123  pathlib is slow to import and to use
            return file.read()
    except OSError:
        return None


def _reader(folder: str) -> Read:
    def read(name: str) -> str | None:
        content = _bytes(folder, name)
        return None if content is None else content.decode().replace("\r\n", "\n")

    return read


def _asked(entry: str | None) -> Iterator[Installed]:
    """What `importlib.metadata` finds in one entry of the path, or by all other finders."""
    from importlib import metadata

    if entry is not None:
        found = metadata.distributions(path=[entry])
    else:
        context = metadata.DistributionFinder.Context()
        finders = [finder for finder in sys.meta_path if finder is not PathFinder]
        asked = [getattr(finder, "find_distributions", None) for finder in finders]
        found = chain.from_iterable(find(context) for find in asked if find is not None)
    for distribution in found:
        yield Installed(str(distribution.locate_file("")), distribution.read_text)
