"""The structure of a schema as one short text, for splits: equal where two schemas differ in words only.

What counts: types, required-ness, nesting, bounds, formats, patterns, combinations, how many values of which kinds an
enumeration has.  What does not: the names of members, titles, descriptions, examples, defaults and comments, the values
of an enumeration or a constant, the order of members and branches, hints and rules (`x-...`), which parts are inlined
or referred to and under what name, definitions nothing refers to, and the draft the same thing is spelled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from edgejson.schema.document import Document
from edgejson.schema.structure import Part, Structure
from edgejson.types import Json

__all__ = ["fingerprint"]

_SIZE = 16


def fingerprint(document: Mapping[str, Json] | Document) -> str:
    """32 hexadecimal digits for the structure of a schema, names left out.

    Two schemas have the same fingerprint when their structures, with every reference followed to no end, are the same
    tree; a recursive schema and the same one unrolled by a turn are equal.

    Raises:
        SchemaError: the document is malformed or refers outside itself.

    >>> one = {"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}, "required": ["age"]}
    >>> two = {
    ...     "type": "object",
    ...     "properties": {"n": {"$ref": "#/$defs/Count"}},
    ...     "required": ["n"],
    ...     "$defs": {"Count": {"type": "integer", "minimum": 0, "title": "A count"}},
    ... }
    >>> fingerprint(one) == fingerprint(two)
    True
    """
    structure = Structure(document if isinstance(document, Document) else Document(document))
    return _digest_of(structure.root, structure.parts).hex()


def _digest_of(root: str, parts: Mapping[str, Part]) -> bytes:
    """A digest of the tree that unfolds from the root: equal trees, however they are written down, have equal digests.

    A part that reaches no circle is a finite tree, digested from its leaves up.  The others are told apart round by
    round, each round looking one level deeper, until a round tells no more of them apart.  Then the kinds that were
    told apart, each with the kinds it leads to, are the whole of what there is.  Whether a part is endless, and how
    many rounds that takes, are properties of the unfolded tree and not of the way it is written down.
    """
    labels = {place: repr(part.label).encode() for place, part in parts.items()}
    digests = _finite(parts, labels)
    if root in digests:
        return digests[root]
    endless = [place for place in parts if place not in digests]
    digests.update((place, _hash([labels[place]])) for place in endless)
    kinds = len({digests[place] for place in endless})
    while True:
        deeper = {place: _digest(labels[place], parts[place], digests) for place in endless}
        pairs = {digests[place] + deeper[place] for place in endless}
        told_apart = len(set(deeper.values()))
        if told_apart == kinds:
            return _hash([deeper[root], *sorted(pairs)])
        digests.update(deeper)
        kinds = told_apart


def _finite(parts: Mapping[str, Part], labels: Mapping[str, bytes]) -> dict[str, bytes]:
    """The digests of the parts that reach no circle: those whose every part is known already, over and over."""
    waiting = {place: len(part.edges) for place, part in parts.items()}
    above: dict[str, list[str]] = {place: [] for place in parts}
    for place, part in parts.items():
        for edge in part.edges:
            above[edge.place].append(place)
    digests: dict[str, bytes] = {}
    ready = [place for place, count in waiting.items() if not count]
    while ready:
        place = ready.pop()
        digests[place] = _digest(labels[place], parts[place], digests)
        for upper in above[place]:
            waiting[upper] -= 1
            if not waiting[upper]:
                ready.append(upper)
    return digests


def _digest(label: bytes, part: Part, digests: Mapping[str, bytes]) -> bytes:
    edges: list[Any] = sorted(repr((edge.tag, edge.key)).encode() + digests[edge.place] for edge in part.edges)
    return _hash([label, *edges])


def _hash(pieces: Iterable[bytes]) -> bytes:
    digest = blake2b(digest_size=_SIZE)
    for piece in pieces:
        digest.update(len(piece).to_bytes(4, "big"))
        digest.update(piece)
    return digest.digest()
