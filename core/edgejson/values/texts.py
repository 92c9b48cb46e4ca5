"""Words, titles and sentences in plain English, for fields that say no more than "some text"."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from edgejson.values.draw import Draw, pick

__all__ = ["TAGS", "key_word", "paragraph", "phrase", "sentence", "title", "word"]

TAGS = tuple(
    "analytics archive audio backup batch beta billing budget campaign catalog checkout cloud compliance config contract "
    "customer dashboard delivery design draft education email energy equipment export finance fitness fragile garden gift "
    "health heating hiking holiday import indoor internal inventory invoice kitchen launch legal lighting maintenance "
    "marketing metrics migration mobile monthly music network newsletter office onboarding outdoor payroll photo pilot "
    "planning premium priority privacy procurement public quality recurring refund regional release remote renewal report "
    "research retail review safety sales seasonal security shipping software spring storage summer support survey "
    "sustainability training transport travel upgrade urgent vendor video warehouse weekly wellness wholesale winter".split()
)
_ADJECTIVES = tuple(
    "Annual Quarterly Monthly Regional Internal Joint Final Revised Extended Local Shared Seasonal Central Digital Open "
    "Northern Southern Interim Combined Preliminary".split()
)
_SUBJECTS = (
    "budget review", "delivery schedule", "customer survey", "inventory report", "training programme", "supplier contract",
    "maintenance plan", "product launch", "security audit", "onboarding guide", "energy assessment", "warehouse layout",
    "marketing campaign", "service agreement", "data migration", "recruitment drive", "travel policy", "quality inspection",
    "price list", "release plan", "risk register", "meeting agenda", "site inspection", "shipping manifest",
    "support rota", "research proposal", "website redesign", "stock count", "expense summary", "harvest forecast",
)  # fmt: skip
_ACTORS = (
    "The customer", "The warehouse team", "Our supplier", "The project lead", "The night shift", "The accounts department",
    "A technician", "The reviewer", "The site manager", "The support desk", "The courier", "The regional office",
)  # fmt: skip
_ACTS = (
    "confirmed the {}", "asked for an updated {}", "signed off the {}", "postponed the {}", "is waiting for the {}",
    "found two errors in the {}", "approved the {} without changes", "sent the {} to head office", "will present the {} on Monday",
    "requested more detail on the {}", "finished the {} ahead of time", "rejected the first version of the {}",
)  # fmt: skip
_TAILS = (
    "", "", "", " after a short call", " before the deadline", " and attached the files", " by email", " in the morning",
    " despite the delay", " with minor remarks", " at no extra cost", " and closed the request",
)  # fmt: skip


def word(draw: Draw) -> str:
    """One lower-case word, as a tag or a category."""
    return pick(draw, TAGS)


def key_word(draw: Draw) -> str:
    """A member name for a free map: one word, or two joined by an underscore."""
    first = pick(draw, TAGS)
    return first if draw.random() < 0.7 else f"{first}_{pick(draw, TAGS)}"


def phrase(draw: Draw) -> str:
    """Two or three words without a full stop: ``Shared stock count``."""
    return f"{pick(draw, _ADJECTIVES)} {pick(draw, _SUBJECTS)}"


def title(draw: Draw) -> str:
    """A heading: ``Regional Budget Review``, sometimes with a year."""
    heading = phrase(draw).title()
    return heading if draw.random() < 0.75 else f"{heading} {2021 + int(draw.random() * 6)}"


def sentence(draw: Draw) -> str:
    """One sentence that says something: who did what with which thing."""
    act = pick(draw, _ACTS).format(pick(draw, _SUBJECTS))
    return f"{pick(draw, _ACTORS)} {act}{pick(draw, _TAILS)}."


def paragraph(draw: Draw) -> str:
    """Two or three sentences."""
    return " ".join(sentence(draw) for _ in range(2 + int(draw.random() * 2)))
