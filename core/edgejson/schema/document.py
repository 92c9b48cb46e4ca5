"""A JSON Schema document: its draft, its parts, and where its references lead.

Everything is addressed by the JSON Pointer of a subschema in the one document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urldefrag, urljoin

import jsonschema_rs

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.schema.mending import mended
from edgejson.schema.references import BUNDLED, References, subschemas
from edgejson.schema.regex import is_large
from edgejson.types import Json

__all__ = ["Document", "subschemas"]

DRAFTS: Mapping[int, str] = {
    2020: "https://json-schema.org/draft/2020-12/schema",
    2019: "https://json-schema.org/draft/2019-09/schema",
    7: "http://json-schema.org/draft-07/schema#",
    6: "http://json-schema.org/draft-06/schema#",
    4: "http://json-schema.org/draft-04/schema#",
}
"""The drafts that are understood, by short number."""

_DIALECTS: Mapping[str, int] = {
    **{uri.rstrip("#").partition("://")[2]: number for number, uri in DRAFTS.items()},
    "json-schema.org/schema": 2020,
    "json-schema.org/draft/2019-09/hyper-schema": 2019,
    "json-schema.org/draft/2020-12/hyper-schema": 2020,
    **{f"json-schema.org/draft-0{number}/hyper-schema": number for number in (4, 6, 7)},
    "json-schema.org/draft-05/schema": 4,
    "spec.openapis.org/oas/3.1/dialect/base": 2020,
}
"""What documents declare, without scheme and fragment; draft 5 changed nothing but words."""

_NAMELESS = "edgejson:///document"
"""The name of a document that states none."""


class Document:
    """A checked schema document; `SchemaError` for one that is malformed, of an unknown draft or not self-contained."""

    def __init__(self, document: Mapping[str, Json], *, id: str = "") -> None:  # noqa: A002 - the word for it everywhere else
        self.id = id
        self.root: dict[str, Any] = _detached(document, id)
        self.relaxed: tuple[tuple[str, str], ...] = ()
        """Pointer and reason of what had to be relaxed for the document to be read."""
        self.draft = self._detect()
        self.references = References(self.root, self.draft, self.error)

    def mend(self) -> bool:
        """Put right what a validator refuses and what is clear all the same (`mending`); whether there was any."""
        relaxed = mended(self.root)
        if relaxed is None:
            return False
        self.relaxed += tuple(relaxed)
        if hasattr(self, "references"):
            self.references = References(self.root, self.draft, self.error)
        return True

    @property
    def sha256(self) -> str:
        """Of the canonical text; of the sorted text for the rare document outside the canonical domain."""
        try:
            data = jsontext.canonical_bytes(self.root)
        except jsontext.CanonicalError:
            data = json.dumps(self.root, sort_keys=True, ensure_ascii=True).encode()
        return sha256(data).hexdigest()

    @property
    def dialect(self) -> str:
        """The URI of the draft."""
        return DRAFTS[self.draft]

    def at(self, pointer: str) -> Any:
        """The subschema at `pointer`."""
        return self.references.at(pointer)

    def target(self, pointer: str) -> str | None:
        """Where the (first) reference in the subschema at `pointer` leads; None when it holds none."""
        return next(iter(self.references.targets(pointer)), None)

    def uri(self, pointer: str) -> str:
        """The name of the subschema at `pointer` for a validator that has `resources` at hand."""
        if pointer.startswith(BUNDLED):
            resource, _, inner = pointer.removeprefix(f"{BUNDLED}/").partition("/")
            return f"{resource.replace('~1', '/').replace('~0', '~')}#{quote(f'/{inner}' if inner else '')}"
        return f"{self._name}#{quote(pointer)}"

    @cached_property
    def _name(self) -> str:
        own = self.root.get("id" if self.draft == 4 else "$id")
        return urldefrag(urljoin(_NAMELESS, own if isinstance(own, str) else ""))[0]

    @cached_property
    def resources(self) -> jsonschema_rs.Registry:
        """The document and the bundled meta-schemas that it refers to."""
        return jsonschema_rs.Registry(
            [(self._name, {**self.root, "$schema": self.dialect}), *self.references.bundle.items()]
        )

    @cached_property
    def registry(self) -> jsonschema_rs.Registry | None:
        """The bundled meta-schemas that the document refers to, for validators; None when there are none."""
        return jsonschema_rs.Registry(list(self.references.bundle.items())) if self.references.bundle else None

    def error(self, what: str, pointer: str = "", *, hint: str = "") -> SchemaError:
        """An error about the subschema at `pointer`."""
        return SchemaError(what, where=f"{self.id}#{pointer}" if self.id or pointer else "", hint=hint)

    # ------------------------------------------------------------ draft

    def _detect(self) -> int:
        declared = self.root.get("$schema")
        if declared is None or declared == "":
            return self._detect_undeclared()
        draft = _draft_of(declared) if isinstance(declared, str) else 0
        if draft is None:
            draft = self._detect_undeclared()
            reason = f"the meta-schema {declared!r} is not known: read as {DRAFTS[draft]}"
            self.relaxed += (("/$schema", reason),)
            return draft
        if not draft:
            raise self.error(f"unknown $schema {declared!r}", "/$schema", hint=f"known: {', '.join(DRAFTS.values())}")
        problem = self._malformed(draft)
        if problem is not None:
            raise problem
        return draft

    def _detect_undeclared(self) -> int:
        """The newest draft whose meta-schema accepts a document that names none."""
        newest = self._malformed(2020)
        if newest is None:
            return 2020
        for number in (7, 4):
            if self._malformed(number) is None:
                return number
        raise newest

    def _malformed(self, draft: int) -> SchemaError | None:
        try:
            jsonschema_rs.meta.validate({**self.root, "$schema": DRAFTS[draft]})
        except ValueError as error:
            if self.mend():
                return self._malformed(draft)
            return self.malformed(error)
        return None

    def malformed(self, error: ValueError) -> SchemaError:
        """What the library says about the document, told apart: a pattern of great size is not malformed."""
        if not isinstance(error, jsonschema_rs.ValidationError):
            return self.error(f"malformed schema: {error}")
        place = jsontext.join(error.instance_path)
        if isinstance(error.instance, str) and error.message.endswith(_NO_PATTERN):
            if is_large(error.instance):
                return self.error(f"the pattern {error.instance!r} is too large", place, hint="lower its repetitions")
            what = f"malformed schema: the pattern {error.instance!r} cannot be read"
            return self.error(what, place, hint="patterns are regular expressions of ECMA 262")
        return self.error(f"malformed schema: {error.message}", place)


_NO_PATTERN = 'is not a "regex"'


def _draft_of(declared: str) -> int | None:
    """The draft that a `$schema` names; 0 for one that is not understood, None for a meta-schema of somebody's own.

    Such a meta-schema nearly always adds keywords to a draft, which its schemas show.
    """
    name = declared.rstrip("#").partition("://")[2] or declared
    if name in _DIALECTS:
        return _DIALECTS[name]
    return 0 if name.startswith("json-schema.org/") else None


def _detached(document: Mapping[str, Json], where: str) -> dict[str, Any]:
    """A deep copy that shares nothing with the caller's document."""
    try:
        copy = json.loads(json.dumps(document, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise SchemaError(f"the schema is no JSON document: {error}", where=where) from None
    if not isinstance(copy, dict):
        raise SchemaError(f"a schema document is an object, not {copy!r}", where=where)
    return copy
