"""What people write at length: prose, e-mails, articles, reports, notes, forms, commit messages."""

from __future__ import annotations

from edgejson_teachers.templates.blocks import form, lines, listed, section
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, ended, parted
from edgejson_teachers.templates.frame import Node
from edgejson_teachers.templates.patterns import Parts
from edgejson_teachers.templates.rows import bullets, row
from edgejson_teachers.templates.running import (
    body,
    child_section,
    details,
    group_block,
    headed,
    paragraphs,
    remark,
    series_sentence,
    with_remarks,
)
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.tables import tabular, text_table
from edgejson_teachers.templates.telling import tell_node
from edgejson_teachers.templates.writer import Writer

__all__ = ["tell_article", "tell_commit", "tell_email", "tell_form", "tell_note", "tell_prose", "tell_report"]

_HEADINGS = ("## {}", "{}\n---", "**{}**", "{}", "== {} ==", "# {}", "{}:", "{}\n====", "### {}", "[{}]")


def tell_prose(writer: Writer, document: Document) -> None:
    lead = writer.said("prose", "open", writer.frame.root.forms) if writer.rng.random() < 0.35 else ""
    body(writer, document, ended(capital([lead])) if lead else None)


def tell_email(writer: Writer, document: Document) -> None:
    rng, root = writer.rng, writer.frame.root
    header = writer.said("email", "header", root.forms)
    if rng.random() < 0.5 and not writer.frame.names("subject", header.strip(": ")):
        subject = headed(writer, "email", "subject")
        if subject:
            document.line([header, *subject])
            document.gap()
    greeting = writer.said("email", "greeting", root.forms)
    if greeting:
        document.line([greeting])
        document.gap()
    lead = writer.said("email", "lead", root.forms) if rng.random() < 0.75 else ""
    body(writer, document, ended(capital([lead])) if lead else None)
    document.gap()
    if writer.difficulty != "easy" and rng.random() < 0.25:
        document.line(remark(writer))
        document.gap()
    closing = writer.said("email", "close", root.forms)
    if closing:
        document.line([closing])


def tell_article(writer: Writer, document: Document) -> None:
    rng, root = writer.rng, writer.frame.root
    if rng.random() < 0.7:
        headline = headed(writer, "article", "headline")
        if headline:
            document.line([pick(rng, ("", "", "# ", "")), *headline])
            document.gap()
    lead = writer.said("article", "open", root.forms) if rng.random() < 0.4 else ""
    body(writer, document, ended(capital([lead])) if lead else None, limit=8)
    closing = writer.said("article", "close", root.forms) if rng.random() < 0.3 else ""
    if closing:
        document.gap()
        document.line([closing])


def tell_report(writer: Writer, document: Document) -> None:
    """Headings for what is nested, prose and bullets below them."""
    rng, root = writer.rng, writer.frame.root
    style = pick(rng, _HEADINGS)
    upper = rng.random() < 0.2

    def head(label: str) -> None:
        title = label.upper() if upper and not writer.by_name else label
        document.line([style.format(title)])
        if rng.random() < 0.5 and not style.endswith(":"):
            document.gap()

    title = headed(writer, "report", "title")
    if title:
        shell = style if rng.random() < 0.6 else "{}"
        before, _, after = shell.partition("{}")
        shown = [part.upper() if upper and isinstance(part, str) else part for part in title]
        document.line([before, *shown, after])
        document.gap()
    if rng.random() < 0.4 and (root.children or root.groups):
        heading = writer.said("report", "heading", root.forms)
        if heading:
            head(str(capital([heading])[0]))
    told = tell_node(writer, root, limit=0 if writer.frame.technical else 4)
    sentences = told.sentences
    blocks = []
    for series in root.series:
        said = series_sentence(writer, series, root, nested=False)
        if said is None:
            blocks.append(series)
        else:
            sentences.append(said)
    paragraphs(writer, document, with_remarks(writer, sentences) if sentences else [])
    details(writer, document, told.rest, blocks, bare=not sentences)
    for child in root.children:
        head(child.label)
        _reported(writer, document, child)
        document.gap()
    for group in root.groups:
        head(group.label)
        if tabular(group) and rng.random() < 0.4:
            text_table(writer, document, group, lead=False)
        else:
            bullets(writer, document, group)
        document.gap()
    closing = writer.said("report", "close", root.forms) if rng.random() < 0.3 else ""
    if closing:
        document.line([closing])


