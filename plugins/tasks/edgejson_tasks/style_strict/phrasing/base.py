"""What a style instruction is made of, in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Phrases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Wordings of one language.

    Each axis maps a choice to sentences that say it alone.  `only` sentences forbid anything after the document and so
    decide about a final line feed; `newline` asks for one.  `apart` introduces the choices that differ from RFC 8785;
    `reject` says what to answer for a document outside the domain, ``{errors}`` being the list of error names.
    """

    tasks: tuple[str, ...]
    rfc_8785: tuple[str, ...]
    apart: tuple[str, ...]
    whitespace: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]
    escapes: Mapping[str, tuple[str, ...]]
    newline: tuple[str, ...]
    only: tuple[str, ...]
    forms: tuple[str, ...]
    reject: tuple[str, ...]
