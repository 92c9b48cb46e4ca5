"""French."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.dates import date_patterns
from edgejson_tasks.transform.phrases.french import arrays, objects, values
from edgejson_tasks.transform.phrases.french.frames import FRAMES
from edgejson_tasks.transform.phrases.language import Case, Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="fr",
    quotes=(("`", "`"), ("'", "'"), ('"', '"'), ("«\u00a0", "\u00a0»")),
    joint="et",
    renamed="en",
    replaced="par",
    taken="depuis",
    cases={
        "at": Case(
            document=("le document", "tout le document"),
            array=("le tableau racine",),
            name="",
            each=("chaque élément",),
        ),
        "of": Case(
            document=("du document",),
            array=("du tableau racine",),
            name="de",
            each=("de chaque élément",),
        ),
        "in": Case(
            document=("à la racine", "au premier niveau"),
            array=("dans le tableau racine",),
            name="dans",
            each=("dans chaque élément",),
        ),
        "into": Case(
            document=("à la racine", "au premier niveau"),
            array=("dans le tableau racine",),
            name="dans l'objet",
            each=("dans chaque élément",),
        ),
    },
    parts={
        "where": {
            "one": ("{cond}",),
            "all": ("{cond} et {other}", "{cond} et aussi {other}"),
            "any": ("{cond} ou {other}", "soit {cond}, soit {other} (ou les deux)"),
        },
        "cond": {
            "eq": ("{field} vaut {value}", "{field} est égal à {value}"),
            "ne": ("{field} ne vaut pas {value}", "{field} est différent de {value}"),
            "gt": ("{field} est supérieur à {value}", "{field} dépasse {value}"),
            "ge": ("{field} vaut au moins {value}", "{field} est supérieur ou égal à {value}"),
            "lt": ("{field} est inférieur à {value}", "{field} est en dessous de {value}"),
            "le": ("{field} vaut au plus {value}", "{field} est inférieur ou égal à {value}"),
            "contains": ("{field} contient {value}", "{field} comprend {value}"),
            "starts_with": ("{field} commence par {value}", "{field} débute par {value}"),
            "ends_with": ("{field} se termine par {value}", "{field} finit par {value}"),
            "in": ("{field} est l'une des valeurs {value}", "{field} figure dans {value}"),
            "not_in": ("{field} n'est aucune des valeurs {value}", "{field} ne figure pas dans {value}"),
            "exists": ("la clé {field} existe", "la clé {field} est présente"),
            "missing": ("la clé {field} n'existe pas", "la clé {field} est absente"),
        },
        "formula": {
            "one": ("{check}",),
            "all": ("{check} && {second_check}", "{check} et {second_check}"),
            "any": ("{check} || {second_check}", "{check} ou {second_check}"),
        },
        "check": {
            "eq": ("{field} == {value}", "{field} = {value}"),
            "ne": ("{field} != {value}",),
            "gt": ("{field} > {value}",),
            "ge": ("{field} >= {value}",),
            "lt": ("{field} < {value}",),
            "le": ("{field} <= {value}",),
            "contains": ("{field} contient {value}",),
            "starts_with": ("{field} commence par {value}",),
            "ends_with": ("{field} finit par {value}",),
            "in": ("{field} dans {value}",),
            "not_in": ("{field} hors de {value}",),
            "exists": ("{field} présent",),
            "missing": ("{field} absent",),
        },
        "keys": {
            "2": ("{first}, puis {second}", "d'abord {first}, puis {second}"),
            "3": ("{first}, puis {second}, puis {third}", "d'abord {first}, puis {second} et enfin {third}"),
        },
        "sortkey": {
            "asc": ("par {by} croissant", "par {by} (ordre croissant)"),
            "desc": ("par {by} décroissant", "par {by} (ordre décroissant)"),
        },
        "how": {
            "camel": (
                "chaque nom intérieur étant accolé avec une majuscule initiale (camelCase)",
                "les noms étant collés en camelCase, chaque nom suivant avec une majuscule",
            ),
            "sep": (
                "les noms des niveaux étant reliés par {sep}",
                "avec {sep} entre les noms des niveaux",
                "avec {sep} comme séparateur entre parent et enfant",
            ),
        },
        "arrays": {
            "keep": ("les tableaux restent tels quels", "les tableaux restent entiers"),
            "index": (
                "les éléments de tableau portent leur position à partir de 0",
                "les positions dans les tableaux, à partir de 0, servent de noms",
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
            "number": ("nombre",),
            "string": ("chaîne", "chaîne de caractères"),
            "boolean": ("booléen",),
        },
        "case": {"upper": ("majuscules",), "lower": ("minuscules",)},
        "order": {
            "asc": ("ordre croissant", "ordre croissant (le plus petit d'abord)"),
            "desc": ("ordre décroissant", "ordre décroissant (le plus grand d'abord)"),
        },
        "nulls": {
            "keep": ("absente (un null reste en place)", "manquante (un null explicite est conservé)"),
            "replace": ("absente ou null", "manquante ou null"),
        },
        "stretch": {
            "first": ("les {count} premiers éléments",),
            "first_one": ("le premier élément",),
            "last": ("les {count} derniers éléments",),
            "last_one": ("le dernier élément",),
        },
        "calc": {
            "multiply": ("{left} multiplié par {right}", "le produit de {left} et {right}"),
            "add": ("la somme de {left} et {right}", "{left} plus {right}"),
            "subtract": ("{left} moins {right}", "la différence {left} - {right}"),
        },
        "term": {
            "multiply": ("{left} * {right}",),
            "add": ("{left} + {right}",),
            "subtract": ("{left} - {right}",),
        },
        "places": {
            "none": ("l'entier", "0 décimale"),
            "one": ("1 décimale", "une décimale"),
            "many": ("{count} décimales", "{count} chiffres après la virgule"),
        },
        "total": {
            "sum": ("la somme de {field}", "le total de {field}"),
            "avg": ("la moyenne de {field}", "la valeur moyenne de {field}"),
        },
        "extreme": {
            "min": ("la plus petite valeur de {field}", "le minimum de {field}"),
            "max": ("la plus grande valeur de {field}", "le maximum de {field}"),
        },
        "reads": date_patterns("A", "M", "J"),
        "writes": date_patterns("A", "M", "J"),
    },
    operations={**objects.PHRASES, **values.PHRASES, **arrays.PHRASES},
    frames=FRAMES,
)
