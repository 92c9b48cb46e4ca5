"""Errors a person can act on: one line that says what, where and what to do.

The class decides the reaction: the command line maps each one to an exit code, the build engine decides between retry,
rejection and stop.  Text is rendered late, from the parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "BudgetSpentError",
    "BuildIncompleteError",
    "EdgejsonError",
    "InputError",
    "PluginBrokenError",
    "PluginConflictError",
    "PluginError",
    "PluginNotFoundError",
    "RecipeError",
    "RunFolderError",
    "SchemaError",
    "TeacherError",
    "near_names",
]


class EdgejsonError(Exception):
    """Root of every error this package raises on purpose.

    `what` says what is wrong, `where` says the place (``file:line``, a JSON pointer, a recipe path), `hint` says
    what to do.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line} ({self.hint})" if self.hint else line
        return " ".join(line.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders when workers fail; keyword-only parts would be lost by the default protocol.
        return (_rebuild, (type(self), self.what, self.where, self.hint))


def _rebuild(cls: type[EdgejsonError], what: str, where: str, hint: str) -> EdgejsonError:
    error = cls.__new__(cls)
    EdgejsonError.__init__(error, what, where=where, hint=hint)
    return error


class InputError(EdgejsonError):
    """A file, a value or an argument a person gave cannot be used."""


class RecipeError(InputError):
    """A recipe is wrong; `where` is the path to the key."""


class SchemaError(InputError):
    """A JSON Schema or one of its rules cannot be used; `where` is schema id and JSON pointer."""


class RunFolderError(InputError):
    """The output folder is not ours, in use, or cannot be written."""


class PluginError(EdgejsonError):
    """A plugin cannot be used."""


class PluginNotFoundError(PluginError):
    """No installed distribution offers that id."""


class PluginConflictError(PluginError):
    """Two distributions offer the same id."""


class PluginBrokenError(PluginError):
    """The plugin's module or its declaration is broken."""


class TeacherError(EdgejsonError):
    """A teacher could not answer."""

    exit_code = 3


class BudgetSpentError(EdgejsonError):
    """The next call to a language model might cost more than is left of the budget."""

    exit_code = 1


class BuildIncompleteError(EdgejsonError):
    """The candidate budget ended before every quota was met."""

    exit_code = 1


def near_names(name: str, known: Iterable[str]) -> str:
    """Say which known names are close to `name`, for the hint of an error.

    >>> near_names("json_repare", ["json_repair", "transform"])
    'did you mean json_repair?'
    """
    names = sorted(set(known))
    close = get_close_matches(name, names, n=3, cutoff=0.6) or [known for known in names if name and name in known][:3]
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"known: {', '.join(names)}" if names else "none is installed"
