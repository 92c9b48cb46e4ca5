"""German."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.dates import date_patterns
from edgejson_tasks.transform.phrases.german import arrays, objects, values
from edgejson_tasks.transform.phrases.german.frames import FRAMES
from edgejson_tasks.transform.phrases.language import Case, Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="de",
    quotes=(("`", "`"), ("'", "'"), ('"', '"'), ("„", "“")),
    joint="und",
    renamed="in",
    replaced="durch",
    taken="aus",
    cases={
        "at": Case(
            document=("das Dokument", "das ganze Dokument"),
            array=("das Array auf oberster Ebene",),
            name="",
            each=("jedes Element",),
        ),
        "of": Case(
            document=("des Dokuments",),
            array=("des Arrays auf oberster Ebene",),
            name="von",
            each=("von jedem Element", "jedes Elements"),
        ),
        "in": Case(
            document=("auf oberster Ebene", "auf der obersten Ebene"),
            array=("im Array auf oberster Ebene",),
            name="in",
            each=("in jedem Element",),
        ),
        "from": Case(
            document=("aus dem Dokument",),
            array=("aus dem Array auf oberster Ebene",),
            name="aus",
            each=("aus jedem Element",),
        ),
        "into": Case(
            document=("auf die oberste Ebene",),
            array=("in das Array auf oberster Ebene",),
            name="in das Objekt",
            each=("in jedes Element",),
        ),
    },
    parts={
        "where": {
            "one": ("{cond}",),
            "all": ("{cond} und {other}", "{cond} und zugleich {other}"),
            "any": ("{cond} oder {other}", "entweder {cond} oder {other} (oder beides)"),
        },
        # Subordinate clauses, the verb at the end: "bei denen `qty` größer als 2 ist".
        "cond": {
            "eq": ("{field} gleich {value} ist", "{field} den Wert {value} hat"),
            "ne": ("{field} nicht gleich {value} ist", "{field} einen anderen Wert als {value} hat"),
            "gt": ("{field} größer als {value} ist", "{field} über {value} liegt"),
            "ge": ("{field} mindestens {value} ist", "{field} größer oder gleich {value} ist"),
            "lt": ("{field} kleiner als {value} ist", "{field} unter {value} liegt"),
            "le": ("{field} höchstens {value} ist", "{field} kleiner oder gleich {value} ist"),
            "contains": ("{field} {value} enthält", "in {field} {value} vorkommt"),
            "starts_with": ("{field} mit {value} beginnt", "{field} mit {value} anfängt"),
            "ends_with": ("{field} mit {value} endet", "{field} auf {value} endet"),
            "in": ("{field} einer der Werte {value} ist", "{field} in {value} enthalten ist"),
            "not_in": ("{field} keiner der Werte {value} ist", "{field} nicht in {value} enthalten ist"),
            "exists": ("es einen Schlüssel {field} gibt", "der Schlüssel {field} vorhanden ist"),
            "missing": ("es keinen Schlüssel {field} gibt", "der Schlüssel {field} fehlt"),
        },
        "formula": {
            "one": ("{check}",),
            "all": ("{check} && {second_check}", "{check} und {second_check}"),
            "any": ("{check} || {second_check}", "{check} oder {second_check}"),
        },
        "check": {
            "eq": ("{field} == {value}", "{field} = {value}"),
            "ne": ("{field} != {value}",),
            "gt": ("{field} > {value}",),
            "ge": ("{field} >= {value}",),
            "lt": ("{field} < {value}",),
            "le": ("{field} <= {value}",),
            "contains": ("{field} enthält {value}",),
            "starts_with": ("{field} beginnt mit {value}",),
            "ends_with": ("{field} endet mit {value}",),
            "in": ("{field} in {value}",),
            "not_in": ("{field} nicht in {value}",),
            "exists": ("{field} vorhanden",),
            "missing": ("{field} fehlt",),
        },
        "keys": {
            "2": ("{first}, dann {second}", "zuerst {first}, dann {second}"),
            "3": ("{first}, dann {second}, dann {third}", "zuerst {first}, dann {second} und zuletzt {third}"),
        },
        "sortkey": {
            "asc": ("nach {by} aufsteigend", "nach {by} (aufsteigend)"),
            "desc": ("nach {by} absteigend", "nach {by} (absteigend)"),
        },
        "how": {
            "camel": (
                "innere Namen jeweils mit großem Anfangsbuchstaben angehängt (camelCase)",
                "Namen nach Art von camelCase verkettet, jeder weitere beginnt groß",
            ),
            "sep": (
                "Namen der Ebenen mit {sep} verbunden",
                "mit {sep} zwischen den Namen der Ebenen",
                "mit {sep} als Trenner zwischen äußerem und innerem Namen",
            ),
        },
        "arrays": {
            "keep": ("Arrays bleiben, wie sie sind", "Arrays bleiben ganz"),
            "index": ("Array-Elemente heißen nach ihrer Position ab 0", "Positionen in Arrays zählen ab 0 als Namen"),
        },
        "style": {
            "camel": ("camelCase", "lowerCamelCase"),
            "snake": ("snake_case",),
            "pascal": ("PascalCase", "UpperCamelCase"),
            "kebab": ("kebab-case",),
            "constant": ("CONSTANT_CASE", "UPPER_SNAKE_CASE"),
        },
        "type": {
            "number": ("eine Zahl",),
            "string": ("einen String", "eine Zeichenkette"),
            "boolean": ("einen booleschen Wert", "einen Boolean"),
        },
        "case": {"upper": ("Großbuchstaben",), "lower": ("Kleinbuchstaben",)},
        "order": {
            "asc": ("aufsteigend", "aufsteigend (kleinster Wert zuerst)"),
            "desc": ("absteigend", "absteigend (größter Wert zuerst)"),
        },
        "nulls": {
            "keep": ("fehlt (ein null bleibt stehen)", "nicht vorhanden ist (vorhandenes null bleibt)"),
            "replace": ("fehlt oder null ist", "nicht vorhanden oder null ist"),
        },
        "stretch": {
            "first": ("die ersten {count} Elemente",),
            "first_one": ("das erste Element",),
            "last": ("die letzten {count} Elemente",),
            "last_one": ("das letzte Element",),
        },
        "calc": {
            "multiply": ("{left} mal {right}", "das Produkt aus {left} und {right}"),
            "add": ("die Summe aus {left} und {right}", "{left} plus {right}"),
            "subtract": ("{left} minus {right}", "die Differenz {left} - {right}"),
        },
        "term": {
            "multiply": ("{left} * {right}",),
            "add": ("{left} + {right}",),
            "subtract": ("{left} - {right}",),
        },
        "places": {
            "none": ("ganze Zahlen", "0 Nachkommastellen"),
            "one": ("1 Nachkommastelle", "eine Nachkommastelle"),
            "many": ("{count} Nachkommastellen", "{count} Dezimalstellen"),
        },
        "total": {
            "sum": ("die Summe von {field}", "die Gesamtsumme von {field}"),
            "avg": ("den Durchschnitt von {field}", "den Mittelwert von {field}"),
        },
        "extreme": {
            "min": ("den kleinsten Wert von {field}", "das Minimum von {field}"),
            "max": ("den größten Wert von {field}", "das Maximum von {field}"),
        },
        "reads": date_patterns("J", "M", "T"),
        "writes": date_patterns("J", "M", "T"),
    },
    operations={**objects.PHRASES, **values.PHRASES, **arrays.PHRASES},
    frames=FRAMES,
)
