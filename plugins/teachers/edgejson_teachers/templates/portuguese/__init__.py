"""Portuguese as it is written in Brazil, as data."""

from __future__ import annotations

from edgejson_teachers.templates.language import Language, Noun
from edgejson_teachers.templates.portuguese.clauses import CLAUSES, HAVING, PHRASES, TERSE
from edgejson_teachers.templates.portuguese.facts import FACTS
from edgejson_teachers.templates.portuguese.genres import GENRES
from edgejson_teachers.templates.portuguese.grammar import agree, forms, nth
from edgejson_teachers.templates.portuguese.named import FLAGS, SERIES
from edgejson_teachers.templates.portuguese.remarks import REMARKS
from edgejson_teachers.templates.portuguese.rows import ROWS
from edgejson_teachers.templates.portuguese.talk import (
    ABBREVIATIONS,
    ANSWERS,
    DISTRACTIONS,
    LEADS,
    PEOPLE,
    QUESTIONS,
    STATES,
    SUBJECTS,
)
from edgejson_teachers.templates.portuguese.values import VALUES

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="pt",
    forms=forms,
    agree=agree,
    nth=nth,
    record=Noun("registro", "registros", "m"),
    values=VALUES,
    joint=" e ",
    subjects=SUBJECTS,
    facts=FACTS,
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
