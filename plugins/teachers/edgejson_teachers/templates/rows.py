"""One object of a list in one line, and lists of them: bullets, sentences, lines of a receipt."""

from __future__ import annotations

from collections.abc import Sequence

from edgejson_teachers.templates.casting import cast_of, perform, sums_up
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, fill, joined, parted, parting, plain
from edgejson_teachers.templates.frame import Group, Node
from edgejson_teachers.templates.patterns import Form, Parts
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.writer import Writer

__all__ = ["bullets", "inline", "row", "run_on"]

_BULLETS = ("- ", "- ", "* ", "• ", "\u2013 ", "+ ")
_JOINTS = (", ", "; ", " | ", " - ", " / ", " · ")
_LONGEST_RUN = 3
_MOST_RUN_LEAVES = 4


def row(writer: Writer, node: Node, joint: str = ", ") -> Parts:
    """The scalars of `node` in one line: what its roles say together, then label and value of the others."""
    return parted(_pieces(writer, node), joint)


def _pieces(writer: Writer, node: Node) -> list[Parts]:
    worded, writer.style.worded = writer.style.worded, False  # numbers stand in digits where they stand in rows
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    cast = cast_of(writer, leaves, node)
    said: list[Parts] = []
    forms: Sequence[Form] = writer.voice.rows(node.sort, frozenset(cast))
    if "line_total" in cast:
        forms = [form for form in forms if sums_up(form, cast)]
    if forms:
        form = _favourite(writer, forms)
        playing = {id(leaf) for role in form.roles for leaf in cast[role]}
        said.append(perform(writer, form, cast, node, []))
        leaves = [leaf for leaf in leaves if id(leaf) not in playing]
    if forms and writer.difficulty != "easy":
        leaves.sort(key=lambda leaf: writer.order(leaf.trait.name))
    said += [writer.terse(leaf, node) for leaf in leaves]
    said += [
        [f"{series.label}: " if series.label else "", *writer.series(series, joint=" / ")] for series in node.series
    ]
    writer.style.worded = worded
    return said


def _favourite(writer: Writer, forms: Sequence[Form]) -> Form:
    """The form that says most; among equals the one that this text favours: items of a list are written alike."""
    most = max(len(form.roles) for form in forms)
    best = [form for form in forms if len(form.roles) == most]
    return min(best, key=lambda form: writer.order(form.pattern)) if len(best) > 1 else best[0]


def inline(writer: Writer, node: Node, level: int = 0) -> Parts:
    """Everything in `node` in one line; what is nested stands in brackets behind its label."""
    items: list[Parts] = []
    own = row(writer, node) if node.leaves or node.series else []
    if own:
        items.append(own)
    opening, closing = ("(", ")") if level % 2 == 0 else ("[", "]")
    items.extend([f"{child.label} {opening}", *inline(writer, child, level + 1), closing] for child in node.children)
    for group in node.groups:
        inner = [[opening, *inline(writer, item, level + 1), closing] for item in group.items]
        items.append([f"{group.label} " if group.label else "", *joined(inner, ", ", ", ")])
    return joined(items, "; ", "; ")


def bullets(writer: Writer, document: Document, group: Group, indent: str = "") -> None:
    """One item a line; what it holds below it."""
    bullet = writer.once("bullet", _BULLETS)
    joint = writer.once("row joint", _JOINTS)
    for item in group.items:
        _bullet(writer, document, item, bullet, joint, indent)


def _bullet(writer: Writer, document: Document, item: Node, bullet: str, joint: str, indent: str) -> None:
    if item.leaves or item.series or item.flat:
        own = row(writer, item, joint)
        document.line([indent, bullet, *own])
    else:
        document.line([f"{indent}{bullet}{_one(item)}"])
    deeper = indent + " " * len(bullet)
    for child in item.children:
        if child.flat:
            document.line([f"{deeper}{child.label}: ", *row(writer, child)])
        else:
            document.line([f"{deeper}{child.label}:"])
            _bullet(writer, document, child, bullet, joint, deeper + "  ")
    for group in item.groups:
        if group.label:
            document.line([f"{deeper}{group.label}:"])
        bullets(writer, document, group, deeper + "  ")


def _one(item: Node) -> str:
    """A heading for an item without scalars of its own."""
    return f"{item.forms['one']}:" if item.forms else f"{item.label}:"


def run_on(writer: Writer, group: Group) -> Parts | None:
    """The whole list in one sentence, for few and small items; None where it takes more room."""
    items = group.items
    if len(items) > _LONGEST_RUN or any(
        not item.flat or item.series or len(item.leaves) > _MOST_RUN_LEAVES for item in items
    ):
        return None
    if any(leaf.kind == "prose" for item in items for leaf in item.leaves):
        return None
    told = [_pieces(writer, item) for item in items]
    if any(len(pieces) != 1 for pieces in told):
        return None
    rows = [pieces[0] for pieces in told]
    joint = parting(rows, ", ")
    lead = lead_of(writer, group)
    listed = joined(rows, joint, writer.voice.joint if joint == ", " else joint)
    return capital([f"{lead} " if lead else "", *listed, "."])


def lead_of(writer: Writer, group: Group) -> str:
    """The line above a list."""
    if group.trait.noun is None or group.label != group.trait.title:
        return f"{group.label}:" if group.label else ""
    return plain(capital(fill(pick(writer.rng, writer.voice.leads).tokens, label=group.trait.forms)))
