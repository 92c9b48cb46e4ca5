"""Patterns of placeholders, most of them of what no honest text holds anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edgejson.types import Severity
from edgejson_checks.fields import Role, TextField, name_words, role_of_name
from edgejson_checks.placeholders.words import Excuse, Word, classifies

__all__ = ["Rule", "rules_for"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A text that `pattern` matches (as a whole, or `anywhere`) is a placeholder of this `kind` unless `excused`.

    A text that matches holds one of `signs`, in lower case, where a line feed stands for its start: looking for these
    first makes a clean answer cheap.  A rule with a `role` needs none: it is about members of that role alone.  Rules
    are asked in their order.
    """

    kind: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    anywhere: bool = False
    excused: Excuse | None = None
    severity: Severity = "error"
    role: Role | None = None

    def find(self, field: TextField, text: str) -> Word | None:
        if self.role is not None and role_of_name(field.name) != self.role:
            return None
        match = self.pattern.search(text) if self.anywhere else self.pattern.fullmatch(text)
        if match is None or (self.excused is not None and self.excused(field)):
            return None
        return Word(self.kind, match[0], self.severity)


def _is_a_format(field: TextField) -> bool:
    return not {"format", "pattern", "mask"}.isdisjoint(name_words(field.name))


def _any_case(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_OF_TESTS = (
    "rates? sizes? counts? types? dates? times? volumes? intervals? periods? frequency ratio results? cases? suites? "
    "scores? codes? mode coverage env environment runs? plans? drive driven sets? methods? names? ids? tubes? strips? "
    "kits? bench flight match pilot collection storage space number prep".replace(" ", "|")
)
"""What a test or a sample really has."""

_MAY_FILL = (
    "name e-?mail address number key text value title company city street phone password token id date domain url"
).replace(" ", "|")
_STAND_IN_DOMAIN = "test|sample|foo|bar|domain|placeholder|your-?(?:domain|company|site|website)|my(?:domain|site)"
_METASYNTACTIC = r"(?<![\w/.@-])(?:foo|baz|qux|quux|foobar)(?![\w/@-])"
_AREA = r"(?:\+?0*1[ .-]?)?"
_EXTENSION = r"(?:\s*(?:x|ext\.?)\s*\d+)?"

_RULES: Final = (
    Rule(
        "metasyntactic word",
        ("foo", "baz", "qux", "quux"),
        _any_case(r"(?:foo|baz|qux|quux)[_-]\w+", r"foo[ _.-]?ba[rz](?:[ _.-]?ba[rz])?"),
    ),
    Rule(
        "metasyntactic word",
        ("foo", "baz", "qux", "quux"),
        re.compile(rf"\W*{_METASYNTACTIC}\W*(?:\s\S+)?|\S+\s+\W*{_METASYNTACTIC}\W*"),
    ),
    # A sentence about a module that somebody called foo is a sentence.
    Rule(
        "metasyntactic word",
        ("foo", "baz", "qux", "quux"),
        re.compile(_METASYNTACTIC),
        anywhere=True,
        severity="warning",
    ),
    Rule("filler text", ("ipsum", "dolor"), _any_case(r"\blorem ipsum\b", r"\bdolor sit amet\b"), anywhere=True),
    Rule("stock word", ("xxx", "asdf"), _any_case(r"x{3,}(?:[ -]x+)*", r"asdf\w*")),
    Rule("open task", ("todo:", "fixme:", "tbd:"), re.compile(r"\b(?:TODO|FIXME|TBD):"), anywhere=True),
    Rule(
        "stock identifier",
        ("test", "sample", "example", "dummy", "placeholder"),
        _any_case(rf"(?:test|sample|example|dummy|placeholder)[_-](?!(?:{_OF_TESTS})(?![a-z]))[\w-]+"),
        excused=classifies,
    ),
    Rule(
        "blank to fill in",
        ("your", "insert", "enter", "\n<", "\n[", "\n{{"),
        _any_case(
            rf"your[_-](?:\w+[_-])?(?:{_MAY_FILL}|account|app|org|project|secret|user|username)(?:[_-]here)?",
            r"your (?:first |last |full |company |e-?mail |phone )?(?:name|e-?mail|address|number|company|city|phone)",
            r"(?:insert|enter|your)[ _-][\w '-]+[ _-]here",
            rf"(?:insert|enter) your (?:\w+ )?(?:{_MAY_FILL})",
            r"[<\[{(](?:name|email|address|phone|city|date|string|value|placeholder)[>\]})]",
            r"\{\{\s*[\w. ]+\s*\}\}",
        ),
    ),
    Rule(
        "blank to fill in",
        ("your", "insert", "enter"),
        _any_case(r"[<\[{](?:your|insert|enter) [\w '-]+[>\]}]"),
        anywhere=True,
    ),
    Rule(
        "stand-in person",
        (" doe", "mustermann", "bloggs"),
        _any_case(
            r"\b(?:john|jane|jon) (?:\w\.? )?doe\b",
            r"\b(?:max|erika) mustermann\b",
            r"\bjoe bloggs\b",
        ),
        anywhere=True,
    ),
    Rule(
        "stand-in address",
        ("123 ", "anytown"),
        _any_case(
            r"\b123 (?:main|elm|any|fake|example|sample|test) (?:st|street|ave|avenue|rd|road|lane|ln)\b",
            r"\banytown\b",
        ),
        anywhere=True,
    ),
    Rule(
        "stand-in number",
        ("123-45-6789", "000-00-0000", "4111", "4242", "5678"),
        re.compile(
            r"(?<![\d-])(?:123-45-6789|000-00-0000|4111(?:[ -]?1111){3}|4242(?:[ -]?4242){3}|"
            r"1234[ -]?5678[ -]?9012[ -]?3456)(?![\d-])"
        ),
        anywhere=True,
    ),
    Rule(
        "stand-in identifier",
        ("0000-0000", "1111-1111", "1234-1234", "12d3-a456", "a716-4466"),
        _any_case(
            r"0{8}(?:-0{4}){3}-0{12}",
            r"1{8}(?:-1{4}){3}-1{12}",
            r"12345678-1234-1234-1234-1234567890(?:ab|12)",
            r"123e4567-e89b-12d3-a456-426(?:614174|655440)000",
            r"550e8400-e29b-41d4-a716-44665544000\d",
        ),
    ),
    Rule(
        "date format",
        ("yyyy",),
        re.compile(r"(?:YYYY|yyyy)[-/.](?:MM|mm)[-/.](?:DD|dd)(?:[T ].*)?|(?:MM/DD|DD/MM)/YYYY"),
        excused=_is_a_format,
    ),
    Rule("reserved domain", ("example",), _any_case(r"(?<![\w-])example\.(?:com|net|org|edu)\b"), anywhere=True),
    Rule(
        "reserved domain",
        ("@", "://", "www."),
        _any_case(
            r"(?:@|://(?:[^/@\s]*@)?|\bwww\.)(?:[\w-]+\.)*"
            rf"(?:localhost|[\w-]+\.(?:test|invalid|example)|(?:{_STAND_IN_DOMAIN})\.(?:com|net|org|io))(?!\.?[\w-])"
        ),
        anywhere=True,
    ),
    Rule(
        "stand-in mailbox",
        ("@",),
        _any_case(
            r"(?:test|testing|foo|bar|example|sample|dummy|placeholder|your[._-]?(?:name|email)|(?:john|jane)[._-]?doe|"
            r"first(?:name)?[._-]last(?:name)?|name|email)(?:[._-]?\d+)?@\S+"
        ),
    ),
    # The North American plan has no area 555, and keeps 555-0100 to 555-0199 for fiction.
    Rule(
        "fictitious phone number",
        (),
        _any_case(
            rf"{_AREA}(?:\(555\)|555)[ .-]?\d{{3}}[ .-]?\d{{4}}{_EXTENSION}",
            rf"{_AREA}(?:\(?\d{{3}}\)?[ .-]?)?555[ .-]?(?:01\d\d|1234){_EXTENSION}",
            rf"{_AREA}\(?(?:123\)?[ .-]?456[ .-]?7890|012\)?[ .-]?345[ .-]?6789|987\)?[ .-]?654[ .-]?3210)",
            rf"{_AREA}\(?(\d)\1\1\)?[ .-]?\1{{3}}[ .-]?\1{{4}}",
        ),
        role="phone",
    ),
    Rule(
        "fictitious phone number",
        ("555-01", "456-7890"),
        re.compile(r"(?<![\d-])(?:\d{3}[-. ])?555-01\d\d(?![\d-])|(?<![\d-])\(?123\)?[ .-]456-7890(?!\d)"),
        anywhere=True,
    ),
)

_RARE: Final = "[{</qx@zw:yfb"
"""Characters that few texts hold, the rarest first: one is looked for many times faster than a whole sign."""


def _rarest(sign: str) -> str:
    """The character of a sign that is looked for first; empty where each is common."""
    return next((character for character in _RARE if character in sign), "")


_SIGNS: Final = sorted({sign for rule in _RULES for sign in rule.signs})
_BY_CHARACTER: Final = tuple(
    (
        character,
        tuple(
            (sign, tuple(number for number, rule in enumerate(_RULES) if sign in rule.signs))
            for sign in _SIGNS
            if _rarest(sign) == character
        ),
    )
    for character in dict.fromkeys(map(_rarest, _SIGNS))
)
"""Signs with the numbers of their rules, by their rarest character."""

_OF_ROLES: Final = tuple((number, rule.role) for number, rule in enumerate(_RULES) if rule.role is not None)


def rules_for(fields: Sequence[TextField]) -> list[Rule]:
    """The rules that may find something in these texts."""
    together = "\n".join(["", *[field.text.strip() for field in fields]]).lower()
    # Some forty searches for substrings are several times faster than one for a pattern of all of them.
    numbers: list[int] = []
    for character, signs in _BY_CHARACTER:
        if character in together:
            for sign, rules in signs:
                if sign in together:
                    numbers += rules
    numbers += [number for number, role in _OF_ROLES if any(role_of_name(field.name) == role for field in fields)]
    return [_RULES[number] for number in sorted(set(numbers))]
