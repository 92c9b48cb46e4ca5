"""A producer for every format of the drafts, and for the usual unofficial ones."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.values import dates
from edgejson.values.draw import Producer

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


def temporal(form: str, first: str = dates.FIRST_DAY, last: str = dates.LAST_DAY) -> Producer:
    """The producer of one of `TEMPORAL`; the range is for those that have a day."""
    if form == "date":
        return dates.date_text(first, last)
    if form == "date-time":
        return dates.datetime_text(first, last)
    return dates.clock_time if form == "time" else dates.duration_text
