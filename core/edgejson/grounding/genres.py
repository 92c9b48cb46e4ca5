"""The forms a text to extract from may take, by id."""

from __future__ import annotations

__all__ = ["GENRES"]

GENRES = (
    "prose", "email", "chat", "log", "receipt", "invoice", "table_markdown", "table_csv", "table_html", "form", "sms",
    "call_note", "article", "commit_message", "note", "report",
)  # fmt: skip
"""A recipe limits the texts to some of these; a completion names its own as ``meta["genre"]``."""
