"""Spanish as data."""

from __future__ import annotations

from edgejson_teachers.templates.language import Language, Noun
from edgejson_teachers.templates.spanish.clauses import CLAUSES, HAVING, PHRASES, TERSE
from edgejson_teachers.templates.spanish.facts import FACTS
from edgejson_teachers.templates.spanish.genres import GENRES
from edgejson_teachers.templates.spanish.grammar import agree, forms, mended, nth
from edgejson_teachers.templates.spanish.named import FLAGS, SERIES
from edgejson_teachers.templates.spanish.remarks import REMARKS
from edgejson_teachers.templates.spanish.rows import ROWS
from edgejson_teachers.templates.spanish.talk import (
    ABBREVIATIONS,
    ANSWERS,
    DISTRACTIONS,
    LEADS,
    PEOPLE,
    QUESTIONS,
    STATES,
    SUBJECTS,
)
from edgejson_teachers.templates.spanish.values import VALUES

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="es",
    forms=forms,
    agree=agree,
    nth=nth,
    mended=mended,
    record=Noun("registro", "registros", "m"),
    values=VALUES,
    joint=" y ",
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
