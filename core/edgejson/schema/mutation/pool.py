"""Members that a schema may well have besides those it has, by what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["CUES", "DATED", "POOL", "Extra"]

DATED = frozenset({"date", "date-time"})
"""Formats of days and moments."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A member to add: its name in snake case and its schema, which every draft reads alike."""

    name: str
    schema: Mapping[str, Any]

    @property
    def is_dated(self) -> bool:
        """Whether it holds a day or a moment, which other days of an object may contradict."""
        return self.schema.get("format") in DATED


def _text(description: str, **keywords: Any) -> dict[str, Any]:
    return {"type": "string", "description": description, **keywords}


def _choice(description: str, *choices: str) -> dict[str, Any]:
    return {"type": "string", "description": description, "enum": list(choices)}


def _flag(description: str) -> dict[str, Any]:
    return {"type": "boolean", "description": description}


def _count(description: str, low: int, high: int, most: int | None = None) -> dict[str, Any]:
    bounds = {"minimum": 0} if most is None else {"minimum": low, "maximum": most}
    return {"type": "integer", "description": description, **bounds, "x-value": {"range": [low, high]}}


def _amount(description: str, low: float, high: float) -> dict[str, Any]:
    return {
        "type": "number",
        "description": description,
        "minimum": 0,
        "x-value": {"range": [low, high], "decimals": 2},
    }


def _moment(description: str, kind: str = "date-time") -> dict[str, Any]:
    return {
        "type": "string",
        "description": description,
        "format": kind,
        "x-value": {"date": ["2023-02-01", "2026-10-31"]},
    }


def _words(description: str, hint: str, most: int) -> dict[str, Any]:
    return {
        "type": "array",
        "description": description,
        "items": {"type": "string"},
        "maxItems": most,
        "uniqueItems": True,
        "x-value": {"list": hint, "min": 0, "max": min(most, 3)},
    }


