"""What the contracts of all kinds share: a plugin, its settings, and the host they go through."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from edgejson.host import Host, Kind
from edgejson.testing.demands import demand
from edgejson.testing.plugins import assert_valid_plugin

__all__ = ["PluginContract"]


class PluginContract:
    """Subclass the contract of your kind, name the class ``Test...``, and pytest runs all of its tests."""

    kind: ClassVar[Kind]

    plugin: ClassVar[str] = ""
    """The entry-point name of the plugin."""

    settings: ClassVar[Mapping[str, object]] = MappingProxyType({})
    """What a recipe would give it."""

    def test_it_is_a_valid_plugin(self) -> None:
        """See `assert_valid_plugin`."""
        demand(self.plugin, f"{type(self).__name__} says not which plugin it is about: plugin = NAME")
        assert_valid_plugin(self.kind, self.plugin, self.settings, host=self.host())

    @classmethod
    @cache
    def host(cls) -> Host:
        """The host that the plugin of this class comes from: everything installed can be named."""
        return Host()

    @classmethod
    def name(cls) -> str:
        """The id of the plugin, where `plugin` also says whose it is (``id@distribution``)."""
        return cls.plugin.partition("@")[0]

    @classmethod
    def create(cls) -> Any:
        """The plugin's object, made anew."""
        return cls.host().create(cls.kind, cls.plugin, cls.settings, where="settings")

    @classmethod
    def itself(cls) -> dict[str, Any]:
        """What another process needs to make the same object."""
        return {"plugin": cls.plugin, "settings": dict(cls.settings)}

    @classmethod
    def beside(cls, name: str | Path) -> Path:
        """A file named relative to the module of the class."""
        return Path(inspect.getfile(cls)).parent / name
