"""French as data."""

from __future__ import annotations

from edgejson_teachers.templates.french.clauses import CLAUSES, HAVING, PHRASES, TERSE
from edgejson_teachers.templates.french.facts_people import ADDRESS, ORGANISATION, PERSON, PLACE
from edgejson_teachers.templates.french.facts_things import ANY, THING
from edgejson_teachers.templates.french.facts_trade import TRADE
from edgejson_teachers.templates.french.facts_work import WORK
from edgejson_teachers.templates.french.flags import FLAGS, SERIES
from edgejson_teachers.templates.french.genres import GENRES
from edgejson_teachers.templates.french.grammar import agree, forms, nth
from edgejson_teachers.templates.french.remarks import (
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
from edgejson_teachers.templates.french.rows import ROWS
from edgejson_teachers.templates.french.typography import typeset
from edgejson_teachers.templates.french.values import VALUES
from edgejson_teachers.templates.language import Language, Noun

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="fr",
    forms=forms,
    agree=agree,
    nth=nth,
    record=Noun("fiche", "fiches", "f"),
    values=VALUES,
    mended=typeset,
    joint=" et ",
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
    states=STATES,
    abbreviations=ABBREVIATIONS,
)
