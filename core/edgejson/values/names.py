"""What the name of a property says about its values.

Names are compared as snake case without accents, so ``firstName``, ``first-name`` and ``First name`` are one; names in
Portuguese, Spanish, French and German are put into English first (`naming.lexicon`).  The tables of `naming` are
searched for the longest run of last words that they know, below the owner and alone; title and description are asked
where the name says little.

The language of a name does not decide what its values look like, the locale does: a Portuguese ``cep`` in an en_US
record is a ZIP code, for the record is about an American place and its parts have to agree.
"""

from __future__ import annotations

from edgejson.values.naming.number_rules import number_by_name, number_field_by_name
from edgejson.values.naming.text_rules import is_guess, key_by_name, text_by_name
from edgejson.values.naming.words import singular, snake

__all__ = [
    "is_guess",
    "key_by_name",
    "number_by_name",
    "number_field_by_name",
    "singular",
    "snake",
    "text_by_name",
]