POOL: Mapping[str, Sequence[Extra]] = {
    "": (
        Extra("created_at", _moment("When the entry was made")),
        Extra("updated_at", _moment("When the entry was last changed")),
        Extra(
            "external_id", _text("Id in the system the entry comes from", **{"x-value": {"template": "EXT-{digits:7}"}})
        ),
        Extra("revision", _count("How often the entry has been changed", 1, 14)),
        Extra("is_archived", _flag("Whether the entry is kept for the record only")),
        Extra("visibility", _choice("Who may see the entry", "public", "internal", "private")),
        Extra("reviewed_by", _text("Who looked it over", minLength=1, **{"x-value": "person:reviewer.name"})),
        Extra("contact_email", _text("Address for questions", format="email", **{"x-value": "person:contact.email"})),
        Extra("homepage_url", _text("Page with more about it", format="uri", **{"x-value": "internet.url"})),
    ),
    "trade": (
        Extra("gift_wrap", _flag("Whether it is wrapped as a present")),
        Extra("loyalty_points", _count("Points credited to the customer", 5, 480)),
        Extra("handling_fee", _amount("Fee for packing and handling", 0.5, 9.5)),
        Extra("sales_channel", _choice("Where the sale was made", "web", "store", "phone", "marketplace")),
        Extra("tracking_code", _text("Number of the parcel", **{"x-value": {"template": "1Z{letters:2}{digits:10}"}})),
        Extra("tax_exempt", _flag("Whether no tax is due")),
        Extra("purchase_order", _text("Number of the customer's order", **{"x-value": {"template": "PO-{digits:6}"}})),
        Extra("warehouse_code", _text("Where the goods lie", pattern="^[A-Z]{3}-[0-9]{2}$")),
        Extra("warranty_months", _count("Months of warranty", 6, 36, 120)),
    ),
    "people": (
        Extra("preferred_language", _choice("Language to write in", "en", "de", "fr", "es", "pt")),
        Extra("emergency_phone", _text("Number to call in need", minLength=5, **{"x-value": "person:relative.phone"})),
        Extra("newsletter", _flag("Whether the person gets the newsletter")),
        Extra("date_joined", _moment("First day", "date")),
        Extra("secondary_email", _text("Another address", format="email", **{"x-value": "person:second.email"})),
        Extra("home_city", _text("Where the person lives", minLength=1, **{"x-value": "place:home.city"})),
    ),
    "health": (
        Extra("allergies_checked", _flag("Whether allergies were asked about")),
        Extra("blood_type", _choice("Blood group", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")),
        Extra("heart_rate", _count("Beats per minute", 54, 98, 250)),
        Extra("body_temperature", {**_amount("Degrees Celsius", 36.1, 38.4), "maximum": 45}),
        Extra("ward", _choice("Ward", "general", "surgery", "cardiology", "paediatrics")),
    ),
    "technology": (
        Extra("firmware_version", _text("Installed version", pattern="^[0-9]+\\.[0-9]+\\.[0-9]+$")),
        Extra("battery_level", _count("Charge in percent", 12, 100, 100)),
        Extra(
            "signal_strength",
            {"type": "integer", "description": "dBm", "minimum": -120, "maximum": 0, "x-value": {"range": [-94, -41]}},
        ),
        Extra("ip_address", _text("Address in the network", format="ipv4", **{"x-value": "internet.ipv4"})),
        Extra("request_id", _text("Id of the request", format="uuid")),
        Extra("environment", _choice("Where it runs", "development", "staging", "production")),
        Extra("retry_count", _count("How often it was tried again", 0, 4, 20)),
        Extra("latency_ms", _count("Time to answer in milliseconds", 8, 640)),
        Extra("enabled", _flag("Whether it is switched on")),
        Extra("timeout_seconds", _count("Seconds until it is given up", 5, 120, 3600)),
    ),
    "events": (
        Extra("room_capacity", _count("Seats", 12, 240)),
        Extra("is_online", _flag("Whether one may take part from afar")),
        Extra("stream_url", _text("Where it is shown", format="uri", **{"x-value": "internet.url"})),
        Extra("dress_code", _choice("What to wear", "casual", "business", "formal")),
        Extra("doors_open", _moment("When people are let in")),
    ),
    "money": (
        Extra(
            "exchange_rate",
            {
                "type": "number",
                "description": "Rate used",
                "exclusiveMinimum": 0,
                "x-value": {"range": [0.72, 1.38], "decimals": 4},
            },
        ),
        Extra("processing_fee", _amount("Fee of the processor", 0.25, 14)),
        Extra("settlement_date", _moment("Day of settlement", "date")),
        Extra("cost_center", _text("Account it is booked on", pattern="^[0-9]{4}$")),
        Extra("approved", _flag("Whether it has been approved")),
    ),
    "places": (
        Extra(
            "floor",
            {
                "type": "integer",
                "description": "Floor of the building",
                "minimum": -3,
                "maximum": 90,
                "x-value": {"range": [0, 12]},
            },
        ),
        Extra(
            "altitude_m",
            {
                "type": "number",
                "description": "Metres above the sea",
                "minimum": -450,
                "maximum": 9000,
                "x-value": {"range": [3, 640], "decimals": 1},
            },
        ),
        Extra(
            "accuracy_m",
            {
                "type": "number",
                "description": "Radius of uncertainty in metres",
                "minimum": 0,
                "x-value": {"range": [2, 45], "decimals": 1},
            },
        ),
        Extra("wheelchair_access", _flag("Whether it can be reached without steps")),
        Extra(
            "opening_hours",
            _text(
                "When it is open",
                pattern="^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$",
                **{"x-value": {"template": "{int:07-11}:00-{int:16-21}:30"}},
            ),
        ),
    ),
}
"""By domain; those under "" suit anything.

No value of theirs can be at odds with what else an instance says: nothing here is about the language of its texts or
the gender of a person, and days are not offered where there are other days (`Extra.is_dated`).
"""

_CUES: Mapping[str, str] = {
    "trade": "order cart product sku shipping customer invoice price discount shop quantity seller category",
    "people": "name email phone user person member employee contact birth first last profile username",
    "health": "patient diagnosis medical doctor medication dose lab test symptom clinical physician",
    "technology": "device sensor host server api config version request log error timeout port build script",
    "events": "event venue meeting attendee agenda ticket session organizer speaker registration",
    "money": "amount currency account payment transaction balance bank tax total fee loan",
    "places": "address city country latitude longitude location postal street region site place",
}

CUES: Mapping[str, frozenset[str]] = {domain: frozenset(words.split()) for domain, words in _CUES.items()}
"""Words of names by which a schema shows what it is about."""
