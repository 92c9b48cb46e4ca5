"""How French writes numbers, sums, dates and times, and how it says that there is nothing."""

from __future__ import annotations

from edgejson_teachers.templates.language import Values

__all__ = ["VALUES"]


def _day(number: int) -> str:
    """The first of a month is an ordinal, the other days are plain numbers."""
    return "1er" if number == 1 else str(number)


VALUES = Values(
    decimal=",",
    groups=("\u202f", "\u00a0"),
    percents=("{n} %", "{n} %", "{n}%", "{n}\u00a0%", "{n} pour cent"),
    sums=("{amount} {symbol}", "{amount} {symbol}", "{amount}\u00a0{symbol}", "{amount} {code}", "{amount} {code}"),
    dates=("{nth} {month} {year}", "{nth} {month} {year}", "{weekday} {nth} {month} {year}", "{nth} {mon} {year}"),
    dates_alone=(
        "{nth} {month} {year}",
        "{weekday} {nth} {month} {year}",
        "{iso}",
        "{wkday} {nth} {month} {year}",
        "{nth} {mon} {year}",
        "{dd} {month} {year}",
    ),
    clocks=("{H}h{MM}{SS}", "{HH}h{MM}{SS}", "{H} h {MM}{SS}", "{HH}:{MM}{SS}"),
    moments=("{date} à {time}", "{date} à {time}", "{date}, {time}"),
    moments_alone=("{date} à {time}", "{date}, {time}", "{date} {time}", "{date} - {time}"),
    day_ordinals=_day,
    address="{street}, {postal_code} {city}, {state}, {country}",
    quotes=(("« ", " »"), ("« ", " »"), ('"', '"')),
    symbols=("€",),
    units={
        "milliseconds": ("milliseconde", "millisecondes"),
        "seconds": ("seconde", "secondes"),
        "minutes": ("minute", "minutes"),
        "hours": ("heure", "heures"),
        "days": ("jour", "jours"),
        "weeks": ("semaine", "semaines"),
        "months": ("mois", "mois"),
        "years": ("an", "ans"),
        "degrees": ("degré", "degrés"),
        "pixels": ("pixel", "pixels"),
        "watts": ("watt", "watts"),
        "volts": ("volt", "volts"),
        "bytes": ("octet", "octets"),
        "KB": ("Ko", "Ko"),
        "MB": ("Mo", "Mo"),
        "GB": ("Go", "Go"),
    },
    plural_from=2,
    yes_no=(("oui", "non"), ("oui", "non"), ("vrai", "faux")),
    unknown=("non renseigné", "n/c", "à préciser", "pas d'information", "sans indication"),
    no_items=("aucun élément", "liste vide", "rien"),
    no_members=("vide", "rien", "aucune donnée"),
)
