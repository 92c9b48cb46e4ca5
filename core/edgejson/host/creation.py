"""Make the object that a spec offers: its modules are there, its settings are right, `load` does not fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from edgejson.errors import EdgejsonError, PluginError, RecipeError, near_names
from edgejson.host.index import PluginRow, canonical_name
from edgejson.host.loading import PluginFault, contained
from edgejson.types import PluginSpec

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["create", "missing_needs"]

_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
_REQUIRED_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def create(
    row: PluginRow, spec: PluginSpec[Any], settings: Mapping[str, object], where: str, *, to_work: bool = True
) -> object:
    """What `spec.load` returns for these settings: it receives the validated model, or None when the plugin has none.

    Unless it is made `to_work`, the modules that it needs may be missing, as long as `load` gets by.

    Raises:
        PluginError: a module the plugin needs is not installed.
        RecipeError: the settings are wrong; its `where` is this `where` and the path inside the settings.
        PluginFault: `load` raised something that is no `EdgejsonError`.
    """
    missing = missing_needs(row, spec) if to_work else ""
    if missing:
        raise PluginError(f"plugin {row} {missing}", where=where)
    with contained("its settings model", passing=(RecipeError,)):
        options = _validated(row, spec.settings, settings, where or f"{row.kind}.{row.name}.settings")
    with contained("its load()", passing=(EdgejsonError,)):
        made = spec.load(options)
    if made is None:
        raise PluginFault("its load() returned None")
    return made


def missing_needs(row: PluginRow, spec: PluginSpec[Any]) -> str:
    """Empty, or which modules are missing and the command that installs them."""
    missing = [module for module in spec.needs if not _importable(module)]
    if not missing:
        return ""
    return f"needs {', '.join(missing)}: pip install {_what_to_install(row.distribution, missing)}"


def _importable(module: str) -> bool:
    try:
        with contained(f"importing the package of {module}"):
            return find_spec(module) is not None
    except PluginFault:
        # A parent package that is missing or cannot be imported, a module that was put into `sys.modules` without a
        # spec, or no name of a module at all.
        return False


def _what_to_install(distribution: str, modules: Sequence[str]) -> str:
    """An extra of the plugin's own distribution where one brings all of `modules`, else their own names."""
    extras: dict[str, set[str]] = {}
    for requirement in metadata.requires(distribution) or ():
        extra, name = _EXTRA.search(requirement), _REQUIRED_NAME.match(requirement)
        if extra and name:
            extras.setdefault(extra[1], set()).add(canonical_name(name[0]))
    wanted = {canonical_name(module.partition(".")[0]) for module in modules}
    # The smallest extra that is enough: an extra like `all` would do, but brings what nobody asked for.
    enough = sorted((len(names), extra) for extra, names in extras.items() if wanted <= names)
    if enough:
        return f"'{distribution}[{enough[0][1]}]'"
    return " ".join(dict.fromkeys(module.partition(".")[0] for module in modules))


def _validated(
    row: PluginRow, model: type[BaseModel] | None, settings: Mapping[str, object], place: str
) -> BaseModel | None:
    if model is None:
        if settings:
            raise RecipeError(
                f"plugin {row.kind}/{row.name} takes no settings", where=f"{place}.{next(iter(settings))}"
            )
        return None
    from pydantic import ValidationError

    if model.model_config.get("extra") != "allow":
        # Pydantic ignores unknown keys unless a model says otherwise; in a recipe such a key is a typo.
        known = {name for key, info in model.model_fields.items() for name in (key, info.alias) if name}
        for key in settings:
            if key not in known:
                raise RecipeError("there is no such setting", where=f"{place}.{key}", hint=near_names(key, known))
    try:
        return model.model_validate(dict(settings))
    except ValidationError as error:
        raise _recipe_error(error.errors(include_url=False), place) from None


def _recipe_error(problems: Sequence[Mapping[str, Any]], place: str) -> RecipeError:
    first, more = problems[0], len(problems) - 1
    hint = f"and {more} more" if more else ""
    what = str(first["msg"]).removeprefix("Value error, ")  # pydantic's own word for what a plugin's validator says
    return RecipeError(what, where=_path(place, first["loc"]), hint=hint)


def _path(place: str, location: Iterable[object]) -> str:
    return ".".join([place, *map(str, location)])
