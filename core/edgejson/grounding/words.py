"""What reading a text takes to know about its language: month names, number words, polarity, ways to say "nothing"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from edgejson.grounding.numerals import spell

__all__ = ["LANGUAGES", "Words"]

_ORDINAL = r"(?:st|nd|rd|th|er|\.?[ºª°]|\.)?"
_MONTH_REACH = 20
"""Characters before a day number that hold the longest month name with its joint."""


@dataclass(frozen=True, slots=True)
class _Lexis:
    """The words of one language that no library lists, as regular expression alternatives."""

    no: str
    yes: str
    plain_yes: str
    unknown: str
    empty: str
    joints: str
    day_joint: str
    time_joint: str
    hour: str
    """What stands between or behind the digits of a time of day, beside the colon."""
    articles: str
    idle: str
    """Words that tell one statement from another no more than articles do: pronouns, copulas, the bare genitive."""
    decimal_comma: bool
    dotted_days: bool = False
    """Whether 05.03.2024 is the 5th of March to every reader."""


_OTHER_MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": {"sept": 9},
    "es": {"set": 9, "sep": 9, "setiembre": 9},
    "de": {"jan": 1, "jän": 1, "jänner": 1, "mär": 3, "mrz": 3, "jun": 6, "jul": 7, "sep": 9},
    "fr": {"jan": 1, "fév": 2, "fevr": 2, "avr": 4, "juill": 7, "aou": 8, "sep": 9, "dec": 12},
}
"""Abbreviations in use that the calendar data do not list."""

_ENGLISH = _Lexis(
    no=r"not|no|never|false|off|without|disabled|unchecked|unticked|nope|nay|denied|lacks|lacking|absent|cannot|\w+n't",
    yes=r"yes|yep|true|on|is|are|was|were|has|have|been|enabled|checked|ticked|marked|does|present|granted|counts|indeed",
    plain_yes=r"true|yes|yep",
    unknown=r"not|unknown|n/a|null|nil|blank|missing|left open",
    empty=r"no|none|nothing|empty|without|zero",
    joints=r"and|while|but|also",
    day_joint=r"of\s+|the\s+",
    time_joint=r"at|on|of",
    hour=r"",
    articles="the a an",
    idle="it its this that these he she his her him they their them there is are was were be been being has have had",
    decimal_comma=False,
)
_PORTUGUESE = _Lexis(
    no=r"não|nao|nunca|jamais|falso|false|desligad[oa]s?|sem|desativad[oa]s?|desabilitad[oa]s?|desmarcad[oa]s?|negativo"
    r"|negad[oa]s?|ausentes?|nenhuma?",
    yes=r"sim|verdadeiro|true|ligad[oa]s?|ativad[oa]s?|habilitad[oa]s?|é|são|era|eram|está|estão|estava|estavam|fica|ficam"
    r"|ficou|foi|foram|tem|têm|tinha|há|possui|consta|conta|já|marcad[oa]s?|presentes?|positivo|com",
    plain_yes=r"sim|verdadeiro|true",
    unknown=r"não|nao|desconhecid[oa]s?|ignorad[oa]s?|n/d|n/c|n/i|n\.d\.|em branco|em aberto|faltam?|faltando|sem"
    r"|null|nulo|nada|indisponíve(?:l|is)",
    empty=r"sem|nenhuma?|nada|vazi[oa]s?|não|zero",
    joints=r"e|enquanto|mas|também",
    day_joint=r"de\s+",
    time_joint=r"às|as|à|pelas|em|de|do dia|no dia|dia",
    hour=r"h|hs|hrs?|horas?",
    articles="o a os as um uma do da dos das",
    idle="de ele ela eles elas seu sua seus suas este esta esse essa isto isso é são era eram foi foram está estão tem",
    decimal_comma=True,
)
_SPANISH = _Lexis(
    no=r"no|nunca|jamás|falso|false|apagad[oa]s?|sin|desactivad[oa]s?|deshabilitad[oa]s?|desmarcad[oa]s?|negativo|negad[oa]s?"
    r"|ausentes?|ningún|ninguna",
    yes=r"sí|si|verdadero|true|encendid[oa]s?|activad[oa]s?|habilitad[oa]s?|es|son|era|eran|está|están|estaba|estaban|queda"
    r"|quedan|quedó|fue|fueron|tiene|tienen|tenía|hay|posee|consta|cuenta|ya|marcad[oa]s?|presentes?|positivo|con",
    plain_yes=r"sí|verdadero|true",
    unknown=r"no|desconocid[oa]s?|ignorad[oa]s?|n/d|n/c|s/d|n\.d\.|en blanco|faltan?|sin|null|nulo|nada"
    r"|se desconocen?|se ignoran?",
    empty=r"sin|ningún|ninguna|ninguno|nada|vací[oa]s?|no|cero",
    joints=r"y|mientras|pero|también",
    day_joint=r"de\s+|del\s+",
    time_joint=r"a las|a la|sobre las|el|del|de|del día|el día",
    hour=r"h|hs|hrs?|horas?",
    articles="el la los las un una lo al del",
    idle="de él ella ellos ellas su sus este esta ese esa esto eso es son era eran fue fueron está están estaba tiene",
    decimal_comma=True,
)
_GERMAN = _Lexis(
    no=r"nicht|nein|nie|niemals|falsch|false|aus|ausgeschaltet|abgeschaltet|ohne|deaktiviert|verneint|abgewählt|fehlt"
    r"|fehlen|kein\w*",
    yes=r"ja|wahr|true|an|aktiviert|eingeschaltet|angekreuzt|angehakt|ist|sind|war|waren|wurde|wurden|wird|werden|bleibt|hat"
    r"|haben|hatte|gibt|liegt|besteht|gilt|gesetzt|vorhanden|bejaht|schon|bereits|mit",
    plain_yes=r"ja|wahr|true",
    unknown=r"nicht|unbekannt\w*|offen ?gelassen|ungeklärt|unklar|fehlt|fehlen|k\. ?A\.|n/a|n\. ?b\.|kein\w*"
    r"|ohne|leer|null|nichts",
    empty=r"kein\w*|nichts|leer\w*|ohne|nicht|null",
    joints=r"und|während|aber|auch",
    day_joint=r"",
    time_joint=r"um|gegen|am|den|vom|des",
    hour=r"uhr|h",
    articles="der die das den dem des ein eine einen einem einer eines",
    idle="er sie es ihm ihr ihn sein seine ihre dieser diese dieses diesem ist sind war waren wird wurde wurden hat",
    decimal_comma=True,
    dotted_days=True,
)
_FRENCH = _Lexis(
    no=r"ne|n(?=['\u2019])|pas|non|jamais|faux|false|sans|désactivée?s?|décochée?s?|éteinte?s?|refusée?s?|absente?s?"
    r"|aucune?",
    yes=r"oui|vrai|true|activée?s?|est|sont|était|étaient|a|a été|ont|avait|reste|restent|possède|comporte|dispose"
    r"|figure|cochée?s?|allumée?s?|présente?s?|déjà|bien|avec",
    plain_yes=r"oui|vrai|true",
    unknown=r"pas|inconnue?s?|n/c|n\.c\.|n/d|null|nul|non|ignorée?s?|manquante?s?|manquent?|vide|en blanc|sans"
    r"|aucune?|indisponibles?|à compléter|à préciser",
    empty=r"sans|aucune?|rien|vides?|pas|zéro",
    joints=r"et|tandis que|mais|aussi",
    day_joint=r"",
    time_joint=r"à|vers|le|du|de",
    hour=r"h|heures?",
    articles="le la les l un une du des au aux",
    idle="de d il elle ils elles on son sa ses ce cet cette ces c est sont était fut été a ont",
    decimal_comma=True,
)

LANGUAGES: Mapping[str, _Lexis] = {
    "en": _ENGLISH,
    "pt": _PORTUGUESE,
    "es": _SPANISH,
    "de": _GERMAN,
    "fr": _FRENCH,
}


class Words:
    """The reading knowledge of one language, built on first use and then only looked up."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no reading words for the language {language!r}; known: {', '.join(LANGUAGES)}")
        self.language = language
        self._lexis = LANGUAGES[language]
        self._numerals: dict[int, tuple[str, ...]] = {}

    @property
    def decimal_comma(self) -> bool:
        return self._lexis.decimal_comma

    @cached_property
    def no(self) -> re.Pattern[str]:
        """A word that denies, or a mark that does."""
        return re.compile(rf"\b(?:{self._lexis.no})\b|[✗✘☐]|\[ \]", re.IGNORECASE)

    @cached_property
    def yes(self) -> re.Pattern[str]:
        """A word that affirms, or a mark that does."""
        return re.compile(rf"\b(?:{self._lexis.yes})\b|[✓✔☑]|\[x\]", re.IGNORECASE)

    @cached_property
    def plain_yes(self) -> re.Pattern[str]:
        """A word or a mark that affirms by itself, as no auxiliary does."""
        return re.compile(rf"\b(?:{self._lexis.plain_yes})\b|[✓✔☑]|\[x\]", re.IGNORECASE)

    @cached_property
    def unknown(self) -> re.Pattern[str]:
        """A way to say that a value is not known."""
        return re.compile(rf"(?<!\w)(?:{self._lexis.unknown})(?!\w)|^[\u2013\u2014-]$", re.IGNORECASE)

    @cached_property
    def empty(self) -> re.Pattern[str]:
        """A way to say that there is nothing in a list or an object."""
        return re.compile(rf"(?<!\w)(?:{self._lexis.empty})(?!\w)|\[\]|\{{\}}", re.IGNORECASE)

    @cached_property
    def clause_border(self) -> re.Pattern[str]:
        """Where one statement ends and another may begin."""
        return re.compile(rf"[;,\n!?|]|(?<!\.)\.(?=\s|$)|\b(?:{self._lexis.joints})\b", re.IGNORECASE)

    @cached_property
    def statement_border(self) -> re.Pattern[str]:
        """Where a statement ends, and not only a part of it: a comma and the bar of a table are no border."""
        return re.compile(rf"[;!?](?=\s)|(?<!\.)\.(?=\s)|\n|\b(?:{self._lexis.joints})\b", re.IGNORECASE)

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Folded names and abbreviations (without their dot) of the days of the week."""
        from babel import Locale

        days = Locale(self.language).days["format"]
        return frozenset(
            name.casefold().rstrip(".") for width in ("wide", "abbreviated") for name in days[width].values()
        )

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Folded month names and abbreviations (without their dot) to month numbers."""
        from babel import Locale

        names = {}
        for width in ("wide", "abbreviated"):
            for month, name in Locale(self.language).months["format"][width].items():
                names[name.casefold().rstrip(".")] = month
        for extra, month in _OTHER_MONTHS.get(self.language, {}).items():
            names.setdefault(extra, month)
        return names

    @cached_property
    def day_and_year(self) -> re.Pattern[str]:
        """A day, the month as a word behind it or else none, and a year. Groups: day, month (perhaps None), year."""
        joint = f"(?:{self._lexis.day_joint})?" if self._lexis.day_joint else ""
        return re.compile(
            rf"([0-9](?<![\w/.-][0-9])\d?){_ORDINAL}(?:[\s/-]+{joint}([^\W\d_]+)\b\.?,?[\s/-]+{joint}|,?\s+)"
            r"([12]\d{3})(?!\d|([-/.])\d{2}\4\d{2}(?![-/\d]))",
            re.IGNORECASE,
        )

    def month_before(self, text: str, day: int) -> tuple[int, int] | None:
        """Where the month stands whose name leads up to the day number at `day`, and its number."""
        match = self._month_ahead.search(text, max(day - _MONTH_REACH, 0), day)
        number = self.months.get(match[1].casefold()) if match is not None else None
        return (match.start(), number) if match is not None and number is not None else None

    @cached_property
    def _month_ahead(self) -> re.Pattern[str]:
        joint = f"(?:{self._lexis.day_joint})?" if self._lexis.day_joint else ""
        return re.compile(rf"\b([^\W\d_]+)\b\.?\s+{joint}$", re.IGNORECASE)

    @cached_property
    def articles(self) -> frozenset[str]:
        """Articles, and what a preposition makes of them."""
        return frozenset(self._lexis.articles.split())

    @cached_property
    def idle(self) -> frozenset[str]:
        """Words that may differ between two statements of one thing: articles, pronouns, copulas, the bare genitive."""
        return self.articles.union(self._lexis.idle.split())

    @property
    def dotted_days(self) -> bool:
        return self._lexis.dotted_days

    @cached_property
    def time(self) -> re.Pattern[str]:
        """A time of day. Groups: hour, minute, second, fraction, half of the day, and three ways to state the offset.

        A language's word for the hour stands for the colon or behind the digits: 14h30, 14.30 Uhr, 14 Uhr.
        """
        hour = self._lexis.hour
        between, behind = (rf"(?::|\s?(?:{hour})\s?)", rf"(?:\s?(?:{hour})\b)?") if hour else ("[:h]", "")
        then, last = (r"(?::|\s?min\s?)", r"(?:\s?s\b)?") if hour else (":", "")
        bare = rf"|(?=(?:\.\d\d)?\s?(?:{hour})\b)(?:\.(\d\d))?\s?(?:{hour})\b" if hour else "|(?!)()"
        return re.compile(
            rf"([0-9](?<![\d:][0-9])\d?)(?:{between}(\d{{2}})(?!\d)(?:{then}(\d{{2}})(?:[.,](\d+))?{last})?{behind}{bare})"
            r"(?:\s?([ap])\.?\s?m\b\.?)?"
            # The zone stands on the same line; a negative number on the next one is no offset.
            r"(?: ?\(?(?:(?:UTC|GMT) ?([+\u2212-](?:1[0-4]|0?\d)(?::?\d{2})?)(?![.,]?\d)|(UTC|GMT|Z)\b"
            r"|([+\u2212-]\d{2}:?\d{2})))?"
            r"(?!:?\d)",
            re.IGNORECASE,
        )

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What may stand between a date and the time that belongs to it."""
        return re.compile(self._joint, re.IGNORECASE)

    @cached_property
    def joint_and_weekday(self) -> re.Pattern[str]:
        """What may stand between a time and the date that follows."""
        weekday = "|".join(sorted(map(re.escape, self.weekdays), key=len, reverse=True))
        return re.compile(rf"{self._joint}(?:\b(?:{weekday})\b\.?,?\s+)?", re.IGNORECASE)

    @property
    def _joint(self) -> str:
        return rf"[)\s,T@|\u2013-]*(?:(?:{self._lexis.time_joint})\s+)?"

    def numerals(self, value: int) -> tuple[str, ...]:
        """The ways to write a whole number in words, folded; none outside 0 to a million."""
        forms = self._numerals.get(value)
        if forms is None:
            forms = self._numerals[value] = spell(value, self.language)
        return forms
