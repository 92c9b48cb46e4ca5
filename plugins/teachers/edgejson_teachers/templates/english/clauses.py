"""Sentences and phrases for one field, by its kind."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CLAUSES", "FLAGS", "HAVING", "PHRASES", "SERIES", "TERSE"]

CLAUSES: Mapping[str, tuple[str, ...]] = {
    "any": ("the {label} {is:label} {value}",),
    "person": (
        "the {label} {is:label} {value}",
        "{value} is the {label}",
        "{value} is named as {the:label}",
    ),
    "email": ("the {label} {is:label} {value}", "{value} is the {label}"),
    "phone": ("the {label} {is:label} {value}", "the {label} given is {value}"),
    "identifier": (
        "the {label} {is:label} {value}",
        "{subject} has the {label} {value}",
    ),
    "money": (
        "the {label} {is:label} {value}",
        "the {label} come{s:label} to {value}",
        "the {label} amount{s:label} to {value}",
        "the {label} {was:label} {value}",
        "{subject} has {a:label} of {value}",
    ),
    "count": (
        "the {label} {is:label} {value}",
        "the {label} stand{s:label} at {value}",
        "the {label} {was:label} {value}",
        "{subject} has {a:label} of {value}",
    ),
    "plural": (
        "there are {value} {label}",
        "{subject} has {value} {label}",
        "the number of {label} is {value}",
    ),
    "age": ("the {label} {is:label} {value}", "the {label} given is {value}"),
    "measure": (
        "the {label} {is:label} {value}",
        "the {label} {was:label} {value}",
        "{subject} has {a:label} of {value}",
    ),
    "percent": (
        "the {label} {is:label} {value}",
        "the {label} stand{s:label} at {value}",
        "{subject} has {a:label} of {value}",
    ),
    "date": (
        "the {label} {is:label} {value}",
        "the {label} {is:label} set for {value}",
    ),
    "moment": ("the {label} {is:label} {value}", "the {label} {was:label} {value}"),
    "enum": (
        "the {label} {is:label} {value}",
        "the {label} {is:label} {value}",
    ),
    "prose": (
        "the {label} read{s:label} {value}",
        "the {label} say{s:label} {value}",
        "under {label} somebody wrote {value}",
    ),
    "flag": ("{label}: [yes|no]", "{label}? [yes|no]", "the answer for {label} is [yes|no]"),
    "state": (
        "the {label} {is:label} [marked as|not] {tail}",
        "the {label} {is:label} [indeed|not] {tail}",
        "{label} {tail}: [yes|no]",
        "is the {label} {tail}? [yes|no]",
    ),
    "adjective": (
        "{subject} [is|is not] {tail}",
        "{subject} [is|is not] {tail}",
        "{subject} [is|is not] marked as {tail}",
    ),
    "event": (
        "{subject} was {participle} on {value}",
        "{subject} was {participle} on {value}",
    ),
    "null": (
        "the {label} {is:label} [not known]",
        "the {label} [has not been given]",
        "we do [not] have the {label} yet",
        "the {label} {is:label} [missing]",
    ),
    "empty": (
        "there {is:label} [no {label}]",
        "the {label} {is:label} [empty]",
    ),
}

FLAGS: Mapping[str, tuple[str, ...]] = {
    "in_stock": ("{subject} [is|is not] in stock", "{subject} [is|is not] in stock right now"),
    "available": ("{subject} [is|is not] available",),
    "is_available": ("{subject} [is|is not] available",),
    "verified": ("{subject} [has been|has not been] verified", "{subject} [is|is not] verified"),
    "is_verified": ("{subject} [has been|has not been] verified", "{subject} [is|is not] verified"),
    "active": ("{subject} [is|is not] active", "{subject} [is|is not] active at present"),
    "is_active": ("{subject} [is|is not] active", "{subject} [is|is not] active at present"),
    "enabled": ("{subject} [is|is not] switched on", "{subject} [is|is not] enabled"),
    "paid": ("{subject} [has been|has not been] paid", "{subject} [is|is not yet] paid"),
    "gift": ("{subject} [is|is not] a gift",),
    "is_gift": ("{subject} [is|is not] a gift",),
    "gift_wrap": ("gift wrapping [was|was not] asked for",),
    "urgent": ("{subject} [is|is not] urgent",),
    "attended": ("{subject} [was|was not] there",),
    "done": ("{subject} [is|is not] done", "this [is|is not] done yet"),
    "completed": ("{subject} [is|is not] finished",),
    "read": ("{subject} [has been|has not been] read",),
    "is_read": ("{subject} [has been|has not been] read",),
    "silent": ("{subject} [is|is not] silent",),
    "anonymous": ("{subject} [is|is not] anonymous",),
    "recurring": ("{subject} [is|is not] recurring",),
    "public": ("{subject} [is|is not] public",),
    "is_public": ("{subject} [is|is not] public",),
    "private": ("{subject} [is|is not] private",),
    "required": ("{subject} [is|is not] required",),
    "optional": ("{subject} [is|is not] optional",),
    "refundable": ("{subject} [is|is not] refundable",),
    "taxable": ("{subject} [is|is not] taxable",),
    "featured": ("{subject} [is|is not] featured",),
    "newsletter": ("{subject} [is|is not] subscribed to the newsletter",),
    "is_admin": ("{subject} [is|is not] an administrator",),
    "archived": ("{subject} [has been|has not been] archived",),
    "deleted": ("{subject} [has been|has not been] deleted",),
    "locked": ("{subject} [is|is not] locked",),
    "notifications_enabled": ("notifications [are|are not] switched on", "notifications [are|are not] enabled"),
    "online": ("{subject} [is|is not] online",),
    "free_shipping": ("shipping [is|is not] free",),
    "aml_checked": ("the AML check [has been|has not been] done",),
    "verified_purchase": ("the purchase [has been|has not been] verified",),
}

PHRASES: Mapping[str, tuple[str, ...]] = {
    "any": ("the {label} {value}",),
    "money": ("{a:label} of {value}", "{a:label} of {value}", "{value} in {label}"),
    "count": ("{a:label} of {value}",),
    "measure": ("{a:label} of {value}",),
    "plural": ("{value} {label}",),
    "percent": ("{a:label} of {value}",),
}

HAVING = ("{subject} has {list}", "{subject} has {list}", "{subject} comes with {list}")

TERSE: Mapping[str, tuple[str, ...]] = {
    "any": ("{label} {value}", "{label}: {value}", "{label}: {value}"),
    "single": ("{label} {value}", "{label}: {value}"),
    "prose": ("{label}: {value}", "{label} {value}"),
    "flag": ("{label}: [yes|no]", "{label} [yes|no]", "{label}? [yes|no]", "{label} [✓|✗]"),
    "state": ("{label}: [yes|no]", "{label}? [yes|no]", "{label} [✓|✗]"),
    "adjective": ("{label}: [yes|no]", "{tail}? [yes|no]", "{label}? [yes|no]", "{tail} [✓|✗]"),
    "event": ("{participle} {value}", "{participle}: {value}", "{participle} on {value}"),
    "plural": ("{value} {label}", "{label}: {value}"),
    "null": ("{label}: {value}", "{label} {value}"),
    "empty": ("{label}: {value}",),
}

SERIES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "the {label} {is:label} {list}",
        "{label}: {list}",
        "the {label}: {list}",
    ),
    "tags": ("{subject} is tagged {list}", "the tags are {list}", "tags: {list}", "{subject} carries the tags {list}"),
    "preferences": ("{subject} likes {list}", "{subject} is into {list}", "the preferences are {list}"),
    "interests": ("{subject} likes {list}", "{subject} is into {list}", "the interests are {list}"),
    "hobbies": ("{subject} likes {list}", "the hobbies are {list}"),
    "skills": ("{subject} knows {list}", "the skills listed are {list}"),
    "languages": ("{subject} speaks {list}", "the languages are {list}"),
    "sessions": ("the sessions booked are {list}", "sessions: {list}", "{subject} includes {list}"),
    "capabilities": ("{subject} can do {list}", "the capabilities are {list}"),
    "to": ("{subject} went to {list}", "{subject} was addressed to {list}"),
    "cc": ("copies went to {list}", "in copy: {list}", "{list} got a copy"),
    "bcc": ("blind copies went to {list}", "in blind copy: {list}"),
    "agenda": ("on the agenda: {list}", "the agenda was {list}"),
    "decisions": ("decided: {list}", "the decisions were {list}"),
    "categories": ("{subject} is filed under {list}", "the categories are {list}"),
    "keywords": ("the keywords are {list}", "keywords: {list}"),
    "colors": ("{subject} comes in {list}", "the colors are {list}"),
    "sizes": ("{subject} comes in the sizes {list}", "the sizes are {list}"),
    "ingredients": ("you need {list}", "the ingredients are {list}"),
    "features": ("{subject} offers {list}", "the features are {list}"),
    "roles": ("{subject} has the roles {list}", "the roles are {list}"),
    "allergies": ("{subject} is allergic to {list}", "the allergies are {list}"),
    "symptoms": ("the symptoms are {list}", "{subject} reports {list}"),
}
