"""How numbers, dates and sums are written in Spanish."""

from __future__ import annotations

from edgejson_teachers.templates.language import Values

__all__ = ["VALUES"]


def _day(number: int) -> str:
    """The first of a month may be an ordinal, the other days are plain numbers."""
    return "1.º" if number == 1 else str(number)


VALUES = Values(
    decimal=",",
    groups=(".",),
    percents=("{n} %", "{n}%", "{n} %", "{n} por ciento"),
    sums=("{amount} {symbol}", "{amount} {symbol}", "{symbol} {amount}", "{amount} {code}", "{amount} {code}"),
    dates=(
        "{d} de {month} de {year}",
        "{d} de {month} de {year}",
        "{d} de {month} del {year}",
        "{weekday} {d} de {month} de {year}",
    ),
    dates_alone=(
        "{d} de {month} de {year}",
        "{iso}",
        "{wkday} {d} de {month} de {year}",
        "{d} {mon} {year}",
        "{dd}-{mon}-{year}",
    ),
    clocks=("{HH}:{MM}{SS}", "{HH}:{MM}{SS}", "{HH}:{MM}{SS} h"),
    moments=("{date} a las {time}", "{date}, a las {time}", "{date} a las {time}"),
    moments_alone=("{date}, {time}", "{date} {time}", "{date} a las {time}"),
    day_ordinals=_day,
    at_one=("a las ", "a la "),
    address="{street}, {postal_code} {city}, {state}, {country}",
    quotes=(("«", "»"), ('"', '"'), ("“", "”")),
    symbols=("€",),
    units={
        "seconds": ("segundo", "segundos"),
        "minutes": ("minuto", "minutos"),
        "hours": ("hora", "horas"),
        "days": ("día", "días"),
        "weeks": ("semana", "semanas"),
        "months": ("mes", "meses"),
        "years": ("año", "años"),
        "milliseconds": ("milisegundo", "milisegundos"),
        "watts": ("vatio", "vatios"),
        "volts": ("voltio", "voltios"),
        "degrees": ("grado", "grados"),
        "pixels": ("píxel", "píxeles"),
    },
    yes_no=(("sí", "no"), ("sí", "no"), ("Sí", "No"), ("verdadero", "falso")),
    unknown=("no consta", "sin datos", "no se indica", "en blanco", "—", "n/d"),
    no_items=("ningún elemento", "lista vacía", "nada"),
    no_members=("vacío", "sin datos", "ningún dato"),
)
