"""Genres: how a frame is laid out as an e-mail, a chat, a receipt, a report. Each plan writes every leaf once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edgejson_teachers.templates.conversation import tell_call_note, tell_chat, tell_sms
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.letters import (
    tell_article,
    tell_commit,
    tell_email,
    tell_form,
    tell_note,
    tell_prose,
    tell_report,
)
from edgejson_teachers.templates.receipts import priced, tell_invoice, tell_receipt
from edgejson_teachers.templates.records import log
from edgejson_teachers.templates.running import speakable
from edgejson_teachers.templates.tables import has_markup, tabular, tell_tables
from edgejson_teachers.templates.writer import Writer

__all__ = ["GENRES", "choose_genre", "tell", "typed_by_machines"]

_TALES = frozenset(("event", "organisation", "product", "place", "person", "review", "order"))
"""Sorts that articles are written about."""
_CALLS = frozenset(
    ("order", "ticket", "person", "event", "payment", "account", "invoice", "task", "product", "organisation")
)
"""Sorts that people ring about."""


def choose_genre(writer: Writer) -> str:
    """A genre that suits the frame: sentences for few fields of known meaning, tables and logs for technical ones."""
    weights = _weights(writer)
    genre = _drawn(weights, writer.rng.random() * sum(weights.values()))
    if genre == "table_html" and any(has_markup(leaf.value) for leaf in writer.frame.leaves):
        return "form"  # no table for what would stand below it
    return genre


def _drawn(weights: Mapping[str, float], draw: float) -> str:
    for genre, weight in weights.items():
        draw -= weight
        if draw < 0:
            return genre
    return "form"


def _weights(writer: Writer) -> Mapping[str, float]:
    frame = writer.frame
    root, leaves, depth = frame.root, len(frame.leaves), frame.depth
    tables = any(tabular(group) for group in root.groups)
    weights = {
        "form": 1.6,
        "log": 1.6 if leaves <= 40 else 0.6,
        "table_markdown": 1.6 if tables else 0.8,
        "table_csv": 1.4 if tables else 0.7,
        "table_html": 1.2 if tables else 0.7,
        "report": 3.0 if depth >= 2 and leaves >= 8 else 0.5,
        "commit_message": 0.9 if leaves <= 30 else 0.3,
        "note": 1.6 if leaves <= 30 else 0.5,
    }
    if frame.unnamed > 0.3 * leaves or root.noun is None:
        return weights | {"commit_message": 2.0, "email": 0.6}
    if frame.technical:
        chatty = {"email": 0.8, "call_note": 0.1, "chat": 0.3, "prose": 0.2} if leaves <= 12 else {"email": 0.5}
        return weights | {"commit_message": 2.2, "log": 2.2, "form": 1.2} | chatty
    weights["email"] = 4.0 if leaves <= 45 else 1.5
    by_meaning = speakable(writer, root) or leaves <= 4
    if root.noun is writer.voice.language.record:  # nobody rings or writes an article about "the record"
        return weights | ({"chat": 1.5, "prose": 1.0, "sms": 0.8} if leaves <= 12 and depth <= 2 else {"email": 2.0})
    if depth <= 3 and leaves <= 18:
        weights |= {"call_note": 1.8 if root.sort in _CALLS else 0.5, "chat": 2.2}
        if by_meaning:
            weights |= {"prose": 4.0, "article": 2.0 if root.sort in _TALES else 0.7}
    if leaves <= 10 and depth <= 2:
        weights["sms"] = 2.2
    if priced(root) is not None:
        weights |= {"receipt": 5.0, "invoice": 4.0}
    elif root.sort in ("invoice", "order"):
        weights |= {"receipt": 1.2, "invoice": 1.2}
    elif root.sort == "payment":
        weights["receipt"] = 1.2
    return weights


def tell(writer: Writer, genre: str) -> Document:
    """The document of `genre`, one of `GENRES`."""
    document = Document()
    if not typed_by_machines(writer, genre):
        writer.quote_names()
    elif writer.frame.unnamed and not writer.by_name:
        writer.call_by_name()
    GENRES[genre](writer, document)
    return document


def _log(writer: Writer, document: Document) -> None:
    log(writer, document, writer.frame.root)


def _tables(genre: str) -> Callable[[Writer, Document], None]:
    return lambda writer, document: tell_tables(writer, document, genre)


_MACHINES = frozenset({"commit_message", "log", "table_csv"})


def typed_by_machines(writer: Writer, genre: str) -> bool:
    """Whether nobody would set such a text by the rules of typography."""
    return genre in _MACHINES or writer.frame.technical


GENRES: Mapping[str, Callable[[Writer, Document], None]] = {
    "prose": tell_prose,
    "email": tell_email,
    "chat": tell_chat,
    "log": _log,
    "receipt": tell_receipt,
    "invoice": tell_invoice,
    "table_markdown": _tables("table_markdown"),
    "table_csv": _tables("table_csv"),
    "table_html": _tables("table_html"),
    "form": tell_form,
    "sms": tell_sms,
    "call_note": tell_call_note,
    "article": tell_article,
    "commit_message": tell_commit,
    "note": tell_note,
    "report": tell_report,
}
