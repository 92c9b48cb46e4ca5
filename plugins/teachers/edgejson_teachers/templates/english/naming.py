"""How English calls the members of schemas, whose names are English words run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edgejson_teachers.templates.english.acronyms import ACRONYMS
from edgejson_teachers.templates.language import Name, Noun

__all__ = ["english_heading", "english_name", "english_noun", "english_title", "proper", "spelled"]

_PARTICIPLES = frozenset({"sent", "paid", "read", "made", "built", "held", "found", "sold", "bought", "born", "run"})
_NEVER_DONE_TO_IT = frozenset(
    (
        "joined", "failed", "arrived", "departed", "started", "ended", "finished", "expired", "landed", "happened",
        "collected",
    )
)  # fmt: skip
"""What things do, rather than what is done to them: "was joined on" is no English; and what is done to a specimen, not
to the report on it.
"""
_NOUNS = {
    "collected at": "time of collection",
    "collected on": "day of collection",
    "joined at": "join date",
    "joined on": "join date",
    "joined": "join date",
    "failed at": "time of failure",
    "arrived at": "arrival",
    "departed at": "departure",
    "started at": "start",
    "ended at": "end",
    "landed at": "landing",
    "finished at": "end",
    "expired at": "expiry",
    "happened at": "time",
    "last active": "last activity",
    "expires at": "expiry",
    "starts at": "start",
    "ends at": "end",
    "snapshot at": "snapshot time",
    "assigned to": "assignee",
    "created by": "creator",
    "ordered by": "orderer",
    "follow up": "follow-up",
    "updated by": "last editor",
    "reviewed by": "reviewer",
    "approved by": "approver",
    "submitted by": "submitter",
    "recommended in": "recommended interval",
    "from": "sender",
    "to": "recipients",
    "valid until": "end of validity",
    "valid from": "start of validity",
    "balance after": "resulting balance",
    "balance before": "previous balance",
    "in reply to": "replied-to message",
    "founded date": "founding date",
    "founded": "founding date",
    "max": "maximum",
    "min": "minimum",
    "avg": "average",
    "zip": "ZIP code",
    "dob": "date of birth",
    "qty": "quantity",
    "lat": "latitude",
    "lon": "longitude",
    "lng": "longitude",
    "ref": "reference",
    "desc": "description",
    "addr": "address",
    "num": "number",
}
_PEOPLE = frozenset(
    (
        "customer",
        "patient",
        "attendee",
        "reviewer",
        "physician",
        "provider",
        "doctor",
        "employee",
        "manager",
        "user",
        "client",
        "author",
        "sender",
        "recipient",
        "owner",
        "assignee",
        "agent",
        "organizer",
        "host",
        "guest",
        "speaker",
        "holder",
        "contact",
    )
)
_STATES = frozenset(
    (
        "active",
        "available",
        "anonymous",
        "public",
        "private",
        "taxable",
        "featured",
        "valid",
        "online",
        "offline",
        "optional",
        "visible",
        "recurring",
        "urgent",
        "secure",
        "open",
        "complete",
        "ready",
        "current",
        "live",
        "free",
        "billable",
    )
)
_TAKES_STATE = frozenset({"read", "on", "paid", "sent"})
_PLACED = frozenset({"in", "on", "under", "out"})
_SINGULARS = frozenset(("analytics", "headquarters", "series", "news", "gps", "sms", "os", "dns", "aws", "tls", "css"))
_PLURAL_ACRONYMS = frozenset(("ids", "urls"))
_CONTENTS = frozenset(("information", "info", "details", "data", "metadata"))
"""What titles say of a document beside what it is about."""
_BOUNDS = {"min": "minimum", "max": "maximum", "avg": "average"}
"""What stands behind a name and before a noun: "temperature min"."""
_DANGLING = frozenset(("to", "of", "by", "from", "in", "at", "for", "with", "on", "as", "before", "after", "if", "and"))
_IMPERATIVE = frozenset(
    (
        "add", "allow", "combine", "condense", "create", "disable", "disallow", "emit", "enable", "exclude", "extends",
        "force", "hide", "ignore", "include", "insert", "keep", "make", "merge", "normalize", "prefer", "remove",
        "require", "requires", "show", "skip", "use", "uses", "validate",
    )
)  # fmt: skip
"""Verbs that open names of switches, of which no sentence says "the X is Y"."""
_PROPER = {
    "kubernetes": "Kubernetes", "github": "GitHub", "gitlab": "GitLab", "vscode": "VS Code", "openid": "OpenID",
    "eslint": "ESLint", "eslintrc": "ESLint configuration", "dependabot": "Dependabot", "docker": "Docker",
    "jsonapi": "JSON:API", "renovate": "Renovate", "prettier": "Prettier", "rustfmt": "rustfmt configuration",
    "jscsrc": "JSCS configuration", "tsconfig": "TypeScript configuration", "prettierrc": "Prettier configuration",
    "tslint": "TSLint configuration", "stylelintrc": "stylelint configuration", "babelrc": "Babel configuration",
    "nodemon": "nodemon configuration", "sslparameter": "SSL parameter set",
}  # fmt: skip
"""Names of programs as their makers write them, in titles."""
_ADORNING = frozenset({"nested", "simple", "basic", "generic"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DIGITS_APART = re.compile(r"(?<=\d) (?=\d)")
_PLAIN_WORD = re.compile(r"[a-z]+\d{0,2}")
_KEPT_CASE = re.compile(r"^[A-Z][A-Z-]+$|[a-z][A-Z]")
"""Words that keep their capitals: initials, and names that have some inside."""
_LONGEST_WORD = 16
_RUN_TOGETHER = re.compile(r"[b-df-hj-np-tv-xz]{6}|(.)\1\1")
"""Words written without what parts them: "heterogeneoussslhw"."""
_VOWEL = re.compile(r"[aeiouy]")
_MOST_WORDS = 4
_MOST_IN_HEADING = 6
_SHORTEST_EVENT, _LONGEST_EVENT = 2, 3
_NO_NOUNS = frozenset(
    (
        "all", "another", "any", "both", "due", "each", "every", "exclude", "few", "ignore", "include", "less", "many",
        "mixed", "more", "most", "none", "other", "others", "several", "some", "what", "which",
    )
)  # fmt: skip
"""Words that take no article: "the any" is no English."""
_NUMERIC = frozenset(("count", "measure", "number", "percent", "money"))
_UNCOUNTED = frozenset({"data", "metadata", "information", "info", "feedback", "news", "content", "status"})


def spelled(words: Sequence[str]) -> str:
    """Words in small letters as English writes them: acronyms in capitals."""
    shown = [ACRONYMS.get(word, word) for word in words]
    if len(shown) > 1 and shown[0] == "us":  # "us ZIP code", but "contact us"
        shown[0] = "US"
    return " ".join(shown)


def english_name(words: Sequence[str], kind: str) -> Name | None:
    """The name of the member made of `words` (small letters, its unit taken off); None for what nobody could say."""
    if not words or len(words) > _MOST_WORDS or not all(map(_sayable, words)) or len("".join(words)) < 2:
        return None
    if kind == "flag" and len(words) > 1 and words[0] in ("is", "has", "was", "are"):
        words = words[1:]
    if kind == "person" and words[-1] == "name" and words[-2:-1] and words[-2] in _PEOPLE:
        words = words[:-1]  # "the customer is Ana", but "the full name is Ana"
    if len(words) > 1 and words[-1] in _BOUNDS and not _BOUNDS.keys() & set(words[:-1]):
        words = (_BOUNDS[words[-1]], *words[:-1])
    past = _participle(words) if kind in ("date", "moment") else ""
    label = " ".join(words)
    label = _NOUNS.get(label) or (label.removesuffix(" at") if kind == "moment" and not past else label)
    label = _NOUNS.get(label, label)
    if kind != "flag" and not past and _is_no_noun(label.split(), kind):
        return None
    head, tail = _split(words) if kind == "flag" else ((), "")
    if kind in _NUMERIC and _describes(words):  # "devices online", "orders shipped"
        label = spelled(words)
        return Name(Noun(f"{_singular(spelled(words[:-1]))} {words[-1]}", label, "", "p"))
    return Name(english_noun(label), tail, english_noun(" ".join(head)) if head else None, past)


def _describes(words: Sequence[str]) -> bool:
    """Whether the last of the words says something of several things that stand before it."""
    return len(words) > 1 and _is_state(words[-1]) and _is_plural(" ".join(words[:-1]))


def _is_state(word: str) -> bool:
    """Whether a word says in which state something is: "online", "sold", "shipped", but not "speed"."""
    return word in _STATES or word in _PARTICIPLES or (word.endswith("ed") and not word.endswith("eed"))


def english_heading(words: Sequence[str]) -> str:
    """What stands above or before a value where no sentence says the name made of `words`; empty for raw names."""
    if not 0 < len(words) <= _MOST_IN_HEADING or not all(map(_sayable, words)):
        return ""
    return spelled(words)


def _is_no_noun(words: Sequence[str], kind: str) -> bool:
    """Whether a name is no noun, but an order, a question or half a sentence."""
    if words[-1] in _DANGLING or (words[0] in _IMPERATIVE and (len(words) > 1 or words[0].endswith("s"))):
        return True
    if len(words) == 1:
        word = words[0]
        return word in _NO_NOUNS or (kind in _NUMERIC and _is_state(word))
    return kind in ("date", "moment") and words[-1].endswith("ed")


def english_title(title: str) -> tuple[str, ...]:
    """The words of a title or a name without what wraps them up; acronyms keep their capitals.

    >>> english_title("ChatMessage"), english_title("sendParcel.response.201"), english_title("REST API Response")
    (('chat', 'message'), ('send', 'parcel', 'response'), ('REST', 'API', 'response'))
    """
    if " " not in title.strip():  # a name from a program; a title may hold names of its own, as GitHub
        title = " ".join(word for word in _CAMEL.sub(" ", title).replace(".", " ").split() if not word.isdigit())
    kept = not title.isupper()  # capitals tell nothing where all are
    words = [
        ACRONYMS.get(word.lower()) or (word if kept and _KEPT_CASE.search(word) else word.lower())
        for word in title.replace("_", " ").split()
    ]
    while len(words) > 1 and words[0].lower() in _ADORNING:
        del words[0]
    while len(words) > 1 and words[-1] in _CONTENTS:
        words.pop()
    return tuple(words)


def proper(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a title with the names of programs as their makers write them; a "rating" is told as a review."""
    shown = [_PROPER.get(word.lower(), word) for word in words]
    if shown[-1] == "rating":
        shown[-1] = "review"
    if len(shown) > 1 and shown[-1] == "launch":
        shown.append("configuration")
    return tuple(shown)


