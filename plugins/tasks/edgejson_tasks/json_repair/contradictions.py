"""Sentences of an instruction that speak against undoing an error: "never join neighbouring values" beside a text that
was written as a sum of two.

Taken at its word such a sentence makes another answer the right one.  The words go by policy, those for leaving data
alone by "keep".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

__all__ = ["CONTRADICTIONS", "contradicted"]

CONTRADICTIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # Quotation marks, backslashes and neighbours of strings that have to go although they could belong to a text.
        "keep_text": frozenset(
            {
                "string_concat",
                "triple_quotes",
                "doubled_quotes",
                "escaped_string",
                "escaped_document",
                "single_quote_escape",
                "foreign_escape",
                "smart_quotes",
                "drop_close_quote",
                "drop_open_quote",
                "missing_comma",
                "missing_all_commas",
                "semicolon_for_comma",
                "colon_for_comma",
                "fullwidth_punct",
            }
        ),
        # Parts that stand side by side and are one value, or a name and its value.
        "separate": frozenset(
            {
                "string_concat",
                "triple_quotes",
                "doubled_quotes",
                "unquoted_phrase",
                "unescaped_quotes",
                "missing_colon",
            }
        ),
        # A place between commas or colons where no value is missing.
        "null_words": frozenset(
            {
                "double_comma",
                "leading_comma",
                "trailing_comma",
                "trailing_comma_eof",
                "double_colon",
                "ellipsis",
                "ellipsis_mid",
            }
        ),
        # "Result: {": no member of an object.
        "colon_object": frozenset({"prose_around", "fence_prose", "think_block", "log_prefix", "line_prefix"}),
        # What is lost or becomes another value on purpose.
        "keep": frozenset({"truncate_inside", "null_of_others", "missing_null", "leading_zero"}),
    }
)
"""By policy, the operators whose undoing its sentences speak against."""


def contradicted(operators: Iterable[str]) -> frozenset[str]:
    """The policies that an instruction about these errors must not state."""
    there = frozenset(operators)
    return frozenset(policy for policy, against in CONTRADICTIONS.items() if not against.isdisjoint(there))
