"""What French, Spanish and Portuguese have in common: adjectives stand behind their noun and take its gender."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from edgejson.values.languages.speech import Thing, lines

__all__ = ["Noun", "adjectives", "capital", "nouns", "works"]


class Noun(NamedTuple):
    """A noun with what belongs to it; an adjective stands between the two.  The gender is 0 (masculine) or 1."""

    gender: int
    head: str
    rest: str = ""

    @property
    def text(self) -> str:
        return f"{self.head} {self.rest}".rstrip()

    @property
    def thing(self) -> Thing:
        return Thing(f"{capital(self.head)} ", f" {self.rest}".rstrip(), self.gender)


def capital(text: str) -> str:
    """The text with a capital at its start, and nowhere else."""
    return text[0].upper() + text[1:]


def nouns(text: str) -> tuple[Noun, ...]:
    """Lines ``m head|rest``.

    >>> nouns("f revista|de prensa")[0].text
    'revista de prensa'
    """
    return tuple(Noun("mf".index(line[0]), *line[2:].split("|")) for line in lines(text))


def adjectives(text: str, count: int) -> tuple[tuple[str, ...], ...]:
    """Adjectives with blanks between them and their `count` forms behind slashes; one that never changes stands alone.

    >>> adjectives("anual abierto/abierta", 2)
    (('anual', 'anual'), ('abierto', 'abierta'))
    """
    forms = (word.replace("_", " ").split("/") for word in text.split())
    return tuple(tuple(form * count if len(form) == 1 else form) for form in forms)


def works(text: str, the: Callable[[int, str], str]) -> tuple[tuple[str, str, str, str], ...]:
    """Lines ``m noun plural``; adjectives have four forms, the plural ones last, and `the` puts an article in front."""
    return tuple(_work("mf".index(gender), noun, plural, the) for gender, noun, plural in map(str.split, lines(text)))


def _work(gender: int, noun: str, plural: str, the: Callable[[int, str], str]) -> tuple[str, str, str, str]:
    named = the(gender, noun)
    return (
        f"{capital(named)} {{{gender}}}",
        f"{capital(plural)} {{{gender + 2}}}",
        f"{capital(noun)} {{{gender}}}",
        f"{{}}, {named}",  # a preposition would have to melt with the article that some cities have
    )
