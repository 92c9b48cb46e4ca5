"""What people say about well-known fields, by name of the field and role in the sentence."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["IDIOMS"]

IDIOMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "age": {
        "predicate": ("is {value} years old", "is {value}", "is aged {value}", "turned {value}"),
        "clause": ("{subject} is {value} years old", "that makes {subject} {value} years old"),
        "phrase": ("{value} years of age",),
    },
    "city": {
        "predicate": ("is based in {value}", "is located in {value}", "sits in {value}"),
        "phrase": ("{value} as home city",),
    },
    "country": {"predicate": ("is in {value}", "belongs to {value} as a country")},
    "email": {"predicate": ("can be reached at {value}", "reads mail sent to {value}", "answers mail at {value}")},
    "customer_email": {"clause": ("the customer can be reached at {value}", "mail for the customer goes to {value}")},
    "phone": {
        "predicate": ("can be called on {value}", "answers the phone at {value}", "has the phone number {value}")
    },
    "price": {
        "predicate": ("costs {value}", "is priced at {value}", "sells for {value}", "goes for {value}"),
        "clause": ("the asking price is {value}", "it costs {value}"),
        "phrase": ("a price tag of {value}",),
    },
    "unit_price": {
        "predicate": ("costs {value} per unit", "is priced at {value} apiece", "sells at {value} each"),
        "phrase": ("{value} per unit", "{value} each"),
    },
    "quantity": {
        "predicate": ("comes to {value} units", "covers {value} units", "counts {value} pieces"),
        "phrase": ("{value} units", "{value} pieces"),
        "clause": ("we are talking about {value} units", "{value} units are involved"),
    },
    "status": {
        "predicate": (
            "is currently {value}",
            "has reached the status {value}",
            "is {value} right now",
            "stands at {value}",
        ),
        "clause": ("right now the status is {value}", "its status has moved to {value}"),
        "phrase": ("{value} status",),
    },
    "priority": {
        "predicate": ("has {value} priority", "was given {value} priority", "ranks as {value} priority"),
        "phrase": ("{value} priority",),
    },
    "severity": {
        "predicate": ("is of {value} severity", "was rated {value} in severity"),
        "phrase": ("{value} severity",),
    },
    "category": {
        "predicate": (
            "belongs to the category {value}",
            "is filed under the category {value}",
            "falls into the {value} category",
        ),
        "phrase": ("the {value} category",),
    },
    "tax": {"phrase": ("{value} in tax", "tax of {value}"), "clause": ("tax adds {value}", "{value} of that is tax")},
    "shipping_cost": {"phrase": ("{value} for shipping", "shipping at {value}"), "clause": ("shipping costs {value}",)},
    "subtotal": {
        "clause": ("the goods add up to a subtotal of {value}", "before anything is added, the subtotal is {value}")
    },
    "total": {"predicate": ("comes to {value} in total", "totals {value}"), "phrase": ("{value} in total",)},
    "total_amount": {"predicate": ("comes to a total amount of {value}", "adds up to {value} in total")},
    "manufacturer": {"predicate": ("is made by {value}", "was built by {value}"), "phrase": ("{value} as the maker",)},
    "created_by": {"predicate": ("was created by {value}",), "phrase": ("{value} as its creator",)},
    "assigned_to": {
        "predicate": ("is assigned to {value}", "was handed to {value}", "lies with {value}"),
        "clause": ("{value} has been assigned",),
    },
    "due_date": {
        "predicate": ("is due on {value}", "falls due on {value}", "has to be settled by {value}"),
        "clause": ("it is due on {value}", "payment is expected by {value}, the due date"),
    },
    "invoice_date": {
        "predicate": ("was issued on {value}", "is dated {value}"),
        "clause": ("it carries the invoice date {value}",),
    },
    "order_date": {"predicate": ("was ordered on {value}", "was placed on {value}")},
    "date_of_birth": {"predicate": ("was born on {value}",)},
    "currency": {
        "predicate": ("is kept in {value}", "is billed in {value}"),
        "clause": ("all amounts are in {value}",),
    },
    "rating": {
        "predicate": ("was rated {value}", "earned a rating of {value}", "got a score of {value} as its rating"),
        "phrase": ("a {value} rating",),
    },
    "reviewer_name": {
        "clause": ("the review was signed by {value}", "{value} wrote the review"),
        "predicate": ("was reviewed by {value}",),
    },
    "customer_name": {"clause": ("the customer is called {value}", "the customer goes by the name of {value}")},
    "source": {"predicate": ("came from {value}", "has {value} as its source", "originates from {value}")},
    "message": {
        "clause": ("the message reads {value}", "the exact message was {value}"),
        "predicate": ("says {value} in its message",),
    },
    "temperature": {"predicate": ("measured a temperature of {value}", "reads {value} for temperature")},
    "humidity": {"predicate": ("measured a humidity of {value}",), "phrase": ("humidity at {value}",)},
    "timestamp": {
        "predicate": ("was recorded on {value}", "carries the timestamp {value}"),
        "phrase": ("a timestamp of {value}",),
    },
    "latitude": {
        "predicate": ("lies at latitude {value}",),
        "phrase": ("latitude {value}",),
        "clause": ("the latitude reads {value}",),
    },
    "longitude": {
        "predicate": ("lies at longitude {value}",),
        "phrase": ("longitude {value}",),
        "clause": ("the longitude reads {value}",),
    },
    "timezone": {
        "predicate": ("runs on {value} time", "is in the {value} time zone"),
        "phrase": ("the time zone {value}",),
    },
    "discount_percentage": {
        "phrase": ("{value} off", "a discount of {value}"),
        "predicate": ("is discounted by {value}",),
    },
    "specialty": {
        "predicate": ("specialises in {value}", "has {value} as a specialty"),
        "phrase": ("the specialty {value}",),
    },
    "manager": {"predicate": ("is managed by {value}", "is run by {value}")},
}
