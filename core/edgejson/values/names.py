"""What the name of a property says about its values.

The rules are tables, read from the top; names are compared as snake case, so ``firstName``, ``first-name`` and
``first_name`` are one.  Title and description are asked when the name says nothing.
"""

# ruff: noqa: E501 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

import re
from functools import cache

from edgejson.values.hints import RangeHint

__all__ = ["number_by_name", "number_field_by_name", "singular", "snake", "text_by_name"]


def snake(name: str) -> str:
    """Any way of writing a name as snake case.

    >>> snake("shippingAddress"), snake("HTTPStatus-code")
    ('shipping_address', 'http_status_code')
    """
    split = re.sub(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3_\2\4", name)
    return re.sub(r"[^a-z0-9]+", "_", split.lower()).strip("_")


def singular(name: str) -> str:
    """The name of one element of a list of that name.

    >>> singular("categories"), singular("addresses"), singular("line_items"), singular("status")
    ('category', 'address', 'line_item', 'status')
    """
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith(("sses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) else name


_PEOPLE = (
    "person|people|user|customer|client|patient|author|owner|employee|contact|manager|member|student|teacher|doctor|physician|"
    "nurse|driver|guest|attendee|participant|sender|recipient|assignee|reporter|agent|organi[sz]er|speaker|buyer|seller|lead|"
    "reviewer|passenger|applicant|candidate|tenant|holder|beneficiary|contributor|maintainer|player|instructor|editor|artist|"
    "director|actor|approver|requester|signatory|profile|ceo|supervisor|emergency_contact|creator|subscriber|cardholder"
)
_FIRMS = (
    "company|organi[sz]ation|vendor|supplier|employer|publisher|brand|manufacturer|merchant|carrier|agency|bank|firm|business|"
    "store|shop|insurer|institution|party|studio|account_name|partner|distributor|provider"
)
_THINGS = "product|item|article|goods|line_item"
_PLAIN_ROLES = {
    "",
    "full",
    "display",
    "user",
    "primary",
    "contact",
    "work",
    "personal",
    "home",
    "mobile",
    "main",
    "customer",
    "public",
}

_TEXT_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        # identifiers and technical values first: their names contain words that people's fields contain too
        (r"(^|_)(uuid|guid)$", "code.uuid"),
        (r"user_agent|browser", "internet.user_agent"),
        (r"(^|_)(file|document|image|attachment)_?name$|^filename$", "code.file"),
        (r"host_?name$|^host$|_host$|^server$|fqdn", "internet.hostname"),
        (r"(^|_)domain(_name)?$", "internet.domain"),
        (r"(^|_)ipv?6(_addr(ess)?)?$", "internet.ipv6"),
        (r"(^|_)ip(v?4)?(_addr(ess)?)?$", "internet.ipv4"),
        (r"(^|_)mac(_addr(ess)?)?$", "internet.mac"),
        (r"(avatar|image|photo|picture|logo|thumbnail|icon)(_(url|uri|link|src))?$", "code.image"),
        (r"(^|_)(url|uri|link|href|website|homepage|web_?site|repository|endpoint|webhook|callback)s?$|^web$", "internet.url"),
        (r"(^|_)(path|dir|directory|folder|file)s?$", "code.path"),
        (r"(^|_)(sha\d*|hash|checksum|digest|commit|md5)$", "code.hash"),
        (r"(^|_)(token|secret|api_?key|password|nonce|etag|fingerprint)$", "code.token"),
        (r"time_?zone|(^|_)tz$", "place.timezone"),
        (r"(^|_)(mime(_?type)?|content_type|media_type)$", "code.mime"),
        (r"(^|_)(semver|version|release)$", "code.version"),
        (r"(^|_)licen[sc]e$", "code.license"),
        (r"(^|_)currency(_code)?$", "code.currency"),
        (r"(^|_)locale$", "code.locale"),
        (r"(^|_)(lang|language)(_code)?$", "code.language"),
        (r"(^|_)colou?r$|background|foreground", "code.color"),
        (r"(^|_)(unit|uom)s?$", "code.unit"),
        (r"(^|_)(gender|sex)$", "code.gender"),
        (r"(^|_)(payment_method|payment_type)$", "code.payment_method"),
        (r"(^|_)(http_)?(method|verb)$", "code.http_method"),
        (r"log_?level|^level$", "code.level"),
        (r"(^|_)severity$", "code.severity"),
        (r"(^|_)(priority|urgency|importance)$", "code.priority"),
        (r"(^|_)(status|state_name|stage|phase)$", "code.status"),
        (r"(^|_)(department|division|team)(_name)?$", "code.department"),
        (r"^size$", "code.size"),
        # dates
        (r"(^|_)(birthday|dob|birth_?date|date_of_birth|born)$", "code.birth_date"),
        (r"(_at|_on|date_?time|timestamp|created|updated|modified|expires|published|last_seen|last_login)$|^(start|end)s?$", "moment.date-time"),
        (r"(^|_)(date|day|deadline|due)$|_date_|^date_", "moment.date"),
        (r"^time$|_time$|^hours$", "moment.time"),
        (r"(^|_)duration$|^interval$|^ttl$", "moment.duration"),
        # people, places, companies, products
        (r"(^|_)sku$", "product.sku"),
        (r"(?P<role>.*?)_?(e_?mail)(_addr(ess)?)?$", "person.email"),
        (r"(?P<role>.*?)_?(phone|mobile|cell|fax|telephone|tel)(_?(number|no|nr))?$", "person.phone"),
        (r"(?P<role>.*?)_?(first|given|fore)_?name$|^vorname$", "person.first_name"),
        (r"(?P<role>.*?)_?(last|family|sur)_?name$|^nachname$", "person.last_name"),
        (r"(?P<role>.*?)_?(user_?name|login|handle|nick_?name|screen_?name)$", "person.username"),
        (r"(?P<role>.*?)_?(job(_title)?|occupation|profession|position|role)$", "person.job"),
        (r"(?P<role>.*?)_?(street|address_?(line_?)?1|street_?address|road)$", "place.street"),
        (r"(?P<role>.*?)_?(city|town|municipality|locality)(_name)?$|^birth_?place$", "place.city"),
        (r"(?P<role>.*?)_?(state_code|province_code|uf)$", "place.state_code"),
        (r"(?P<role>.*?)_?(state|province|county|region)$", "place.state"),
        (r"(?P<role>.*?)_?(zip|post(al)?)_?(code)?$|.*_zip_code$", "place.postal_code"),
        (r"(?P<role>.*?)_?(country_?(iso_?)?code|country_iso)$", "place.country_code"),
        (r"(?P<role>.*?)_?(country|nation)(_name)?$|^nationality$", "place.country"),
        (r"(?P<role>.*?)_?(full_)?(address|location|venue|destination|origin)$", "place.address"),
        (r"(?P<role>.*?)_?(industry|sector)$", "company.industry"),
        (rf"(?P<role>)({_FIRMS})(_name)?$", "company.name"),
        (rf"(?P<role>)(.*_)?({_THINGS})(_name|_title)?$", "product.name"),
        (rf"(?P<role>.*?)_?(full_?name|display_?name|{_PEOPLE})(_name)?$", "person.name"),
        (r"(^|_)(created|updated|assigned|approved|reported|uploaded|posted|performed|signed|verified|recorded)_(by|to)$", "person.name"),
        # words
        (r"(^|_)(description|summary|abstract|comment|note|message|details|reason|remark|instruction|feedback|answer|text|observation)s?$", "text.sentence"),
        (r"(^|_)(body|content|bio|biography|about|article_text|transcript)$", "text.paragraph"),
        (r"(^|_)(title|subject|headline|heading|topic|agenda|caption)s?$", "text.title"),
        (r"(^|_)(label|step|task|action|event|activity|goal|requirement|feature)s?$", "text.phrase"),
        (r"(^|_)(tag|keyword|category|genre|interest|hobby|skill|group|type|kind|class|channel|source|namespace|key|slug|preference)s?$", "text.word"),
        (r"(^|_)(order|invoice|receipt|ticket|case|contract|policy|document|transaction|tracking)(_?(no|nr|num|number|ref|reference))$", "code.reference"),
        (r"(^|_)(code|ref|reference|number|serial|serial_number|barcode)$", "code.reference"),
        (r"(^|_)ids?$|identifier", "code.id"),
    )
)  # fmt: skip

_TITLE_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), hint)
    for pattern, hint in (
        (r"\buuid\b|\bguid\b", "code.uuid"),
        (r"e-?mail address", "person.email"),
        (r"\b(url|uri|web ?site|hyperlink)\b", "internet.url"),
        (r"\bip(v4)? address", "internet.ipv4"),
        (r"host ?name", "internet.hostname"),
        (r"iso[- ]?8601 (date ?time|timestamp)|date and time|timestamp", "moment.date-time"),
        (r"\bdate\b|yyyy-mm-dd", "moment.date"),
        (r"(tele)?phone number", "person.phone"),
        (r"full name|name of the (person|user|customer|author|owner)", "person.name"),
        (r"name of the (company|organi[sz]ation|vendor)", "company.name"),
        (r"\bcity\b", "place.city"),
        (r"\bcountry\b", "place.country"),
        (r"\bversion\b", "code.version"),
        (r"\b(file|directory|path)\b", "code.path"),
        (r"\bcurrency\b", "code.currency"),
        (r"unique (identifier|id)|\bid of\b|identifier", "code.id"),
        (r"\b(description|comment|explanation|message)\b", "text.sentence"),
        (r"\btitle\b", "text.title"),
    )
)

