"""Values that stand for a value: foo, lorem ipsum, John Doe, someone@example.com, 555-0123, your_name.

A placeholder is easy to name and hard to tell from a word: `bar` is a unit of pressure, `test` a member of an enumeration, "the
test results" ordinary English.  So most words count only as a whole value, never where the schema itself lists them, and
not in fields that classify.  What counts anywhere is what no honest text holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Severity
from edgejson_checks.fields import Fields, TextField, name_words, role_of_name, text_fields

__all__ = ["Placeholders", "edgejson_check"]

_TRIGGERS: Final = tuple(
    "foo bar baz qux lorem dolor sample test example dummy placeholder todo tbd fixme xx n/a string undefined null nan "
    "asdf qwerty your insert enter doe mustermann bloggs public 123 456 555 000 111 999 acme abc xyz localhost invalid "
    "anytown yyyy domain website firstname first. value tag name text title description {{ 4111 4242 5500 1234 ipsum "
    "key email address street city company phone".split()
)
"""Every placeholder holds one of these, in lower case; an answer that holds none needs no second look."""

_CLASSIFYING: Final = frozenset(
    "type types kind category categories mode env environment stage phase status state level branch tag tags keyword "
    "keywords label labels format datatype unit units uom role group genre cuisine venue amenity amenities method".split()
)
_NAMING: Final = frozenset("name surname author city town patient customer contact first last".split())


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` found in a text (or, `whole`, equal to it) is a placeholder of this `kind`, unless `excused` says otherwise."""

    kind: str
    pattern: re.Pattern[str]
    whole: bool = True
    excused: Callable[[TextField], bool] | None = None
    severity: Severity = "error"

    def finds(self, field: TextField, text: str) -> str | None:
        match = self.pattern.fullmatch(text) if self.whole else self.pattern.search(text)
        if match is None or (self.excused is not None and self.excused(field)):
            return None
        return match[0]


def _classifies(field: TextField) -> bool:
    return not _CLASSIFYING.isdisjoint(name_words(field.name))


def _may_be_a_name(field: TextField) -> bool:
    """`Foo` is a family name and `Bar` a town, when they are written as names."""
    return field.text.istitle() and not _NAMING.isdisjoint(name_words(field.name))


def _is_a_date_format(field: TextField) -> bool:
    return not {"format", "pattern", "mask"}.isdisjoint(name_words(field.name))


def _holds_no_phone(field: TextField) -> bool:
    return role_of_name(field.name) != "phone"


