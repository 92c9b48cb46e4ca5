"""English as data."""

from __future__ import annotations

from edgejson_teachers.templates.english import clauses, facts, genres, grammar, naming, remarks, rows, talk, values
from edgejson_teachers.templates.language import Language, Noun

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="en",
    forms=grammar.forms,
    agree=grammar.agree,
    nth=grammar.nth,
    names=naming.english_name,
    record=Noun("record", "records"),
    values=values.VALUES,
    joint=" and ",
    subjects=rows.SUBJECTS,
    facts=facts.FACTS,
    rows=rows.ROWS,
    flags=clauses.FLAGS,
    clauses=clauses.CLAUSES,
    phrases=clauses.PHRASES,
    having=clauses.HAVING,
    terse=clauses.TERSE,
    series=clauses.SERIES,
    leads=talk.LEADS,
    questions=talk.QUESTIONS,
    answers=talk.ANSWERS,
    distractions=talk.DISTRACTIONS,
    people=talk.PEOPLE,
    remarks=remarks.REMARKS,
    genres=genres.GENRES,
    states=values.STATES,
    abbreviations=talk.ABBREVIATIONS,
)
