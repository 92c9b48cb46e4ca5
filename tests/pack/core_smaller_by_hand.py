"""The rules of the simple and medium core schemas in plain Python.

Every function yields the ids of the rules that a document breaks, written from what the fields mean.  Documents hold
exact numbers (`int`, `Decimal`).  A rule says nothing about what is absent or null.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from core_facts import (
    Broken,
    Members,
    differs,
    fields,
    given,
    late,
    members,
    minutes,
    not_before,
    ordered,
    percent,
    repeats,
    rounded,
)

# ---------------------------------------------------------------- simple


def contact_info(value: Members) -> Broken:
    if late(value.get("birthday"), value.get("last_contacted")):
        yield "born_before_contact"
    if value.get("preferred_contact") == "post" and (value.get("address") or {}).get("street") is None:
        yield "post_needs_address"


def location(value: Members) -> Broken:
    if not_before(value.get("recorded_at"), value.get("expires_at")):
        yield "expires_after_recorded"


def log_entry(_: Members) -> Broken:
    yield from ()


def notification(value: Members) -> Broken:
    if late(value.get("timestamp"), value.get("read_at")):
        yield "read_after_sent"
    if not_before(value.get("timestamp"), value.get("expires_at")):
        yield "expires_after_sent"


def product_info(value: Members) -> Broken:
    price, savings, listed = fields(value, "price", "savings", "list_price")
    if given(price, savings) and differs(listed, price + savings):
        yield "list_price"
    quantity, in_stock = fields(value, "quantity", "in_stock")
    if given(quantity, in_stock) and in_stock is not (quantity > 0):
        yield "in_stock"


def rating(value: Members) -> Broken:
    helpful, votes = fields(value, "helpful_votes", "total_votes")
    if given(helpful, votes) and helpful > votes:
        yield "helpful_of_all"
    if late(value.get("purchase_date"), value.get("date")):
        yield "bought_before_review"
    stars, recommends = fields(value, "rating", "would_recommend")
    if stars == 5 and recommends is False:
        yield "five_stars_recommend"
    if stars == 1 and recommends is True:
        yield "one_star_warns"


def sensor_reading(value: Members) -> Broken:
    least, actual, most = fields(value, "temperature_min", "temperature", "temperature_max")
    if given(least, actual) and least > actual:
        yield "not_below_minimum"
    if given(actual, most) and actual > most:
        yield "not_above_maximum"


def simple_config(value: Members) -> Broken:
    start, end = fields(value.get("quiet_hours"), "start", "end")
    if given(start) and start == end:
        yield "quiet_hours_not_empty"


def tag_list(value: Members) -> Broken:
    tags = value.get("tags")
    if given(tags) and differs(value.get("tag_count"), len(tags)):
        yield "tag_count"
    if given(tags, value.get("primary_tag")) and value["primary_tag"] not in tags:
        yield "primary_tag"
    if late(value.get("created_at"), value.get("updated_at")):
        yield "updated_after_created"


def user_profile(value: Members) -> Broken:
    if late(value.get("joined_at"), value.get("last_active_at")):
        yield "active_after_joining"


# ---------------------------------------------------------------- medium


def api_response(value: Members) -> Broken:
    status = value.get("status_code")
    if members(value, "errors") and status is not None and not (200 <= status < 300 or status >= 400):
        yield "errors_fit_status"
    pages, page, size, total = fields(value.get("pagination"), "total_pages", "page", "per_page", "total")
    more, before = fields(value.get("pagination"), "has_next", "has_previous")
    if given(size, total) and differs(pages, (Decimal(total) / size).to_integral_value(ROUND_CEILING)):
        yield "total_pages"
    if given(page, size, total, more) and more is not (page * size < total):
        yield "has_next"
    if given(page, before) and before is not (page > 1):
        yield "has_previous"
    data = value.get("data")
    if isinstance(data, dict) and late(data.get("created_at"), data.get("updated_at")):
        yield "updated_after_created"


def email_metadata(value: Members) -> Broken:
    attached = value.get("attachments")
    if given(attached):
        if differs(value.get("attachment_count"), len(attached)):
            yield "attachment_count"
        if differs(value.get("attachments_size"), sum(each["size"] for each in attached)):
            yield "attachments_size"


def event_registration(value: Members) -> Broken:
    begin, end = fields(value, "event_date", "event_end")
    last_day = (end or begin or "")[:10]
    if last_day and late(value.get("registration_date"), last_day):
        yield "registered_before_event"
    if not_before(begin, end):
        yield "event_ends_after_begin"
    price = value.get("ticket_price")
    if given(price):
        due = (1 if value.get("quantity") is None else value["quantity"]) * price + (value.get("service_fee") or 0)
        if differs(value.get("amount_due"), due):
            yield "amount_due"


def goods(lines: Iterable[Members], price: str) -> Decimal | None:
    """The sum of order lines, each rounded to the cent after its discount; None when one lacks what it needs."""
    total = Decimal(0)
    for line in lines:
        if not given(line.get("quantity"), line.get(price)):
            return None
        total += line_total(line, price)
    return total


def line_total(line: Members, price: str) -> Decimal:
    kept = 100 - (line.get("discount_percentage") or 0)
    return rounded(Decimal(line["quantity"]) * line[price] * kept / 100)


def wrong_lines(lines: Iterable[Members], price: str, total: str) -> bool:
    priced = [line for line in lines if given(line.get("quantity"), line.get(price))]
    return any(differs(line.get(total), line_total(line, price)) for line in priced)


def invoice(value: Members) -> Broken:
    lines = members(value, "line_items")
    if wrong_lines(lines, "unit_price", "total"):
        yield "line_total"
    subtotal = goods(lines, "unit_price")
    discount, rate, tax, shipping = fields(value, "discount_amount", "discount_rate", "tax", "shipping")
    if subtotal is not None:
        if differs(value.get("subtotal"), subtotal):
            yield "subtotal"
        if rate is not None and differs(discount, percent(rate, subtotal)):
            yield "discount_amount"
        if value.get("tax_rate") is not None and differs(tax, percent(value["tax_rate"], subtotal - (discount or 0))):
            yield "tax"
        if differs(value.get("total_amount"), subtotal - (discount or 0) + (shipping or 0) + (tax or 0)):
            yield "total_amount"
    yield from _payment(value)


def _payment(value: Members) -> Broken:
    issued, due, paid_on = fields(value, "invoice_date", "due_date", "paid_on")
    if late(issued, due):
        yield "due_after_issue"
    if late(issued, paid_on):
        yield "paid_after_issue"
    total, paid, status = fields(value, "total_amount", "amount_paid", "payment_status")
    if paid_on is not None and status not in ("partial", "paid", None):
        yield "paid_on"
    if not given(total, paid):
        if status == "unpaid" and given(paid) and paid != 0:
            yield "amount_paid"
        return
    if differs(value.get("balance_due"), total - paid):
        yield "balance_due"
    if (status == "paid" and paid != total) or (status == "unpaid" and paid != 0):
        yield "amount_paid"
    if status == "partial" and not 0 < paid < total:
        yield "partial_payment"
    if status == "overdue" and not paid < total:
        yield "overdue_owes"


def medical_record(value: Members) -> Broken:
    results = members(value, "results")
    for result in results:
        found, low, high, flag = fields(result, "value", "reference_low", "reference_high", "flag")
        if given(found, low, high, flag) and flag != ("low" if found < low else "high" if found > high else "normal"):
            yield "flag"
        if given(low, high) and low > high:
            yield "reference_limits"
    flags = [result.get("flag") for result in results]
    abnormal = sum(1 for flag in flags if flag not in ("normal", None))
    if given(value.get("results"), *flags) and differs(value.get("abnormal_count"), abnormal):
        yield "abnormal_count"
    if any(flags) and value.get("status") is not None:
        allowed = ["abnormal", "pending"] if abnormal else ["complete", "pending"]
        if None in flags and not abnormal:
            allowed = ["complete", "abnormal", "pending"]
        if value["status"] not in allowed:
            yield "status"
    collected, tested, reported = fields(value, "collected_at", "test_date", "reported_at")
    if given(collected, tested) and late(collected[:10], tested):
        yield "analysed_after_collection"
    if given(reported, tested) and late(tested, reported[:10]):
        yield "reported_after_analysis"
    if repeats(result.get("parameter") for result in results):
        yield "distinct_parameters"


def meeting_notes(value: Members) -> Broken:
    begin, end, following, organizer = fields(value, "date", "end_time", "next_meeting", "organizer")
    if given(organizer, value.get("attendees")) and organizer not in [each["name"] for each in value["attendees"]]:
        yield "organizer_takes_part"
    for item in members(value, "action_items"):
        if given(item.get("due_date"), begin) and late(begin[:10], item["due_date"]):
            yield "task_due_after_meeting"
    if not_before(begin, end):
        yield "ends_after_begin"
    if given(begin, end) and differs(value.get("duration_minutes"), rounded(minutes(begin, end), 0)):
        yield "duration"
    if not_before(begin, following):
        yield "next_meeting_later"


def order_details(value: Members) -> Broken:
    lines = members(value, "items")
    if wrong_lines(lines, "price", "line_total"):
        yield "line_total"
    subtotal = goods(lines, "price")
    promotions, tax, rate = members(value, "promotions"), value.get("tax"), value.get("tax_rate")
    saved = sum(each["amount"] for each in promotions)
    if subtotal is not None:
        if differs(value.get("subtotal"), subtotal):
            yield "subtotal"
        if any(differs(each.get("amount"), percent(each["percentage_off"], subtotal)) for each in promotions):
            yield "promotion_amount"
        if rate is not None and differs(tax, percent(rate, subtotal - saved)):
            yield "tax"
        if differs(value.get("total_amount"), subtotal - saved + (value.get("shipping_cost") or 0) + (tax or 0)):
            yield "total_amount"
    tracking = value.get("tracking")
    shipped, expected, delivered = fields(tracking, "shipped_date", "estimated_delivery", "delivered_date")
    if late(value.get("order_date"), shipped):
        yield "shipped_after_order"
    if late(shipped, expected):
        yield "expected_after_shipping"
    if late(shipped, delivered):
        yield "delivered_after_shipping"
    allowed = ("delivered",) if delivered else ("shipped", "delivered")
    if shipped is not None and value.get("status") is not None and value["status"] not in allowed:
        yield "status_of_sent_order"


def shopping_cart(value: Members) -> Broken:
    lines = members(value, "items")
    if wrong_lines(lines, "price", "line_total"):
        yield "line_total"
    subtotal = goods(lines, "price")
    coupon, rate, tax, total = fields(value, "coupon_discount", "coupon_percentage", "tax", "total")
    extra = (value.get("shipping_cost") or 0) + (tax or 0)
    is_known = coupon is not None or value.get("coupon_code") is None
    if given(value.get("items")) and differs(value.get("item_count"), sum(line["quantity"] for line in lines)):
        yield "item_count"
    if subtotal is not None:
        if differs(value.get("subtotal"), subtotal):
            yield "subtotal"
        if rate is not None and differs(coupon, percent(rate, subtotal)):
            yield "coupon_discount"
        tax_rate = value.get("tax_rate") if is_known else None
        if tax_rate is not None and differs(tax, percent(tax_rate, subtotal - (coupon or 0))):
            yield "tax"
        if is_known and differs(total, subtotal - (coupon or 0) + extra):
            yield "total"
        if not is_known and total is not None and not (subtotal / 10 <= total - extra <= subtotal or total == extra):
            yield "total_with_coupon"
    if late(value.get("created_at"), value.get("last_updated")):
        yield "updated_after_created"


def support_ticket(value: Members) -> Broken:
    created, updated, answered = fields(value, "created_at", "updated_at", "first_response_at")
    resolved, status = fields(value, "resolved_at", "status")
    if late(created, updated):
        yield "updated_after_created"
    if late(created, answered):
        yield "answered_after_created"
    if late(created, resolved):
        yield "resolved_after_created"
    if late(resolved, updated):
        yield "resolved_is_last_change"
    is_done = resolved is not None or value.get("satisfaction_score") is not None
    if is_done and status not in ("resolved", "closed", None):
        yield "resolved_status"
    if given(created, resolved) and differs(value.get("resolution_minutes"), rounded(minutes(created, resolved), 0)):
        yield "resolution_minutes"
    times = [step.get("timestamp") for step in members(value, "history")]
    if any(late(created, time) for time in times):
        yield "history_after_created"
    if any(late(time, updated) for time in times):
        yield "history_before_update"
    yield from ordered(times)


def transaction_record(value: Members) -> Broken:
    before, amount, status = fields(value, "balance_before", "amount", "status")
    booked = before if status not in ("completed", None) else before + amount if given(before, amount) else None
    if booked is not None and differs(value.get("balance_after"), booked):
        yield "balance_after"
    if value.get("posted_at") is not None and status not in ("completed", "reversed", None):
        yield "booked_status"
    if late(value.get("date"), value.get("posted_at")):
        yield "booked_after_made"


CHECKS = {
    check.__name__: check
    for check in (
        contact_info, location, log_entry, notification, product_info, rating, sensor_reading, simple_config, tag_list,
        user_profile, api_response, email_metadata, event_registration, invoice, medical_record, meeting_notes,
        order_details, shopping_cart, support_ticket, transaction_record,
    )
}  # fmt: skip
