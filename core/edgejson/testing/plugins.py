"""Is this a plugin? Found, loaded and made through the host, as edgejson itself would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edgejson.errors import EdgejsonError, PluginNotFoundError, RecipeError
from edgejson.host import KINDS, Host, PluginRow
from edgejson.host.creation import missing_needs
from edgejson.host.index import canonical_name
from edgejson.testing.fresh import ProcessError, imported_by
from edgejson.types import PluginSpec, TeacherIdentity

__all__ = ["HEAVY", "assert_valid_plugin"]

HEAVY = frozenset(
    [
        "aiohttp",
        "anthropic",
        "babel",
        "datasets",
        "faker",
        "httpx",
        "jq",
        "jsonschema",
        "jsonschema_rs",
        "matplotlib",
        "nltk",
        "num2words",
        "numpy",
        "openai",
        "pandas",
        "polars",
        "pyarrow",
        "requests",
        "scipy",
        "sentence_transformers",
        "sklearn",
        "spacy",
        "tensorflow",
        "tokenizers",
        "torch",
        "transformers",
        "vllm",
    ]
)
"""Libraries that only work needs; beside them whatever a spec names in `needs`."""

_SUMMARY = 120

_PARTS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "schemas": (("name", "version"), ("ids", "entry", "tables")),
    "teachers": (("identity", "languages"), ("answer",)),
    "checks": (("scope",), ()),
    "tasks": (("name",), ("accepts", "compose", "verify", "spoil", "score")),
}
"""Attributes and methods of what `load` returns."""

_PARTS_OF_A_CHAT_MODEL = (("identity", "languages", "capabilities", "wire"), ("complete", "read", "close"))

_METHODS_OF_SCOPE = {"record": ("check",), "dataset": ("add", "finish")}


def assert_valid_plugin(
    kind: str, name: str, settings: Mapping[str, object] | None = None, *, host: Host | None = None
) -> None:
    """Check that the installed plugin `name` of this `kind` keeps the contract, through a real host.

    Its entry point is found, its module is light and loads, its spec is well formed, its settings are strict, what it
    needs is installed, and `load` makes an object with every attribute and method of its kind.

    Args:
        kind: "schemas", "teachers", "checks" or "tasks".
        name: the entry-point name.
        settings: what a recipe would give it.
        host: a new one that sees everything installed, by default.

    Raises:
        AssertionError: the text says what to fix.
    """
    __tracebackhide__ = True
    _assert_kind(kind)
    host = host or Host()
    row = _row(host, kind, name)
    try:
        spec = host.load(kind, name)
    except EdgejsonError as error:
        raise AssertionError(str(error)) from None
    faults = [*_faults_of_spec(row, spec), *_faults_of_imports(row, spec)]
    if not faults:
        try:
            made = host.create(kind, name, settings or {}, where="settings")
        except RecipeError as error:
            faults.append(f"its settings model refuses the settings of this test: {error}")
        except EdgejsonError as error:
            faults.append(f"it cannot be made with the settings of this test: {error}")
        else:
            faults += _faults_of_object(kind, name, made)
    if faults:
        raise AssertionError("\n".join(f"plugin {row}: {fault}" for fault in faults))


def _assert_kind(kind: str) -> None:
    __tracebackhide__ = True
    if kind not in KINDS:
        raise AssertionError(f"there is no kind of plugin {kind!r}; the kinds are {', '.join(KINDS)}")


def _row(host: Host, kind: str, name: str) -> PluginRow:
    __tracebackhide__ = True
    plain, _, distribution = name.partition("@")
    rows = [row for row in host.index(kind) if row.name == plain]
    if distribution:
        rows = [row for row in rows if canonical_name(row.distribution) == canonical_name(distribution)]
    if len(rows) == 1:
        return rows[0]
    try:
        host.load(kind, name)
    except PluginNotFoundError as error:
        raise AssertionError(
            f'no installed distribution has the entry point {name!r} under [project.entry-points."edgejson.{kind}"]; '
            f"declare it in pyproject.toml and install the package (pip install -e .) [{error}]"
        ) from None
    except EdgejsonError as error:
        raise AssertionError(str(error)) from None
    raise AssertionError(f"{kind}/{name} is an alias; name the plugin by its entry point")


# ---------------------------------------------------------------- the spec


def _faults_of_spec(row: PluginRow, spec: PluginSpec[Any]) -> Iterator[str]:
    yield from _faults_of_summary(spec.summary)
    needs: Any = spec.needs
    if not isinstance(needs, tuple) or not all(isinstance(module, str) and module for module in needs):
        yield f"`needs` of its spec is {needs!r}; write a tuple of module names"
    else:
        missing = missing_needs(row, spec)
        if missing:
            yield missing
    yield from _faults_of_settings(spec.settings)


def _faults_of_summary(summary: object) -> Iterator[str]:
    if not isinstance(summary, str) or not summary.strip():
        yield "`summary` of its spec is empty; say in one line what it does"
    elif summary != summary.strip() or len(summary.splitlines()) > 1:
        yield f"`summary` of its spec is not one line without blanks around it: {summary!r}"
    elif len(summary) > _SUMMARY:
        yield f"`summary` of its spec has {len(summary)} characters; {_SUMMARY} fit into a listing"


def _faults_of_settings(model: object) -> Iterator[str]:
    if model is None:
        return
    from pydantic import BaseModel

    if not isinstance(model, type) or not issubclass(model, BaseModel):
        yield f"`settings` of its spec is {model!r}; it must be a pydantic model (the class) or None"
    elif model.model_config.get("extra") != "forbid":
        yield (
            f"its settings model {model.__name__} takes unknown keys, so a recipe's typo would go unnoticed; "
            'write model_config = ConfigDict(extra="forbid")'
        )


# ---------------------------------------------------------------- a light module


def _faults_of_imports(row: PluginRow, spec: PluginSpec[Any]) -> Iterator[str]:
    module = row.target.partition(":")[0]
    needs: Any = spec.needs
    unwanted = HEAVY | {need.partition(".")[0] for need in needs if isinstance(need, str)}
    own = module.partition(".")[0]
    try:
        imported = imported_by(module)
    except ProcessError as error:
        yield f"its module {module} cannot be imported {error}"
        return
    heavy = sorted((imported & unwanted) - {own})
    if heavy:
        yield (
            f"its module {module} imports {', '.join(heavy)} when it is imported; do that inside `load`, "
            "so that listing plugins stays fast"
        )


# ---------------------------------------------------------------- what `load` returns


def _faults_of_object(kind: str, name: str, made: object) -> Iterator[str]:
    shape = type(made).__name__
    is_chat_model = kind == "teachers" and hasattr(made, "complete")
    attributes, methods = _PARTS_OF_A_CHAT_MODEL if is_chat_model else _PARTS[kind]
    for attribute in attributes:
        if not hasattr(made, attribute):
            yield f"`load` returns a {shape} without the attribute `{attribute}`"
    if kind == "checks" and hasattr(made, "scope"):
        if made.scope not in _METHODS_OF_SCOPE:
            yield f'`scope` of its {shape} is {made.scope!r}; it must be "record" or "dataset"'
        methods = _METHODS_OF_SCOPE.get(made.scope, ())
    for method in methods:
        if not callable(getattr(made, method, None)):
            yield f"`load` returns a {shape} without the method `{method}`"
    plain = name.partition("@")[0]
    if kind == "tasks" and getattr(made, "name", plain) != plain:
        yield f"`name` of its {shape} is {made.name!r}, its entry point {plain!r}; the two must be equal"  # type: ignore[attr-defined]
    if kind == "teachers" and not isinstance(getattr(made, "identity", None), TeacherIdentity | None):
        yield f"`identity` of its {shape} is no TeacherIdentity"
