"""Portuguese, as written in Brazil."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.dates import date_patterns
from edgejson_tasks.transform.phrases.language import Case, Language
from edgejson_tasks.transform.phrases.portuguese import arrays, objects, values
from edgejson_tasks.transform.phrases.portuguese.frames import FRAMES

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="pt",
    quotes=(("`", "`"), ("'", "'"), ('"', '"'), ("“", "”")),
    joint="e",
    renamed="para",
    replaced="por",
    taken="a partir de",
    cases={
        "at": Case(
            document=("o documento", "o documento inteiro"),
            array=("o array raiz", "o array do nível superior"),
            name="",
            each=("cada elemento",),
        ),
        "of": Case(
            document=("do documento",),
            array=("do array raiz", "do array do nível superior"),
            name="de",
            each=("de cada elemento",),
        ),
        "in": Case(
            document=("na raiz", "no nível superior"),
            array=("no array raiz",),
            name="em",
            each=("em cada elemento",),
        ),
        "into": Case(
            document=("para a raiz", "para o nível superior"),
            array=("para o array raiz",),
            name="para o objeto",
            each=("para cada elemento",),
        ),
    },
    parts={
        "where": {
            "one": ("{cond}",),
            "all": ("{cond} e {other}", "{cond} e também {other}"),
            "any": ("{cond} ou {other}", "ou {cond}, ou {other} (ou ambos)"),
        },
        # In the subjunctive where it follows "em que": "os elementos em que `qty` seja maior que 2".
        "cond": {
            "eq": ("{field} seja {value}", "{field} seja igual a {value}", "{field} tenha o valor {value}"),
            "ne": ("{field} não seja {value}", "{field} seja diferente de {value}"),
            "gt": ("{field} seja maior que {value}", "{field} ultrapasse {value}"),
            "ge": ("{field} seja no mínimo {value}", "{field} seja maior ou igual a {value}"),
            "lt": ("{field} seja menor que {value}", "{field} fique abaixo de {value}"),
            "le": ("{field} seja no máximo {value}", "{field} seja menor ou igual a {value}"),
            "contains": ("{field} contenha {value}", "{field} inclua {value}"),
            "starts_with": ("{field} comece com {value}", "{field} inicie com {value}"),
            "ends_with": ("{field} termine com {value}", "{field} acabe em {value}"),
            "in": ("{field} seja um dos valores {value}", "{field} esteja em {value}"),
            "not_in": ("{field} não seja nenhum dos valores {value}", "{field} não esteja em {value}"),
            "exists": ("exista a chave {field}", "a chave {field} esteja presente"),
            "missing": ("não exista a chave {field}", "falte a chave {field}"),
        },
        "formula": {
            "one": ("{check}",),
            "all": ("{check} && {second_check}", "{check} e {second_check}"),
            "any": ("{check} || {second_check}", "{check} ou {second_check}"),
        },
        "check": {
            "eq": ("{field} == {value}", "{field} = {value}"),
            "ne": ("{field} != {value}",),
            "gt": ("{field} > {value}",),
            "ge": ("{field} >= {value}",),
            "lt": ("{field} < {value}",),
            "le": ("{field} <= {value}",),
            "contains": ("{field} contém {value}",),
            "starts_with": ("{field} começa com {value}",),
            "ends_with": ("{field} termina com {value}",),
            "in": ("{field} em {value}",),
            "not_in": ("{field} fora de {value}",),
            "exists": ("{field} presente",),
            "missing": ("{field} ausente",),
        },
        "keys": {
            "2": ("{first}, depois {second}", "primeiro {first} e depois {second}"),
            "3": ("{first}, depois {second}, depois {third}", "primeiro {first}, depois {second} e por fim {third}"),
        },
        "sortkey": {
            "asc": ("por {by} crescente", "por {by} (crescente)"),
            "desc": ("por {by} decrescente", "por {by} (decrescente)"),
        },
        "how": {
            "camel": (
                "acrescentando cada nome interno com a primeira letra maiúscula (camelCase)",
                "colando os nomes no estilo camelCase, cada nome seguinte com inicial maiúscula",
            ),
            "sep": (
                "unindo os nomes dos níveis com {sep}",
                "com {sep} entre os nomes dos níveis",
                "usando {sep} como separador entre pai e filho",
            ),
        },
        "arrays": {
            "keep": ("os arrays ficam como estão", "os arrays permanecem inteiros"),
            "index": (
                "os elementos de arrays recebem como nome a posição a partir de 0",
                "as posições nos arrays, a partir de 0, contam como nomes",
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
            "string": ("string", "texto"),
            "boolean": ("booleano",),
        },
        "case": {"upper": ("maiúsculas",), "lower": ("minúsculas",)},
        "order": {
            "asc": ("ordem crescente", "ordem crescente (menor primeiro)"),
            "desc": ("ordem decrescente", "ordem decrescente (maior primeiro)"),
        },
        "nulls": {
            "keep": ("faltar (um null fica como está)", "não existir (um null explícito é mantido)"),
            "replace": ("faltar ou for null", "não existir ou valer null"),
        },
        "stretch": {
            "first": ("os primeiros {count} elementos", "os {count} primeiros elementos"),
            "first_one": ("o primeiro elemento",),
            "last": ("os últimos {count} elementos", "os {count} últimos elementos"),
            "last_one": ("o último elemento",),
        },
        "calc": {
            "multiply": ("{left} multiplicado por {right}", "o produto de {left} e {right}", "{left} vezes {right}"),
            "add": ("a soma de {left} e {right}", "{left} mais {right}"),
            "subtract": ("{left} menos {right}", "a diferença {left} - {right}"),
        },
        "term": {
            "multiply": ("{left} * {right}",),
            "add": ("{left} + {right}",),
            "subtract": ("{left} - {right}",),
        },
        "places": {
            "none": ("números inteiros", "0 casas decimais"),
            "one": ("1 casa decimal", "uma casa decimal"),
            "many": ("{count} casas decimais", "{count} casas depois da vírgula"),
        },
        "total": {
            "sum": ("a soma de {field}", "o total de {field}"),
            "avg": ("a média de {field}", "o valor médio de {field}"),
        },
        "extreme": {
            "min": ("o menor valor de {field}", "o mínimo de {field}"),
            "max": ("o maior valor de {field}", "o máximo de {field}"),
        },
        "reads": date_patterns("A"),
        "writes": date_patterns("A"),
    },
    operations={**objects.PHRASES, **values.PHRASES, **arrays.PHRASES},
    frames=FRAMES,
)
