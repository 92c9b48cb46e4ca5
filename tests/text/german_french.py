"""What the tests of German and French texts share: how values are read back, and what a table of labels must keep."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from romance import DIFFICULTIES, WORD, Text, core_ids, documents, labels, library, member_names, member_words, told

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson_teachers.templates.language import Language

LOCALES = {"de": "de_DE", "fr": "fr_FR"}
ENGLISH = frozenset(
    (
        "the", "of", "is", "are", "was", "were", "and", "or", "with", "for", "from", "has", "have", "this", "that",
        "by", "its", "not", "yes", "which", "where", "when", "what", "been", "about", "below", "unknown", "none",
        "empty", "missing", "field", "each", "dear", "hi", "regards", "here", "there", "only", "your", "please",
        "thanks", "known", "given", "their", "there", "will", "would", "could", "should", "than", "into", "because",
    )
)  # fmt: skip
"""Words that only English has, but for those that a test takes off for its own language."""


def text_about(language: str, schema_id: str, seed: int, genre: str | None = None) -> Text:
    """A text about an instance of `schema_id`, everything drawn from `seed`."""
    schema = library().get(schema_id)
    gold = schema.sample(seed, policy=("typical", "maximal", "minimal")[seed % 3], locale=LOCALES[language])
    return told(language, schema, gold, seed, DIFFICULTIES[seed // 3 % 3], genre)


def sampled(language: str, count: int) -> list[Text]:
    """Texts of all core schemas, drawn."""
    rng = random.Random(77)
    return [text_about(language, rng.choice(core_ids()), seed) for seed in range(count)]


def unread(text: Text, grounder: Grounder) -> list[tuple[str, str]]:
    """The values of a text that its mark does not state, or that are stated not once."""
    leaves = dict(jsontext.leaves(text.gold))
    spans = text.completion.spans
    assert Counter(span.pointer for span in spans) == Counter(leaves.keys())
    read = ((span.pointer, text.completion.text[span.start : span.end]) for span in spans)
    return [
        (pointer, surface)
        for pointer, surface in read
        if not grounder.reads(surface, leaves[pointer], text.schema.describe(pointer).get("enum"))
    ]


def leaked(text: Text, also_here: frozenset[str]) -> set[str]:
    """English words in what a text says in its own words; columns and log lines may be headed by names of members."""
    quoted = {word for name in member_names(text.schema.document) for word in member_words(name).split()}
    return set(WORD.findall(text.own_words.lower().replace("_", " "))) & (ENGLISH - also_here - quoted)


# ---------------------------------------------------------------- tables


@cache
def names_told(language: str) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Gender and number of each form that the table of labels has."""
    found: dict[str, set[tuple[str, str]]] = {}
    for entry in labels(language).values():
        found.setdefault(entry["s"], set()).add((entry["g"], "s"))
        if "p" in entry:
            found.setdefault(entry["p"], set()).add((entry["g"], "p"))
    return {name: frozenset(forms) for name, forms in found.items()}


def unnamed(language: str) -> list[str]:
    """Member names of the core pack that the table of labels does not know."""
    table = labels(language)
    names = {name for document in documents(core_ids()) for name in member_names(document)}
    assert len(names) > 500
    return sorted(name for name in names if member_words(name) not in table)


def borrowed(language: str, loans: frozenset[str]) -> set[str]:
    """Words that labels share with the English names and that are no loans: signs of a name translated by half."""
    english = {word for key in labels(language) for word in key.split() if len(word) > 2}
    said = {word.lower() for entry in labels(language).values() for word in WORD.findall(entry["s"])}
    return {word for word in said & english if word not in loans}


def doubled(language: str) -> list[tuple[str, str, str]]:
    """Members of one object that the table calls alike."""
    table = labels(language)
    found = []
    for document in documents(core_ids()):
        for members in _objects(document):
            seen: dict[str, str] = {}
            for name in members:
                entry = table[member_words(name)]
                said = entry["p"] if entry.get("n") == "p" else entry["s"]
                if said in seen:
                    found.append((said, seen[said], name))
                seen[said] = name
    return found


def _objects(node: object) -> Iterator[Sequence[str]]:
    if isinstance(node, Mapping):
        properties = node.get("properties")
        if isinstance(properties, Mapping) and all(isinstance(below, Mapping) for below in properties.values()):
            yield list(properties)
        for key, below in node.items():
            if key not in ("enum", "const", "default", "examples", "x-value"):
                yield from _objects(below)
    elif isinstance(node, list):
        for below in node:
            yield from _objects(below)


def misplaced_subjects(language: Language) -> list[str]:
    """Patterns with a subject that is not at their beginning, where nothing would be put in."""
    tables = (language.facts, language.rows, language.flags, language.clauses, language.series, language.questions)
    return [pattern for table in tables for said in table.values() for pattern in said if "{subject}" in pattern[1:]]


# ---------------------------------------------------------------- values


def days() -> Iterator[date]:
    """Days of every month and of every length of number."""
    return (date(2023, 1, 1) + timedelta(days=step) for step in range(0, 700, 13))


def articles_before(labels_told: Mapping[str, object], articles: Sequence[str], joint: str = " ") -> re.Pattern[str]:
    """An article right before a label: groups are the two."""
    known = "|".join(map(re.escape, sorted(labels_told, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'-])({'|'.join(articles)}){joint}({known})(?![\w'-])")
