"""German: operations on arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

_FILTER = Phrases(
    full=(
        "<behalte|> nur die Elemente {at:of}<| behalten>, bei denen {where}",
        "<filtere|> {at} auf die Elemente<| filtern>, bei denen {where}",
        "<entferne|> jedes Element {at:of}<| entfernen>, für das nicht gilt: {formula}",
        "<lass|> nur diejenigen Objekte {at:of} stehen<| lassen>, für die {where}",
        "<beschränke|> {at} auf Einträge<| beschränken>, für die gilt: {formula}",
    ),
    terse=("{at} filtern: {formula}", "nur {at} mit {formula}"),
    states=("{at} enthält nur noch Elemente, bei denen {where}",),
    notes=(
        "fehlt der Schlüssel, ist er null oder von anderem Typ, fällt das Element weg; Groß/klein zählt",
        "fehlende Werte, null und andere Typen passen nie; Groß- und Kleinschreibung zählt",
    ),
)

PHRASES: Mapping[str, Phrases] = {
    "filter_rows": _FILTER,
    "filter_rows.keys": replace(
        _FILTER,
        notes=(
            "ein Schlüssel mit null gilt als vorhanden; ein Vergleich trifft auf fehlende Werte und null nie zu",
            "vorhanden heißt: der Schlüssel ist da, auch mit null; Vergleiche mit null oder Fehlendem gelten nie",
        ),
    ),
    "join": Phrases(
        full=(
            "<verbinde|> {at} zu einem String mit {sep} zwischen den Elementen<| verbinden>",
            "<mache|> {at:from} einen einzigen String<| machen>, die Elemente durch {sep} getrennt",
            "<füge|> die Strings {at:of} mit {sep} dazwischen <aneinander|aneinanderfügen>",
            "<ersetze|> {at} durch die mit {sep} verbundenen Elemente<| ersetzen>",
            "<hänge|> die Elemente {at:of} mit {sep} zu einem String <zusammen|zusammenhängen>",
        ),
        terse=("{at} mit {sep} verbinden", "{at}: Array -> String, Trenner {sep}"),
        states=("{at} ist ein einziger String, die alten Elemente mit {sep} verbunden",),
    ),
    "sort_by": Phrases(
        full=(
            "<sortiere|> {at} nach {by}<| sortieren>, {order}",
            "<ordne|> die Elemente {at:of} nach {by}<| ordnen>, {order}",
            "<bringe|> {at} in die Reihenfolge von {by}<| bringen>, {order}",
            "<sortiere|> die Objekte {at:in} anhand von {by}<| sortieren>, {order}",
            "<reihe|> die Elemente {at:of} nach ihrem {by} <auf|aufreihen>, {order}",
        ),
        terse=("{at} sortieren nach {by}, {order}", "{at}: nach {by} {order}"),
        states=("{at} ist nach {by} sortiert, {order}",),
        notes=(
            "stabil: bei Gleichstand bleibt die Reihenfolge; Strings nach Codepunkten",
            "gleiche Elemente behalten ihre Reihenfolge, Strings werden nach Unicode-Codepunkten verglichen",
        ),
    ),
    "sort_by.self": Phrases(
        full=(
            "<sortiere|> {at} nach Wert<| sortieren>, {order}",
            "<ordne|> die Elemente {at:of} nach Wert<| ordnen>, {order}",
            "<bringe|> die Werte {at:of} in Reihenfolge<| bringen>, {order}",
            "<sortiere|> die Werte {at:in}<| sortieren>, {order}",
            "<reihe|> die einfachen Werte {at:of} <auf|aufreihen>, {order}",
        ),
        terse=("{at} sortieren, {order}", "{at}: Werte {order}"),
        states=("die Werte {at:of} sind sortiert, {order}",),
        notes=(
            "Zahlen nach Größe, Strings nach Unicode-Codepunkten",
            "Strings nach Codepunkten, Großbuchstaben also vor Kleinbuchstaben",
        ),
    ),
    "sort_by.keys": Phrases(
        full=(
            "<sortiere|> {at} {keys}<| sortieren>",
            "<ordne|> die Elemente {at:of} {keys}<| ordnen>",
            "<bringe|> {at} in diese Reihenfolge<| bringen>: {keys}",
            "<sortiere|> die Objekte {at:of} so<| sortieren>: {keys}",
            "<sortiere|> die Objekte {at:in} nach mehreren Schlüsseln<| sortieren>: {keys}",
        ),
        terse=("{at} sortieren: {keys}", "{at}: {keys}"),
        states=("{at} ist sortiert, und zwar {keys}",),
        notes=(
            "stabil: bei Gleichstand bleibt die Reihenfolge; Strings nach Codepunkten",
            "was in allen Schlüsseln gleich ist, behält seine Reihenfolge; Strings nach Unicode-Codepunkten",
        ),
    ),
    "unique": Phrases(
        full=(
            "<entferne|> Dubletten {at:in}<| entfernen>, je Wert von {by} bleibt das erste Element",
            "<dedupliziere|> {at}<| deduplizieren>: Pro Wert von {by} bleibt nur das erste Element",
            "<behalte|> für jedes {by} nur das erste Element {at:of}<| behalten>",
            "<streiche|> jedes Element {at:of}<| streichen>, dessen {by} davor schon vorkam",
            (
                "<lass|> jeden Wert von {by} {at:in} nur einmal zu<|lassen>; spätere Elemente mit demselben Wert "
                "fallen weg"
            ),
        ),
        terse=("{at} deduplizieren nach {by}, erstes gewinnt", "{at}: {by} eindeutig (erstes bleibt)"),
        states=("keine zwei Elemente {at:of} haben dasselbe {by}, geblieben ist jeweils das erste",),
        notes=("die Reihenfolge ändert sich nicht", "Reihenfolge wie zuvor"),
    ),
    "unique.self": Phrases(
        full=(
            "<entferne|> doppelte Werte {at:in}<| entfernen>, der jeweils erste bleibt",
            "<dedupliziere|> {at}<| deduplizieren>: Von gleichen Werten bleibt nur der erste",
            "<behalte|> von jedem Wert {at:in} nur das erste Vorkommen<| behalten>",
            "<streiche|> jeden Wert {at:of}<| streichen>, der davor schon vorkam",
            "<lösche|> Wiederholungen {at:in}<| löschen>",
        ),
        terse=("{at} deduplizieren, erster gewinnt", "{at}: nur eindeutige Werte (erster bleibt)"),
        states=("kein Wert {at:of} kommt doppelt vor, geblieben ist jeweils der erste",),
        notes=("die Reihenfolge ändert sich nicht", "Reihenfolge wie zuvor"),
    ),
    "slice": Phrases(
        full=(
            "<behalte|> nur {stretch} {at:of}<| behalten>",
            "<kürze|> {at} auf {stretch}<| kürzen>",
            "<beschränke|> {at} auf {stretch}<| beschränken>",
            "<wirf|> {at:in} alles bis auf {stretch} <weg|wegwerfen>",
            "<lass|> {at:in} nur {stretch} übrig<| lassen>",
        ),
        terse=("{at}: nur {stretch}", "nur {stretch} {at:of}"),
        states=("{at} enthält nur noch {stretch}",),
    ),
    "reverse": Phrases(
        full=(
            "<kehre|> die Reihenfolge der Elemente {at:of} <um|umkehren>",
            "<bringe|> die Elemente {at:of} in umgekehrte Reihenfolge<| bringen>",
            "<drehe|> {at} <um|umdrehen>, letztes Element zuerst",
            "<liste|> die Elemente {at:of} rückwärts <auf|auflisten>",
            "<stelle|> {at} auf den Kopf<| stellen>, sodass das letzte Element vorn steht",
        ),
        terse=("{at} umkehren", "{at}: rückwärts"),
        states=("die Elemente {at:of} stehen in umgekehrter Reihenfolge",),
    ),
    "pluck": Phrases(
        full=(
            "<ersetze|> jedes Objekt {at:of} durch seinen Wert von {field}<| ersetzen>",
            "<mache|> {at:from} die einfache Liste der Werte von {field}<| machen>",
            "<reduziere|> {at} auf ein Array<| reduzieren>, das nur noch die bloßen Werte von {field} enthält",
            "<ziehe|> {field} aus den Objekten {at:of} <heraus|herausziehen>, sodass ein Array bloßer Werte bleibt",
            "<wandle|> {at} in ein schlichtes Array der Werte von {field} <um|umwandeln>",
        ),
        terse=("{at} => Array der Werte von {field}", "nur {field} {at:of}, als Werte"),
        states=("{at} ist ein schlichtes Array der Werte von {field}",),
    ),
    "unwind": Phrases(
        full=(
            (
                "<entfalte|> {field} {at:in}<| entfalten>: je Element dieses Arrays eine Kopie des Objekts, mit dem "
                "Element an seiner Stelle"
            ),
            "<teile|> jedes Objekt {at:of} in ein Objekt pro Element seines Arrays {field} <auf|aufteilen>",
            (
                "<wiederhole|> jedes Objekt {at:of} für jedes Element von {field}<| wiederholen>, das dann nur dieses "
                "eine Element enthält"
            ),
            "<klappe|> {at} so <auf|aufklappen>, dass es für jedes Element von {field} ein eigenes Objekt gibt",
            (
                "<vervielfältige|> die Objekte {at:in} je Element von {field}<| vervielfältigen>, mit diesem Element "
                "anstelle des Arrays"
            ),
        ),
        terse=("{at} nach {field} entfalten", "{at}: ein Objekt je Element von {field}"),
        states=("{at} enthält für jedes Element von {field} ein eigenes Objekt mit nur diesem Element",),
        notes=(
            "die Reihenfolge bleibt; ein Objekt mit leerem Array verschwindet",
            "übrige Schlüssel werden wiederholt, die Reihenfolge bleibt, ein leeres Array ergibt kein Objekt",
        ),
    ),
    "group_by": Phrases(
        full=(
            (
                "<gruppiere|> {at} nach {by}<| gruppieren>: ein Objekt mit einem Schlüssel je Wert, darin das Array "
                "seiner Objekte"
            ),
            (
                "<mache|> {at:from} ein Objekt<| machen>, das jedem Wert von {by} das Array der zugehörigen Objekte "
                "zuordnet"
            ),
            (
                "<ersetze|> {at} durch ein Objekt mit {by} als Schlüssel und der Liste der passenden Objekte als "
                "Wert<| ersetzen>"
            ),
            (
                "<fasse|> die Elemente {at:of} nach {by} in Gruppen <zusammen|zusammenfassen>, als Objekt mit einem "
                "Array je Gruppe anstelle der Liste"
            ),
            (
                "<ordne|> die Objekte {at:of} nach ihrem {by} in ein Objekt <ein|einordnen>, das zu jedem Wert die "
                "Objekte als Array enthält"
            ),
        ),
        terse=("{at} gruppieren nach {by} => Objekt mit Arrays", "{at}: Gruppen nach {by}"),
        states=("{at} ist ein Objekt, das jedem Wert von {by} das Array seiner Objekte zuordnet",),
        notes=(
            "die Objekte bleiben vollständig und in ihrer Reihenfolge",
            "jedes Objekt behält alle Schlüssel, innerhalb der Gruppe gilt die alte Reihenfolge",
        ),
    ),
    "index_by": Phrases(
        full=(
            (
                "<indiziere|> {at} nach {by}<| indizieren>: statt des Arrays ein Objekt, das von jedem Wert zu seinem "
                "Objekt führt"
            ),
            (
                "<mache|> {at:from} ein Objekt mit {by} als Schlüssel<| machen>, der Wert ist jeweils das vollständige "
                "Objekt"
            ),
            (
                "<wandle|> {at} in ein Nachschlage-Objekt <um|umwandeln>: Schlüssel sind die Werte von {by}, Werte die "
                "Objekte selbst"
            ),
            "<ersetze|> {at} durch ein Wörterbuch von {by} auf das ganze Objekt<| ersetzen>",
            (
                "<mache|> die Objekte {at:of} über {by} zugänglich<| machen>, als Objekt mit diesem Wert als Schlüssel "
                "anstelle der Liste"
            ),
        ),
        terse=("{at} indizieren nach {by} => Objekt mit Objekten", "{at}: {by} als Schlüssel"),
        states=("{at} ist ein Objekt, in dem jedes {by} zu seinem ganzen Objekt führt",),
        notes=(
            "die Objekte behalten alle Felder; Schlüssel sind Strings",
            "an den Objekten fehlt danach nichts; Schlüssel als Text",
        ),
    ),
    "count_by": Phrases(
        full=(
            "<ersetze|> {at} durch ein Objekt<| ersetzen>, das jedem Wert von {by} die Zahl seiner Elemente zuordnet",
            (
                "<zähle|> die Elemente {at:of} je Wert von {by}<| zählen>; das Objekt der Anzahlen tritt an die Stelle "
                "des Arrays"
            ),
            (
                "<mache|> {at:from} Anzahlen<| machen>: ein Schlüssel je Wert von {by}, darin, wie viele Elemente ihn "
                "haben"
            ),
            "<zähle|> {at} nach {by} <aus|auszählen>, das Objekt mit den Zahlen ersetzt die Liste",
            "<ermittle|> die Häufigkeit jedes {by} {at:in}<| ermitteln>; das Objekt der Häufigkeiten ersetzt das Array",
        ),
        terse=("{at} => Anzahl je {by}", "{at} zählen nach {by}"),
        states=("{at} ist ein Objekt, das zu jedem {by} die Anzahl der Elemente nennt",),
    ),
    "count_by.self": Phrases(
        full=(
            "<ersetze|> {at} durch ein Objekt<| ersetzen>, das jedem Wert seine Häufigkeit zuordnet",
            (
                "<bestimme|> die Häufigkeit jedes Werts {at:in}<| bestimmen>; das Objekt der Anzahlen tritt an die "
                "Stelle des Arrays"
            ),
            "<mache|> {at:from} Anzahlen<| machen>: ein Schlüssel je Wert, darin, wie oft er vorkommt",
            "<zähle|> die Werte {at:of} <aus|auszählen>, das Objekt mit den Zahlen ersetzt die Liste",
            "<bilde|> {at:in} eine Häufigkeitstabelle<| bilden>, ein Objekt vom Wert zur Anzahl, das dort stehen soll",
        ),
        terse=("{at} => Anzahl gleicher Werte", "Häufigkeiten {at:of}"),
        states=("{at} ist ein Objekt, das nennt, wie oft jeder Wert vorkam",),
    ),
    "total_by": Phrases(
        full=(
            "<ersetze|> {at} durch ein Objekt<| ersetzen>, das für jedes {by} {total} angibt",
            "<aggregiere|> {at}<| aggregieren>: für jeden Wert von {by} {total}, als Objekt anstelle des Arrays",
            (
                "<berechne|> je {by} {total} über {at}<| berechnen> und <setze|> das Objekt an die Stelle des Arrays<| "
                "setzen>"
            ),
            "<mache|> {at:from} einen Schlüssel je Wert von {by}<| machen>, darin {total} dieser Gruppe",
            (
                "<gruppiere|> {at} nach {by} <und behalte|gruppieren und> pro Gruppe nur {total}<| behalten>, "
                "als Objekt von der Gruppe zur Zahl"
            ),
        ),
        terse=("{at} => {total} je {by}", "{total} nach {by} über {at}"),
        states=("{at} ist ein Objekt und nennt für jedes {by} {total}",),
        notes=(
            "exakt dezimal gerechnet, gerundet auf {places}, die Hälfte weg von null",
            "in Dezimalarithmetik, auf {places} gerundet, bei genau der Hälfte vom Nullpunkt weg",
        ),
    ),
    "extreme_by": Phrases(
        full=(
            "<ersetze|> {at} durch ein Objekt<| ersetzen>, das für jedes {by} {extreme} angibt",
            "<aggregiere|> {at}<| aggregieren>: für jeden Wert von {by} {extreme}, als Objekt anstelle des Arrays",
            (
                "<ermittle|> je {by} {extreme} über {at}<| ermitteln> und <setze|> das Objekt an die Stelle des "
                "Arrays<| setzen>"
            ),
            "<mache|> {at:from} einen Schlüssel je Wert von {by}<| machen>, darin {extreme} dieser Gruppe",
            (
                "<gruppiere|> {at} nach {by} <und behalte|gruppieren und> pro Gruppe nur {extreme}<| behalten>, "
                "als Objekt von der Gruppe zur Zahl"
            ),
        ),
        terse=("{at} => {extreme} je {by}", "{extreme} nach {by} über {at}"),
        states=("{at} ist ein Objekt und nennt für jedes {by} {extreme}",),
    ),
    "from_entries": Phrases(
        full=(
            "<mache|> {at:from} ein Objekt<| machen>, das {key} jedes Elements auf {content} abbildet",
            "<ersetze|> {at} durch ein Objekt<| ersetzen>: Schlüssel aus {key}, Werte aus {content}",
            (
                "<fasse|> {at} zu Schlüssel-Wert-Paaren <zusammen|zusammenfassen>, mit {key} als Schlüssel und "
                "{content} als Wert"
            ),
            "<wandle|> {at} in ein Objekt von {key} nach {content} <um|umwandeln>, die übrigen Felder entfallen",
            (
                "<baue|> {at:from} ein Objekt<| bauen>, in dem jedes {key} ein Schlüssel ist und das zugehörige "
                "{content} sein Wert"
            ),
        ),
        terse=("{at} => Objekt {key}: {content}", "Objekt {at:from}: Schlüssel {key}, Wert {content}"),
        states=("{at} ist ein Objekt mit Schlüsseln aus {key} und Werten aus {content}",),
    ),
    "transpose": Phrases(
        full=(
            (
                "<transponiere|> {at} von einem Array von Objekten in ein Objekt von Arrays<| transponieren>, ein "
                "Array je Schlüssel"
            ),
            (
                "<mache|> {at:in} aus Zeilen Spalten<| machen>: ein Objekt, in dem jeder Schlüssel das Array seiner "
                "Werte enthält"
            ),
            "<stelle|> {at} auf Spalten <um|umstellen>: ein Schlüssel je Feld, darin die Liste seiner Werte",
            (
                "<ersetze|> {at} durch ein Objekt<| ersetzen>, das für jeden Schlüssel das Array seiner Werte über "
                "alle Elemente enthält"
            ),
            "<drehe|> {at} so<| drehen>, dass jedes Feld zu einem Schlüssel mit allen seinen Werten als Array wird",
        ),
        terse=("{at} transponieren: Zeilen => Spalten", "{at} -> Objekt von Arrays (Spalten)"),
        states=("{at} ist ein Objekt mit einem Array von Werten je Schlüssel statt einer Liste von Zeilen",),
        notes=("die Werte bleiben in Zeilenfolge", "jedes Array folgt der Reihenfolge der Zeilen"),
    ),
}
