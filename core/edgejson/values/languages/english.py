"""English, as it is written in the United States (with the spelling that most records have)."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from edgejson.values.goods import GOODS
from edgejson.values.languages.english_pools import POOLS
from edgejson.values.languages.speech import Speech, Thing, deeds

__all__ = ["SPEECH", "TAGS"]

TAGS = tuple(
    "analytics archive audio backup batch beta billing budget campaign catalog checkout cloud compliance config contract "
    "customer dashboard delivery design draft education email energy equipment export finance fitness fragile garden gift "
    "health heating hiking holiday import indoor internal inventory invoice kitchen launch legal lighting maintenance "
    "marketing metrics migration mobile monthly music network newsletter office onboarding outdoor payroll photo pilot "
    "planning premium priority privacy procurement public quality recurring refund regional release remote renewal report "
    "research retail review safety sales seasonal security shipping software spring storage summer support survey "
    "sustainability training transport travel upgrade urgent vendor video warehouse weekly wellness wholesale winter".split()
)
_ADJECTIVES = tuple(
    "Annual Quarterly Monthly Regional Internal Joint Final Revised Extended Local Shared Seasonal Central Digital Open "
    "Northern Southern Interim Combined Preliminary".split()
)
_NOUNS = (
    "budget review", "delivery schedule", "customer survey", "inventory report", "training programme", "supplier contract",
    "maintenance plan", "product launch", "security audit", "onboarding guide", "energy assessment", "warehouse layout",
    "marketing campaign", "service agreement", "data migration", "recruitment drive", "travel policy", "quality inspection",
    "price list", "release plan", "risk register", "meeting agenda", "site inspection", "shipping manifest",
    "support rota", "research proposal", "website redesign", "stock count", "expense summary", "harvest forecast",
)  # fmt: skip
_ACTORS = (
    "The customer", "The warehouse team", "Our supplier", "The project lead", "The night shift", "The accounts department",
    "A technician", "The reviewer", "The site manager", "The support desk", "The courier", "The regional office",
)  # fmt: skip
_ACTS = (
    "confirmed the {noun}~", "asked for an updated {noun}~", "signed off the {noun}~", "postponed the {noun}~", "is waiting for the {noun}~",
    "found two errors in the {noun}~", "approved the {noun} without changes~", "sent the {noun} to head office~", "will present the {noun} on Monday~",
    "requested more detail on the {noun}~", "finished the {noun} ahead of time~", "rejected the first version of the {noun}~",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", " after a short call", " before the deadline", " and attached the files", " by email", " in the morning",
    " despite the delay", " with minor remarks", " at no extra cost", " and closed the request",
)  # fmt: skip
_PURPOSES = (
    "Shows {} by region.", "Keeps {} up to date.", "Exports {} once a day.", "Collects {} from all locations.",
    "Prepares {} for the finance team.", "Groups {} by customer.", "Sends {} to the warehouse.", "Checks {} before they are published.",
    "Lists {} of the last twelve months.", "Overview of {} for the support desk.", "Settings for {}.", "Source of {} for monthly reports.",
)  # fmt: skip
_HOLDINGS = (
    "open orders", "customer reviews", "supplier invoices", "delivery times", "stock levels", "support tickets", "training records",
    "sensor readings", "travel expenses", "product photos", "price lists", "newsletter subscriptions", "payment reminders",
    "project milestones", "energy readings", "meeting notes", "return requests", "research samples",
)  # fmt: skip
_PROGRAMS = (
    "Parses {} files.", "Talks to the {} service over HTTP.", "Command-line tools for {} data.", "Keeps {} records of two systems in step.",
    "Exports {} data to CSV and JSON.", "Shows {} data in the browser.", "Building blocks for {} applications.", "HTTP interface to the {} store.",
    "Runs {} jobs in the background.", "Checks {} documents before they are stored.", "Manages {} data from the terminal.", "Serves {} data to other systems.",
    "Caches {} lookups in memory.",
)  # fmt: skip
_SUBJECTS = (
    "invoice", "order", "catalog", "image", "payment", "report", "calendar", "metrics", "inventory", "session", "search", "address",
    "currency", "weather", "template", "schema", "queue", "ledger", "feed", "route", "audit", "billing", "survey", "ticket", "photo",
)  # fmt: skip
_PRAISE = (
    "for everyday use",
    "with a two-year warranty",
    "made to last, with spare parts available",
    "in a recyclable box",
    "that ships within two working days",
    "in three sizes",
    "from a family workshop",
    "tested for five thousand hours",
)
_MARKETS = (
    "regional customers",
    "small businesses",
    "public institutions",
    "customers in twelve countries",
    "retailers",
)
_WORK_ADJECTIVES = "Quiet Last Blue Winter Distant Northern Paper Salt Slow Hidden Silver August Second Broken".split()
_WORK_NOUNS = (
    "Harbor Letter Orchard Cartographer River Lantern Garden Mountain Bridge Window Train Season Island Mirror".split()
)
_INDUSTRIES = (
    "Logistics", "Software", "Healthcare", "Manufacturing", "Retail", "Finance", "Construction", "Energy",
    "Food and Beverage", "Education", "Media", "Agriculture", "Hospitality", "Consulting",
)  # fmt: skip

SPEECH = Speech(
    locale="en_US",
    pools=POOLS,
    tags=TAGS,
    things=tuple(Thing("", f" {noun}") for noun in _NOUNS),
    adjectives=tuple((adjective,) for adjective in _ADJECTIVES),
    heading=str.title,
    actors=_ACTORS,
    deeds=deeds(_ACTS, [{"noun": noun} for noun in _NOUNS]),
    circumstances=_CIRCUMSTANCES,
    purposes=_PURPOSES,
    holdings=_HOLDINGS,
    goods=GOODS,
    programs=_PROGRAMS,
    subjects=_SUBJECTS,
    praise=_PRAISE,
    industries={name: (name, name.lower()) for name in _INDUSTRIES},
    firm="{name} works in {industry} and serves {market}.",
    markets=_MARKETS,
    biography="{name} works as {small} and writes about {interest}.",
    interests=POOLS["topic"],
    titles={"plain": ("Ms.", "Mr."), "doctor": ("Dr.", "Dr.")},
    works=tuple((f"The {{}} {noun}", f"{{}} {noun}s", f"{{}} {noun}", f"A {noun} in {{}}") for noun in _WORK_NOUNS),
    work_adjectives=tuple((adjective,) for adjective in _WORK_ADJECTIVES),
)