# name pattern, low, high, decimals, where the mass lies
_NUMBER_RULES: tuple[tuple[re.Pattern[str], RangeHint], ...] = tuple(
    (re.compile(pattern), RangeHint(low, high, decimals, skew))  # type: ignore[arg-type]  # the skews are literals below
    for pattern, low, high, decimals, skew in (
        (r"(^|_)lat(itude)?$", -60, 70, 5, None),
        (r"(^|_)(lon|lng|long|longitude)$", -180, 180, 5, None),
        (r"(^|_)(age|years_old)$", 18, 80, 0, None),
        (
            r"(^|_)(price|cost|amount|total|subtotal|fee|charge|balance|value|payment|revenue|budget|spend|sum|due)(_\w+)?$",
            5,
            900,
            2,
            "low",
        ),
        (r"(^|_)(salary|income|wage)$", 28_000, 140_000, 0, "low"),
        (r"(^|_)(tax|vat|shipping|tip)(_\w+)?$", 1, 90, 2, "low"),
        (
            r"(^|_)(percent|percentage|pct|discount|progress|humidity|completion|utili[sz]ation|usage)(_\w+)?$",
            0,
            100,
            1,
            None,
        ),
        (
            r"(^|_)(ratio|probability|confidence|share|fraction|opacity|accuracy|precision|recall|similarity)$",
            0,
            1,
            3,
            None,
        ),
        (r"(^|_)rate$", 0, 30, 2, "low"),
        (r"(^|_)(rating|stars)$", 1, 5, 1, "high"),
        (r"(^|_)(score|grade|points)$", 0, 100, 1, None),
        (r"(^|_)year$|^year_", 1990, 2026, 0, "high"),
        (r"(^|_)month$", 1, 12, 0, None),
        (r"(^|_)day$", 1, 28, 0, None),
        (r"(^|_)hours?$", 0, 23, 0, None),
        (r"(^|_)(minutes?|seconds?)$", 0, 59, 0, None),
        (r"(^|_)(quantity|qty|units|seats|guests)$", 1, 12, 0, "low"),
        (r"(^|_)(stock|inventory|on_hand|capacity)(_\w+)?$", 0, 400, 0, "low"),
        (r"(^|_)port$", 1024, 49_151, 0, None),
        (r"(^|_)(temperature|temp)(_\w+)?$", -10, 38, 1, None),
        (r"(^|_)pressure$", 960, 1045, 1, None),
        (r"(^|_)voltage$", 3, 240, 1, None),
        (r"(^|_)battery(_\w+)?$", 5, 100, 0, "high"),
        (r"(^|_)(heart_rate|pulse|bpm)$", 55, 110, 0, None),
        (r"(^|_)systolic(_\w+)?$", 100, 150, 0, None),
        (r"(^|_)diastolic(_\w+)?$", 60, 95, 0, None),
        (r"(^|_)(weight|mass)(_\w+)?$", 1, 120, 1, None),
        (r"(^|_)height(_\w+)?$", 20, 210, 0, None),
        (r"(^|_)(width|length|depth|distance|radius|diameter)(_\w+)?$", 1, 400, 1, "low"),
        (r"(^|_)(duration|elapsed|latency|response_time|timeout|interval|delay|ttl)(_\w+)?$", 1, 900, 0, "low"),
        (r"(^|_)(size|bytes|file_size)(_\w+)?$", 512, 8_000_000, 0, "low"),
        (r"(^|_)page$", 1, 20, 0, "low"),
        (r"(^|_)(limit|per_page|page_size)$", 10, 100, 0, None),
        (r"(^|_)(offset|index|position|order|sequence|rank)$", 0, 40, 0, "low"),
        (r"(^|_)(priority|level|severity|tier|version|attempts?|retries|retry_count)$", 1, 5, 0, None),
        (r"(^|_)(status_code|http_status|response_code)$", 200, 204, 0, "low"),
        (r"(^|_)(epoch|timestamp|time|_at)$", 1_609_459_200, 1_782_000_000, 0, None),
        (r"(^|_)(population|followers|views|visits|downloads|impressions)$", 50, 90_000, 0, "low"),
        (r"(^|_)(count|number|num|total_\w+|n)(_\w+)?$|_count$", 0, 120, 0, "low"),
        (r"(^|_)ids?$", 1_000, 999_999, 0, None),
    )
)


