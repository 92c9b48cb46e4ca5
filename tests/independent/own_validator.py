"""JSON Schema by the `jsonschema` library, with exact numbers and formats of its own; imports nothing of edgejson.

Three errors of the library are worked round: `multipleOf` in floats, an e-mail format that wants one at sign, and a
`$` in patterns that lets a line feed follow.
"""

from __future__ import annotations

import ipaddress
import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache

import jsonschema
from jsonschema import FormatChecker, validators
from own_json import Number, parse

__all__ = ["exact", "faults_of_instance"]

_LABEL = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
_HOST = rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*"
_FORMATS = FormatChecker(formats=())


def exact(value):
    """A value of `own_json` as `jsonschema` takes it: int where it is whole, otherwise Decimal."""
    if isinstance(value, dict):
        return {name: exact(member) for name, member in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, Number):
        return int(value.exact) if value.exact.denominator == 1 else Decimal(value.literal)
    return value


def faults_of_instance(schema_text, value):
    """What the schema finds wrong with a value of `own_json`."""
    return [f"{error.json_path}: {error.message[:120]}" for error in _validator(schema_text).iter_errors(exact(value))]


@cache
def _validator(schema_text):
    document = exact(parse(schema_text))
    base = validators.validator_for(document, default=jsonschema.Draft202012Validator)
    base.check_schema(document)
    judge = validators.extend(base, {"multipleOf": _multiple_of, "pattern": _pattern})
    return judge(document, format_checker=_FORMATS)


def _multiple_of(validator, divisor, instance, _):
    if validator.is_type(instance, "number") and (Fraction(instance) / Fraction(divisor)).denominator != 1:
        yield jsonschema.ValidationError(f"{instance} is no multiple of {divisor}")


def _pattern(validator, pattern, instance, _):
    if validator.is_type(instance, "string") and not _compiled(pattern).search(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def _compiled(pattern):
    """An ECMA-262 pattern: `$` is the very end, digits and word signs are ASCII."""
    text = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", lambda found: r"\Z" if found[0] == "$" else found[0], pattern)
    text = text.replace(r"\p{L}", r"[^\W\d_]").replace(r"\d", "[0-9]" if "[\\d" not in text else r"\d")
    return re.compile(text)


def _checked(name):
    def register(test):
        _FORMATS.checks(name, raises=ValueError)(lambda value: not isinstance(value, str) or test(value))
        return test

    return register


@_checked("date")
def _date(text):
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and date.fromisoformat(text) is not None


@_checked("time")
def _time(text):
    found = re.fullmatch(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})", text)
    return found is not None and int(found[1]) < 24 and int(found[2]) < 60 and int(found[3]) < 61


@_checked("date-time")
def _date_time(text):
    day, _, time = text.upper().partition("T")
    return bool(time) and _date(day) and _time(time) and datetime.fromisoformat(text.upper()) is not None


@_checked("email")
def _email(text):
    return re.fullmatch(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.-]+@{_HOST}", text) is not None and ".." not in text


@_checked("uri")
def _uri(text):
    return (
        re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", text)
        is not None
    )


@_checked("hostname")
def _hostname(text):
    return re.fullmatch(_HOST, text) is not None


@_checked("uuid")
def _uuid(text):
    return re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text) is not None


@_checked("ipv4")
def _ipv4(text):
    return ipaddress.IPv4Address(text) is not None


@_checked("ipv6")
def _ipv6(text):
    return ipaddress.IPv6Address(text) is not None


@_checked("duration")
def _duration(text):
    return re.fullmatch(r"P(?!\Z)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", text) is not None


@_checked("regex")
def _regex(text):
    return _compiled(text) is not None
