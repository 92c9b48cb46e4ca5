"""Receipts and invoices: head, rows of quantity, article and price, sums flush right."""

from __future__ import annotations

from collections.abc import Sequence

from edgejson_teachers.templates.blocks import lines, listed, section
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, plain
from edgejson_teachers.templates.frame import Group, Leaf, Node
from edgejson_teachers.templates.patterns import Parts
from edgejson_teachers.templates.rows import bullets, row
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.tables import tabular, text_table
from edgejson_teachers.templates.writer import Writer

__all__ = ["priced", "tell_invoice", "tell_receipt"]

_SUMS = frozenset(
    ("subtotal", "tax", "tax_rate", "shipping", "discount", "discount_rate", "total", "amount", "balance", "fee")
)
_WIDTHS = (32, 36, 40, 44)
_TIMES = (" x ", " \u00d7 ", "x ", " * ")


def priced(node: Node) -> Group | None:
    """The array whose items have a quantity and a price, the rows of a receipt."""
    for group in node.groups:
        if all(item.flat and item.sort == "line" for item in group.items):
            return group
    return None


def tell_receipt(writer: Writer, document: Document) -> None:
    rng, root = writer.rng, writer.frame.root
    width = _width(writer)
    title = writer.said("receipt", "title", root.forms)
    if title:
        document.line(_centred(capital([title])[0], width, rng.random()))  # type: ignore[arg-type]
    rule = pick(rng, ("-", "=", ".", "*", "", "_", "~")) * width
    leaves = _taken(writer, root)
    sums = [leaf for leaf in leaves if leaf.kind in ("money", "percent") or leaf.role in _SUMS]
    head = [leaf for leaf in leaves if leaf not in sums]
    _head(writer, document, head, width)
    for series in root.series:
        listed(writer, document, series, "{}: ", "")
    _children(writer, document, root.children)
    rows = priced(root)
    _ruled(document, rule)
    if rows is not None:
        for item in rows.items:
            _row(writer, document, item, width)
        _ruled(document, rule)
    for leaf in sums:
        document.line(_flush(leaf.label, writer.value(leaf, alone=True), width))
    _others(writer, document, [group for group in root.groups if group is not rows])
    closing = writer.said("receipt", "close", root.forms) if rows is not None else ""  # nobody thanks for a transfer
    if closing:
        _ruled(document, rule if rng.random() < 0.5 else "")
        document.line([closing])


def tell_invoice(writer: Writer, document: Document) -> None:
    """The parties and dates, a table of what is charged, the sums below it."""
    rng, root = writer.rng, writer.frame.root
    title = writer.said("invoice", "title", root.forms)
    if title:
        text = capital([title])[0]
        document.line([writer.once("invoice title", ("{}", "# {}", "{}\n=====", "** {} **", "== {} ==")).format(text)])
        document.gap()
    leaves = _taken(writer, root)
    sums = [leaf for leaf in leaves if leaf.kind in ("money", "percent") or leaf.role in _SUMS]
    lines(writer, document, [leaf for leaf in leaves if leaf not in sums], root.series)
    for child in root.children:
        document.gap()
        document.line([f"{child.label}:"])
        section(writer, document, child, pick(rng, ("", "  ")))
    document.gap()
    rows = priced(root)
    if rows is not None:
        if tabular(rows) and rng.random() < 0.7:
            text_table(writer, document, rows)
        else:
            document.line([f"{rows.label}:"])
            bullets(writer, document, rows)
            document.gap()
    width = _width(writer)
    flush = rng.random() < 0.5
    for leaf in sums:
        value = writer.value(leaf, alone=True)
        document.line(_flush(leaf.label, value, width) if flush else [f"{leaf.label}: ", *value])
    _others(writer, document, [group for group in root.groups if group is not rows])
    closing = writer.said("invoice", "close", root.forms)
    if closing:
        document.gap()
        document.line([closing])


def _width(writer: Writer) -> int:
    """How wide the paper is."""
    return _WIDTHS[int(writer.order("paper") * len(_WIDTHS))]


def _taken(writer: Writer, node: Node) -> list[Leaf]:
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    return leaves


def _head(writer: Writer, document: Document, leaves: Sequence[Leaf], width: int) -> None:
    style = writer.rng.random()
    for leaf in leaves:
        value = writer.value(leaf, alone=True)
        if style < 0.4:
            document.line([f"{leaf.label}: ", *value])
        elif style < 0.6:
            document.line([f"{leaf.label.upper()} ", *value])
        else:
            document.line(_flush(leaf.label, value, width))


def _children(writer: Writer, document: Document, children: Sequence[Node]) -> None:
    for child in children:
        if child.flat:
            document.line([f"{child.label}: ", *row(writer, child)])
        else:
            document.line([f"{child.label}:"])
            section(writer, document, child, "  ")


def _others(writer: Writer, document: Document, groups: Sequence[Group]) -> None:
    for group in groups:
        document.line([f"{group.label}:"])
        bullets(writer, document, group)


def _ruled(document: Document, rule: str) -> None:
    if rule:
        document.line([rule])
    else:
        document.gap()


def _row(writer: Writer, document: Document, item: Node, width: int) -> None:
    """``2 x Desk Lamp`` and its price flush right, or both on a line of their own; the rest below."""
    by_role = {leaf.role: leaf for leaf in item.leaves if leaf.role}
    quantity = by_role.get("quantity")
    article = by_role.get("name") or by_role.get("description") or by_role.get("title")
    price, total = by_role.get("price"), by_role.get("line_total") or by_role.get("total") or by_role.get("amount")
    last = total or price
    if quantity is None or article is None or last is None or quantity.trait.unit:
        document.line(row(writer, item))
        return
    times = writer.once("times", _TIMES)
    said = [quantity, article, last]
    line: Parts = [*writer.value(quantity, alone=True), times, *writer.value(article)]
    if total is not None and price is not None:
        said.append(price)
        line += [writer.once("at", (" @ ", " @ ", " @")), *writer.value(price)]
    elif price is not None:
        line += [writer.once("each", (" @ ", " @"))]
    document.line(_right(line, writer.value(last), width))
    rest = [leaf for leaf in item.leaves if not any(leaf is other for other in said)]
    for leaf in rest:
        document.line(["   ", *writer.terse(leaf, item)])
    for series in item.series:
        document.line([f"   {series.label}: ", *writer.series(series)])


def _right(left: Parts, value: Parts, width: int) -> Parts:
    if isinstance(left[-1], str) and left[-1].endswith("@"):
        return [*left, *value]
    return [*left, " " * max(2, width - len(plain(left)) - len(plain(value))), *value]


def _flush(label: str, value: Parts, width: int) -> Parts:
    return [label, " " * max(2, width - len(label) - len(plain(value))), *value]


def _centred(title: str, width: int, draw: float) -> Parts:
    if draw < 0.4:
        return [title]
    return [title.center(width).rstrip()] if draw < 0.8 else [title.upper()]
