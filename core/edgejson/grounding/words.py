"""What reading a text takes to know about its language: month names, number words, polarity, ways to say "nothing"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["LANGUAGES", "Words"]

_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
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
    decimal_comma: bool


_ENGLISH = _Lexis(
    no=r"not|no|never|false|off|without|disabled|unchecked|unticked|nope|nay|denied|lacks|lacking|absent|cannot|\w+n't",
    yes=r"yes|yep|true|on|is|are|was|were|has|have|been|enabled|checked|ticked|marked|does|present|granted|counts|indeed",
    plain_yes=r"true|yes|yep",
    unknown=r"not|unknown|n/a|null|nil|blank|missing|left open",
    empty=r"no|none|nothing|empty|without|zero",
    joints=r"and|while|but|also",
    day_joint=r"of\s+|the\s+",
    time_joint=r"at|on|of",
    decimal_comma=False,
)
_PORTUGUESE = _Lexis(
    no=r"não|nao|nunca|falso|desligad[oa]s?|sem|desativad[oa]s?|negativo|nenhum",
    yes=r"sim|verdadeiro|ligad[oa]s?|ativad[oa]s?|é|são|está|estão|foi|foram|tem|marcad[oa]s?",
    plain_yes=r"sim|verdadeiro",
    unknown=r"não|desconhecid[oa]|n/d|em branco|null",
    empty=r"sem|nenhum|nenhuma|nada|vazi[oa]",
    joints=r"e|enquanto|mas|também",
    day_joint=r"de\s+",
    time_joint=r"às|as|à|em|de|do dia",
    decimal_comma=True,
)
_SPANISH = _Lexis(
    no=r"no|nunca|falso|apagad[oa]s?|sin|desactivad[oa]s?|ningún",
    yes=r"sí|si|verdadero|encendid[oa]s?|activad[oa]s?|es|son|está|están|fue|fueron|tiene|marcad[oa]s?",
    plain_yes=r"sí|verdadero",
    unknown=r"no|desconocid[oa]|n/d|en blanco|null",
    empty=r"sin|ningún|ninguna|nada|vací[oa]",
    joints=r"y|mientras|pero|también",
    day_joint=r"de\s+|del\s+",
    time_joint=r"a las|a la|el|del|de",
    decimal_comma=True,
)
_GERMAN = _Lexis(
    no=r"nicht|nein|nie|falsch|aus|ohne|deaktiviert|kein\w*",
    yes=r"ja|wahr|an|aktiviert|ist|sind|war|waren|wurde|wurden|hat|haben|gesetzt",
    plain_yes=r"ja|wahr",
    unknown=r"nicht|unbekannt|k\. ?A\.|null",
    empty=r"kein\w*|nichts|leer|ohne",
    joints=r"und|während|aber|auch",
    day_joint=r"",
    time_joint=r"um|am|den|vom",
    decimal_comma=True,
)
_FRENCH = _Lexis(
    no=r"ne|pas|non|jamais|faux|sans|désactivée?s?|aucune?",
    yes=r"oui|vrai|activée?s?|est|sont|était|a été|ont|cochée?s?",
    plain_yes=r"oui|vrai",
    unknown=r"pas|inconnue?|n/c|null|non",
    empty=r"sans|aucune?|rien|vide",
    joints=r"et|tandis que|mais|aussi",
    day_joint=r"",
    time_joint=r"à|le|du|de",
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
        if self.language == "en":
            names["sept"] = 9
        return names

    @cached_property
    def day_and_year(self) -> re.Pattern[str]:
        """A day, the month as a word behind it or else none, and a year. Groups: day, month (perhaps None), year."""
        joint = f"(?:{self._lexis.day_joint})?" if self._lexis.day_joint else ""
        return re.compile(
            rf"([0-9](?<![\w/.-][0-9])\d?){_ORDINAL}(?:[\s-]+{joint}([^\W\d_]+)\b\.?,?[\s-]+{joint}|,?\s+)"
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
            forms = self._spell(value) if 0 <= value <= 1_000_000 else ()
            self._numerals[value] = forms
        return forms

    def _spell(self, value: int) -> tuple[str, ...]:
        from num2words import num2words

        word = str(num2words(value, lang=self.language)).casefold()
        forms = {word, word.replace("-", " "), word.replace(",", ""), word.replace(" and ", " ").replace(",", "")}
        return tuple(sorted(forms))
