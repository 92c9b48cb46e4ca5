"""German words."""

from __future__ import annotations

from edgejson_tasks.style_strict.words.base import Topic, Words

__all__ = ["GERMAN"]

GERMAN = Words(
    topics=(
        Topic(
            "rückgabe",
            "Rückgabe & Umtausch",
            "Rücksendeschein",
            (
                "Das Paket wurde an der Seitentür abgegeben.",
                "Die Erstattung dauert fünf Werktage.",
                "Der Kurier kommt vor zwölf.",
                'Kartons mit der Aufschrift "Vorsicht" kommen zuletzt.',
                "Das zweite Paket ist noch unterwegs.",
                "Den Beleg bis zur Erstattung aufheben.",
            ),
        ),
        Topic(
            "verträge",
            "Preise & Bedingungen",
            "unterschriebener Vertrag",
            (
                "Der Vertrag endet mit dem Quartal.",
                "Beide Seiten können schriftlich kündigen.",
                'Auf dem Umschlag steht "endgültig".',
                "Die alten Preise gelten bis Ende März.",
                "Absatz 4 ist gestrichen.",
                "Frau Köhler muss auf jeder Seite unterschreiben.",
            ),
        ),
        Topic(
            "fragen",
            "Fragen & Antworten",
            "häufige Fragen",
            (
                "Das Kennwort lässt sich jederzeit ändern.",
                "Den Lebenslauf sieht sonst niemand.",
                'Wer sich nicht anmelden kann, wählt "Vergessen".',
                "Ein Konto ist in einer Minute gelöscht.",
                "Auf jede Frage antworten wir innerhalb eines Tages.",
                "Wenn die Rechnung nicht aufgeht, hilft Jörg weiter.",
            ),
        ),
        Topic(
            "küche",
            "Speisen & Getränke",
            "Sommerkarte",
            (
                "Käsekuchen gibt es erst am Sonntag wieder.",
                "Getränke werden an der Theke bezahlt.",
                "In der Suppe ist Sellerie.",
                'Für den kleinen Hunger gibt es den "halben" Teller.',
                "Die Küche schließt um neun.",
                "Tische am Fenster bitte vorher reservieren.",
            ),
        ),
        Topic(
            "forschung",
            "Forschung & Entwicklung",
            "Prüfbericht",
            (
                "Die letzten drei Tage fehlen im Bericht.",
                "Die Hälfte der Zeilen wurde übersprungen.",
                "Die dritte Probe muss noch einmal gemessen werden.",
                'Der Fühler meldet zu früh "bereit".',
                "Die Werte von Jürgen stimmen mit unseren überein.",
                "Die neue Sonde kommt im April.",
            ),
        ),
        Topic(
            "gebäude",
            "Haus & Garten",
            "Hausordnung",
            (
                "Die Fassade wird im Frühjahr gestrichen.",
                "Den Schlüssel gibt es am Empfang.",
                'Am Aufzug hängt wieder "außer Betrieb".',
                "Die Heizung wird am Montag geprüft.",
                "Fahrräder gehören nicht in den Flur.",
                "Das Tor ist nach zehn abgeschlossen.",
            ),
        ),
        Topic(
            "stellen",
            "Stellen & Schulungen",
            "Lebenslauf",
            (
                "Bitte bis Freitag zwei Lebensläufe schicken.",
                "Das zweite Gespräch führt Frau Groß.",
                'Die Stelle ist "für alle Stufen" offen.',
                "Auf das zweite Schreiben hat niemand geantwortet.",
                "Wir fangen später an als geplant.",
                "Der Kurs beginnt im September.",
            ),
        ),
    ),
    people=("Jürgen Vogt", "Käthe Groß", "Jörg Köhler", "Änne Bäumer", "Günther Weiß", "Björn Möller"),
    sheets=(
        (
            ("Größe (cm)", "size"),
            ("Stück", "count"),
            ("Gebühr/Tag", "money"),
            ("geprüft", "yes"),
            ("Prüfung am", "date"),
            ("Übergeben an", "person"),
        ),
        (
            ("Wohnfläche (m²)", "area"),
            ("Gebühr", "money"),
            ("Schlüssel-Nr.", "code"),
            ("schlüssel-nr.", "code"),
            ("Rückruf", "phone"),
            ("Zähler", "number"),
        ),
    ),
)
