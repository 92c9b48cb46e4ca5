"""The names of a new package: what a person says, and the distribution, module, class and plugin id that follow."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from edgejson.errors import InputError
from edgejson.host import Host, Kind
from edgejson.recipe import TASK_ALIASES

__all__ = ["PACKAGE_KINDS", "PackageKind", "PackageName"]

PackageKind: TypeAlias = Literal["pack", "check", "teacher", "task"]

PACKAGE_KINDS: tuple[PackageKind, ...] = get_args(PackageKind)

_PLUGIN_KIND: dict[PackageKind, Kind] = {"pack": "schemas", "check": "checks", "teacher": "teachers", "task": "tasks"}
_NAME = re.compile(r"[a-z](?:[a-z0-9]|[-_](?=[a-z0-9]))*")
_MOST_CHARACTERS = 40
_TAKEN: dict[PackageKind, dict[str, str]] = {
    "check": {"all": "in a recipe `all` stands for the checks in the box"},
    "task": {alias: f"it is an older name of the task {name}" for alias, name in TASK_ALIASES.items()},
}
"""Ids that no plugin has and none can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageName:
    """The names of one package; `words` are those of its plugin's id.

    >>> name = PackageName.of("pack", "acme-shop")
    >>> name.plugin_id, name.distribution, name.module, name.class_name
    ('acme_shop', 'edgejson-pack-acme-shop', 'edgejson_pack_acme_shop', 'AcmeShop')
    """

    kind: PackageKind
    words: tuple[str, ...]

    @classmethod
    def of(cls, kind: PackageKind, name: str) -> PackageName:
        """The names that follow from what a person wrote: the id (`acme_shop`), or the distribution's whole name.

        Raises:
            InputError: it cannot be the name of a plugin of this kind.
        """
        short = name.removeprefix(f"edgejson-{kind}-").removeprefix(f"edgejson_{kind}_")
        if not _NAME.fullmatch(short) or len(short) > _MOST_CHARACTERS:
            raise InputError(
                "a name begins with a letter and has lower-case letters, digits and single - or _, "
                f"at most {_MOST_CHARACTERS} of them",
                where=repr(name),
                hint=_near(short),
            )
        made = cls(kind=kind, words=tuple(re.split("[-_]", short)))
        if made.plugin_id in _TAKEN.get(kind, {}):
            raise InputError(f"cannot be the name of a {kind}", where=repr(name), hint=_TAKEN[kind][made.plugin_id])
        return made

    @property
    def plugin_kind(self) -> Kind:
        return _PLUGIN_KIND[self.kind]

    @property
    def plugin_id(self) -> str:
        return "_".join(self.words)

    @property
    def distribution(self) -> str:
        return f"edgejson-{self.kind}-{'-'.join(self.words)}"

    @property
    def module(self) -> str:
        return self.distribution.replace("-", "_")

    @property
    def class_name(self) -> str:
        return "".join(map(str.capitalize, self.words))

    def must_be_free(self, host: Host) -> None:
        """`InputError` when an installed distribution already offers a plugin of this kind and id."""
        for row in host.index(self.plugin_kind):
            if row.name == self.plugin_id:
                raise InputError(
                    f"{row.kind}/{row.name} is already offered by {row.distribution} {row.version}",
                    where=repr(self.plugin_id),
                    hint="choose another name: two plugins with one id are in conflict wherever both are installed",
                )


def _near(name: str) -> str:
    """The hint with a name that can be used, where one can be made of this one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789")[:_MOST_CHARACTERS].rstrip("_")
    return f"did you mean {near}?" if near else ""
