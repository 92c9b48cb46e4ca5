"""Log lines: machine records of names and values, in the many shapes that programs give them."""

from __future__ import annotations

from collections.abc import Iterator

from edgejson import jsontext
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, joined, parting
from edgejson_teachers.templates.frame import Leaf, Node
from edgejson_teachers.templates.patterns import Mark, Parts
from edgejson_teachers.templates.surfaces import pick, shuffle
from edgejson_teachers.templates.writer import Writer

__all__ = ["log"]

_SHAPES = (
    ("=", " "), ("=", " "), ("=", " | "), ("=", ", "), (": ", ", "), (":", " "), ("=", "; "), ("=", "  "),
    (" = ", ", "), ("->", " "), (": ", " | "), ("=", "\t"),
)  # fmt: skip
_PREFIXES = (
    "", "", "", "> ", "[{}] ", "{}: ", "... ", "[worker] ", "app[{}]: ", "{} | ", "-- ", "# ", "@ ", "({}) ",
    "[{}.out] ", "» ", "{}#dump ", "svc={} ",
)  # fmt: skip
_INDEXES = ("[{}]", ".{}", "#{}", "/{}")
_BARE = frozenset(" ,;=\"'[]|:()\t")


def log(writer: Writer, document: Document, node: Node) -> None:
    """A few fields a line, one a line, or all on one; dotted names for what is nested."""
    rng = writer.rng
    opening = writer.said("log", "open", node.forms) if rng.random() < 0.3 else ""
    if opening:
        document.line(capital([opening]) if rng.random() < 0.5 else [opening])
    comma = writer.voice.values.decimal == ","
    equals, joint = pick(rng, [shape for shape in _SHAPES if not comma or "," not in shape[1]])
    dot, index = pick(rng, (".", ".", "_", "/")), pick(rng, _INDEXES)
    members = [
        list(_fields(writer, part, "", equals, dot, index))
        for part in (
            *(_only(node, leaves=[leaf]) for leaf in node.leaves),
            *(_only(node, series=[series]) for series in node.series),
            *(_only(node, children=[child]) for child in node.children),
            *(_only(node, groups=[group]) for group in node.groups),
        )
    ]
    if writer.difficulty != "easy" and rng.random() < 0.7:
        shuffle(rng, members)  # whole members: what belongs to one item stays together
    fields = [field for member in members for field in member]
    source = (node.noun.singular if node.noun is not None else "data").lower().replace(" ", pick(rng, ("-", "_", ".")))
    prefix = pick(rng, _PREFIXES).format(source)
    shape = rng.random()
    if shape < 0.3 and len(fields) <= 14:
        widths = [len(fields)]
    elif shape < 0.5:
        widths = [1]
    else:
        widths = [2 + int(rng.random() * 4) for _ in range(len(fields))]
    start = 0
    for turn in range(len(fields)):
        width = widths[turn % len(widths)]
        document.line([prefix, *joined(fields[start : start + width], joint, joint)])
        start += width
        if start >= len(fields):
            break


def _fields(writer: Writer, node: Node, path: str, equals: str, dot: str, index: str) -> Iterator[Parts]:
    for leaf in node.leaves:
        yield [f"{path}{leaf.trait.name}{equals}", *_value(writer, leaf)]
    for series in node.series:
        values = [_value(writer, leaf) for leaf in series.leaves]
        joint = parting(values, ", " if writer.voice.values.decimal == "." else "; ")
        name = f"{path}{series.trait.name}" if series.label else path.removesuffix(dot)
        yield [f"{name}{equals}[", *joined(values, joint, joint), "]"]
    for child in node.children:
        yield from _fields(writer, child, f"{path}{child.trait.name}{dot}", equals, dot, index)
    for group in node.groups:
        name = f"{path}{group.trait.name}"
        if not group.label:  # an array within an array: "0.0" would be a number
            name, index = path.removesuffix(dot), _INDEXES[0]
        for number, item in enumerate(group.items):
            yield from _fields(writer, item, f"{name}{index.format(number)}{dot}", equals, dot, index)


def _value(writer: Writer, leaf: Leaf) -> Parts:
    value = leaf.value
    if isinstance(value, bool):
        return [Mark(leaf.pointer, "true" if value else "false")]
    if isinstance(value, str) and value:
        if value.isascii() and _BARE.isdisjoint(value) and not writer.surfaces.looks_otherwise(leaf):
            return [Mark(leaf.pointer, value)]
        quote = "'" if '"' in value and "'" not in value else '"'
        return [quote, Mark(leaf.pointer, value), quote]
    if isinstance(value, int | float):
        return [Mark(leaf.pointer, writer.surfaces.digits(value))]
    return [Mark(leaf.pointer, jsontext.canonical(value))]


def _only(node: Node, **held: object) -> Node:
    """The same object with one of its members."""
    return Node(node.pointer, node.trait, node.noun, node.forms, node.sort, "", **held)  # type: ignore[arg-type]
