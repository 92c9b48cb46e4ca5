"""vLLM starts processes that import the main module again; a script that begins its work while it is imported would
begin it once more in each.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from edgejson.models import ModelError

__all__ = ["is_guarded", "refuse_unguarded_script"]


def refuse_unguarded_script() -> None:
    """Say it before Python does, in pages.

    Raises:
        ModelError: ``misconfigured`` when the running script has no ``if __name__ == "__main__":``.
    """
    main = sys.modules.get("__main__")
    path = getattr(main, "__file__", None)
    module = getattr(getattr(main, "__spec__", None), "name", "")
    if path is None or module.endswith("__main__"):
        return  # a notebook, `python -c`, or `python -m PACKAGE`: these are not imported again
    try:
        source = Path(path).read_bytes()
    except OSError:
        return
    if not is_guarded(source):
        raise ModelError(
            "vLLM imports this script again in every process that it starts, and its work would begin anew",
            kind="misconfigured",
            where=str(path),
            hint='put what it does into a function and call that below if __name__ == "__main__":',
        )


def is_guarded(source: bytes) -> bool:
    """Whether a script asks for its own name anywhere outside functions; True for what is no Python source."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return True
    return any(isinstance(node, ast.If) and "__name__" in ast.dump(node.test) for node in tree.body)
