"""Values at the edge of what a schema allows: bounds, empty texts, and the Unicode that breaks careless programs.

The policy "edge" takes these now and then instead of a plausible value; each is held against the node's own keywords
when the schema is compiled.
"""

# ruff: noqa: RUF001, S104 - look-alike letters and the address of all interfaces are among the edges
from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

from edgejson.schema.plan import NumberPlan, StringPlan
from edgejson.schema.regex import PatternWalker
from edgejson.types import Json
from edgejson.values.draw import Producer, pick

__all__ = ["EDGE_SHARE", "NOTHINGS", "number_edges", "text_edges", "with_edges"]

EDGE_SHARE = 0.4
"""How often a leaf that has edges takes one."""

NOTHINGS: tuple[Callable[[], Json], ...] = (lambda: None, lambda: "", list, dict, lambda: 0, lambda: False)
"""The empty value of every type, made afresh, for places where anything goes."""

_TEXTS = (
    "", "a", "Ünïcödé", "naïve café", "Łódź", "İstanbul", "Straße", "ﬁne", "e\u0301clair", "Ελλάδα", "Москва",
    "שלום", "مرحبا", "नमस्ते", "東京", "한국어", "🚀", "👩‍💻", "🇧🇷", "𝒳", "a\u200bb", "non\u00a0breaking",
    'say "hi"', "it's", "back\\slash", "C:\\temp\\new", "tab\there", "line\nbreak", "line\r\nbreak", "</script>", "{}",
    "[1, 2]", "true", "007", "-0", "1e5", "0.1", " leading", "trailing ", "a,b;c|d", "100%",
    "# not a comment", "// neither", "key: value", "--option", "\u007f", "line\u2028separator",
)  # fmt: skip
_FORMATS = {
    "date": ("2024-02-29", "1970-01-01", "1999-12-31", "0001-01-01", "9999-12-31"),
    "date-time": (
        "2024-02-29T23:59:59Z", "1970-01-01T00:00:00Z", "1999-12-31T23:59:59.999Z", "2026-03-29T01:30:00+14:00",
        "2026-01-01T00:00:00-12:00", "2026-06-30T12:00:00.000001Z",
    ),
    "time": ("00:00:00Z", "23:59:59.999Z", "12:00:00+05:45"),
    "duration": ("PT0S", "P0D", "P1Y2M3DT4H5M6S", "P52W", "PT36H"),
    "email": ("a@b.co", "first.last+tag@sub.domain.museum", "o'neil@verlag.de", "x_1-2@1a.io"),
    "idn-email": ("jörg@müller.de", "用户@公司.cn"),
    "hostname": ("a", "a.b", "xn--mnchen-3ya.de", "1-2.three"),
    "idn-hostname": ("münchen.de", "公司.cn"),
    "ipv4": ("0.0.0.0", "255.255.255.255", "127.0.0.1", "10.0.0.1"),
    "ipv6": ("::", "::1", "fe80::1", "2001:db8::ff00:42:8329", "::ffff:192.0.2.128"),
    "uri": ("urn:isbn:0451450523", "mailto:a@b.co", "https://[::1]:8443/", "https://a.co/?q=a%20b&r=#top", "data:,"),
    "uri-reference": ("", "#", "../up", "?q=1", "//host/path"),
    "iri": ("https://müller.de/straße", "https://a.co/東京"),
    "iri-reference": ("", "#größe", "/東京"),
    "uri-template": ("", "{var}", "/a{/path*}{?q,lang}", "{+base}index"),
    "json-pointer": ("", "/", "/a~1b/c~0d/0", "//"),
    "relative-json-pointer": ("0", "1/a", "2#"),
    "regex": ("", "^$", "(?:)", "[^\\n]*", "^(?!.*--)[a-z-]+$"),
    "uuid": ("00000000-0000-4000-8000-000000000000", "FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF"),
}  # fmt: skip
_LONG = 200
_LONGEST = 2_000
_WALKS = 12
_WHOLE = (0, 1, -1, 2**31 - 1, 2**31, -(2**31), 2**53 - 1, -(2**53) + 1)
_PARTS = (0, 1, -1, 0.1, -0.5, 0.3, 1e-6, 1.0e15, 123456789.125)


def with_edges(produce: Producer, edges: tuple[Json, ...]) -> Producer:
    """`produce`, now and then an edge instead."""
    if not edges:
        return produce
    return lambda draw: pick(draw, edges) if draw.random() < EDGE_SHARE else produce(draw)


def text_edges(plan: StringPlan, accepts: Callable[[Json], bool]) -> tuple[Json, ...]:
    """Texts at the edge of a node, the shortest and the longest it allows among them."""
    return tuple(dict.fromkeys(text for text in _texts(plan) if accepts(text)))


def _texts(plan: StringPlan) -> Iterator[str]:
    for form in plan.formats:
        yield from _FORMATS.get(form, ())
    for pattern in plan.patterns:
        yield from _walked(pattern, plan)
    if plan.formats or plan.patterns:
        return
    yield from _TEXTS
    yield "x" * plan.low
    yield "é" * plan.low
    if plan.high is None:
        yield ("endless words " * _LONG)[:_LONG].strip()
    elif plan.high <= _LONGEST:
        yield "m" * plan.high
        yield "日" * plan.high


def _walked(pattern: str, plan: StringPlan) -> Iterator[str]:
    """The shortest and the longest of a few walks."""
    try:
        walker = PatternWalker(pattern)
    except ValueError:
        return
    random = Random(0).random
    drawn = [walker.draw(random, plan.low, plan.high) for _ in range(_WALKS)]
    texts = sorted({text for text in drawn if text is not None}, key=lambda text: (len(text), text))
    yield from (*texts[:1], *texts[-1:])


def number_edges(plan: NumberPlan, allowed: Callable[[Json], bool]) -> tuple[Json, ...]:
    """Numbers at the edge of a node: its bounds, one step inside them, zero, and the ends of machine integers."""
    near: list[Fraction] = []
    step = plan.step or Fraction(1)
    if plan.low is not None:
        first = math.ceil(plan.low[0] / step)
        near += [plan.low[0], first * step, (first + 1) * step]
    if plan.high is not None:
        last = math.floor(plan.high[0] / step)
        near += [plan.high[0], last * step, (last - 1) * step]
    bounds = [int(value) if value.denominator == 1 else float(value) for value in near]
    return tuple(dict.fromkeys(value for value in (*bounds, *(_WHOLE if plan.integer else _PARTS)) if allowed(value)))