def _is_no_echo(field: TextField) -> bool:
    """Whether the text says anything but its own member's name."""
    return name_words(field.text.replace(" ", "_")) != name_words(field.name)


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_RULES: Final = (
    _Rule(
        "metasyntactic word",
        _any_case(r"(?:foo|baz|qux|quux)(?:[_-]?\d{1,4}|[_-]\w+)?|foo[ _.-]?ba[rz](?:[ _.-]?ba[rz])?|bar[_-]?\d{1,4}"),
        excused=_may_be_a_name,
    ),
    _Rule("metasyntactic word", re.compile(r"bar|BAR"), excused=_classifies),
    _Rule("metasyntactic word", re.compile(r"(?<![\w/.@-])(?:foo|baz|qux|quux|foobar|foo bar)(?![\w/@-])"), whole=False),
    _Rule("filler text", _any_case(r"\blorem ipsum\b|\bdolor sit amet\b"), whole=False),
    _Rule(
        "stock word",
        _any_case(r"(?:test|testing|sample|example|dummy|placeholder|string)(?: ?\d{1,4})?|todo|tbd|fixme|undefined|null|nan"),
        excused=_classifies,
    ),
    _Rule("stock word", _any_case(r"x{3,}(?:[ -]x+)*|asdf\w*|qwerty|abc-?123|xyz-?(?:123|789)|123abc")),
    _Rule("stock word", _any_case(r"n/a|n\.a\."), severity="warning"),
    _Rule("open task", re.compile(r"\b(?:TODO|FIXME|TBD):"), whole=False),
    _Rule(
        "stock identifier",
        _any_case(
            r"(?:test|sample|example|dummy|placeholder)[_-]"
            # what a test or a sample really has
            r"(?!(?:rates?|sizes?|counts?|types?|dates?|times?|volumes?|intervals?|periods?|frequency|ratio|results?|cases?|"
            r"suites?|scores?|codes?|mode|coverage|env|environment|runs?|plans?|drive|driven|sets?|methods?|names?|ids?|"
            r"tubes?|strips?|kits?|bench|flight|match|pilot|collection|storage|space|number|prep)\b)[\w-]+"
        ),
        excused=_classifies,
    ),
    _Rule(
        "numbered name",
        _any_case(r"(?:name|value|text|title|description|string|tag|key|field|placeholder)[ _-]?(?:\d{1,3}|one|two|three)"),
    ),
    _Rule(
        "blank to fill in",
        _any_case(
            r"your[_-]\w+|[<\[{(]?\s*(?:your|insert|enter)[ _-](?:first |last |full |company |e-?mail |phone |api )?"
            r"(?:name|e-?mail|address|number|key|text|value|title|company|city|street|phone|password|token|id|date|domain|"
            r"url|description)(?: here)?\s*[>\]})]?|[<\[](?:name|email|address|phone|city|date|string|value|placeholder)[>\]]"
            r"|\{\{\s*[\w. ]+\s*\}\}"
        ),
    ),
    _Rule("blank to fill in", _any_case(r"\[(?:your|insert|enter) [\w '-]+\]"), whole=False),
    _Rule("its own name", _any_case(r"(?:(?:first|last|full|company|user) ?_?)?name|e-?mail|address|street|city|company|"
                                    r"description|username|phone"), excused=_is_no_echo),
    _Rule(
        "stand-in person",
        _any_case(
            r"\b(?:john|jane|jon) (?:\w\.? )?doe\b|\b(?:max|erika) mustermann(?:frau)?\b|\bjoe bloggs\b|\bjohn q\.? public\b"
            r"|\b(?:test|dummy|sample) (?:user|person|customer|name)\b(?! \w)"
        ),
        whole=False,
    ),
    _Rule("stand-in company", _any_case(r"acme(?:,? (?:corp|corporation|inc|co|company|ltd|llc)\.?)?"
                                        r"|(?:abc|xyz)(?:,? (?:corp|corporation|inc|company|ltd|llc)\.?)")),
    _Rule(
        "stand-in address",
        _any_case(r"\b123 (?:main|elm|any|fake|example|sample|test) (?:st|street|ave|avenue|rd|road|lane|ln)\b|\banytown\b"),
        whole=False,
    ),
    _Rule(
        "stand-in number",
        re.compile(
            r"(?<![\d-])(?:123-45-6789|000-00-0000|4111(?:[ -]?1111){3}|4242(?:[ -]?4242){3}|1234[ -]?5678[ -]?9012[ -]?3456)"
            r"(?![\d-])"
        ),
        whole=False,
    ),
    _Rule(
        "stand-in identifier",
        _any_case(
            r"0{8}(?:-0{4}){3}-0{12}|1{8}(?:-1{4}){3}-1{12}|12345678-1234-1234-1234-1234567890(?:ab|12)"
            r"|123e4567-e89b-12d3-a456-426(?:614174|655440)000|550e8400-e29b-41d4-a716-44665544000\d"
        ),
    ),
    _Rule("date format", re.compile(r"(?:YYYY|yyyy)[-/.](?:MM|mm)[-/.](?:DD|dd)(?:[T ].*)?|(?:MM/DD|DD/MM)/YYYY"),
          excused=_is_a_date_format),
    _Rule("reserved domain", _any_case(r"(?<![\w-])example\.(?:com|net|org|edu)\b"), whole=False),
    _Rule(
        "reserved domain",
        _any_case(
            r"(?:@|://(?:[^/@\s]*@)?|\bwww\.)(?:(?:[\w-]+\.)*(?:localhost|[\w-]+\.(?:test|invalid|example|localhost))"
            r"|(?:[\w-]+\.)*(?:test|sample|foo|bar|domain|placeholder|your-?(?:domain|company|site|website)|my(?:domain|site))"
            r"\.(?:com|net|org|io))(?![\w.-]*\w)"
        ),
        whole=False,
    ),
    _Rule(
        "stand-in mailbox",
        _any_case(
            r"(?:test|testing|foo|bar|example|sample|dummy|placeholder|your[._-]?(?:name|email)|(?:john|jane)[._-]?doe|"
            r"first(?:name)?[._-]last(?:name)?|name|email)(?:[._-]?\d+)?@\S+"
        ),
    ),
    # The North American plan has no area 555, and keeps 555-0100 to 555-0199 for fiction.
    _Rule(
        "fictitious phone number",
        _any_case(
            r"(?:\+?0*1[ .-]?)?(?:\(555\)|555)[ .-]?\d{3}[ .-]?\d{4}(?:\s*(?:x|ext\.?)\s*\d+)?"
            r"|(?:\+?0*1[ .-]?)?(?:\(?\d{3}\)?[ .-]?)?555[ .-]?(?:01\d\d|1234)(?:\s*(?:x|ext\.?)\s*\d+)?"
            r"|\+?(?:0*1[ .-]?)?\(?(?:123\)?[ .-]?456[ .-]?7890|012\)?[ .-]?345[ .-]?6789|987\)?[ .-]?654[ .-]?3210)"
            r"|\+?(?:0*1[ .-]?)?\(?(\d)\1\1\)?[ .-]?\1{3}[ .-]?\1{4}"
        ),
        excused=_holds_no_phone,
    ),
    _Rule("fictitious phone number", re.compile(r"(?<![\d-])(?:\d{3}[-. ])?555-01\d\d(?![\d-])|(?<![\d-])\(?123\)?[ .-]456-7890(?!\d)"),
          whole=False),
)


class Placeholders:
    """Looks at every text value of a JSON answer; at most one finding for each."""

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._fields = Fields()

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.answer.ok:
            return
        lower = subject.answer_text.lower()
        triggers = _TRIGGERS if "\\u" in lower else [trigger for trigger in _TRIGGERS if trigger in lower]
        if not triggers:
            return
        for field in text_fields(subject.answer.value):
            text = field.text.strip()
            lower = text.lower()
            if any(trigger in lower for trigger in triggers) and field.text not in self._fields.constants(subject):
                finding = _judge(field, text)
                if finding is not None:
                    yield finding


def _judge(field: TextField, text: str) -> Finding | None:
    for rule in _RULES:
        found = rule.finds(field, text)
        if found is not None:
            return Finding(
                check="placeholders",
                pointer=field.pointer,
                message=f"{rule.kind}: {found!r:.80}",
                severity=rule.severity,
            )
    return None


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="placeholders",
        summary="answers hold no stand-in values such as foo, lorem ipsum, John Doe or example.com",
        api=1,
        load=lambda _settings: Placeholders(),
    )
