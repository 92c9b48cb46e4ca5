"""German as data."""

from __future__ import annotations

from edgejson_teachers.templates.german.clauses import CLAUSES, HAVING, PHRASES, TERSE
from edgejson_teachers.templates.german.facts_people import ADDRESS, ORGANISATION, PERSON, PLACE
from edgejson_teachers.templates.german.facts_things import ANY, THING
from edgejson_teachers.templates.german.facts_trade import TRADE
from edgejson_teachers.templates.german.facts_work import WORK
from edgejson_teachers.templates.german.flags import FLAGS, SERIES
from edgejson_teachers.templates.german.genres import GENRES
from edgejson_teachers.templates.german.grammar import agree, forms, nth
from edgejson_teachers.templates.german.remarks import (
    ABBREVIATIONS,
    ANSWERS,
    DISTRACTIONS,
    LEADS,
    PEOPLE,
    QUESTIONS,
    REMARKS,
    STATES,
    SUBJECTS,
)
from edgejson_teachers.templates.german.rows import ROWS
from edgejson_teachers.templates.german.values import VALUES
from edgejson_teachers.templates.language import Language, Noun

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="de",
    forms=forms,
    agree=agree,
    nth=nth,
    record=Noun("Datensatz", "Datensätze", "m"),
    values=VALUES,
    joint=" und ",
    subjects=SUBJECTS,
    facts={
        "person": PERSON,
        "organisation": ORGANISATION,
        "place": PLACE,
        "address": ADDRESS,
        **TRADE,
        **WORK,
        "thing": THING,
        "any": ANY,
    },
    rows=ROWS,
    flags=FLAGS,
    clauses=CLAUSES,
    phrases=PHRASES,
    having=HAVING,
    terse=TERSE,
    series=SERIES,
    leads=LEADS,
    questions=QUESTIONS,
    answers=ANSWERS,
    distractions=DISTRACTIONS,
    people=PEOPLE,
    remarks=REMARKS,
    genres=GENRES,
    nouns_in_capitals=True,
    states=STATES,
    abbreviations=ABBREVIATIONS,
)
