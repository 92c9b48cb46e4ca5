"""Noun phrases, note-style phrases and predicates, by kind of field."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PHRASES", "PREDICATES", "TERSE"]

PHRASES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{label} {value}",
        "the {label} {value}",
        "{value} as the {label}",
        "{value} as {label}",
        "{value} for the {label}",
        "{value} under {label}",
        "{value} ({label})",
    ),
    "money": (
        "{a} {label} of {value}",
        "{value} in {label}",
        "{label} {value}",
        "{value} ({label})",
        "{value} as the {label}",
        "the {label} at {value}",
        "{label} of {value}",
    ),
    "count": (
        "{a} {label} of {value}",
        "{label} {value}",
        "{value} for {label}",
        "{label} at {value}",
        "{value} ({label})",
    ),
    "measure": (
        "{a} {label} of {value}",
        "{label} {value}",
        "{label} at {value}",
        "{value} for {label}",
        "{value} ({label})",
    ),
    "plural": (
        "{value} {label}",
        "{label} at {value}",
        "{value} {label} in all",
        "{value} for {label}",
        "{value} ({label})",
    ),
    "percent": (
        "{a} {label} of {value}",
        "{label} {value}",
        "{value} {label}",
        "{label} at {value}",
        "{value} ({label})",
    ),
    "person": (
        "{label} {value}",
        "{value} as the {label}",
        "{value} ({label})",
        "the {label} {value}",
    ),
    "email": (
        "{label} {value}",
        "{value} as the {label}",
        "the {label} {value}",
        "{value} ({label})",
    ),
    "phone": ("{label} {value}", "{value} ({label})", "{value} as the {label}", "the {label} {value}"),
    "identifier": ("{label} {value}", "the {label} {value}", "{value} ({label})", "{value} as the {label}"),
    "date": ("{label} {value}", "{value} as the {label}", "{a} {label} of {value}", "{value} ({label})"),
    "moment": ("{label} {value}", "{value} as the {label}", "{a} {label} of {value}"),
    "enum": (
        "{label} {value}",
        "{value} as the {label}",
        "{a} {label} of {value}",
        "the {label} {value}",
        "{label} set to {value}",
    ),
    "flag": (
        "{label} set to [true|false]",
        "{label} switched [on|off]",
        "a [yes|no] for {label}",
        "{label} [ticked|not ticked]",
    ),
    "event": ("{value} as the time it was {participle}", "{value} for when it was {participle}"),
    "prose": ("the {label} {value}", "{value} as the {label}", "the words {value} for the {label}"),
    "null": ("{label} {value}", "the {label} {value}"),
    "empty": ("{label} {value}",),
}

TERSE: Mapping[str, tuple[str, ...]] = {
    "any": ("{label} {value}", "{label}: {value}", "{value} ({label})", "{label} = {value}", "{label} - {value}"),
    "flag": (
        "{label}: [yes|no]",
        "{label} = [true|false]",
        "{label}? [yes|no]",
        "{label} [ticked|not ticked]",
        "{label} [✓|✗]",
    ),
    "event": ("{participle} {value}", "{participle}: {value}", "{participle} on {value}"),
    "percent": ("{label} {value}", "{value} {label}", "{label}: {value}", "{value} ({label})"),
}

PREDICATES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "has the {label} {value}",
        "has {value} as its {label}",
        "lists {value} as the {label}",
        "shows {value} under {label}",
        "carries the {label} {value}",
        "gives {value} for the {label}",
        "comes with the {label} {value}",
        "names {value} as the {label}",
    ),
    "money": (
        "shows {a} {label} of {value}",
        "has {a} {label} of {value}",
        "puts the {label} at {value}",
        "comes with {a} {label} of {value}",
        "lists {value} for the {label}",
        "carries {value} as the {label}",
    ),
    "count": (
        "has {a} {label} of {value}",
        "shows {value} for {label}",
        "gives {value} as the {label}",
        "puts {label} at {value}",
    ),
    "measure": (
        "shows {a} {label} of {value}",
        "has {a} {label} of {value}",
        "reports {value} for {label}",
        "puts {label} at {value}",
    ),
    "plural": (
        "has {value} {label}",
        "shows {value} {label}",
        "lists {value} {label}",
        "comes with {value} {label}",
        "puts {label} at {value}",
    ),
    "percent": ("has {a} {label} of {value}", "applies {a} {label} of {value}", "shows {value} as the {label}"),
    "date": (
        "has {value} as its {label}",
        "gives {value} as the {label}",
        "names {value} as the {label}",
        "shows {a} {label} of {value}",
    ),
    "moment": (
        "has {value} as its {label}",
        "gives {value} as the {label}",
        "was stamped {value} ({label})",
        "shows {value} under {label}",
    ),
    "enum": (
        "is marked {value} ({label})",
        "has {value} as its {label}",
        "has the {label} set to {value}",
        "shows the {label} {value}",
        "lists {value} under {label}",
    ),
    "flag": (
        "has the {label} box [ticked|not ticked]",
        "is set to [true|false] for {label}",
        "says [yes|no] to {label}",
        "has {label} switched [on|off]",
        "answers [yes|no] to {label}",
    ),
    "adjective": (
        "[is|is not] {tail}",
        "[is|is not] marked as {tail}",
        "[is shown|is not shown] as {tail}",
    ),
    "event": (
        "was {participle} on {value}",
        "got {participle} on {value}",
        "was {participle} on {value}",
    ),
    "prose": (
        "carries the {label} {value}",
        "comes with the {label} {value}",
        "says {value} as the {label}",
        "gives {value} as the {label}",
    ),
    "null": ("has its {label} {value}", "has the {label} {value}", "leaves the {label} {value}"),
    "empty": ("has {value} under {label}", "shows {value} for {label}"),
}
