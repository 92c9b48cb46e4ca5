"""The sentences of an instruction in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgejson_tasks.text_to_json.settings import Missing

__all__ = ["Note", "Wording"]

Note: TypeAlias = Literal["patterns", "names", "bare_values", "empty_cells"]
"""Keys that are expressions and shapes that have names, in a list of fields; in a text, a number without quotes for a
field that takes strings too, and an empty cell of a table.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`with_fields` hold the slot ``{fields}``; `for_schema` and `for_list` speak of what the input shows.

    `policies` say what becomes of fields that the text does not mention, `notes` explain what a prompt may need to have
    explained, `dates` say how dates and times are written, `answers` that nothing but JSON is wanted.
    """

    with_fields: Sequence[str]
    for_schema: Sequence[str]
    for_list: Sequence[str]
    policies: Mapping[Missing, Sequence[str]]
    notes: Mapping[Note, Sequence[str]]
    dates: Sequence[str]
    answers: Sequence[str]
