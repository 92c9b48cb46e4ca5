"""Libraries that are heavy, optional and in a bad mood at times: imported late, their errors told on one line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from edgejson.models import ModelError

__all__ = ["imported", "one_line"]

_LETTERS = 400


def imported(module: str, install: str) -> Any:
    """The module; `install` is the command that brings it.

    Raises:
        ModelError: ``misconfigured`` when it is missing or broken.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ModelError(f"{error.name or module} is not installed", kind="misconfigured", hint=install) from error
    except Exception as error:  # a CUDA library that is missing, or of another version, shows in many ways
        raise ModelError(
            f"{module} cannot be imported: {one_line(error)}",
            kind="misconfigured",
            hint=f"its parts do not go together; in a new environment: {install}",
        ) from error


def one_line(error: BaseException) -> str:
    """An error's words, on one line that is not endless."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= _LETTERS else f"{words[:_LETTERS]} ..."
