"""What a field is to its object (its role) and what an object is (its sort), told by their names."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["NUMERIC", "ROLES", "SORTS", "role_of", "sort_of_words"]

_NAMES: Mapping[str, str] = {
    # what it is called
    "id": "id uuid guid identifier number no key",
    "name": "name full_name display_name filename file_name",
    "first_name": "first_name given_name forename",
    "last_name": "last_name surname family_name",
    "title": "title headline",
    "code": "code sku part_number item_code",
    "reference": "reference ref reference_number purchase_order po_number",
    "type": "type kind",
    "category": "category",
    "description": "description summary",
    "status": "status state current_status",
    "priority": "priority",
    "severity": "severity level log_level",
    "version": "version",
    "source": "source origin",
    "language": "language lang locale",
    # people
    "customer": "customer customer_name client client_name buyer buyer_name",
    "customer_email": "customer_email client_email buyer_email",
    "customer_phone": "customer_phone client_phone buyer_phone",
    "creator": "created_by author author_name submitted_by requested_by",
    "editor": "updated_by modified_by changed_by",
    "owner": "owner owner_name",
    "assignee": "assigned_to assignee assigned_agent",
    "manager": "manager manager_name",
    "reviewer": "reviewer reviewer_name reviewed_by",
    "organizer": "organizer organiser organizer_name host_name",
    "attendee": "attendee attendee_name participant_name",
    "attendee_email": "attendee_email participant_email",
    "sender": "sender sender_name from",
    "recipient": "recipient recipient_name",
    "username": "username user_name login handle",
    "user_id": "user_id",
    "age": "age",
    "gender": "gender sex",
    "birth": "date_of_birth birth_date birthday dob birthdate",
    "email": "email email_address mail",
    "phone": "phone phone_number telephone mobile",
    "website": "website homepage url link",
    "job": "job job_title position occupation role",
    "company": "company company_name employer organization organisation",
    "department": "department department_name",
    "specialty": "specialty specialization",
    "relationship": "relationship",
    "nationality": "nationality",
    # places
    "street": "street street_address address_line address_line1 line1",
    "city": "city town",
    "state": "state province region",
    "postal_code": "postal_code zip_code zip postcode",
    "country": "country",
    "country_code": "country_code",
    "address": "address",
    "latitude": "latitude lat",
    "longitude": "longitude lng lon",
    "timezone": "timezone time_zone",
    "location": "location place site",
    "building": "building",
    "floor": "floor",
    "room": "room",
    "venue": "venue venue_name",
    # times
    "date": "date",
    "time": "timestamp time datetime",
    "created": "created_at created creation_date created_on date_created",
    "updated": "updated_at updated last_updated modified_at last_modified updated_on",
    "start": "start start_date start_time starts_at started_at start_at",
    "end": "end end_date end_time ends_at ended_at end_at finished_at",
    "due": "due due_date due_at deadline",
    "expires": "expires expires_at expiry expiry_date expiration_date valid_until",
    "last_seen": "last_seen last_seen_at last_active last_activity",
    "registered": "registration_date registered_at registered_on",
    "founded": "founded founded_date",
    "delivered": "delivery_date delivered_at",
    "paid": "paid_at payment_date",
    "duration": "duration duration_minutes duration_seconds duration_hours duration_days",
    # money and amounts
    "price": "price unit_price price_per_unit ticket_price",
    "quantity": "quantity qty",
    "line_total": "line_total total_price",
    "subtotal": "subtotal sub_total",
    "tax": "tax tax_amount vat vat_amount",
    "tax_rate": "tax_rate vat_rate",
    "shipping": "shipping shipping_cost shipping_fee delivery_fee",
    "discount": "discount discount_amount",
    "discount_rate": "discount_rate discount_percentage discount_percent",
    "total": "total total_amount grand_total amount_due",
    "amount": "amount",
    "balance": "balance",
    "fee": "fee",
    "budget": "budget",
    "currency": "currency currency_code",
    "payment_method": "payment_method",
    "merchant": "merchant merchant_name",
    "bank": "bank bank_name",
    "account_number": "account_number",
    # things said
    "topic": "subject topic",
    "message": "message text",
    "body": "body content",
    "notes": "notes note comment comments remarks",
    "review": "review_text review",
    "rating": "rating stars",
    "votes": "helpful_votes votes likes",
    # devices, files, readings
    "model": "model",
    "manufacturer": "manufacturer brand make vendor",
    "firmware": "firmware_version firmware",
    "serial": "serial_number serial",
    "host": "host hostname server",
    "ip": "ip ip_address",
    "port": "port",
    "environment": "environment env",
    "method": "method http_method",
    "path": "path file_path endpoint",
    "status_code": "status_code http_status",
    "size": "size size_bytes file_size",
    "mime": "content_type mime_type media_type",
    "temperature": "temperature temperature_c temperature_f temperature_celsius",
    "humidity": "humidity humidity_percent",
    "pressure": "pressure pressure_hpa",
    "battery": "battery battery_level battery_percent battery_percentage",
    "weight": "weight weight_kg",
    "figure": "value",
    "unit": "unit units",
    "stock": "stock stock_quantity in_stock_count",
    "task": "task action",
}
"""Member names by role, without the name of their owner: `order_id` of an order is an `id`."""

_COMPOSED = frozenset({"place", "both_names", "state_of", "dated", "cost"})
"""Roles found in values: an address in one line, a first and a last name, a status that can stand behind "is", the one
date that can only be the date of the object itself, the one sum that can only be what the whole of it costs.
"""

ROLES: frozenset[str] = frozenset(_NAMES) | _COMPOSED

NUMERIC = frozenset(
    (
        "price", "quantity", "line_total", "subtotal", "tax", "tax_rate", "shipping", "discount", "discount_rate",
        "total", "amount", "balance", "fee", "budget", "age", "rating", "votes", "latitude", "longitude",
        "temperature", "humidity", "pressure", "battery", "weight", "stock", "size", "duration",
    )
)  # fmt: skip
"""Roles that only a number plays."""

_SORT_WORDS: Mapping[str, str] = {
    "person": "person user customer client patient employee attendee contact author member student teacher doctor"
    " physician provider guest passenger driver owner manager head sender recipient reviewer speaker participant agent"
    " assignee profile buyer applicant candidate tenant player artist actor",
    "organisation": "company organization organisation employer department vendor supplier merchant school university"
    " hospital bank agency team facility lab clinic club brand publisher store shop restaurant",
    "address": "address",
    "place": "location venue place site city headquarters warehouse building office hotel station airport",
    "product": "product article book item dish vehicle car part property movie song album recipe listing",
    "order": "order purchase cart basket shipment delivery parcel package",
    "invoice": "invoice bill receipt quote estimate",
    "payment": "transaction payment transfer charge refund donation payout",
    "account": "account subscription membership policy plan card license contract",
    "event": "event conference session webinar concert match game class course meeting appointment visit encounter"
    " flight trip notes",
    "booking": "registration booking reservation",
    "ticket": "ticket issue incident case complaint request bug claim",
    "task": "task todo action job step milestone goal",
    "message": "message email mail notification alert comment post tweet announcement",
    "review": "review rating feedback",
    "file": "file document attachment image photo video upload download media",
    "device": "device sensor server machine printer phone router camera thermostat",
    "reading": "reading measurement observation vitals weather forecast sample metrics",
    "log": "log entry",
    "result": "result results test finding diagnosis",
}
"""The last word of what an object is called, by sort."""

SORTS: frozenset[str] = frozenset(_SORT_WORDS) | {"line", "thing", "any"}

_ROLE_OF: Mapping[str, str] = {name: role for role, names in _NAMES.items() for name in names.split()}
_SORT_OF: Mapping[str, str] = {word: sort for sort, words in _SORT_WORDS.items() for word in words.split()}


_LENT = frozenset(("name", "date", "venue"))
"""Roles that what is booked plays in the entry about it."""
_ASPECTS = frozenset(("performance", "history", "summary", "statistics", "stats", "metrics", "profile"))
"""Words for what is told of a thing that the words before them name."""


def role_of(name: str, owner: tuple[str, ...]) -> str:
    """The role of the member `name` (words joined by ``_``) of an object that the words `owner` name; empty for none.

    >>> role_of("order_id", ("order",)), role_of("invoice_date", ("invoice",)), role_of("blob", ())
    ('id', 'date', '')
    """
    head, _, rest = name.partition("_")
    while rest:
        if _belongs(head, owner) and rest in _ROLE_OF:
            role = _ROLE_OF[rest]
            return role if _SORT_OF.get(owner[-1]) != "booking" else _booked(name, head, role, owner)
        head, _, rest = rest.partition("_")
    return _ROLE_OF.get(name, "")


def _booked(name: str, head: str, role: str, owner: tuple[str, ...]) -> str:
    """The role in an entry about something booked, which has a name and a date of its own: no end of the event is the
    end of a registration, and no date of the registration that of the event.
    """
    if head in owner[:-1]:
        return role if role in _LENT else ""
    return _ROLE_OF.get(name, "") if role == "date" else role


def _belongs(head: str, owner: tuple[str, ...]) -> bool:
    """Whether `head` names the owner: one of its words, in either number, or another word for what it is."""
    named = owner if owner[-1:] and (owner[-1] in _ASPECTS or _SORT_OF.get(owner[-1]) == "booking") else owner[-1:]
    if head in named or f"{head}s" in named or f"{head[:-1]}ies" in named or f"{head[:-2]}es" in named:
        return True
    sort = _SORT_OF.get(head)
    return sort is not None and sort == sort_of_words(owner)


def sort_of_words(words: tuple[str, ...]) -> str:
    """What an object called by `words` is: told by the last of them; ``thing`` where it does not tell."""
    if not words:
        return "thing"
    last = words[-1]
    sort = _SORT_OF.get(last) or (_SORT_OF.get(last[:-1]) if last.endswith("s") else None)
    if sort is None and last.endswith("ies"):
        sort = _SORT_OF.get(f"{last[:-3]}y")
    return sort or "thing"
