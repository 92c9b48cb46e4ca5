"""JSON as text: strict reading (RFC 8259), canonical writing (RFC 8785), pointers (RFC 6901), typed equality."""

from edgejson.jsontext.canonicalize import CanonicalError, canonical, canonical_bytes
from edgejson.jsontext.pointer import escape, join, leaves, resolve, split
from edgejson.jsontext.strict import MAX_DEPTH, JsonTextError, equal, exact, parse

__all__ = [
    "MAX_DEPTH",
    "CanonicalError",
    "JsonTextError",
    "canonical",
    "canonical_bytes",
    "equal",
    "escape",
    "exact",
    "join",
    "leaves",
    "parse",
    "resolve",
    "split",
]
