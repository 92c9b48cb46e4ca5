"""German: what stands around the clauses."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.language import Expressions, Frames

__all__ = ["FRAMES"]

FRAMES = Frames(
    forms=(
        "Antworte nur mit JSON, minifiziert und mit nach Codepunkten sortierten Schlüsseln.",
        "Gib ausschließlich das fertige JSON zurück: ohne Leerraum, Schlüssel nach Codepunkten sortiert.",
        "Ausgabe ist nur das neue JSON, kompakt und mit Schlüsseln in der Reihenfolge ihrer Codepunkte.",
        "Als Antwort bitte nur das JSON, in einer Zeile ohne Leerzeichen, Schlüssel nach Unicode-Codepunkten sortiert.",
        "Bitte nur das Ergebnis als minifiziertes JSON, Schlüssel nach Codepunkten sortiert, keine Erklärungen.",
        "Schick mir nur das umgebaute JSON (minifiziert, Schlüssel nach Codepunkten sortiert).",
        "Die Antwort besteht aus kanonischem JSON (RFC 8785: kein Leerraum, sortierte Schlüssel) und sonst nichts.",
        "Liefere allein das JSON, ohne Leerraum und mit aufsteigend nach Codepunkten sortierten Schlüsseln.",
    ),
    terse_forms=(
        "Nur JSON, minifiziert, Schlüssel nach Codepunkten sortiert.",
        "Ausgabe: minifiziertes JSON, Schlüssel in Codepunkt-Reihenfolge, sonst nichts.",
        "Ergebnis = kanonisches JSON (RFC 8785), kein Text.",
        "Kompaktes JSON, Schlüssel nach Codepunkten, ohne Begleittext.",
    ),
    single=(
        "Wandle das JSON um: {Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}.\n{form}",
        "Bitte {inf}. {form}",
        "Bitte {inf}.\n{form}",
        "Könntest du bitte {inf}? {form}",
        "Kannst du mir helfen? Ich möchte in diesem JSON {inf}. {form}",
        "Ich brauche eine Änderung an diesem Dokument: {inf}. {form}",
        "An dem JSON ist nur eines zu tun: {inf}. {form}",
        "Das JSON muss für ein anderes System angepasst werden: {Imp}. {form}",
        "Unser Import nimmt das Dokument so nicht an. Deshalb bitte {inf}. {form}",
        "Nimm das JSON-Dokument und {imp}. {form}",
        "Als Verantwortlicher für die Schnittstelle brauche ich den Datensatz in anderer Form: {inf}. {form}",
        (
            "User Story: Als Analystin möchte ich den Export in unserem Format, damit ich ihn laden kann. Aufgabe: "
            "{inf}. {form}"
        ),
        "Ticket: Das Frontend erwartet eine andere Struktur. Zu tun: {inf}. {form}",
        "Gewünschtes Ergebnis: {State}. Alles andere bleibt unverändert. {form}",
        "So soll das Dokument danach aussehen: {State}. {form}",
        "Akzeptanzkriterium: {State}. {form}",
        "Soll-Zustand nach der Umwandlung: {State}. {form}",
    ),
    terse_single=(
        "Umwandeln: {terse}. {form}",
        "{Terse}. {form}",
        "{Terse}\n{form}",
        "Todo: {terse}. {form}",
        "JSON, ein Schritt: {terse}. {form}",
    ),
    lists=(
        ("Wandle das JSON um. Führe diese Schritte der Reihe nach aus, jeden auf dem Ergebnis des vorigen:", "imp"),
        ("Bitte die folgenden Änderungen von oben nach unten umsetzen; jede baut auf dem letzten Stand auf.", "inf"),
        ("Der Datensatz muss für ein anderes System angepasst werden, und zwar Schritt für Schritt:", "inf"),
        (
            "Ändere das JSON wie aufgelistet. Die Reihenfolge zählt: Jeder Punkt geht vom Ergebnis des vorigen aus.",
            "imp",
        ),
        ("Könntest du dieses JSON für mich umbauen? Das sind die Schritte, einer nach dem anderen:", "inf"),
        ("Migrationsplan für dieses Dokument (jeder Schritt nimmt die Ausgabe des vorigen):", "inf"),
        (
            "Als Verantwortlicher für den Import brauche ich den Datensatz in neuer Form. Zu tun, in dieser Folge:",
            "inf",
        ),
        (
            (
                "User Story: Als Analystin möchte ich den Export in unserem Format, für das Dashboard lesbar. "
                "Aufgaben, nacheinander:"
            ),
            "inf",
        ),
    ),
    prose=(
        "Wandle das JSON Schritt für Schritt um, immer ausgehend vom letzten Ergebnis.",
        "Könntest du dieses JSON für mich umbauen? Jeder Schritt arbeitet mit dem Ergebnis des vorigen.",
        "Das System unseres Partners erwartet eine andere Struktur.",
        "An diesem Dokument sind nacheinander ein paar Änderungen nötig.",
        "Bitte das JSON in dieser Reihenfolge überarbeiten.",
    ),
    prose_mood="inf",
    first=("Zuerst", "Als Erstes", "Zunächst"),
    middle=("Dann", "Danach", "Anschließend"),
    last=("Zum Schluss", "Zuletzt", "Als letzten Schritt"),
    chains=(
        "Umwandeln, der Reihe nach, jeweils auf dem letzten Stand:",
        "Pipeline (von links nach rechts):",
        "Schritte, in dieser Folge:",
        "Nacheinander:",
    ),
    terse_lists=(
        "Umwandeln, der Reihe nach:",
        "Schritte (jeweils auf dem letzten Ergebnis):",
        "Todo, von oben nach unten:",
    ),
    hints=(
        "Beispiel: Aus {before} wird {after}.",
        "So würde etwa {before} zu {after}.",
        "(Vorher: {before}, nachher: {after}.)",
    ),
    legends=(
        "In Pfaden steht [] für jedes Element eines Arrays.",
        "In Pfaden steht * für jedes Element eines Arrays.",
    ),
    expressions=Expressions(
        kinds={
            "jq": ("den jq-Filter", "den jq-Ausdruck"),
            "jmespath": ("den JMESPath-Ausdruck",),
            "json_patch": ("den JSON Patch (RFC 6902)", "den Patch nach RFC 6902"),
            "merge_patch": ("den JSON Merge Patch (RFC 7396)", "den Merge Patch nach RFC 7396"),
        },
        inline=(
            "Wende {kind} {expression} auf das JSON an.",
            "Bitte {kind} {expression} auf dieses Dokument anwenden.",
            "Was kommt heraus, wenn man {kind} {expression} auf das JSON anwendet?",
            "Ermittle das Ergebnis, indem du {kind} {expression} auf das Dokument anwendest.",
            "Forme das Dokument um: {kind} {expression} anwenden, genau wie ein normgerechtes Werkzeug.",
            "Könntest du {kind} {expression} für dieses JSON auswerten?",
            "Ticket: Die Pipeline führt {kind} {expression} aus. Gib die Ausgabe für diese Eingabe an.",
        ),
        block=(
            "Wende {kind} auf das JSON an:",
            "Bitte {kind} auf dieses Dokument anwenden:",
            "Forme das Dokument um, indem du {kind} hier anwendest, genau wie ein normgerechtes Werkzeug.",
            "Unsere Pipeline verwendet {kind} unten; gib die Ausgabe für die vorliegende Eingabe an.",
            "Werte {kind} für dieses JSON aus.",
            "Als Verantwortlicher für den Job möchte ich wissen, was herauskommt, wenn man {kind} anwendet:",
        ),
    ),
)
