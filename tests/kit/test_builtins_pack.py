"""The packs in the box keep the contract of schema packs."""

from __future__ import annotations

from edgejson.testing import PackContract


class TestCorePack(PackContract):
    plugin = "core"


class TestRealPack(PackContract):
    plugin = "real"
