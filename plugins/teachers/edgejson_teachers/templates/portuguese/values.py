"""How numbers, dates and sums are written in Brazil."""

from __future__ import annotations

from edgejson_teachers.templates.language import Values

__all__ = ["VALUES"]


def _day(number: int) -> str:
    """The first of a month is an ordinal, the other days are plain numbers."""
    return "1º" if number == 1 else str(number)


VALUES = Values(
    decimal=",",
    groups=(".",),
    percents=("{n}%", "{n}%", "{n} %", "{n} por cento"),
    sums=("{symbol} {amount}", "{symbol} {amount}", "{amount} {code}", "{code} {amount}"),
    dates=(
        "{nth} de {month} de {year}",
        "{nth} de {month} de {year}",
        "{dd} de {month} de {year}",
    ),
    dates_alone=(
        "{nth} de {month} de {year}",
        "{iso}",
        "{dd} de {mon} de {year}",
        "{weekday}, {nth} de {month} de {year}",
        "{dd} de {month} de {year}",
        "{nth} {mon} {year}",
    ),
    clocks=("{HH}:{MM}{SS}", "{HH}:{MM}{SS}", "{HH}h{MM}{SS}"),
    moments=("{date} às {time}", "{date}, às {time}", "{date} às {time}"),
    moments_alone=("{date} às {time}", "{date} {time}", "{date}, {time}", "{time} de {date}"),
    day_ordinals=_day,
    at_one=("às ", "à "),
    address="{street}, {city} - {state}, {postal_code}, {country}",
    quotes=(('"', '"'), ("“", "”"), ("“", "”")),
    symbols=("R$",),
    units={
        "seconds": ("segundo", "segundos"),
        "minutes": ("minuto", "minutos"),
        "hours": ("hora", "horas"),
        "days": ("dia", "dias"),
        "weeks": ("semana", "semanas"),
        "months": ("mês", "meses"),
        "years": ("ano", "anos"),
        "milliseconds": ("milissegundo", "milissegundos"),
        "watts": ("watt", "watts"),
        "volts": ("volt", "volts"),
        "degrees": ("grau", "graus"),
        "pixels": ("pixel", "pixels"),
    },
    yes_no=(("sim", "não"), ("sim", "não"), ("Sim", "Não"), ("verdadeiro", "falso")),
    unknown=("não informado", "sem informação", "não consta", "em branco", "—", "n/d"),
    no_items=("nenhum item", "lista vazia", "nada"),
    no_members=("vazio", "sem dados", "nenhum dado"),
)
