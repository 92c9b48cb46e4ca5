"""The text fields of an answer and what their names, or their schema, say they hold: shared by the checks here."""
# ruff: noqa: SIM905 - word lists are easier to read, and to add to, as text

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Json

__all__ = ["Fields", "Role", "TextField", "is_derived", "name_words", "role_of_name", "text_fields"]

Role: TypeAlias = Literal["email", "phone", "person", "address"]

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_A-Za-z]+")
_EMAIL_ENDS: Final = frozenset({("e", "mail"), ("email", "address"), ("email", "addresses"), ("mail", "address")})
_PHONE_WORDS: Final = frozenset({"phone", "phones", "telephone", "mobile", "cellphone", "fax", "tel", "whatsapp"})
_PHONE_TAILS: Final = frozenset({"number", "numbers", "no", "home", "work", "office", "primary", "secondary", "alt"})
_PEOPLE: Final = frozenset(
    "full customer patient client contact attendee employee reviewer author sender recipient manager doctor physician "
    "guest member owner passenger student teacher organizer".split()
)
_ADDRESS_ENDS: Final = frozenset({"address", "street", "addresses"})
_NOT_POSTAL: Final = frozenset("email mail ip ipv4 ipv6 mac web url wallet network memory".split())
_SAYS_PHONE: Final = re.compile(r"\b(?:tele)?phone number\b|\b(?:mobile|fax) number\b", re.IGNORECASE)
_HINTS: Final[Mapping[str, Role]] = {
    "email": "email",
    "phone": "phone",
    "person.name": "person",
    "street": "address",
    "address": "address",
}
_KNOWN_SCHEMAS: Final = 256


class TextField(NamedTuple):
    """A text in an answer: the pointer of the container around it, its name or index there (None: it is the whole
    answer), and the name of the member it belongs to (items belong to their array's).
    """

    around: str
    token: str | int | None
    name: str
    text: str

    @property
    def pointer(self) -> str:
        return self.around if self.token is None else f"{self.around}/{jsontext.escape(self.token)}"


def is_derived(subject: Subject) -> bool:
    """Whether the answer is made from an instance but is none: members may hold other things than their names say."""
    return isinstance(subject.meta.get("schema"), str) and not subject.meta.get("instance", False)


@lru_cache(maxsize=2)  # several checks look at the same record, one after the other
def text_fields(subject: Subject) -> tuple[TextField, ...]:
    """Every text value of the record's answer, in document order; none when the answer is no JSON."""
    value = subject.answer.value
    if isinstance(value, str):
        return (TextField("", None, "", value),)
    fields: list[TextField] = []
    _collect(value, "", "", fields)
    return tuple(fields)


def _collect(node: Json, pointer: str, name: str, fields: list[TextField]) -> None:
    """Add the texts in a container, which belongs to the member `name`."""
    if isinstance(node, dict):
        for key, member in node.items():
            if isinstance(member, str):
                fields.append(TextField(pointer, key, key, member))
            elif isinstance(member, dict | list):
                _collect(member, f"{pointer}/{jsontext.escape(key)}", key, fields)
    elif isinstance(node, list):
        for index, member in enumerate(node):
            if isinstance(member, str):
                fields.append(TextField(pointer, index, name, member))
            elif isinstance(member, dict | list):
                _collect(member, f"{pointer}/{index}", name, fields)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a member name, whatever its case style.

    >>> name_words("contactEmail2"), name_words("e-mail_address")
    (('contact', 'email', '2'), ('e', 'mail', 'address'))
    """
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=4096)
def role_of_name(name: str) -> Role | None:
    """What a member of that name holds when it holds text.

    >>> [role_of_name(name) for name in ("billingEmail", "phone_number", "phone_model", "customer_name", "ip_address")]
    ['email', 'phone', None, 'person', None]
    """
    words = name_words(name)
    while words and words[-1].isdigit():
        words = words[:-1]
    if not words:
        return None
    last = words[-1]
    if last in ("email", "emails") or words[-2:] in _EMAIL_ENDS:
        return "email"
    if last in _PHONE_WORDS or (last in _PHONE_TAILS and words[-2:-1] and words[-2] in _PHONE_WORDS):
        return "phone"
    if last == "name" and _PEOPLE.intersection(words):
        return "person"
    if last in _ADDRESS_ENDS and not _NOT_POSTAL.intersection(words):
        return "address"
    return None


@dataclass(frozen=True, slots=True)
class _SchemaFields:
    roles: Mapping[str, Role]
    constants: frozenset[str]


class Fields:
    """What schemas add to names; looks at each schema once and remembers a bounded number of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, _SchemaFields] = OrderedDict()

    def roles(self, subject: Subject) -> Mapping[str, Role]:
        """Roles by member name that the record's schema states by a format, a description or a value hint."""
        return self._of(subject).roles

    def constants(self, subject: Subject) -> frozenset[str]:
        """Texts that the record's schema lists itself (`enum`, `const`): never a slip of whoever filled it in."""
        return self._of(subject).constants

    def _of(self, subject: Subject) -> _SchemaFields:
        schema = subject.base_schema
        if schema is None:
            return _NOTHING
        known = self._known.get(schema.sha256)
        if known is None:
            known = self._known[schema.sha256] = _look_at(schema.document)
            if len(self._known) > _KNOWN_SCHEMAS:
                self._known.popitem(last=False)
        return known


_NOTHING: Final = _SchemaFields({}, frozenset())


def _look_at(document: Mapping[str, Json]) -> _SchemaFields:
    roles: dict[str, Role] = {}
    constants: set[str] = set()
    stack: list[Json] = [dict(document)]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            listed = node.get("enum")
            candidates = [*(listed if isinstance(listed, list) else []), node.get("const")]
            constants.update(text for text in candidates if isinstance(text, str))
            properties = node.get("properties")
            for name, member in properties.items() if isinstance(properties, dict) else ():
                role = _stated_role(member)
                if role is not None:
                    roles.setdefault(name, role)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return _SchemaFields(roles, frozenset(constants))


def _stated_role(member: Json) -> Role | None:
    """The role a property's schema states; that of an array is its items'."""
    if not isinstance(member, dict):
        return None
    if member.get("format") in ("email", "idn-email"):
        return "email"
    hint = member.get("x-value")
    if isinstance(hint, str):
        role = _HINTS.get(hint) or _HINTS.get(hint.rpartition(".")[2])
        if role is not None:
            return role
    if any(_SAYS_PHONE.search(words) for key in ("title", "description") if isinstance(words := member.get(key), str)):
        return "phone"
    return _stated_role(member.get("items"))
