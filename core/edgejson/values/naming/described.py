"""What the description of a property says about its values: the ones it lists, and the words that name their kind."""

from __future__ import annotations

import re

__all__ = ["described_kind", "listed_values", "noun_named"]

_LISTED = re.compile(
    r"(?:one of(?: the following)?"
    r"|(?:valid|possible|allowed|supported|acceptable|permitted|accepted|available) \w+"
    r"(?: are| is| include)?|must be(?: either)?|can be(?: either)?|may be(?: either)?|either"
    r"|values? (?:are|is|can be|include)|options(?: are)?)"
    r"(?: the following)?(?: values)?\b\s*:?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\s*[A-Z][A-Z_]{2,}\b")
_MENTIONED = re.compile(
    r"(?:\be\.\s?g\.?|\bfor (?:example|instance)\b|\bexamples?:|\bsuch as\b|\bex:)[,:]?\s*", re.IGNORECASE
)
_QUOTED = re.compile(r"""`+["']?([^`"'\n]{1,60})["']?`+|"([^"\n]{1,60})"|(?<!\w)'([^'\n]{1,60})'(?!\w)""")
_BARE = re.compile(r"[\w./:@+-]*\w")
_CODE = re.compile(r"(?=.*[\d_./:@-])[\w./:@+-]*\w|[A-Z][A-Z0-9_]+|[a-z]+[A-Z]\w+")
_BETWEEN = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*(?:[-+*|/,;]|\bor\b|\band\b|\s)*\s*", re.IGNORECASE)
_NEVER = re.compile(
    r"example|foo|bar\b|baz|lorem|\.\.\.|xxx|^the$|\byour|\bmy[_-]|string|^null$|^none$|^undefined$|[{}<>$%]|^\W*$|^(a|an|if|this)$|^https?:"
)


def listed_values(description: str, *, examples: bool) -> tuple[str, ...]:
    """The values that a description lists, where it says that they are all; with `examples` also those it mentions.

    >>> listed_values('One of `"circle"` (default), `"square"` or `"cross"`.', examples=False)
    ('circle', 'square', 'cross')
    >>> listed_values("Valid values: add, remove, replace", examples=False), listed_values("e.g. 12101", examples=True)
    (('add', 'remove', 'replace'), ('12101',))
    """
    for found in _LISTED.finditer(description):
        values = _sequence(
            description[found.end() : found.end() + 400],
            bare=found[0].endswith(":") or _CAPITALS.match(description, found.end()) is not None,
        )
        if len(values) >= 2:
            return values
    if examples:
        for found in _MENTIONED.finditer(description):
            values = _sequence(description[found.end() : found.end() + 200], bare=False) or _code_word(
                description[found.end() :]
            )
            if values:
                return values
    return ()


def _sequence(text: str, *, bare: bool) -> tuple[str, ...]:
    """Quoted values one after another; bare words only where `bare` says that a list follows."""
    values: list[str] = []
    place = _skip(text, 0)
    while len(values) < 12:
        quoted = _QUOTED.match(text, place)
        found = quoted or (_BARE.match(text, place) if bare else None)
        if found is None:
            break
        values.append(next(part for part in (found.groups() if quoted else (found[0],)) if part is not None).strip())
        after = _skip(text, found.end())
        if not quoted and not re.match(r"\s*([,|/]|or\b)", text[found.end() : after + 3]):
            break
        place = after
    if any(_NEVER.search(value.lower()) or len(value.split()) > 3 for value in values):
        values = [value for value in values if not _NEVER.search(value.lower()) and len(value.split()) <= 3]
    return tuple(dict.fromkeys(values))


def _skip(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found is not None else place


def _code_word(text: str) -> tuple[str, ...]:
    """One bare word that is plainly a value: it holds a digit, a sign or odd capitals."""
    found = _CODE.match(text)
    value = found[0] if found is not None else ""
    return (value,) if 2 <= len(value) <= 40 and not _NEVER.search(value.lower()) else ()


_NOUN = re.compile(r"\bname of (?:the|a|an|this|that|your|each)?\s*([A-Za-z][\w-]*(?: [A-Za-z][\w-]*)?)")

_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), field)
    for pattern, field in (
        (r"\buuid\b|\bguid\b", "code.uuid"),
        (r"e-?mail address|\be-?mail\b", "person.email"),
        (r"\barn\b|amazon resource name", "@arn.role"),
        (r"\b(url|uri|iri|web ?site|hyperlink|permalink)\b", "@web.url"),
        (r"\bipv6\b", "internet.ipv6"),
        (r"\bip(v4)? address", "internet.ipv4"),
        (r"\bcidr\b", "@dev.cidr"),
        (r"host ?name\b", "internet.hostname"),
        (
            r"iso[- ]?8601|rfc ?3339|date[ -]?(and )?time|timestamp|\bwhen (the|this|it)\b.*\b(was|were|is|will)\b",
            "@period.moment",
        ),
        (r"\bdate\b|yyyy-mm-dd", "@period.day"),
        (r"(tele)?phone number", "person.phone"),
        (r"\bregular expression|\bregexp?\b", "code.regex"),
        (r"\bglob\b|wildcard", "@pool.glob"),
        (r"\bcron\b", "@pool.cron"),
        (r"\bmime|media type|content type", "code.mime"),
        (r"\bcss selector", "@pool.selector"),
        (r"\bcolou?r\b", "code.color"),
        (r"\btime ?zone\b", "place.timezone"),
        (r"\bcurrency\b", "code.currency"),
        (r"\bcountry code", "place.country_code"),
        (r"\bcountry\b", "place.country"),
        (r"\bcity\b", "place.city"),
        (r"\b(language code|iso 639)", "code.language"),
        (r"\blocale\b|bcp[- ]?47", "code.locale"),
        (r"full name|name of the (person|user|customer|author|owner)", "person.name"),
        (r"\bs3 bucket\b", "@pool.bucket"),
        (r"\bdirectory|\bfolder", "@pool.directory"),
        (r"\bfile ?names?\b", "code.file"),
        (r"\bpaths?\b|\bfile\b", "@pool.file_path"),
        (r"\b(docker|container) image\b", "@project.image"),
        (r"\bcommand\b|\bscript\b", "@pool.command"),
        (r"\bversion\b", "code.version"),
        (r"\bsha-?256|checksum|\bdigest\b|\bhash\b", "@dev.sha256"),
        (r"base-?64", "@dev.base64"),
        (r"\bexpression\b", "@pool.expression"),
        (r"\bpassword\b|\bsecret\b|\btoken\b", "@dev.secret"),
        (r"\bduration\b|\btimeout\b|\bseconds\b|\binterval\b", "@pool.short_duration"),
        (r"unique (identifier|id)|\bids? (of|for)\b|identifier", "@id.id"),
        (r"\b(description|explanation|human[- ]readable text|free[- ]?(form )?text|summary)\b", "@text.description"),
        (r"\b(comment|message|note)s?\b", "text.sentence"),
        (r"\b(title|heading|headline)\b", "text.title"),
        (r"\btag|\bkeyword", "text.word"),
    )
)


def described_kind(text: str) -> str | None:
    """The field whose kind a title or description names; None when it names none."""
    return next((field for pattern, field in _KINDS if pattern.search(text)), None)


def noun_named(description: str) -> str:
    """What a description says the name is of, in its own words; empty when it does not.

    >>> noun_named("The name of the database that holds the table.")
    'database that'
    """
    found = _NOUN.search(description)
    return found[1] if found is not None else ""
