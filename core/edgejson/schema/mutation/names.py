"""How members are called: the words of a name, the ways of writing them, and words that mean the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

__all__ = ["STYLES", "style_of", "synonyms", "words_of", "written"]

_SPLIT = re.compile(r"[_\-\s.]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words_of(name: str) -> list[str]:
    """The words of a name, in small letters.

    >>> words_of("shippingAddress"), words_of("HTTPStatus-code")
    (['shipping', 'address'], ['http', 'status', 'code'])
    """
    return [word.lower() for word in _SPLIT.split(name) if word]


STYLES: Mapping[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "camel": lambda words: words[0] + "".join(word.capitalize() for word in words[1:]),
    "kebab": "-".join,
    "pascal": lambda words: "".join(word.capitalize() for word in words),
}
"""The ways to write a name of several words."""


def style_of(name: str) -> str:
    """The way a name is written; snake where one word in small letters leaves it open."""
    if "-" in name:
        return "kebab"
    if "_" in name or name == name.lower():
        return "snake"
    return "pascal" if name[:1].isupper() else "camel"


def written(words: list[str], style: str) -> str:
    """The words as one name."""
    return STYLES[style](words)


_WHOLE = """
first_name given_name forename
last_name family_name surname
full_name name display_name
email email_address e_mail mail
phone phone_number telephone
mobile mobile_phone cell_phone
username user_name login
birth_date date_of_birth birthday
street street_address address_line
city town locality
state region province
postal_code zip_code postcode
zip zip_code postal_code
country country_name
country_code iso_country
latitude lat
longitude lon lng
timezone time_zone tz
currency currency_code
quantity qty amount
qty quantity
price unit_price cost
unit_price price_per_unit item_price
total grand_total total_amount
subtotal sub_total net_total
tax tax_amount vat
discount discount_amount reduction
discount_percentage discount_percent discount_rate
shipping_cost shipping_fee delivery_cost
items line_items entries
description summary details
notes remarks comments
comment remark note
title heading headline
status current_status state
type kind category
category group
tags labels keywords
created_at creation_date date_created
updated_at last_updated modified_at
timestamp recorded_at time
start_date begin_date from_date
end_date finish_date to_date
due_date payment_due deadline
url link web_address
website web_site homepage
image picture photo
color colour
size extent
weight mass
age age_in_years
gender sex
company company_name organization
department division business_unit
job_title position occupation
customer client buyer
customer_id client_id customer_number
user_id account_id member_id
order_id order_number order_ref
invoice_number invoice_id invoice_no
product_id item_id article_number
sku stock_code item_code
product_name item_name article_name
vendor supplier seller
payment_method payment_type means_of_payment
is_active active enabled
enabled is_enabled active
verified is_verified confirmed
rating score stars
review_text review_body comment_text
message text body
subject topic subject_line
sender from_address originator
recipient receiver addressee
priority urgency importance
severity level impact
version release revision
language lang locale_code
duration length_of_time time_span
location place site
address postal_address location_address
count number_of_items tally
page page_number
limit max_results
error failure
reason cause explanation
author writer created_by
owner proprietor responsible
members participants people
metadata meta extra_info
options settings preferences
settings configuration preferences
config configuration settings
name label designation
label caption name
value reading measured_value
unit unit_of_measure uom
temperature temp
humidity relative_humidity
device_id sensor_id unit_id
host hostname server
path file_path
file document
id identifier key
code short_code symbol
balance account_balance funds
amount sum
fee charge
method procedure approach
result outcome
results outcomes
events occurrences
attachments enclosures files
attendees participants guests
organizer coordinator host
venue location_name hall
capacity max_attendees seats
patient_id medical_record_number patient_number
diagnosis finding condition
medications drugs prescriptions
doctor physician practitioner
"""

_PART = """
id identifier number
number no num
date day
name label
count total
amount sum value
price cost
address location
description text
type kind
status state
code key
url link
list items
time timestamp
percentage percent pct
quantity qty
max maximum
min minimum
customer client
user account
product item
order purchase
start begin
end finish
created made
updated modified
phone telephone
email mail
company organization
employee worker
department unit
shipping delivery
billing invoice
payment settlement
average mean
total overall
rate ratio
file document
image picture
config configuration
info information
message text
error failure
response reply
request query
"""


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """From each word to the others of its line; a word that begins a line of its own is looked up there."""
    rows = [tuple(line.split()) for line in text.strip().splitlines()]
    table = {row[0]: row[1:] for row in rows}
    for row in rows:
        for word in row[1:]:
            table.setdefault(word, tuple(other for other in row if other != word))
    return table


_WHOLE_NAMES = _table(_WHOLE)
_PARTS_OF_NAMES = _table(_PART)


def synonyms(name: str, rng: random.Random) -> list[str]:
    """Other names for the same thing, as `name` is written, the fitting ones first; none when no word is known."""
    words = words_of(name)
    whole = [other.split("_") for other in _WHOLE_NAMES.get("_".join(words), ())]
    rng.shuffle(whole)
    parts: list[list[str]] = []
    if len(words) > 1:
        for index in (len(words) - 1, 0):
            others = _PARTS_OF_NAMES.get(words[index], ())
            parts.extend([*words[:index], other, *words[index + 1 :]] for other in others)
        rng.shuffle(parts)
    style = style_of(name)
    return list(dict.fromkeys(new for new in (written(found, style) for found in [*whole, *parts]) if new != name))
