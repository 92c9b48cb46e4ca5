"""JSON Schemas of the types in a Python module, through pydantic."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import math
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, RootModel, SecretBytes, SecretStr, TypeAdapter
from pydantic.errors import PydanticErrorMixin
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticSerializationError

from edgejson.errors import SchemaError, near_names
from edgejson.packs import DocumentPack
from edgejson.types import Json

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from edgejson_schemas.pydantic_models import PydanticSettings

__all__ = ["open_module"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def open_module(settings: PydanticSettings) -> DocumentPack:
    """The models that the settings name, as a pack; each id is the model's name.

    Raises:
        SchemaError: the module cannot be imported, or there is no such model in it.
    """
    module_name, _, model = settings.target.partition(":")
    module = _imported(module_name, settings.path)
    found = {model: _member(module, model)} if model else dict(_models(module))
    if not found:
        raise SchemaError(
            "holds no pydantic model, dataclass or typed dictionary", where=module_name, hint="name one: MODULE:MODEL"
        )
    documents: dict[str, Callable[[], Mapping[str, Json]]] = {
        name: partial(_document, kind, f"{module_name}:{name}", settings.mode) for name, kind in found.items()
    }
    return DocumentPack(documents, name=settings.name, version="", license=settings.license)


# ---------------------------------------------------------------- finding


def _imported(name: str, folder: Path) -> ModuleType:
    if not folder.is_dir():
        raise SchemaError("there is no such folder", where=str(folder))
    with _first_on_path(folder):
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name and (name == error.name or name.startswith(f"{error.name}.")):
                where = "the current folder" if folder == Path() else str(folder)
                raise SchemaError(f"there is no module {name!r} in {where}, nor installed") from None
            raise _unimportable(name, error) from None
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a module of the user's does when it runs
            raise _unimportable(name, error) from None


@contextmanager
def _first_on_path(folder: Path) -> Iterator[None]:
    """Modules are looked for in `folder` first, as `python -m` does."""
    place = str(folder.absolute())
    sys.path.insert(0, place)
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(place)


def _unimportable(name: str, error: BaseException) -> SchemaError:
    if isinstance(error, SystemExit):
        what = f"it ends the program (exit {error.code})"
    else:
        what = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
    return SchemaError(f"module {name!r} cannot be imported: {what}", where=_place(error))


def _place(error: BaseException) -> str:
    """File and line of the last step outside the import machinery."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith("<")]
    own = [frame for frame in frames if frame.filename not in (__file__, importlib.__file__)]
    return f"{own[-1].filename}:{own[-1].lineno}" if own else ""


def _member(module: ModuleType, path: str) -> Any:
    found: Any = module
    for name in path.split("."):
        known = vars(found)
        if name not in known:
            classes = [key for key, value in known.items() if inspect.isclass(value) and not key.startswith("_")]
            raise SchemaError(f"{module.__name__} has no {path}", hint=near_names(name, classes))
        found = known[name]
    return found


def _models(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The models that a module offers: what it lists in ``__all__``, else what it or its submodules define."""
    stated = getattr(module, "__all__", None)
    met: list[Any] = []
    for name, value in vars(module).items():
        own = name in stated if stated is not None else not name.startswith("_") and _is_of(value, module.__name__)
        # Pydantic puts `RootModel[list[str]]` beside the class that derives from it; an alias repeats its model.
        if own and name.isidentifier() and _is_model(value) and value not in met:
            met.append(value)
            yield name, value


def _is_of(value: object, module: str) -> bool:
    home = str(getattr(value, "__module__", ""))
    return home == module or home.startswith(f"{module}.")


def _is_model(value: object) -> bool:
    if not inspect.isclass(value) or value in (BaseModel, RootModel):
        return False
    if issubclass(value, BaseModel):
        return not value.__pydantic_generic_metadata__["parameters"]
    return dataclasses.is_dataclass(value) or hasattr(value, "__required_keys__")  # TypedDict, of any module


# ---------------------------------------------------------------- describing


def _document(kind: Any, name: str, mode: Literal["validation", "serialization"]) -> Mapping[str, Json]:
    try:
        adapter = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
        document = adapter.json_schema(mode=mode, schema_generator=_Generator)
    except Exception as error:  # noqa: BLE001 - types of the user's may describe themselves, and fail at it
        message = error.message if isinstance(error, PydanticErrorMixin) else f"{type(error).__name__}: {error}"
        raise SchemaError(f"has no JSON Schema: {message}", where=name) from None
    title = {} if "title" in document else {"title": name.rpartition(":")[2]}
    return {"$schema": _DIALECT, **title, **document}


class _Generator(GenerateJsonSchema):
    """Says of decimals what a person expects: a price is 19.9, not the text "0019.90", and has two places.

    Models accept both; what they write is a text, and stays one.
    """

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> dict[str, Any]:
        described = super().decimal_schema(schema)
        if self.mode != "validation":
            return described
        number = next(
            (dict(branch) for branch in described.get("anyOf", ()) if branch.get("type") == "number"), described
        )
        places, digits = schema.get("decimal_places"), schema.get("max_digits")
        if places is not None:
            number.setdefault("multipleOf", float(f"1e-{places}") if places else 1)
        if digits is not None:
            most = 10 ** max(0, digits - (places or 0))
            if number.get("maximum", number.get("exclusiveMaximum", math.inf)) >= most:
                number.pop("maximum", None)
                number["exclusiveMaximum"] = most
            if number.get("minimum", number.get("exclusiveMinimum", -math.inf)) <= -most:
                number.pop("minimum", None)
                number["exclusiveMinimum"] = -most
        return number

    def encode_default(self, dft: Any) -> Any:
        """A secret's default is written as asterisks, which no value looks like: it is left out."""
        if isinstance(dft, SecretStr | SecretBytes):
            raise PydanticSerializationError("a secret")
        return super().encode_default(dft)

    def emit_warning(self, kind: Any, detail: str) -> None:
        """Nothing: a default that is no JSON is left out, which harms nobody."""
