"""What stands in a phone field is a number somebody could dial."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding
from edgejson_checks.fields import Fields, is_derived, role_of_name, text_fields

__all__ = ["PhoneFormat", "edgejson_check"]

_NAMES: Final = ("phone", "mobile", "fax", "tel", "whatsapp")
_NUMBER: Final = re.compile(r"\(?\+?[0-9(][0-9 ().\-/\u00a0\u2010\u2011]*[0-9)]")
_EXTENSION: Final = re.compile(r"\s*(?:,?\s*(?:ext|extn|extension)\.?|;ext=|x|#)\s*[0-9]{1,6}", re.IGNORECASE)


class PhoneFormat:
    """Looks at fields whose name, description or value hint says phone.

    A number has 7 to 15 digits (E.164), only signs used to group them, balanced brackets, and perhaps an extension.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._fields = Fields()

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.answer.ok or is_derived(subject):
            return
        stated = self._fields.roles(subject)
        lower = subject.answer_text.lower()
        if not stated and not any(name in lower for name in _NAMES) and "\\u" not in lower:
            return
        for field in text_fields(subject):
            role = stated.get(field.name) or role_of_name(field.name)
            if role == "phone" and field.text not in self._fields.constants(subject):
                reason = why_no_number(field.text)
                if reason is not None:
                    message = f"{field.text!r:.80} is no phone number: {reason}"
                    yield Finding(check="phone_format", pointer=field.pointer, message=message)


def why_no_number(text: str) -> str | None:
    """What keeps `text` from being a phone number, or None.

    >>> why_no_number("+55 (11) 91234-5678"), why_no_number("001-346-294-4822x15"), why_no_number("12-34")
    (None, None, 'it has 4 digits, a number has 7 to 15')
    """
    extension = _EXTENSION.search(text)
    number = text[: extension.start()] if extension and extension.end() == len(text) else text
    if not _NUMBER.fullmatch(number):
        return "it holds other signs than digits and their grouping"
    digits = sum(sign.isdigit() for sign in number)
    if not 7 <= digits <= 15:
        return f"it has {digits} digits, a number has 7 to 15"
    if not _balanced(number):
        return "its brackets do not match"
    return None


def _balanced(number: str) -> bool:
    depth = 0
    for sign in number:
        depth += (sign == "(") - (sign == ")")
        if depth not in (0, 1):
            return False
    return depth == 0


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="phone_format", summary="phone fields hold numbers", api=1, load=lambda _settings: PhoneFormat()
    )