def _sayable(word: str) -> bool:
    """Whether a word could stand in a sentence: an acronym, or letters with a vowel among them."""
    return (
        word in ACRONYMS
        or word.isdigit()
        or (
            _PLAIN_WORD.fullmatch(word) is not None
            and 1 < len(word) <= _LONGEST_WORD
            and _VOWEL.search(word) is not None
            and _RUN_TOGETHER.search(word) is None
        )
    )


def english_noun(label: str) -> Noun:
    """A label in small letters as a noun."""
    shown = _DIGITS_APART.sub("-", spelled(label.split()))
    head, of, rest = shown.partition(" of ")
    if _is_plural(head if of else label):
        return Noun(f"{_singular(head)}{of}{rest}", shown, "", "p")
    if of:
        return Noun(shown, f"{_plural(head)}{of}{rest}")
    return Noun(shown, shown if label.rpartition(" ")[2] in _UNCOUNTED else _plural(shown))


def _participle(words: Sequence[str]) -> str:
    """``created at`` -> "created", ``last seen`` -> "last seen"; empty for plain nouns."""
    if not _NEVER_DONE_TO_IT.isdisjoint(words):
        return ""
    if (
        _SHORTEST_EVENT <= len(words) <= _LONGEST_EVENT
        and words[-1] in ("at", "on")
        and (words[-2].endswith(("ed", "en")) or words[-2] in _PARTICIPLES)
    ):
        said = len(words) == _SHORTEST_EVENT or words[0] in ("last", "first")
        return " ".join(words[:-1]) if said else ""
    if len(words) == 2 and words[0] == "last" and words[1].endswith(("ed", "en")):
        return " ".join(words)
    return ""


def _split(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """``notifications enabled`` -> (("notifications",), "enabled"); ``in stock`` -> ((), "in stock")."""
    if words[0] in _PLACED:
        return (), " ".join(words)
    if words[0] in _IMPERATIVE or (words[-2:-1] and words[-2] in _DANGLING):
        return (), ""
    last = words[-1]
    if last in _STATES or last in _TAKES_STATE or (last.endswith("ed") and len(last) > 4):
        return words[:-1], last
    return (), ""


def _is_plural(label: str) -> bool:
    last = label.rpartition(" ")[2].lower()
    if last in ACRONYMS:
        return last in _PLURAL_ACRONYMS
    return len(last) > 2 and last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _SINGULARS


def _singular(label: str) -> str:
    if label.endswith("ies") and len(label) > 4:
        return f"{label[:-3]}y"
    if label.endswith(("oses", "yses")):
        return f"{label[:-2]}is"
    if label.endswith(("sses", "xes", "ches", "shes", "tuses")):
        return label[:-2]
    return label[:-1]


def _plural(label: str) -> str:
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return f"{label[:-1]}ies"
    if label.endswith(("s", "x", "ch", "sh")):
        return f"{label}es"
    return f"{label}s"
