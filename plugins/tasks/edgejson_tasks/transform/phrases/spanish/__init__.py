"""Spanish."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.dates import date_patterns
from edgejson_tasks.transform.phrases.language import Case, Language
from edgejson_tasks.transform.phrases.spanish import arrays, objects, values
from edgejson_tasks.transform.phrases.spanish.frames import FRAMES

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="es",
    quotes=(("`", "`"), ("'", "'"), ('"', '"'), ("«", "»")),
    joint="y",
    renamed="como",
    replaced="por",
    taken="desde",
    cases={
        "at": Case(
            document=("el documento", "todo el documento"),
            array=("el array raíz", "el array de nivel superior"),
            name="",
            each=("cada elemento",),
        ),
        "of": Case(
            document=("del documento",),
            array=("del array raíz", "del array de nivel superior"),
            name="de",
            each=("de cada elemento",),
        ),
        "in": Case(
            document=("en la raíz", "en el nivel superior"),
            array=("en el array raíz",),
            name="en",
            each=("en cada elemento",),
        ),
        "into": Case(
            document=("a la raíz", "al nivel superior"),
            array=("al array raíz",),
            name="al objeto",
            each=("a cada elemento",),
        ),
    },
    parts={
        "where": {
            "one": ("{cond}",),
            "all": ("{cond} y {other}", "{cond} y además {other}"),
            "any": ("{cond} o {other}", "o bien {cond}, o bien {other} (o ambas cosas)"),
        },
        # In the subjunctive: "los elementos en los que `qty` sea mayor que 2".
        "cond": {
            "eq": ("{field} sea {value}", "{field} sea igual a {value}", "{field} valga {value}"),
            "ne": ("{field} no sea {value}", "{field} sea distinto de {value}"),
            "gt": ("{field} sea mayor que {value}", "{field} supere {value}"),
            "ge": ("{field} sea al menos {value}", "{field} sea mayor o igual que {value}"),
            "lt": ("{field} sea menor que {value}", "{field} quede por debajo de {value}"),
            "le": ("{field} sea como máximo {value}", "{field} sea menor o igual que {value}"),
            "contains": ("{field} contenga {value}", "{field} incluya {value}"),
            "starts_with": ("{field} empiece por {value}", "{field} comience con {value}"),
            "ends_with": ("{field} termine en {value}", "{field} acabe en {value}"),
            "in": ("{field} sea uno de los valores {value}", "{field} esté en {value}"),
            "not_in": ("{field} no sea ninguno de los valores {value}", "{field} no esté en {value}"),
            "exists": ("exista la clave {field}", "esté presente la clave {field}"),
            "missing": ("no exista la clave {field}", "falte la clave {field}"),
        },
        "formula": {
            "one": ("{check}",),
            "all": ("{check} && {second_check}", "{check} y {second_check}"),
            "any": ("{check} || {second_check}", "{check} o {second_check}"),
        },
        "check": {
            "eq": ("{field} == {value}", "{field} = {value}"),
            "ne": ("{field} != {value}",),
            "gt": ("{field} > {value}",),
            "ge": ("{field} >= {value}",),
            "lt": ("{field} < {value}",),
            "le": ("{field} <= {value}",),
            "contains": ("{field} contiene {value}",),
            "starts_with": ("{field} empieza por {value}",),
            "ends_with": ("{field} termina en {value}",),
            "in": ("{field} en {value}",),
            "not_in": ("{field} no en {value}",),
            "exists": ("{field} presente",),
            "missing": ("{field} ausente",),
        },
        "keys": {
            "2": ("{first}, luego {second}", "primero {first} y después {second}"),
            "3": ("{first}, luego {second}, luego {third}", "primero {first}, después {second} y por último {third}"),
        },
        "sortkey": {
            "asc": ("por {by} ascendente", "por {by} (ascendente)"),
            "desc": ("por {by} descendente", "por {by} (descendente)"),
        },
        "how": {
            "camel": (
                "añadiendo cada nombre interior con la primera letra en mayúscula (camelCase)",
                "pegando los nombres al estilo camelCase, cada nombre siguiente con mayúscula inicial",
            ),
            "sep": (
                "uniendo los nombres de los niveles con {sep}",
                "con {sep} entre los nombres de los niveles",
                "usando {sep} como separador entre padre e hijo",
            ),
        },
        "arrays": {
            "keep": ("los arrays se quedan como están", "los arrays se mantienen enteros"),
            "index": (
                "los elementos de los arrays se nombran por su posición desde 0",
                "las posiciones en los arrays, desde 0, cuentan como nombres",
            ),
        },
        "style": {
            "camel": ("camelCase", "lowerCamelCase"),
            "snake": ("snake_case",),
            "pascal": ("PascalCase", "UpperCamelCase"),
            "kebab": ("kebab-case",),
            "constant": ("CONSTANT_CASE", "UPPER_SNAKE_CASE"),
        },
        "type": {
            "number": ("número",),
            "string": ("string", "cadena de texto"),
            "boolean": ("booleano",),
        },
        "case": {"upper": ("mayúsculas",), "lower": ("minúsculas",)},
        "order": {
            "asc": ("orden ascendente", "orden ascendente (primero el menor)"),
            "desc": ("orden descendente", "orden descendente (primero el mayor)"),
        },
        "nulls": {
            "keep": ("falte (un null se respeta)", "no exista (un null explícito se queda)"),
            "replace": ("falte o sea null", "no exista o valga null"),
        },
        "stretch": {
            "first": ("los primeros {count} elementos", "los {count} primeros elementos"),
            "first_one": ("el primer elemento",),
            "last": ("los últimos {count} elementos", "los {count} últimos elementos"),
            "last_one": ("el último elemento",),
        },
        "calc": {
            "multiply": ("{left} multiplicado por {right}", "el producto de {left} y {right}"),
            "add": ("la suma de {left} y {right}", "{left} más {right}"),
            "subtract": ("{left} menos {right}", "la diferencia {left} - {right}"),
        },
        "term": {
            "multiply": ("{left} * {right}",),
            "add": ("{left} + {right}",),
            "subtract": ("{left} - {right}",),
        },
        "places": {
            "none": ("números enteros", "0 decimales"),
            "one": ("1 decimal", "un decimal"),
            "many": ("{count} decimales", "{count} cifras decimales"),
        },
        "total": {
            "sum": ("la suma de {field}", "el total de {field}"),
            "avg": ("la media de {field}", "el promedio de {field}"),
        },
        "extreme": {
            "min": ("el menor valor de {field}", "el mínimo de {field}"),
            "max": ("el mayor valor de {field}", "el máximo de {field}"),
        },
        "reads": date_patterns("A"),
        "writes": date_patterns("A"),
    },
    operations={**objects.PHRASES, **values.PHRASES, **arrays.PHRASES},
    frames=FRAMES,
)
