"""What stands in an e-mail field is an address that mail could be sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding
from edgejson_checks.fields import Fields, is_derived, role_of_name, text_fields

__all__ = ["EmailFormat", "edgejson_check"]

_LOCAL: Final = re.compile(r"[^\s@.\"(),:;<>\[\]\\]+(?:\.[^\s@.\"(),:;<>\[\]\\]+)*")
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_TOP_LEVEL: Final = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)


class EmailFormat:
    """Looks at fields whose name, format or value hint says e-mail.

    Stricter than the JSON Schema format where that takes what no mail server on the internet would: quoted local parts,
    bare host names, address literals.  International addresses are accepted.
    """

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self) -> None:
        self._fields = Fields()

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json or not subject.answer.ok or is_derived(subject):
            return
        text = subject.answer_text
        stated = self._fields.roles(subject)
        if not stated and "mail" not in text and "Mail" not in text and "MAIL" not in text and "\\u" not in text:
            return
        for field in text_fields(subject):
            # Where the schema states no role the name speaks; an enumerated text ("weekly") never was an address.
            role = stated.get(field.name) or role_of_name(field.name)
            if role == "email" and field.text not in self._fields.constants(subject):
                reason = why_no_address(field.text)
                if reason is not None:
                    message = f"{field.text!r:.80} is no e-mail address: {reason}"
                    yield Finding(check="email_format", pointer=field.pointer, message=message)


def why_no_address(text: str) -> str | None:
    """What keeps `text` from being an e-mail address, or None.

    >>> why_no_address("ana.lima@correio.com.br"), why_no_address("ana@@correio.com.br")
    (None, 'it needs exactly one @')
    """
    local, _, domain = text.partition("@")
    if text.count("@") != 1:
        return "it needs exactly one @"
    if not 1 <= len(local) <= 64 or not _LOCAL.fullmatch(local):
        return f"bad part before the @: {local!r:.70}"
    labels = domain.split(".")
    if len(domain) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return f"bad domain: {domain!r:.70}"
    if not _TOP_LEVEL.fullmatch(labels[-1]):
        return f"bad top-level domain: {labels[-1]!r:.70}"
    return None


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="email_format", summary="e-mail fields hold addresses", api=1, load=lambda _settings: EmailFormat()
    )
