"""English as data."""

from __future__ import annotations

from edgejson_teachers.templates.english.clauses import CLAUSES
from edgejson_teachers.templates.english.idioms import IDIOMS
from edgejson_teachers.templates.english.phrases import PHRASES, PREDICATES, TERSE
from edgejson_teachers.templates.english.remarks import CLOSINGS, DISTRACTIONS, NOISE, OPENINGS
from edgejson_teachers.templates.forms import Form, forms
from edgejson_teachers.templates.language import Language

__all__ = ["ENGLISH"]

ENGLISH = Language(
    code="en",
    clauses={kind: forms(patterns) for kind, patterns in CLAUSES.items()},
    phrases={kind: forms(patterns) for kind, patterns in PHRASES.items()},
    predicates={kind: forms(patterns) for kind, patterns in PREDICATES.items()},
    event_questions=forms(
        (
            "when was it {participle}?",
            "{participle} when?",
            "and when was it {participle}?",
            "do you see when it was {participle}?",
            "next, when was it {participle}?",
        )
    ),
    questions=forms(
        (
            "what's the {label}?",
            "and the {label}?",
            "{label}?",
            "can you give me the {label}?",
            "which {label} do you see?",
            "next, the {label}?",
            "do we have the {label}?",
            "what does it say under {label}?",
            "ok. {label}?",
        )
    ),
    terse={kind: forms(patterns) for kind, patterns in TERSE.items()},
    idioms={name: {role: forms(patterns) for role, patterns in roles.items()} for name, roles in IDIOMS.items()},
    of="{label} of the {noun}",
    holder="{label} section",
    unknown=("not given", "not known", "unknown", "not stated", "left blank", "missing"),
    no_items=("none", "no entries", "an empty list"),
    no_members=("empty", "an empty object"),
    sentences=tuple(
        (role, Form.of(pattern))
        for role, pattern in (
            ("predicate", "{subject} {list}"),
            ("predicate", "{subject} {list}"),
            ("predicate", "{subject} {list}"),
            ("predicate", "according to the file, {subject} {list}"),
            ("phrase", "{subject} has {list}"),
            ("phrase", "{subject} comes with {list}"),
            ("phrase", "for {subject} we have {list}"),
            ("phrase", "noted for {subject}: {list}"),
            ("phrase", "on {subject}, the file shows {list}"),
            ("phrase", "{subject} lists {list}"),
            ("phrase", "with {subject} we received {list}"),
            ("phrase", "{subject} is on record with {list}"),
            ("phrase", "you will find {subject} with {list}"),
            ("clause", "{list}"),
            ("clause", "{list}"),
            ("clause", "{list}"),
            ("clause", "to be precise, {list}"),
            ("clause", "on top of that, {list}"),
            ("clause", "in short: {list}"),
        )
    ),
    subjects=("the {noun}", "this {noun}", "the {noun}"),
    definite="the {noun}",
    pronoun="it",
    conjunction=" and ",
    clause_joints=(", and ", "; ", ", while ", " and ", "; also, "),
    ordinals=(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ),
    distractions=DISTRACTIONS,
    noise=NOISE,
    openings=OPENINGS,
    closings=CLOSINGS,
    speakers=(
        ("A", "B"),
        ("desk", "caller"),
        ("Ops", "Field"),
        ("me", "them"),
        ("Q", "A"),
        ("day shift", "night shift"),
    ),
    fillers=("", "", "", "that's ", "it's ", "I have ", "let me see... ", "here: ", "ok, ", "says "),
    group_leads=(
        "{label}:",
        "the {label} are as follows:",
        "{label}, one by one:",
        "these are the {label}:",
        "on {label}:",
    ),
    series_forms=forms(
        (
            "the {label} {is} {list}",
            "{label}: {list}",
            "under {label} we have {list}",
            "for {label}, the list reads {list}",
            "{list} make up the {label}",
            "listed as {label}: {list}",
            "the entries for {label} are {list}",
            "in order, the {label} are {list}",
        )
    ),
    ordinal_day={0: "th", 1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"},
)
