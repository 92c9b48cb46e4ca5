"""OpenAPI documents: the schemas in them, each as one JSON Schema of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from edgejson import jsontext
from edgejson.bundling import Bundler
from edgejson.documents import read_value
from edgejson.errors import SchemaError
from edgejson.packs import DocumentPack
from edgejson.types import Json
from edgejson_schemas.openapi_keywords import Direction, keywords_of

__all__ = ["OpenApiDocument", "open_document"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OWN_DIALECT = re.compile(r"https://spec\.openapis\.org/oas/3\.\d+/dialect/.*")
"""What OpenAPI calls JSON Schema 2020-12 with its own annotations."""

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_JSON = re.compile(r"(?:application|text|\*)/(?:[\w.*-]+\+)?(?:json|\*)|application/(?:x-|ld-)?(?:ndjson|jsonl?)")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]+")


def open_document(path: Path) -> OpenApiDocument:
    """The document in a JSON or YAML file.

    Raises:
        SchemaError: it cannot be read, or is no OpenAPI 3 document; a Swagger document is refused by its version.
    """
    if not path.is_file():
        raise SchemaError("there is no such file", where=str(path))
    root = read_value(path)
    if not isinstance(root, dict):
        raise SchemaError("an OpenAPI document is an object", where=f"{path}:1")
    if "swagger" in root:
        raise SchemaError(
            f"is Swagger {root['swagger']}, which is not read",
            where=str(path),
            hint="convert it to OpenAPI 3.0 or newer",
        )
    version = root.get("openapi")
    if not isinstance(version, str):
        raise SchemaError("is no OpenAPI document: it has no version under 'openapi'", where=str(path))
    found = re.match(r"3\.([012])(?:\.|$)", version)
    if found is None:
        raise SchemaError(f"is OpenAPI {version}, which is not read", where=str(path), hint="3.0, 3.1 and 3.2 are")
    return OpenApiDocument(root, str(path), is_3_0=found[1] == "0")


@dataclass(frozen=True, slots=True)
class _Part:
    """A schema in the document: where it stands, which way it travels, and what is said about it around it."""

    pointer: str
    direction: Direction
    title: str
    description: str = ""


class OpenApiDocument:
    """An OpenAPI 3 document; `where` is the file that errors name."""

    def __init__(self, root: dict[str, Json], where: str, *, is_3_0: bool) -> None:
        self._root: Any = root
        self._where = where
        self._is_3_0 = is_3_0
        self._dialect = _DIALECT if is_3_0 else self._stated_dialect()
        # A file has one place, "": every reference to another one is refused by name.
        self._bundler = Bundler(
            {""},
            lambda _place: root,
            what="the document",
            shown=lambda _place: where,
            starts=[f"/components/schemas/{jsontext.escape(name)}" for name in self._components()],
        )

    def pack(
        self,
        name: str,
        *,
        parts: frozenset[Literal["components", "requests", "responses"]],
        license: str | None,  # noqa: A002 - as in SPDX
    ) -> DocumentPack:
        """The schemas of those parts as a pack.

        Ids are the names of components, and those of operations with ``.request`` or ``.response.200`` after them.
        """
        found: dict[str, Callable[[], Mapping[str, Json]]] = {}
        for schema_id, part in self._parts(parts):
            found[_free(schema_id, found)] = partial(self._document, part)
        if not found:
            raise SchemaError(
                "the document holds no such schema", where=self._where, hint=f"looked for: {', '.join(sorted(parts))}"
            )
        info = _object(self._root.get("info"))
        stated = _object(info.get("license"))
        said = license or stated.get("identifier") or stated.get("name") or "unknown"
        return DocumentPack(found, name=name, version=str(info.get("version", "")), license=str(said))

    # ------------------------------------------------------------ finding

    def _parts(self, kinds: frozenset[str]) -> Iterator[tuple[str, _Part]]:
        if "components" in kinds:
            for name in self._components():
                yield _as_id(name), _Part(f"/components/schemas/{jsontext.escape(name)}", "both", name)
        for operation_id, pointer, operation in self._operations():
            title = str(operation.get("summary") or operation_id)
            description = str(operation.get("description") or "")
            if "requests" in kinds and "requestBody" in operation:
                for place in self._bodies(operation["requestBody"], f"{pointer}/requestBody"):
                    part = _Part(place, "request", f"{title}: request", description)
                    yield f"{operation_id}.request", part
            if "responses" in kinds:
                for status, response in _object(operation.get("responses")).items():
                    at = f"{pointer}/responses/{jsontext.escape(status)}"
                    for place in self._bodies(response, at):
                        said = _object(response).get("description", "")
                        part = _Part(place, "response", f"{title}: response {status}", str(said))
                        yield f"{operation_id}.response.{_as_id(status)}", part

    def _components(self) -> Mapping[str, Any]:
        return _object(_object(self._root.get("components")).get("schemas"))

    def _operations(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Every operation with its id and its place."""
        for section in ("paths", "webhooks"):
            for path, stated in _object(self._root.get(section)).items():
                pointer, item = self._followed(stated, f"/{section}/{jsontext.escape(path)}")
                for method in _METHODS:
                    operation = _object(item).get(method)
                    if isinstance(operation, dict):
                        named = operation.get("operationId") or f"{method}.{path}"
                        yield _as_id(str(named)), f"{pointer}/{method}", operation

    def _bodies(self, body: Json, pointer: str) -> Iterator[str]:
        """The place of the schema of a body, where JSON is among its media types.

        Where a reference leads to nothing it is that of the reference: making the schema says what is wrong.
        """
        try:
            pointer, body = self._followed(body, pointer)
        except SchemaError:
            yield pointer
            return
        content = _object(_object(body).get("content"))
        for media, described in content.items():
            if _JSON.fullmatch(media.partition(";")[0].strip().lower()):
                for keyword in ("schema", "itemSchema"):
                    schema = _object(described).get(keyword)
                    if isinstance(schema, dict):
                        place = f"{pointer}/content/{jsontext.escape(media)}/{keyword}"
                        yield self._referred(schema, place) if schema.keys() == {"$ref"} else place
                        return

    def _referred(self, schema: Json, place: str) -> str:
        try:
            return self._followed(schema, place)[0]
        except SchemaError:
            return place

    def _followed(self, node: Json, pointer: str) -> tuple[str, Any]:
        """A path item, body or response that only refers to one, at the end of the way."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str) and pointer not in seen:
            seen.add(pointer)
            _, pointer = self._bundler.resolve(str(node["$ref"]), "", pointer)
            node = self._bundler.at(("", pointer))
        return pointer, node

    # ------------------------------------------------------------ making

    def _document(self, part: _Part) -> Mapping[str, Json]:
        adapt = keywords_of(part.direction, is_3_0=self._is_3_0, at=self._subschema)
        body = self._bundler.bundle("", part.pointer, transform=adapt)
        declared = body.pop("$schema", None)
        document: dict[str, Json] = {"$schema": declared if isinstance(declared, str) else self._dialect}
        if "title" not in body:
            document["title"] = part.title
        if part.description and "description" not in body:
            document["description"] = part.description
        return {**document, **body}

    def _subschema(self, reference: str) -> Any:
        """What a reference inside the document leads to."""
        return self._bundler.at(self._bundler.resolve(reference, "", ""))

    def _stated_dialect(self) -> str:
        stated = self._root.get("jsonSchemaDialect", _DIALECT)
        if not isinstance(stated, str):
            raise SchemaError("is no URI", where=f"{self._where}#/jsonSchemaDialect")
        return _DIALECT if _OWN_DIALECT.fullmatch(stated) else stated


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _as_id(name: str) -> str:
    """A name as an id: ``post./pets/{id}`` is ``post.pets.id``."""
    return _NOT_IN_IDS.sub("-", name.replace("{", "").replace("}", "").replace("./", ".").replace("/", ".")).strip(".-")


def _free(name: str, taken: Mapping[str, object]) -> str:
    """The name, with a number after it where it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}.{number}"
    return found