_NUMBER_FIELDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(^|_)lat(itude)?$"), "place.latitude"),
    (re.compile(r"(^|_)(lon|lng|long|longitude)$"), "place.longitude"),
    (re.compile(r"^(unit_|item_|product_|list_|retail_)?price$"), "product.price"),
)


@cache
def text_by_name(name: str, owner: str = "", title: str = "", description: str = "") -> str | None:
    """The field hint for a string property called `name` inside an object called `owner`; None when nothing is known.

    >>> text_by_name("senderEmail"), text_by_name("name", "customer"), text_by_name("name", "organisation")
    ('person:sender.email', 'person.name', 'company.name')
    """
    key, holder = snake(name), singular(snake(owner))
    if key in ("name", f"{holder}_name"):
        return _name_of(holder)
    for pattern, hint in _TEXT_RULES:
        found = pattern.search(key) if "role" not in pattern.groupindex else pattern.fullmatch(key)
        if found is not None:
            return _with_role(hint, found)
    if key.endswith("_name"):
        return _name_of(key[:-5])
    for words in (title, description):
        for pattern, hint in _TITLE_WORDS:
            if pattern.search(words):
                return hint
    return None


def number_by_name(name: str, title: str = "") -> RangeHint | None:
    """The plausible range of a numeric property; None when its name says nothing."""
    for words in (name, title):
        key = snake(words)
        for pattern, plausible in _NUMBER_RULES:
            if key and pattern.search(key):
                return plausible
    return None


def number_field_by_name(name: str) -> str | None:
    """The entity field a numeric property shows; None when its name says nothing."""
    key = snake(name)
    return next((field for pattern, field in _NUMBER_FIELDS if pattern.search(key)), None)


def _name_of(holder: str) -> str:
    for words, hint in ((_PEOPLE, "person.name"), (_FIRMS, "company.name"), (_THINGS, "product.name")):
        if any(re.fullmatch(words, part) for part in (holder, *holder.split("_"))):
            return hint
    return "text.phrase"


def _with_role(hint: str, found: re.Match[str]) -> str:
    role = found.groupdict().get("role") or ""
    kind, _, field = hint.partition(".")
    if field == "name" and not role and kind == "person":
        bare = re.sub(r"_?(full|display)?_?name$", "", found[0])
        role = bare if bare not in {"person", "people", "profile"} else ""
    return hint if role in _PLAIN_ROLES else f"{kind}:{role}.{field}"
