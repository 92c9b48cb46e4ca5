"""The pack itself: this package's folders, read as they lie."""

from __future__ import annotations

from importlib.resources import files

from edgejson.packs import DirectoryPack

__all__ = ["VERSION", "core_pack"]

VERSION = "1.2.0"
"""Raised with every change that alters what a schema allows or what a seed gives."""


def core_pack() -> DirectoryPack:
    """The 25 schemas with their tables."""
    return DirectoryPack(files("edgejson_pack_core"), name="core", version=VERSION, license="Apache-2.0")
