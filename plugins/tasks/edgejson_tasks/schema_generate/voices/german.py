"""German."""

from __future__ import annotations

from edgejson_tasks.schema_generate.voices.voice import Voice

__all__ = ["VOICE"]

VOICE = Voice(
    tasks=(
        "Erzeuge JSON nach diesem Schema.",
        "Schreibe eine gültige Instanz des folgenden JSON-Schemas.",
        "Erstelle ein realistisches JSON-Dokument, das gegen dieses Schema validiert.",
        "Bitte stelle Beispieldaten für dieses Schema zusammen.",
        "Gib mir einen Wert, den dieses Schema annimmt.",
        "Ich brauche für unsere Integrationstests einen Datensatz, der zu diesem Schema passt.",
        "Du bist eine API, die nach diesem Schema antwortet. Sende eine Antwort.",
        "json zu dem schema bitte",
        "Fülle dieses Schema mit plausiblen Werten, wie es eine Dateningenieurin täte.",
        "Liefere einen Datensatz, der dem Schema entspricht, mit Werten, die echt sein könnten.",
        "Könntest du zu diesem Vertrag eine Beispielnachricht entwerfen?",
        "Erzeuge ein Dokument, das ein strenger Validator zu diesem Schema annehmen würde.",
        "Aufgabe: Instanz erzeugen. Eingabe: JSON-Schema. Ausgabe: ein passender JSON-Wert.",
        "Das Schema beschreibt, was unser Dienst speichert. Denk dir einen Eintrag aus.",
        "Stelle einen glaubwürdigen JSON-Wert zusammen, der jedes Schlüsselwort des Schemas einhält.",
        "Spiel das Backend: Gib einen Body zurück, der zu diesem Schema passt.",
        "Die Oberfläche hat noch nichts anzuzeigen. Bau ihr eine Nachricht in dieser Form.",
        "Lies das Schema genau und schreibe eine Instanz davon, mit den Namen, die dort stehen.",
        "Wie sähe eine typische Nachricht nach diesem Schema aus? Schreib eine.",
        "Als Testerin möchte ich ein Dokument, das dieses Schema besteht, um die Datenbank zu füllen.",
    ),
    sorted_form=(
        "Antworte nur mit JSON, minifiziert und mit sortierten Schlüsseln.",
        "Nur das JSON als Antwort: keine Leerzeichen, Schlüssel alphabetisch sortiert.",
        "Ausgabe: minifiziertes JSON mit sortierten Schlüsseln, sonst nichts.",
        "Gib ausschließlich JSON in kanonischer Form zurück (RFC 8785: sortierte Schlüssel, keine Leerzeichen).",
        "Antworte mit gültigem JSON in einer Zeile, Schlüssel sortiert, ohne Leerzeichen zwischen den Token.",
        "Ich will nur das JSON, kompakt und mit sortierten Schlüsseln.",
    ),
    schema_form=(
        "Antworte nur mit minifiziertem JSON, die Schlüssel in der Reihenfolge, in der das Schema sie aufführt.",
        "Nur das JSON, ohne Leerzeichen; die Felder folgen auf jeder Ebene der Reihenfolge in `properties`.",
        "Ausgabe: minifiziertes JSON, sonst nichts; behalte die Schlüsselreihenfolge des Schemas bei.",
        "Nur das JSON in einer Zeile, ohne Leerzeichen zwischen den Token, Schlüssel in Schemareihenfolge.",
        "Gib nur kompaktes JSON zurück. Sortiere die Schlüssel nicht: Sie stehen in der Reihenfolge des Schemas.",
    ),
    members={
        "required": (
            "Nimm nur Pflichtfelder auf, auf jeder Ebene.",
            "Lass optionale Felder weg, auch in verschachtelten Objekten.",
            "Halte es minimal: nur die Pflichtfelder, nirgends optionale.",
            "Lass jedes Feld weg, das das Schema nicht verlangt, egal wie tief es liegt.",
        ),
        "all": (
            "Nimm jede Eigenschaft auf, die das Schema definiert, auch die optionalen, auf jeder Ebene.",
            "Fülle alle Felder aus, auch die optionalen und die der verschachtelten Objekte.",
            "Mach es vollständig: Keine deklarierte Eigenschaft darf fehlen.",
            "Lass keine der deklarierten Eigenschaften weg, ob Pflicht oder nicht, auf keiner Ebene.",
        ),
    },
    rules_below=(
        "Außerdem müssen diese Regeln gelten:",
        "Halte neben dem Schema diese Regeln ein:",
        "Geschäftsregeln:",
        "Die Werte müssen zueinander passen:",
    ),
    rules_in_schema=(
        "Die Regeln unter x-invariants müssen gelten.",
        "Halte auch die feldübergreifenden Regeln in x-invariants ein.",
        "Achte auf x-invariants: Berechnete Felder müssen genau stimmen.",
        "Was x-invariants zwischen den Feldern festlegt, ist verbindlich.",
    ),
    wishes=("", "", "Anforderungen:", "Außerdem:", "Für diesen Fall:"),
    entries_of="für jeden Eintrag von {at}",
    when="wenn {condition}",
    chosen_from="{target} stammt aus {source}",
    constraints={
        "count": (
            "{at} muss {how} {count} {noun} haben.",
            "Gib {at} {how} {count} {noun}.",
            "Ich brauche {how} {count} {noun} in {at}.",
            "{at} soll {how} {count} {noun} enthalten.",
        ),
        "length": (
            "{at} muss {how} {count} {noun} lang sein.",
            "Schreibe für {at} {how} {count} {noun}.",
            "Der Text von {at} hat {how} {count} {noun}.",
        ),
        "equals": (
            "Setze {at} auf {value}.",
            "{at} muss {value} sein.",
            "Verwende {value} für {at}.",
            "Der Wert von {at} ist {value}.",
            "Sorge dafür, dass {at} gleich {value} ist.",
        ),
        "between": (
            "{at} muss zwischen {low} und {high} liegen.",
            "Halte {at} im Bereich von {low} bis {high}.",
            "Wähle {at} so, dass {low} <= {at} <= {high} gilt.",
            "Für {at} wird ein Wert von {low} bis {high} erwartet.",
        ),
        "bound at least": (
            "{at} muss mindestens {value} sein.",
            "{at} darf nicht unter {value} liegen.",
            "{at} >= {value}.",
        ),
        "bound at most": (
            "{at} darf höchstens {value} sein.",
            "{at} darf {value} nicht übersteigen.",
            "{at} <= {value}.",
        ),
        "bound more than": ("{at} muss größer als {value} sein.", "{at} muss über {value} liegen.", "{at} > {value}."),
        "bound less than": (
            "{at} muss kleiner als {value} sein.",
            "{at} muss unter {value} bleiben.",
            "{at} < {value}.",
        ),
        "present": (
            "Nimm das optionale Feld {at} auf.",
            "{at} muss vorhanden sein.",
            "Lass {at} nicht weg.",
            "Wir brauchen auch {at}.",
        ),
        "absent": (
            "Lass {at} weg.",
            "Nimm {at} nicht auf.",
            "{at} darf nicht vorkommen.",
            "Verzichte auf das Feld {at}.",
        ),
        "starts": (
            "{at} muss mit {text} beginnen.",
            "Beginne {at} mit {text}.",
            "Der Text von {at} fängt mit {text} an.",
        ),
        "ends": (
            "{at} muss auf {text} enden.",
            "Lass {at} auf {text} enden.",
            "Der Text von {at} hört mit {text} auf.",
        ),
        "contains": (
            "{at} muss {text} enthalten.",
            "Erwähne {text} in {at}.",
            "Irgendwo im Text von {at} steht {text}.",
        ),
        "some": (
            "Mindestens ein Eintrag von {at} muss bei {name} den Wert {value} haben.",
            "{at} soll einen Eintrag enthalten, dessen {name} {value} ist.",
            "Einer oder mehrere Einträge von {at} haben {value} als {name}.",
        ),
        "every": (
            "Jeder Eintrag von {at} muss bei {name} den Wert {value} haben.",
            "Alle Einträge von {at} haben {value} als {name}.",
            "In {at} ist {name} durchgehend {value}.",
        ),
        "sum": (
            "Die Summe von {name} über alle Einträge von {at} muss {how} {value} betragen.",
            "Über {at} summiert ergibt {name} {how} {value}.",
            "Zusammengezählt macht {name} in {at} {how} {value} aus.",
        ),
        "sorted ascending": (
            "Sortiere {at} aufsteigend nach {name}.",
            "Die Einträge von {at} stehen in aufsteigender Reihenfolge von {name}.",
            "{at} ist nach {name} geordnet, das Kleinste zuerst.",
        ),
        "sorted descending": (
            "Sortiere {at} absteigend nach {name}.",
            "Die Einträge von {at} stehen in absteigender Reihenfolge von {name}.",
            "{at} ist nach {name} geordnet, das Größte zuerst.",
        ),
        "distinct": (
            "Keine zwei Einträge von {at} dürfen bei {name} übereinstimmen.",
            "Jeder Eintrag von {at} braucht bei {name} einen anderen Wert.",
            "Bei {name} darf sich in {at} nichts wiederholen.",
        ),
        "date before": ("{at} muss vor {value} liegen.", "Wähle für {at} einen Tag vor {value}.", "{at} < {value}."),
        "date after": ("{at} muss nach {value} liegen.", "Wähle für {at} einen Tag nach {value}.", "{at} > {value}."),
        "year": (
            "{at} muss im Jahr {year} liegen.",
            "Verwende für {at} ein Datum aus {year}.",
            "{at} fällt in das Jahr {year}.",
        ),
        "place": (
            "{at} muss eine Stadt in {country} sein.",
            "Verwende für {at} eine größere Stadt in {country}.",
            "Wähle als {at} eine bekannte Stadt in {country}.",
        ),
        "language": (
            "{at} muss auf {language} geschrieben sein.",
            "Schreibe den Text von {at} auf {language}.",
            "Die Sprache von {at} ist {language}.",
        ),
    },
    how={"exactly": "genau", "at least": "mindestens", "at most": "höchstens"},
    item=("Eintrag", "Einträge"),
    character=("Zeichen", "Zeichen"),
    root=("das Array", "das äußere Array"),
    countries={"US": "den USA", "BR": "Brasilien", "ES": "Spanien", "DE": "Deutschland", "FR": "Frankreich"},
    languages={"en": "Englisch", "pt": "Portugiesisch", "es": "Spanisch", "de": "Deutsch", "fr": "Französisch"},
)
