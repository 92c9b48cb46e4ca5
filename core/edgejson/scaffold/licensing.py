"""The licences that a new package can have, each with its whole text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LICENSES", "License"]


@dataclass(frozen=True, slots=True)
class License:
    """`name` is what a person says and the name of the file with the text; `expression` is that of SPDX."""

    name: str
    expression: str
    classifiers: tuple[str, ...] = ()


LICENSES = {
    offered.name: offered
    for offered in (
        License("Apache-2.0", "Apache-2.0"),
        License("MIT", "MIT"),
        License("BSD-3-Clause", "BSD-3-Clause"),
        # Package indexes refuse an upload with this classifier.
        License("Proprietary", "LicenseRef-Proprietary", ("Private :: Do Not Upload",)),
    )
}
"""By name; the first is the default."""
