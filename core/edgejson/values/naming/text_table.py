"""Which field a text holds, by the last words of its property's name.

One line a field: ``field: name name owner/name =name``.  A name is met by every property that ends in it (`zip` by
`billing_zip`); after a slash only below that owner; after ``=`` only alone.  A field after ``?`` is weak: what the
description says of the property is believed first.  The words before the met ones are the role of an entity.  Of
several lines that list a name the first one has it.
"""

from __future__ import annotations

from edgejson.values.naming.texts_code import CODE
from edgejson.values.naming.texts_life import LIFE
from edgejson.values.naming.texts_net import NET
from edgejson.values.naming.texts_words import WORDS

__all__ = ["TEXTS"]

TEXTS = LIFE + NET + CODE + WORDS
