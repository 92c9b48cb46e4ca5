"""A producer for every format of the drafts, and for the usual unofficial ones."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.values import dates
from edgejson.values.draw import Producer
from edgejson.values.hints import DateHint

__all__ = ["FORMAT_FIELDS", "TEMPORAL", "temporal"]

TEMPORAL = ("date", "date-time", "time", "duration")
"""Formats whose values are moments or spans of time."""

FORMAT_FIELDS: Mapping[str, str] = {
    "email": "person.email",
    "idn-email": "person.email",
    "uuid": "code.uuid",
    "guid": "code.uuid",
    "uri": "internet.url",
    "url": "internet.url",
    "iri": "internet.url",
    "uri-reference": "internet.url",
    "iri-reference": "internet.url",
    "uri-template": "code.uri_template",
    "hostname": "internet.hostname",
    "host-name": "internet.hostname",
    "idn-hostname": "internet.hostname",
    "ipv4": "internet.ipv4",
    "ip-address": "internet.ipv4",
    "ipv6": "internet.ipv6",
    "json-pointer": "code.json_pointer",
    "relative-json-pointer": "code.relative_json_pointer",
    "regex": "code.regex",
    "phone": "person.phone",
    "color": "code.color",
    "hex-color": "code.color",
    "semver": "code.version",
    "path": "code.path",
    "mac": "internet.mac",
    "timezone": "place.timezone",
}
"""Format to the field that draws it."""


def temporal(form: str, hint: DateHint | None = None) -> Producer:
    """The producer of one of `TEMPORAL`; the hint is for those that have a day."""
    if form == "date":
        return dates.date_text() if hint is None else dates.date_text(hint.first, hint.last)
    if form == "date-time":
        if hint is None:
            return dates.datetime_text()
        return dates.datetime_text(hint.first, hint.last, step=hint.step, hours=hint.hours)
    return dates.clock_time if form == "time" else dates.duration_text
