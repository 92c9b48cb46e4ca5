"""Member names in Portuguese, Spanish, German and French, as programmers there write them: without accents.

A name is translated as a whole.  What belongs to a thing (`customer_name`, `order_date`) may also be joined of two
nouns: Portuguese, Spanish and French say first what it is and then whose; German keeps the order, the first noun in the
form that it takes in compounds.  No other name is put together of words, for what comes of that is not said anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from edgejson.schema.mutation.foreign_names import HEADS, NOUNS, WORDS
from edgejson.schema.mutation.foreign_phrases import PHRASES

__all__ = ["LANGUAGES", "foreign_words"]

LANGUAGES = ("pt", "es", "de", "fr")


def foreign_words(words: Sequence[str], language: str) -> list[str] | None:
    """The words of a name in another language, in its order; None when nobody has said how it is called there.

    >>> foreign_words(["customer", "name"], "pt"), foreign_words(["customer", "name"], "de")
    (['nome', 'cliente'], ['kunden', 'name'])
    >>> foreign_words(["created", "at"], "fr"), foreign_words(["paid", "customer"], "es")
    (['cree', 'le'], None)
    """
    if language not in LANGUAGES:
        return None
    column = LANGUAGES.index(language)
    name = "_".join(words)
    whole = PHRASES.get(name) or WORDS.get(name)
    if whole is not None:
        return whole[column].split("_") if whole[column] else None
    if len(words) == 2 and words[0] in NOUNS and words[1] in HEADS:
        noun, head = NOUNS[words[0]][column], HEADS[words[1]][column]
        return [noun, head] if language == "de" else [head, noun]
    return None
