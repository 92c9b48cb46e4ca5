"""The reference table of the step language, made from the operations themselves."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.operation import Operation

__all__ = ["table"]


def table() -> str:
    """A Markdown table for each group of operations: name, keys of the step, meaning, example."""
    lines: list[str] = []
    group = ""
    for operation in OPERATIONS.values():
        if operation.group != group:
            group = operation.group
            lines += [
                "",
                f"### {group.capitalize()}",
                "",
                "| operation | keys | meaning | example |",
                "|---|---|---|---|",
            ]
        lines.append(
            f"| `{operation.name}` | {_keys(operation)} | {_cell(operation.meaning)} | {_example(operation)} |"
        )
    return "\n".join([*lines[1:], ""])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _keys(operation: Operation) -> str:
    return ", ".join(
        f"`{key}`{_choices(schema)}{' (optional)' if key in operation.optional else ''}"
        for key, schema in operation.keys.items()
    )


def _choices(schema: Mapping[str, Json]) -> str:
    choices = schema.get("enum")
    if not isinstance(choices, list):
        return ""
    return f" ({', '.join(f'`{choice}`' for choice in choices)})"


def _example(operation: Operation) -> str:
    example = operation.example
    parts: tuple[Json, ...] = (example.step, example.before, example.after)
    return "<br>".join(_cell(f"`{jsontext.canonical(part)}`") for part in parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(table())
