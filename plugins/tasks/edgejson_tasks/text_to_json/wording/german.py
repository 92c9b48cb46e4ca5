"""German."""

from __future__ import annotations

from edgejson_tasks.text_to_json.wording.words import Wording

__all__ = ["GERMAN"]

GERMAN = Wording(
    with_fields=(
        "Entnimm dem Text {fields}",
        "Lies den Text und entnimm ihm diese Felder: {fields}",
        "Fülle anhand des folgenden Textes {fields} aus.",
        "Mach aus dem Text ein JSON der Form {fields}",
        "Suche im Text die Werte für {fields}",
        "Überführe den Text in strukturierte Daten. Felder: {fields}",
        "Zieh {fields} aus dem Text.",
        "Was steht im Text? Antworte in der Form {fields}",
        "Übertrage die Angaben aus dem Text nach {fields}",
        "Stelle aus dem, was unten steht, {fields} zusammen.",
        "Ich brauche aus der Nachricht {fields}",
        "Gewünschte Struktur: {fields}. Befülle sie aus dem Text.",
        "Unser System erwartet {fields}. Bereite aus diesem Text den Datensatz vor.",
    ),
    for_schema=(
        "Gib die Angaben im Text als JSON wieder, das dem Schema folgt.",
        "Fülle das JSON-Schema mit den Werten aus dem Text.",
        "Lies den Text und gib eine JSON-Instanz des Schemas zurück.",
        "Mach aus dem Text ein JSON, das gegen das Schema gültig ist.",
        "Bringe den Text in die Struktur, die das Schema beschreibt.",
        "Wandle den Text in ein JSON-Dokument um, das dem angegebenen Schema entspricht.",
        "Erzeuge aus dem Text das JSON, das das Schema verlangt.",
        "Suche im Text jeden Wert, den das Schema nennt, und antworte mit dem JSON.",
        "Nimm die Daten aus dem Text und bringe sie in die Form des Schemas.",
        "Das hat jemand von Hand getippt. Strukturiere es nach dem Schema.",
        "Welche Werte gibt der Text für die Eigenschaften des Schemas an?",
        "Das Schema sagt, was wir speichern; der Text ist, was ankam. Schreib den Datensatz.",
    ),
    for_list=(
        "Entnimm dem Text die aufgeführten Felder.",
        "Fülle die Felder mit dem, was im Text steht.",
        "Lies den Text und gib die Felder als JSON zurück.",
        "Mach aus dem Text ein JSON mit diesen Feldern.",
        "Finde im Text den Wert jedes Feldes.",
        "Wandle den Text in JSON um; die Felder sind angegeben.",
        "Zieh die genannten Felder aus dem Text.",
        "Suche die folgenden Felder im Text und antworte in JSON.",
        "Die Felder sind die unseres Formulars. Fülle es anhand des Textes aus.",
        "Geh den Text durch und notiere, was er zu jedem Feld sagt.",
        "Erstelle aus diesem Text einen Datensatz mit den angegebenen Feldern.",
        "Strukturiere diesen Text: Schlüssel und Typen wie aufgeführt.",
    ),
    policies={
        "omit": (
            "Lass weg, was der Text nicht erwähnt; schreib null, wo er sagt, dass etwas nicht bekannt ist.",
            "Felder, zu denen der Text schweigt, entfallen. Gibt er einen Wert als fehlend/unbekannt an, steht null.",
            "Nicht erwähnte Felder werden ausgelassen, ausdrücklich unbekannte Werte zu null.",
            "Kommt ein Feld im Text nicht vor, lass es weg; sagt der Text, dass es keinen Wert gibt, setz null.",
            (
                "Erfinde nichts: Überspring, was nicht vorkommt, und schreib null, wo laut Text der Wert nicht "
                "angegeben ist."
            ),
            (
                "Was nicht erwähnt wird, gehört nicht in die Antwort. null steht nur für das, was der Text selbst als"
                " unbekannt nennt."
            ),
        ),
        "null": (
            "Erwähnt der Text ein Feld nicht, schreib null, wenn sein Typ null zulässt; sonst lass das Feld weg.",
            "Felder, die nicht vorkommen, sind null, wenn ihr Typ null erlaubt; andernfalls entfallen sie.",
            (
                "Jedes Feld, das null sein darf, muss vorhanden sein: null, wenn der Text nichts dazu sagt. "
                "Andere nicht erwähnte Felder entfallen."
            ),
            (
                "Nimm null für alles, was der Text offenlässt, sofern das Feld null sein darf. Was nicht null "
                "sein darf, bleibt weg."
            ),
            (
                "Der Text sagt nichts zu einem Feld, das null sein darf? Dann ist es null. Nichts zu einem "
                "anderen optionalen Feld? Dann lass es weg."
            ),
        ),
        "null_all": (
            "Gib alle Felder der Liste zurück; was der Text nicht erwähnt, ist null.",
            "Alle Felder müssen vorhanden sein. Schreib null für alles, was der Text nicht sagt.",
            "Setz null für jedes Feld, zu dem der Text keinen Wert hat; streich keinen Schlüssel.",
            (
                "Behalte alle Schlüssel bei, auch die der angegebenen inneren Objekte, und setz die nicht "
                "erwähnten auf null."
            ),
            "Fehlende Angaben werden null: nie geraten und nie als Schlüssel weggelassen.",
            "Der Datensatz hat feste Schlüssel: Wozu der Text schweigt, das ist null.",
        ),
    },
    notes={
        "patterns": (
            "Ein Schlüssel zwischen Schrägstrichen ist ein regulärer Ausdruck und steht für alle passenden Schlüssel.",
            "Schlüssel in /Schrägstrichen/ sind Muster: Nimm die Schlüssel aus dem Text, die dazu passen.",
        ),
        "names": (
            "Vor einem Gleichheitszeichen steht der Name der Form dahinter; wo er wiederkehrt, ist diese Form gemeint.",
            "Ein Wort vor = benennt die folgende Form und steht danach für sie.",
        ),
        "bare_values": (
            "Nimmt ein Feld auch Zeichenketten auf, ist eine bloße 40 eine Zahl und „40“ eine Zeichenkette.",
            "Eine Zahl, true oder false ist nur dann eine Zeichenkette, wenn der Text sie in Anführungszeichen setzt.",
        ),
        "empty_cells": (
            "Eine leere Tabellenzelle gilt als nicht erwähnt.",
            "Leere Zellen sagen nichts über ihr Feld aus.",
        ),
    },
    dates=(
        "Schreib Datumsangaben als YYYY-MM-DD und Uhrzeiten nach ISO 8601 mit ihrem Zeitversatz (UTC als Z).",
        "Datumsangaben als YYYY-MM-DD, Datum mit Uhrzeit nach ISO 8601, UTC als Z.",
        "Verwende ISO 8601 für Datum und Uhrzeit, behalte den genannten Zeitversatz bei und schreib Z für UTC.",
        "Bringe Datumsangaben in die Form YYYY-MM-DD; mit Uhrzeit ISO 8601 samt Zeitversatz aus dem Text, Z für UTC.",
    ),
    answers=(
        "Antworte nur mit JSON.",
        "Gib nur das JSON aus.",
        "Gib nichts als das JSON zurück.",
        "Nur JSON, keine Erklärung.",
        "Antworte mit minimiertem JSON und sonst nichts.",
        "Keine Kommentare, kein Codeblock: nur das JSON.",
        "Ein Programm liest die Antwort: Schick das JSON und nichts drum herum.",
    ),
)
