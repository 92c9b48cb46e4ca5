"""German: operations on single values."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "cast": Phrases(
        full=(
            "<wandle|> {at} in {type} <um|umwandeln>",
            "<konvertiere|> {at} in {type}<| konvertieren>",
            "<ändere|> den Typ {at:of} in {type}<| ändern>",
            "<mache|> {at:from} {type}<| machen>",
            "<überführe|> {at} vom bisherigen Typ in {type}<| überführen>",
        ),
        terse=("{at} -> {type}", "{at} in {type} umwandeln"),
        states=("{at} enthält statt des alten Typs {type}",),
    ),
    "map_values": Phrases(
        full=(
            "<ersetze|> {relabels} {at:in}<| ersetzen>",
            "<benenne|> die Werte {at:of} neu<| benennen>: {relabel_arrows}",
            "<gehe|> {at} <durch|durchgehen> und <ersetze|> dabei {relabels}<| ersetzen>",
            "<kodiere|> die Werte {at:of} wie folgt <um|umkodieren>: {relabel_arrows}",
            "<übersetze|> die Codes {at:in} nach dieser Tabelle<| übersetzen>: {relabel_arrows}",
        ),
        terse=("Werte {at:of}: {relabel_arrows}", "{at} umkodieren: {relabel_arrows}"),
        states=("die Werte {at:of} sind umkodiert: {relabel_arrows}",),
        notes=("andere Werte bleiben", "nicht genannte Werte bleiben unverändert"),
    ),
    "round": Phrases(
        full=(
            "<runde|> {at} auf {places}<| runden>",
            "<runde|> den Wert {at:of} auf {places}<| runden>",
            "<kürze|> {at} durch Runden auf {places}<| kürzen>",
            "<begrenze|> die Genauigkeit {at:of} auf {places}<| begrenzen>, gerundet",
            "<gib|> {at} nur auf {places} genau <an|angeben>, kaufmännisch gerundet",
        ),
        terse=("{at} runden: {places}", "{at} auf {places} runden"),
        states=("{at} ist auf {places} gerundet",),
        notes=(
            "die Hälfte wird vom Nullpunkt weg gerundet",
            "bei genau der Hälfte weg von null",
            "0.5 -> 1, -0.5 -> -1",
        ),
    ),
    "compute": Phrases(
        full=(
            "<ergänze|>{in} einen Schlüssel {field} mit {term}<| ergänzen>, gerundet auf {places}",
            (
                "<berechne|>{in} den Ausdruck {term} <und speichere|berechnen und> das Ergebnis, gerundet auf "
                "{places}, als {field}<| speichern>"
            ),
            "<füge|>{in} das Feld {field} <ein|einfügen>: {calc}, gerundet auf {places}",
            "<lege|>{in} ein neues Feld {field} <an|anlegen>, nämlich {calc}, auf {places} gerundet",
            (
                "<rechne|>{in} den Ausdruck {term} <aus|ausrechnen>; das Resultat kommt, auf {places} gerundet, "
                "in ein neues Feld {field}"
            ),
        ),
        terse=("{field}{in} = {term}, {places}", "neu{in}: {field} = {term}, gerundet auf {places}"),
        states=("es gibt{in} einen neuen Schlüssel {field}, und zwar {calc}, gerundet auf {places}",),
        notes=(
            "dezimal rechnen und die Hälfte weg von null runden",
            "in Dezimalarithmetik, genau die Hälfte vom Nullpunkt weg",
        ),
    ),
    "string_case": Phrases(
        full=(
            "<wandle|> den Wert {at:of} in {case} <um|umwandeln>",
            "<schreibe|> den Wert {at:of} in {case}<| schreiben>",
            "<stelle|> {at} auf {case} <um|umstellen>, nur den Wert, nicht den Schlüssel",
            "<setze|> den Text {at:of} ganz in {case}<| setzen>",
            "<verwende|> für den Wert {at:of} durchgehend {case}<| verwenden>",
        ),
        terse=("Wert {at:of} in {case}", "{at}: {case}"),
        states=("der Wert {at:of} steht in {case}",),
    ),
    "trim": Phrases(
        full=(
            "<trimme|> {at}<| trimmen>",
            "<entferne|> den Leerraum am Anfang und Ende {at:of}<| entfernen>",
            "<schneide|> führende und folgende Leerzeichen, Tabs und Umbrüche {at:of} <ab|abschneiden>",
            "<befreie|> den Text {at:in} an beiden Enden von Leerraum<| befreien>",
            "<kürze|> {at} um den Leerraum an den Rändern<| kürzen>",
        ),
        terse=("{at} trimmen", "Leerraum um {at} weg"),
        states=("der Wert {at:of} hat an den Enden keinen Leerraum",),
        notes=("Leerraum im Inneren bleibt", "nur an den Rändern, nicht mitten im Text"),
    ),
    "split": Phrases(
        full=(
            "<zerlege|> {at} an jedem {sep} in ein Array von Strings<| zerlegen>",
            "<teile|> {at} bei jedem {sep} in ein Array von Strings <auf|aufteilen>",
            "<trenne|> den String {at:in} an jedem {sep} <und speichere|trennen und> die Teile als Array<| speichern>",
            "<ersetze|> {at} durch das Array seiner Teile zwischen den Trennern {sep}<| ersetzen>",
            "<mache|> {at:from} eine Liste von Strings<| machen>, getrennt an {sep}",
        ),
        terse=("{at} an {sep} trennen", "{at}: String -> Array, Trenner {sep}"),
        states=("{at} ist ein Array mit den Teilen des alten Strings, getrennt an jedem {sep}",),
        notes=("die Trenner entfallen, sonst wird nichts gekürzt", "Teile nicht trimmen; ein leerer String ergibt []"),
    ),
    "replace_text": Phrases(
        full=(
            "<ersetze|> im Text {at:of} jedes {find} durch {with}<| ersetzen>",
            "<tausche|> im Wert {at:of} jedes {find} gegen {with} <aus|austauschen>",
            "<setze|> im Text {at:of} überall {with} für {find} <ein|einsetzen>",
            "<ändere|> im String {at:of} alle Vorkommen von {find} in {with}<| ändern>",
            "<suche|> im Text {at:of} nach {find} <und schreibe|suchen und> dort stattdessen {with}<| schreiben>",
        ),
        terse=("Text {at:of}: {find} -> {with}", "im Text {at:of} {find} durch {with} ersetzen"),
        states=("im Text {at:of} steht {with}, wo immer {find} stand",),
        notes=("wörtlich, Groß- und Kleinschreibung zählt", "reiner Text, kein Muster; Groß/klein wird unterschieden"),
    ),
    "date_format": Phrases(
        full=(
            "<schreibe|> das Datum {at:in} von {reads} auf {writes} <um|umschreiben>",
            "<wandle|> das Datum {at:of} vom Format {reads} ins Format {writes} <um|umwandeln>",
            "<ändere|> das Datumsformat {at:of}<| ändern>: Aus {reads} wird {writes}",
            "<formatiere|> {at} von {reads} nach {writes} <um|umformatieren>",
            "<gib|> das Datum {at:of}, bisher {reads}, als {writes} <an|angeben>",
        ),
        terse=("Datum {at}: {reads} -> {writes}", "{at} umformatieren: {reads} => {writes}"),
        states=("das Datum {at:of} hat die Form {writes} statt {reads}",),
        notes=("es bleibt ein String", "weiterhin ein String, mit führenden Nullen"),
    ),
    "date_format.time": Phrases(
        full=(
            "<kürze|> den Zeitstempel {at:in} auf sein Datum<| kürzen>, geschrieben als {writes}",
            "<reduziere|> die Datums- und Zeitangabe {at:of} auf das reine Datum der Form {writes}<| reduzieren>",
            "<ersetze|> den Zeitstempel {at:of} durch sein Datum im Format {writes}<| ersetzen>",
            "<schreibe|> vom Zeitstempel {at:of} nur den Tag<| schreiben>, als {writes}",
            "<formatiere|> den Zeitstempel {at:in} als Datum ohne Uhrzeit <um|umformatieren>, {writes}",
        ),
        terse=("Zeitstempel {at} -> Datum {writes}", "{at}: nur Datum, {writes}"),
        states=("aus dem Zeitstempel {at:of} ist ein reines Datum der Form {writes} geworden",),
        notes=(
            "das Datum wie geschrieben, ohne Umrechnung der Zeitzone",
            "keine Zeitzonen-Umrechnung: Uhrzeit und Offset entfallen einfach",
        ),
    ),
}
