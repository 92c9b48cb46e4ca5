"""Style instructions in German."""

from __future__ import annotations

from edgejson_tasks.style_strict.phrasing.base import Phrases

__all__ = ["GERMAN"]

_PRETTY = (
    "Rücke mit {n} ein, ein Member oder Element je Zeile, ein Leerzeichen nach dem Doppelpunkt; Leeres bleibt {{}} und [].",
    "Formatiere mit {n} Einrückung: je Member und Element eine Zeile, ': ' nach jedem Schlüssel, {{}} und [] wenn leer.",
    "Je Ebene {n}, je Member und Element eine Zeile; ': ' nach Schlüsseln, {{}} und [] in derselben Zeile.",
)

GERMAN = Phrases(
    tasks=(
        "Normalisiere dieses JSON.",
        "Schreib das folgende JSON in einem einheitlichen Stil neu.",
        "Formatiere dieses JSON-Dokument neu, ohne die Daten zu ändern.",
        "Bitte räum die Formatierung dieses JSON auf.",
        "Bring dieses JSON in unseren Hausstil.",
        "Formatiere das folgende JSON genau wie beschrieben.",
        "Die Bytes dieses Dokuments werden gehasht, die Form ist also wichtig.",
        "Wir vergleichen Dateien Byte für Byte; vereinheitliche diese hier.",
        "json normalisieren:",
        "Du bist ein JSON-Formatierer.",
        "Vereinheitliche die Formatierung der Eingabe.",
        "Dieses JSON ist gültig, aber unordentlich. Räum es auf.",
        "Kannst du dieses JSON so schreiben, wie unser Linter es haben will?",
        "Aufgabe: deterministische Serialisierung des folgenden JSON.",
    ),
    rfc_8785=(
        "Kanonisiere es nach RFC 8785 (JSON Canonicalization Scheme).",
        "Der Stil ist JCS (RFC 8785).",
        "Gib die kanonische Form nach RFC 8785 aus.",
        "Wende das JSON Canonicalization Scheme an, RFC 8785.",
    ),
    apart=(
        "Es gilt RFC 8785 (JCS), nur dies ist anders:",
        "Grundlage ist JCS (RFC 8785), mit diesen Abweichungen:",
        "Kanonisches JSON nach RFC 8785, aber:",
    ),
    whitespace={
        "min": (
            "Minifiziere es.",
            "Kein Leerraum zwischen den Tokens.",
            "Entferne alle Leerzeichen und Zeilenumbrüche außerhalb von Strings.",
        ),
        "spaced": (
            "Alles in eine Zeile, mit einem Leerzeichen nach jedem Komma und jedem Doppelpunkt.",
            "Eine Zeile; auf jedes ',' und ':' folgt genau ein Leerzeichen, sonst steht nirgends eines.",
        ),
        "indent2": tuple(wording.format(n="2 Leerzeichen") for wording in _PRETTY),
        "indent4": tuple(wording.format(n="4 Leerzeichen") for wording in _PRETTY),
        "tab": (
            *(wording.format(n="einem Tabulator") for wording in _PRETTY[:2]),
            _PRETTY[2].format(n="ein Tabulator"),
        ),
    },
    keys={
        "sorted": (
            "Sortiere die Schlüssel jedes Objekts alphabetisch.",
            "Schlüssel auf jeder Ebene aufsteigend (nach UTF-16-Codeeinheiten).",
            "Ordne die Member jedes Objekts nach dem Schlüssel; Arrays behalten ihre Reihenfolge.",
            "Sortiere die Schlüssel jedes Objekts nach ihren UTF-16-Codeeinheiten: Groß- vor Kleinbuchstaben, ASCII vor allem anderen.",
            "Member in der Reihenfolge ihrer Schlüssel, verglichen nach UTF-16-Codeeinheiten; Array-Elemente bleiben, wo sie sind.",
        ),
        "preserve": (
            "Lass die Schlüssel in der Reihenfolge, in der sie kommen.",
            "Ändere in keinem Objekt die Reihenfolge der Member.",
        ),
        "schema_order": (
            "Ordne die Schlüssel so, wie key_order sie für jede Stelle aufführt (* ist jedes Array-Element); was dort fehlt, kommt danach, aufsteigend nach UTF-16-Codeeinheiten.",
            "Die Member folgen key_order, Stelle für Stelle, mit * für jedes Element eines Arrays; nicht Aufgeführtes steht am Ende, nach UTF-16-Codeeinheiten sortiert.",
        ),
    },
    numbers={
        "es6": (
            "Zahlen in der kürzesten Form, wie JavaScript sie ausgibt (1.0 ist 1, 1.50 ist 1.5, 1e2 ist 100).",
            "Schreib jede Zahl wie ECMAScript: keine Nullen am Ende, kein unnötiger Exponent, -0 als 0.",
            "Schreib Zahlen in der kürzesten Form wie JSON.stringify in JavaScript: aus 2.0 wird 2, aus 3.10 wird 3.1, aus 5e1 wird 50.",
        ),
        "preserve": (
            "Lass jede Zahl genau so, wie sie in der Eingabe steht (1.50 bleibt 1.50, 1e2 bleibt 1e2).",
            "Fass die Zahlen nicht an: Übernimm sie Zeichen für Zeichen.",
        ),
    },
    escapes={
        "minimal": (
            "Maskiere in Strings nur, was JSON verlangt, in der Kurzform, wo es eine gibt, sonst als kleingeschriebenes \\uXXXX; / und Nicht-ASCII bleiben, wie sie sind.",
            "Keine unnötigen Escapes: \\u0041 ist A, \\/ ist /, \\u00e9 ist \u00e9.",
            "Lass Strings unmaskiert bis auf das, was JSON verlangt: kurze Escapes wie \\n, kleingeschriebenes \\uXXXX, wo es keines gibt; / gehört nicht dazu.",
        ),
        "ascii": (
            "Nur ASCII: Was kein druckbares ASCII ist, wird zu kleingeschriebenem \\uXXXX oder zum kurzen JSON-Escape; / bleibt stehen.",
            "Maskiere alles außer druckbarem ASCII als \\u mit vier kleinen Hexziffern (Paare über U+FFFF); sonst nur, was JSON verlangt.",
            "Reines ASCII: alles andere als \\uXXXX in Kleinbuchstaben (zwei davon über U+FFFF), aber \\n und die übrigen kurzen Escapes, wo JSON eines hat; / bleibt.",
        ),
        "html_safe": (
            "Maskiere, was JSON verlangt (in der Kurzform, wo es eine gibt), und <, >, &, U+2028 und U+2029 als kleingeschriebenes \\uXXXX; alles andere bleibt.",
            "Mach es sicher für HTML: <, >, &, U+2028 und U+2029 werden zu \\u003c, \\u003e, \\u0026, \\u2028 und \\u2029; sonst keine unnötigen Escapes.",
        ),
    },
    newline=(
        "Das Dokument endet mit einem Zeilenvorschub (LF).",
        "Ein einzelner Zeilenumbruch (LF) schließt die Datei ab.",
    ),
    only=(
        "Gib nur das Dokument zurück, ohne Zeilenumbruch am Ende.",
        "Nur der JSON-Text, und kein Zeilenumbruch danach.",
    ),
    forms=(
        "Antworte nur mit JSON.",
        "Antworte mit dem JSON-Text und sonst nichts.",
        "Gib nur das Ergebnis aus.",
        "Keine Erklärung, nur das JSON.",
    ),
    reject=(
        'Liegt das Dokument außerhalb des Bereichs von RFC 8785, antworte mit {"error":NAME}, wobei NAME eines von {errors} ist (ohne Exponent geschriebene Ganzzahlen betragsmäßig über 2^53-1, Zahlen jenseits eines Double, mehr als 64 Ebenen).',
        'Ein Dokument ohne kanonischen Text wird abgelehnt: Antworte {"error":NAME} mit NAME aus {errors}; Ganzzahlen ohne Exponent dürfen 2^53-1, Zahlen einen Double und die Tiefe 64 Ebenen nicht überschreiten.',
    ),
)
