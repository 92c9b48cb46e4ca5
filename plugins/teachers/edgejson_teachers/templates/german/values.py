"""How German writes numbers, sums, dates and times, and how it says that there is nothing."""

from __future__ import annotations

from edgejson_teachers.templates.language import Values

__all__ = ["VALUES"]

VALUES = Values(
    decimal=",",
    groups=(".", ".", "\u202f"),
    percents=("{n} %", "{n} %", "{n}%", "{n} Prozent"),
    sums=("{amount} {symbol}", "{amount} {symbol}", "{amount} {code}", "{code} {amount}"),
    dates=("{d}. {month} {year}", "{d}. {month} {year}", "{d}. {mon} {year}", "{dd}. {month} {year}"),
    dates_alone=(
        "{d}. {month} {year}",
        "{weekday}, {d}. {month} {year}",
        "{iso}",
        "{wkday}, {d}. {month} {year}",
        "{d}. {mon} {year}",
        "{dd}. {mon} {year}",
    ),
    clocks=("{HH}:{MM}{SS} Uhr", "{HH}:{MM}{SS} Uhr", "{H}:{MM}{SS} Uhr", "{HH}:{MM}{SS}"),
    moments=("{date} um {time}", "{date} um {time}", "{date}, {time}"),
    moments_alone=("{date}, {time}", "{date} um {time}", "{date} {time}", "{date} \u2013 {time}"),
    day_ordinals=lambda day: f"{day}.",
    address="{street}, {postal_code} {city}, {state}, {country}",
    quotes=(("„", "“"), ("„", "“"), ('"', '"')),
    symbols=("€",),
    units={
        "milliseconds": ("Millisekunde", "Millisekunden"),
        "seconds": ("Sekunde", "Sekunden"),
        "minutes": ("Minute", "Minuten"),
        "hours": ("Stunde", "Stunden"),
        "days": ("Tag", "Tage"),
        "weeks": ("Woche", "Wochen"),
        "months": ("Monat", "Monate"),
        "years": ("Jahr", "Jahre"),
        "degrees": ("Grad", "Grad"),
        "pixels": ("Pixel", "Pixel"),
        "watts": ("Watt", "Watt"),
        "volts": ("Volt", "Volt"),
        "bytes": ("Byte", "Byte"),
    },
    yes_no=(("ja", "nein"), ("ja", "nein"), ("wahr", "falsch")),
    unknown=("unbekannt", "nicht angegeben", "nicht bekannt", "k. A.", "nicht hinterlegt", "nicht ausgefüllt"),
    no_items=("keine", "keine Einträge", "leer"),
    no_members=("leer", "keine Angaben", "keine"),
)
