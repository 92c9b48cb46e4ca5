"""Names: their words, their case styles, and new names a person might choose for a member."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal, TypeAlias

__all__ = ["STYLES", "Style", "fresh_name", "in_style", "misread", "style_of", "words"]

Style: TypeAlias = Literal["camel", "snake", "pascal", "kebab", "constant"]
STYLES: tuple[Style, ...] = ("camel", "snake", "pascal", "kebab", "constant")

_FOREIGN = re.compile(r"[^A-Za-z0-9_. -]")
_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "active": ("enabled", "is_active"),
    "address": ("location", "postal_address"),
    "age": ("age_years", "years"),
    "amount": ("value", "sum"),
    "author": ("writer", "created_by"),
    "balance": ("account_balance", "remaining_amount"),
    "body": ("content", "text"),
    "brand": ("manufacturer", "make"),
    "category": ("kind", "group"),
    "channel": ("medium", "route"),
    "city": ("town", "locality"),
    "code": ("reference", "identifier"),
    "comment": ("remark", "note"),
    "comments": ("remarks", "notes"),
    "company": ("organisation", "employer"),
    "count": ("total_count", "number"),
    "country": ("nation", "country_name"),
    "created_at": ("creation_time", "created_on"),
    "currency": ("currency_code", "money_unit"),
    "customer": ("client", "buyer"),
    "date": ("day", "calendar_date"),
    "description": ("summary", "details"),
    "discount": ("reduction", "rebate"),
    "duration": ("length_of_time", "time_taken"),
    "email": ("email_address", "contact_email"),
    "end_date": ("finish_date", "ends_on"),
    "enabled": ("active", "switched_on"),
    "first_name": ("given_name", "forename"),
    "format": ("layout", "file_format"),
    "host": ("server", "machine"),
    "id": ("identifier", "key"),
    "items": ("lines", "entries"),
    "language": ("locale", "spoken_language"),
    "last_name": ("family_name", "surname"),
    "latitude": ("lat",),
    "level": ("severity", "rank"),
    "location": ("place", "site"),
    "longitude": ("lon", "lng"),
    "message": ("text", "content"),
    "metadata": ("meta", "additional_data"),
    "model": ("model_name", "variant"),
    "name": ("full_name", "label"),
    "notes": ("remarks", "annotations"),
    "parameters": ("arguments", "options"),
    "payment_method": ("paid_with", "means_of_payment"),
    "phone": ("phone_number", "telephone"),
    "price": ("unit_price", "cost"),
    "priority": ("urgency", "importance"),
    "product": ("item", "article"),
    "product_name": ("product", "item_name"),
    "quantity": ("qty", "units"),
    "rating": ("score", "stars"),
    "role": ("function", "position"),
    "score": ("points", "rating"),
    "services": ("components", "processes"),
    "silent": ("muted", "without_sound"),
    "sku": ("article_number", "stock_number"),
    "source": ("origin", "came_from"),
    "start_date": ("begin_date", "starts_on"),
    "state": ("region", "province"),
    "status": ("state", "stage"),
    "street": ("street_address", "road"),
    "subtotal": ("net_total", "sum_before_tax"),
    "tags": ("labels", "keywords"),
    "tax": ("vat", "tax_amount"),
    "temperature": ("temp", "degrees"),
    "timestamp": ("time", "recorded_at"),
    "timezone": ("time_zone", "tz"),
    "title": ("heading", "headline"),
    "total": ("grand_total", "amount_due"),
    "type": ("kind", "category"),
    "unit": ("measure", "unit_of_measure"),
    "updated_at": ("modified_at", "last_change"),
    "url": ("link", "web_address"),
    "user_id": ("account_id", "owner_id"),
    "value": ("amount", "reading"),
    "version": ("release", "revision"),
    "weight": ("mass", "load"),
}


def words(name: str) -> list[str]:
    """The lower-case words of a name; none when it has characters besides ASCII letters, digits and ``_-.`` or blank.

    A run of capitals is one word, digits belong to the word before them.

    >>> words("userID2"), words("HTTPServer_name")
    (['user', 'id2'], ['http', 'server', 'name'])
    """
    if _FOREIGN.search(name):
        return []
    return [word.lower() for word in _WORD.findall(name)]


@lru_cache(maxsize=2048)
def in_style(name: str, style: Style) -> str:
    """`name` in a case style; a name without words stays as it is.

    >>> in_style("first_name", "camel"), in_style("firstName", "constant")
    ('firstName', 'FIRST_NAME')
    """
    parts = words(name)
    if not parts:
        return name
    if style == "snake":
        return "_".join(parts)
    if style == "kebab":
        return "-".join(parts)
    if style == "constant":
        return "_".join(parts).upper()
    raised = [part[:1].upper() + part[1:] for part in parts]
    return "".join(raised) if style == "pascal" else parts[0] + "".join(raised[1:])


def fresh_name(name: str, taken: Collection[str], rng: random.Random) -> str | None:
    """A new name for the member `name`, in the same case style, that nothing in `taken` bears; or None."""
    good, plainer = _new_names(name)
    start = rng.randrange(len(good))
    for option in (*good[start:], *good[:start], *plainer):
        if option not in taken and option != name and not option.isdigit():
            return option
    return None


@lru_cache(maxsize=2048)
def _new_names(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Good names, and plain ones for documents in which every better name is taken."""
    parts = words(name)
    plain = "_".join(parts) or name
    style = style_of(name)
    synonyms = [*_SYNONYMS.get(plain, ())]
    if len(parts) > 1 and parts[-1] in _SYNONYMS:
        synonyms.append("_".join(parts[1:]))  # the general word stays, what narrows it goes
    if len(parts) > 1 and parts[-1] == "id":
        synonyms += [f"{'_'.join(parts[:-1])}_{word}" for word in ("key", "identifier")]
    good = [option if style is None else in_style(option, style) for option in synonyms]
    if len(parts) > 1:
        good.append(in_style(name, "snake" if style == "camel" else "camel"))
    good = good or [name.capitalize() if name.islower() else name.lower()]
    plainer = [option if style is None else in_style(option, style) for option in (f"source_{plain}", f"{plain}_2")]
    return tuple(good), tuple(plainer)


@lru_cache(maxsize=2048)
def style_of(name: str) -> Style | None:
    """The case style of a name that shows one; plain lower case counts as snake case, as most data has it."""
    if words(name):
        for style in ("snake", "camel", "kebab", "pascal", "constant"):
            if in_style(name, style) == name:
                return style
    return None


def misread(name: str, rng: random.Random) -> str:
    """A slip for `name`: another case style, or a letter more."""
    slips = [slip for style in STYLES if (slip := in_style(name, style)) != name]
    return rng.choice([*slips, f"{name}s", f"new_{name}"])
