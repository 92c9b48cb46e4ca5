"""Canonical JSON text: RFC 8785 (JSON Canonicalization Scheme).

`rfc8785` is the reference; it gets every published vector right but takes some 90 microseconds a document.
`orjson` with sorted keys writes the same bytes for a large, easily recognised part of all documents (checked
against `rfc8785` by a property test), so it is used there and only there.
"""

from __future__ import annotations

from typing import Any

import orjson
import rfc8785

from edgejson.types import Json

_SAFE_INTEGER = 2**53 - 1


class CanonicalError(ValueError):
    """The value lies outside the domain of RFC 8785 (integers beyond 2^53-1, non-finite numbers, lone surrogates)."""


def canonical(value: Json) -> str:
    """The one canonical text of `value`; `CanonicalError` when it has none.

    >>> canonical({"name": "Ana", "age": 27.0})
    '{"age":27,"name":"Ana"}'
    """
    return canonical_bytes(value).decode()


def canonical_bytes(value: Json) -> bytes:
    """`canonical` as UTF-8 bytes."""
    if _same_in_both(value):
        try:
            return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
        except (TypeError, orjson.JSONEncodeError) as error:
            raise CanonicalError(str(error)) from None
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise CanonicalError(str(error)) from None


def _same_in_both(value: Any) -> bool:
    """Whether orjson's sorted form is the canonical one.

    It is for ASCII names (code point order is UTF-16 order), safe integers, and floats that both print as the same
    plain decimal.
    """
    kind = type(value)
    if kind is dict:
        for name in value:
            if type(name) is not str or not name.isascii():
                return False
        members: Any = value.values()
    elif kind is list:
        members = value
    else:
        return _same_leaf(value, kind)
    for member in members:
        kind = type(member)
        if kind is str or kind is bool or member is None:
            continue
        if kind is dict or kind is list:
            if not _same_in_both(member):
                return False
        elif not _same_leaf(member, kind):
            return False
    return True


def _same_leaf(value: Any, kind: type) -> bool:
    if kind is int:
        return bool(-_SAFE_INTEGER <= value <= _SAFE_INTEGER)
    if kind is float:
        return bool(1e-4 <= abs(value) < 1e15 and not value.is_integer())
    return kind is str or kind is bool or value is None
