"""How the values of an enum are said: data beside this module, one file ``<language>.json`` each.

A file maps a value, folded (see `spoken`), to its forms in that language, best first: translations, or true synonyms in
English.  Only forms that nobody takes for another value of the same kind belong there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

__all__ = ["spoken", "spoken_choices", "synonyms_of"]

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = re.compile(r"[\s_-]+")
_TECHNICAL = frozenset({"get"})
"""Words of an enum none of whose values is a word of the language: the methods of HTTP, `POST` among them."""


@lru_cache(maxsize=16384)
def spoken(value: str) -> str:
    """The words of a value, folded.

    >>> spoken("CHECKED_OUT"), spoken("inProgress"), spoken("stand-up")
    ('checked out', 'in progress', 'stand up')
    """
    return _JOINTS.sub(" ", _HUMP.sub(" ", value)).strip().casefold()


def synonyms_of(language: str, value: str) -> tuple[str, ...]:
    """The other forms of an enum value in a language, best first; none for what the language's file does not name.

    >>> synonyms_of("en", "Cancelled")
    ('canceled', 'called off')
    """
    return _forms(language).get(spoken(value), ())


def spoken_choices(language: str, choices: Iterable[object]) -> Mapping[str, tuple[str, ...]]:
    """The forms of each string among the `choices` of one enum that belong to this choice alone.

    A form that another choice has too, or that is another choice's own words, is left out. The words of the choice
    itself are listed where its entry has them: ``Sensor`` for ``sensor``, ``normal`` beside ``normale``.

    >>> spoken_choices("en", ["cancelled", "called_off"])["cancelled"]
    ('canceled',)
    """
    return _spoken_choices(language, tuple(choice for choice in choices if isinstance(choice, str)))


@lru_cache(maxsize=4096)
def _spoken_choices(language: str, choices: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    if _TECHNICAL.intersection(map(spoken, choices)):
        return dict.fromkeys(choices, ())
    owners: dict[str, set[str]] = {}
    for choice in choices:
        for form in (choice, *synonyms_of(language, choice)):
            owners.setdefault(spoken(form), set()).add(choice)
    return {
        choice: tuple(form for form in synonyms_of(language, choice) if owners[spoken(form)] == {choice})
        for choice in choices
    }


@cache
def _forms(language: str) -> Mapping[str, tuple[str, ...]]:
    file = resources.files(__name__) / f"{language}.json"
    if not (language.isalpha() and file.is_file()):
        return {}
    return {value: tuple(forms) for value, forms in json.loads(file.read_text(encoding="utf-8")).items()}
