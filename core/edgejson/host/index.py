"""Which plugins are installed: one scan of the metadata of every distribution, importing none of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from edgejson.host.installed import installed

__all__ = ["BUILT_IN", "KINDS", "Kind", "PluginRow", "Status", "canonical_name", "scan"]

Kind: TypeAlias = Literal["schemas", "teachers", "checks", "tasks"]
Status: TypeAlias = Literal["ok", "conflict", "disabled", "failed"]

KINDS: tuple[Kind, ...] = ("schemas", "teachers", "checks", "tasks")
BUILT_IN = "edgejson"
"""The distribution whose plugins ship with the core."""

GROUP_PREFIX = "edgejson."
PLUGIN_ID = re.compile(r"[a-z][a-z0-9_]*")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginRow:
    """One entry point of an installed distribution; `reason` says why its status is not ``ok``."""

    kind: Kind
    name: str
    distribution: str
    version: str
    target: str
    status: Status = "ok"
    reason: str = ""

    @property
    def key(self) -> str:
        """The one name of this plugin: ``kind/name@distribution``."""
        return f"{self.kind}/{self.name}@{self.distribution}"

    @property
    def built_in(self) -> bool:
        return canonical_name(self.distribution) == BUILT_IN

    def __str__(self) -> str:
        return f"{self.kind}/{self.name} of {self.distribution} {self.version}"

    def to_json(self) -> dict[str, str]:
        """The row as ``list-plugins --json`` prints it; `reason` only where there is one."""
        row = {
            "kind": self.kind,
            "name": self.name,
            "distribution": self.distribution,
            "version": self.version,
            "target": self.target,
            "status": self.status,
        }
        return {**row, "reason": self.reason} if self.reason else row


def canonical_name(distribution: str) -> str:
    """The spelling under which two distribution names are the same one (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def scan(enabled: frozenset[str] | None = None) -> tuple[PluginRow, ...]:
    """Every plugin on `sys.path` with its status, by kind, name and distribution.

    `enabled` names the distributions or plugin ids of third parties that may be used; None means all of them.  A
    distribution whose metadata cannot be read is logged and left out, so it hides nobody else.
    """
    # An entry point that is there twice, word for word, is one plugin.
    found = list(dict.fromkeys(_entry_points()))
    targets: dict[str, list[str]] = {}
    for row in found:
        targets.setdefault(row.key, []).append(row.target)
    rows = [_alone(row, enabled, targets[row.key]) for row in found]
    claims: dict[tuple[Kind, str], list[PluginRow]] = {}
    for row in rows:
        if row.status == "ok":
            claims.setdefault((row.kind, row.name), []).append(row)
    judged = (_against_rivals(row, claims.get((row.kind, row.name), [])) for row in rows)
    return tuple(sorted(judged, key=lambda row: (KINDS.index(row.kind), row.name, row.distribution, row.target)))


def _entry_points() -> Iterator[PluginRow]:
    seen: set[str] = set()
    for distribution in installed(GROUP_PREFIX):
        # One malformed file anywhere must not hide everybody else.
        try:
            name, version = distribution.name_and_version()
            rows = [row for point in distribution.entry_points() for row in _rows_of(point, name, version)]
        except Exception as error:  # noqa: BLE001  a stranger's file can be wrong in any way
            logger.warning(
                "a distribution in %s is skipped, its metadata is broken: %s",
                distribution.place,
                " ".join(str(error).split()),
            )
            continue
        # Of two copies of a distribution the first on the path is the one that is imported.
        canonical = canonical_name(name)
        if canonical not in seen:
            seen.add(canonical)
            yield from rows


def _rows_of(point: tuple[str, str, str], distribution: str, version: str) -> Iterator[PluginRow]:
    group, name, target = point
    if not group.startswith(GROUP_PREFIX):
        return
    for kind in KINDS:
        if group == GROUP_PREFIX + kind:
            yield PluginRow(kind=kind, name=name, distribution=distribution, version=version, target=target)
            return
    logger.warning("%s %s: unknown entry-point group %s", distribution, version, group)


def _alone(row: PluginRow, enabled: frozenset[str] | None, targets: Sequence[str]) -> PluginRow:
    """The row with the status that it has whatever else is installed."""
    if enabled is not None and not row.built_in:
        names = {canonical_name(name) for name in enabled}
        if canonical_name(row.distribution) not in names and canonical_name(row.name) not in names:
            return replace(row, status="disabled", reason="left out by EDGEJSON_PLUGINS")
    if not PLUGIN_ID.fullmatch(row.name):
        return replace(row, status="failed", reason="the entry-point name is no id (lower-case letters, digits, _)")
    if len(targets) > 1:
        return replace(row, status="failed", reason=f"its distribution gives this name to {' and '.join(targets)}")
    return row


def _against_rivals(row: PluginRow, claims: Sequence[PluginRow]) -> PluginRow:
    rivals = [claim for claim in claims if claim != row]
    if row.status != "ok" or not rivals or row.built_in:
        return row  # an id of the box stays with the box
    owners = ", ".join(f"{rival.distribution} {rival.version}" for rival in rivals)
    choice = f"{row.name}@{row.distribution} chooses this one"
    return replace(row, status="conflict", reason=f"also offered by {owners}; {choice}")
