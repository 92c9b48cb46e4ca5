"""German."""

from __future__ import annotations

from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["GERMAN"]

GERMAN = Wording(
    check=(
        "Prüfe dieses JSON und korrigiere die Syntax, wo es nötig ist.",
        "Ist das gültiges JSON? Falls nicht, korrigiere es; gib mir das Dokument in jedem Fall zurück.",
        "Dieses JSON wurde von Hand bearbeitet und lädt vielleicht nicht mehr. Sorge dafür, dass es lädt.",
        "Aufgabe: Syntax prüfen und bei Bedarf reparieren. Eingabe: ein JSON-Dokument.",
        "Arbeite wie ein JSON-Linter mit Autokorrektur: Gib das Dokument mit behobenen Fehlern zurück, falls es welche hat.",
        "Das hat der Dienst geschickt, eventuell mit Text drumherum. Gib das JSON-Dokument zurück.",
        "json lint, bei Bedarf korrigieren:",
        "Stelle sicher, dass sich das als JSON lesen lässt, und repariere es, falls nicht.",
        "Vor dem Import: Bitte prüfe das JSON und behebe, woran ein strenger Parser scheitern würde, falls nötig.",
        "Validiere die folgenden Nutzdaten. Sind sie kein wohlgeformtes JSON, bring sie in Ordnung.",
        "Ich bin nicht sicher, ob das korrektes JSON ist. Gib es in einer Form zurück, die es garantiert ist.",
        "Normalisiere dieses JSON-Dokument; repariere es vorher, wenn nötig.",
    ),
    broken=(
        "Repariere dieses kaputte JSON.",
        "Bring das JSON unten in Ordnung.",
        "Der folgende Text sollte JSON sein, lässt sich aber nicht parsen. Korrigiere ihn.",
        "Bitte mach aus diesem fehlerhaften JSON gültiges JSON.",
        "Unser Parser lehnt diese Daten ab. Gib zurück, was eigentlich gemeint war.",
        "JSON.parse scheitert an dieser Eingabe. Wie hätte sie aussehen müssen?",
        "Das habe ich aus einem Chat kopiert und kann es nicht laden, kannst du es aufräumen?",
        "Hol das JSON aus dem Text und behebe alles, was an der Syntax falsch ist.",
        "Mach daraus gültiges JSON.",
        "json reparieren:",
        "Kannst du dieses JSON-Dokument retten? Es stammt von einem Modell, drumherum steht womöglich noch Text.",
        "Das hat der Dienst geschickt. Stelle das JSON-Dokument wieder her.",
        "Behebe jeden Syntaxfehler in diesem JSON, egal wie viele es sind.",
        "`json.loads` wirft hier einen JSONDecodeError. Ich brauche das korrigierte Dokument.",
        "Der Import ist bei diesem Datensatz abgebrochen, weil er kein gültiges JSON ist. Bitte richten.",
        "Meine Konfigurationsdatei lädt seit der letzten Änderung nicht mehr, bitte die Syntax korrigieren.",
        "Eine Kollegin hat das ins Ticket kopiert. Rekonstruiere das JSON, das da stand.",
    ),
    keep=(
        "Lass alle Werte, wie sie sind.",
        "Ändere, ergänze und entferne keine Daten.",
        "Nur die Syntax darf sich ändern, niemals die Daten.",
        "Kein Schlüssel und kein Wert darf verloren gehen oder sich ändern.",
        "Die Daten selbst stimmen: Namen und Werte bleiben unangetastet.",
    ),
    policies=MappingProxyType(
        {
            "keep_text": (
                "Jedes Zeichen der Texte bleibt erhalten, auch Anführungszeichen darin.",
                "Anführungszeichen mitten in einer Zeichenkette gehören dazu: Maskiere sie.",
                "Lösche kein Zeichen aus einer Zeichenkette, auch keine inneren Anführungszeichen.",
            ),
            "close_cut": (
                "Bricht der Text ab, behalte alles Vollständige und schließe am Ende, was offen ist.",
                "Ist das Dokument abgeschnitten, schließe die offenen Klammern am Ende und erfinde nichts dazu.",
                "Ein Dokument, das zu früh endet, wird nach dem letzten vollständigen Wert geschlossen.",
            ),
            "drop_incomplete": (
                "Bricht der Text mitten in einem Feld oder Element ab, lass dieses weg und schließe, was offen ist.",
                "Endet das Dokument mitten in einem Wert, entfällt das unfertige Feld oder Element; schließe den Rest.",
                "Was am Textende unvollständig ist, entfällt; schließe die noch offenen Klammern.",
            ),
            "separate": (
                "Werte, die ohne Komma nebeneinanderstehen, sind getrennte Elemente.",
                "Wo zwei Werte nur durch Leerraum getrennt sind, fehlt ein Komma.",
                "Füge benachbarte Werte nie zusammen, sondern setze das fehlende Komma.",
            ),
            "surplus": (
                "Eine schließende Klammer, die nichts schließt, ist überzählig: Entferne sie.",
                "Entferne schließende Klammern, zu denen nichts offen ist; öffne ihretwegen nichts.",
                "Von links gelesen entfällt jede schließende Klammer, die zu keiner offenen passt.",
            ),
            "colon_object": (
                "Name, Doppelpunkt und Wert bilden ein Feld eines Objekts, egal welche Klammern darum stehen.",
                "Wo Namen und Werte mit Doppelpunkt verbunden sind, waren geschweifte Klammern gemeint.",
                "Paare mit Doppelpunkt gehören in ein Objekt: Korrigiere die Klammern, nicht die Doppelpunkte.",
            ),
            "null_words": (
                "Ein Wert, der fehlt oder als undefined, nil, NaN oder N/A dasteht, ist null.",
                "Schreibe null für undefined, nil, NaN, N/A oder einen fehlenden Wert nach einem Doppelpunkt.",
                "Alles, was für keinen Wert steht (undefined, nil, NaN, N/A oder gar nichts), wird null.",
            ),
            "apostrophe": (
                "Ein maskierter Apostroph (\\') ist ein einfacher Apostroph.",
                "Lies \\' in einer Zeichenkette als ', ohne den Backslash.",
                "Apostrophe brauchen in JSON keinen Backslash: \\' bedeutet '.",
            ),
            "keep_backslash": (
                "Ein Backslash, der keine JSON-Escape-Sequenz einleitet, gehört zum Text: Verdopple ihn.",
                "Backslashes in Zeichenketten bleiben; wo keine gültige Sequenz entsteht, steht er für sich selbst.",
                "Behandle einen Backslash vor einem gewöhnlichen Zeichen als wörtlichen Backslash.",
            ),
            "char_escape": (
                "Sequenzen anderer Sprachen (\\xe9, \\u{e9}, \\U000000e9) stehen für das Zeichen mit diesem Code.",
                "Lies Sequenzen wie \\xe9 oder \\u{e9} als das Zeichen, das sie nennen.",
                "Code-Sequenzen, die JSON nicht kennt (\\xNN, \\u{NN}, \\UNNNNNNNN), bedeuten das Zeichen selbst.",
            ),
            "thousands": (
                "Ein Komma zwischen Zifferngruppen trennt Tausender: 12,500 ist 12500.",
                "Zahlen können Kommas als Tausendertrennzeichen enthalten; schreibe sie ohne.",
                "Lies 1,250 als die Zahl 1250.",
            ),
            "decimals": (
                "Ein Komma in einer Zahl ist ein Dezimalkomma: 12,5 ist 12.5.",
                "Zahlen können ein Dezimalkomma enthalten; schreibe sie mit Punkt.",
                "Lies 3,75 als die Zahl 3.75.",
            ),
            "leading_zeros": (
                "Ziffern ohne Anführungszeichen sind Zahlen, auch mit Nullen davor: 007 ist 7.",
                "Entferne führende Nullen von Zahlen, mach keine Zeichenketten daraus.",
                "Eine Zahl mit führenden Nullen ist dieselbe Zahl ohne sie.",
            ),
            "several": (
                "Sind es mehrere JSON-Dokumente, eines pro Zeile, fasse sie der Reihe nach in einem Array zusammen.",
                "Mehrere Objekte hintereinander werden zu Elementen eines einzigen Arrays, in gegebener Reihenfolge.",
                "JSON Lines werden als ein Array mit einem Element pro Zeile zurückgegeben.",
            ),
        }
    ),
    forms=(
        "Antworte nur mit dem JSON, minifiziert und mit sortierten Schlüsseln.",
        "Die Antwort ist allein das JSON: ohne Leerraum, Schlüssel in alphabetischer Reihenfolge.",
        "Ausgabe: minifiziertes JSON, Schlüssel sortiert, sonst nichts.",
        "Antworte nur mit gültigem JSON in einer Zeile, Schlüssel sortiert, keine Leerzeichen zwischen den Tokens.",
        "Ich brauche nur das JSON, kompakt und mit sortierten Schlüsseln.",
    ),
    exact_forms=(
        "Gib nur das JSON in kanonischer Form zurück (RFC 8785: sortierte Schlüssel, keine Leerzeichen).",
        "Antworte nur mit JSON: minifiziert, die Schlüssel jedes Objekts nach UTF-16-Codeeinheiten sortiert.",
        "Die Antwort ist allein das JSON, kompakt und mit Schlüsseln, die wie in RFC 8785 sortiert sind.",
        "Ausgabe: JSON in einer Zeile ohne Leerraum, Schlüssel nach ihren UTF-16-Codeeinheiten sortiert, sonst nichts.",
    ),
)