def _reported(writer: Writer, document: Document, child: Node) -> None:
    """A section of a report: sentences where they suit, else lines."""
    spoken = child.flat and not writer.frame.technical and writer.rng.random() < 0.6
    told = tell_node(writer, child, nested=True, limit=2) if spoken else None
    if told is None or not told.sentences:
        section(writer, document, child)
        return
    document.paragraph(told.sentences)
    lines(writer, document, told.rest, child.series)


# ---------------------------------------------------------------- short forms


def tell_note(writer: Writer, document: Document) -> None:
    """Telegraphic lines of one to three facts."""
    rng, root = writer.rng, writer.frame.root
    opening = headed(writer, "note", "open")
    if opening:
        document.line(opening)
    bullet = pick(rng, ("- ", "* ", "", "> ", "• ", "\u2013 ", "-> "))
    joint = pick(rng, (", ", " / ", "; ", " - ", " | "))
    leaves = list(root.leaves)
    writer.pair_currency(leaves)
    if rng.random() < 0.5:
        root.leaves = leaves
        told = tell_node(writer, root, limit=1)
        for sentence in told.sentences:
            document.line([bullet, *_unstopped(sentence)])
        leaves = told.rest
    while leaves:
        size = 1 + int(rng.random() * 3)
        taken, leaves = leaves[:size], leaves[size:]
        document.line([bullet, *parted([writer.terse(leaf, root) for leaf in taken], joint)])
    for series in root.series:
        document.line([bullet, f"{series.label}: ", *writer.series(series)])
    for child in root.children:
        if child.flat:
            document.line([bullet, f"{child.label}: ", *row(writer, child)])
        else:
            document.line([bullet, f"{child.label}:"])
            section(writer, document, child, "  ")
    for group in root.groups:
        document.line([bullet, f"{group.label}:"])
        bullets(writer, document, group, "  " if bullet else "")
    if writer.difficulty != "easy" and not writer.by_name and rng.random() < 0.35:
        document.gap()
        document.line(remark(writer))


def _unstopped(sentence: Parts) -> Parts:
    """A sentence as a line of a note, without its full stop."""
    return sentence[:-1] if sentence[-1] == "." else sentence


def tell_form(writer: Writer, document: Document) -> None:
    root = writer.frame.root
    title = writer.said("form", "title", root.forms)
    if title:
        text = str(capital([title])[0])
        document.line([pick(writer.rng, ("{}", "{}", "*** {} ***", "{}\n" + "-" * len(text), "== {}")).format(text)])
        document.gap()
    form(writer, document, root)
    closing = writer.said("form", "close", root.forms) if writer.rng.random() < 0.2 else ""
    if closing:
        document.gap()
        document.line([closing])


def tell_commit(writer: Writer, document: Document) -> None:
    """A subject line, then what the change says, field by field."""
    rng, root = writer.rng, writer.frame.root
    document.line(headed(writer, "commit_message", "subject") or [writer.said("commit_message", "subject", root.forms)])
    document.gap()
    layout = pick(rng, ("- {}: ", "* {}: ", "{}: ", "- {} = ", "- {} -> ", "  {}: ", "+ {}: "))
    if writer.once("headings", ("label", "name", "name")) == "name" and not writer.by_name:
        writer.call_by_name()
    leaves = list(root.leaves)
    writer.pair_currency(leaves)
    for leaf in leaves:
        document.line([layout.format(leaf.label), *writer.value(leaf, alone=True)])
    for series in root.series:
        listed(writer, document, series, layout, "")
    document.gap()
    for child in root.children:
        child_section(writer, document, child)
    for group in root.groups:
        group_block(writer, document, group)
    if writer.difficulty == "hard" and rng.random() < 0.2:
        document.gap()
        document.line(remark(writer))
