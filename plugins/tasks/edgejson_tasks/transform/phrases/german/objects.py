"""German: operations on objects and their members."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "rename_keys": Phrases(
        full=(
            "<benenne|>{in} [das Feld|die Felder] {pairs} <um|umbenennen>",
            "<benenne|>{in} [den Schlüssel|die Schlüssel] {pairs} <um|umbenennen>",
            "<ändere|>{in} [den Namen des Felds|die Namen der Felder] {pairs}<| ändern>, die Werte bleiben gleich",
            "<führe|>{in} [diese Umbenennung|diese Umbenennungen] <durch|durchführen>: {arrows}",
            "<gib|>{in} [diesem Schlüssel einen neuen Namen|diesen Schlüsseln neue Namen]<| geben>: {arrows}",
            "<ersetze|>{in} [den Feldnamen|die Feldnamen]<| ersetzen>, ohne die Werte anzufassen: {arrows}",
        ),
        terse=("umbenennen{in}: {arrows}", "Schlüssel{in} umbenennen: {arrows}"),
        states=("[der Schlüssel heißt|die Schlüssel heißen]{in} nun so: {arrows}",),
    ),
    "rename_keys.deep": Phrases(
        full=(
            "<benenne|>{within} überall, auf jeder Tiefe, [das Feld|die Felder] {pairs} <um|umbenennen>",
            (
                "<benenne|> [den Schlüssel|die Schlüssel] {pairs}{within} auf allen Ebenen <um|umbenennen>, auch "
                "innerhalb von Arrays"
            ),
            "<führe|> [diese Umbenennung|diese Umbenennungen]{within} rekursiv <durch|durchführen>: {arrows}",
            (
                "<ersetze|>{within} in allen verschachtelten Objekten [den Schlüsselnamen|die Schlüsselnamen]<| "
                "ersetzen>: {arrows}"
            ),
            (
                "<suche|> [den Schlüssel|die Schlüssel]{within} auf jeder Ebene "
                "<und benenne sie um|suchen und umbenennen>: {arrows}"
            ),
        ),
        terse=("umbenennen{within} (rekursiv): {arrows}", "Schlüssel{within} auf allen Ebenen umbenennen: {arrows}"),
        states=("[der Schlüssel ist|die Schlüssel sind]{within} auf jeder Ebene umbenannt: {arrows}",),
    ),
    "key_case": Phrases(
        full=(
            "<wandle|> alle Schlüssel{within}, auf jeder Ebene, in {style} <um|umwandeln>",
            "<schreibe|> alle Schlüssel{within} in {style}<| schreiben>, auch die verschachtelten",
            (
                "<stelle|> die Schreibweise aller Schlüssel{within} (auch in Unterobjekten und Arrays) auf {style} "
                "<um|umstellen>"
            ),
            "<bringe|> sämtliche Schlüssel{within} auf allen Ebenen in die Form {style}<| bringen>",
            "<vereinheitliche|> alle Schlüssel{within} zu {style}<| vereinheitlichen>, egal wie tief sie liegen",
        ),
        terse=("alle Schlüssel{within} (rekursiv) -> {style}", "Schlüssel{within} -> {style}, alle Ebenen"),
        states=("alle Schlüssel{within} stehen in {style}, auf jeder Ebene",),
        notes=(
            "eine Folge von Großbuchstaben wie ID gilt als ein Wort",
            "mehrere Großbuchstaben hintereinander (ID, URL) zählen als ein einziges Wort",
        ),
    ),
    "prefix_keys": Phrases(
        full=(
            "<stelle|> jedem Schlüssel{in} das Präfix {prefix} <voran|voranstellen>",
            "<setze|> {prefix} vor jeden Schlüssel{in}<| setzen>",
            "<ergänze|> alle Schlüssel{in} um das Präfix {prefix}<| ergänzen>",
            "<versieh|> sämtliche Schlüssel{in} mit dem Präfix {prefix}<| versehen>",
            "<lass|> jeden Schlüssel{in} mit {prefix} beginnen<| lassen>, dem alten Namen vorangestellt",
        ),
        terse=("Präfix {prefix} für alle Schlüssel{in}", "Schlüssel{in}: {prefix} voranstellen"),
        states=("jeder Schlüssel{in} trägt das Präfix {prefix} vor dem alten Namen",),
        notes=("nur diese Ebene, tiefere Schlüssel bleiben", "tiefer liegende Schlüssel bleiben, wie sie sind"),
    ),
    "strip_prefix": Phrases(
        full=(
            "<entferne|> das Präfix {prefix} von den Schlüsseln{in}<| entfernen>",
            "<streiche|> bei jedem Schlüssel{in}, der so beginnt, das führende {prefix}<| streichen>",
            "<nimm|> den Schlüsseln{in} ihr Präfix {prefix} <weg|wegnehmen>",
            "<kürze|> die Schlüssel{in} um das Präfix {prefix}<| kürzen>",
            "<schneide|> {prefix} am Anfang der Schlüssel{in} <ab|abschneiden>",
        ),
        terse=("Präfix {prefix} der Schlüssel{in} entfernen", "Schlüssel{in}: ohne Präfix {prefix}"),
        states=("die Schlüssel{in} haben ihr Präfix {prefix} verloren",),
        notes=(
            "Schlüssel ohne das Präfix und tiefere Ebenen bleiben; was nur aus dem Präfix besteht, bleibt auch",
            "nur diese Ebene; ein Schlüssel, der dabei leer würde, behält seinen Namen",
        ),
    ),
    "keep_fields": Phrases(
        full=(
            "<behalte|>{in} nur [das Feld|die Felder] {fields}<| behalten>",
            "<entferne|>{in} alles außer {fields}<| entfernen>",
            "<lass|>{in} nur {fields} stehen<| lassen> und <wirf|> den Rest <weg|wegwerfen>",
            "<reduziere|> die Daten{in} auf [das Feld|die Felder] {fields}<| reduzieren>",
            "<lösche|>{in} alle Schlüssel außer {fields}<| löschen>",
            "<übernimm|>{in} ausschließlich [das Feld|die Felder] {fields}<| übernehmen>",
        ),
        terse=("nur {fields}{in} behalten", "behalten{in}: {fields}"),
        states=("nur noch {fields} [ist|sind]{in} übrig",),
    ),
    "drop_fields": Phrases(
        full=(
            "<entferne|>{in} [das Feld|die Felder] {fields}<| entfernen>",
            "<lösche|> {fields}{in}<| löschen>, alles andere bleibt",
            "<streiche|>{in} [den Schlüssel|die Schlüssel] {fields}<| streichen>",
            "<lass|>{in} [das Feld|die Felder] {fields} <weg|weglassen>",
            "<wirf|> {fields}{in} <raus|rauswerfen>",
            "<nimm|>{in} [den Schlüssel|die Schlüssel] {fields} <heraus|herausnehmen>",
        ),
        terse=("{fields}{in} entfernen", "weg{in}: {fields}"),
        states=("[der Schlüssel {fields} kommt|die Schlüssel {fields} kommen]{in} nicht mehr vor",),
    ),
    "project": Phrases(
        full=(
            "<ersetze|> {at} durch ein neues Objekt mit genau diesen Schlüsseln<| ersetzen>: {sources}",
            "<baue|> {at} zu einem Objekt mit nur diesen Schlüsseln <um|umbauen>: {sources}",
            "<mache|> {at:from} ein Objekt mit ausschließlich diesen Schlüsseln<| machen>: {sources}",
            "<forme|> {at} in ein Objekt <um|umformen>, dessen einzige Schlüssel {sources} sind",
            "<stelle|> {at} neu <zusammen|zusammenstellen>, nur mit diesen Schlüsseln: {sources}",
        ),
        terse=("{at} => Objekt nur mit: {equations}", "{at} neu: {equations}"),
        states=("an der Stelle {at:of} steht ein Objekt mit genau diesen Schlüsseln: {sources}",),
        notes=("die Pfade beginnen beim alten Objekt", "alle Pfade gelten relativ zum alten Objekt"),
    ),
    "move": Phrases(
        full=(
            "<verschiebe|> {source} {home:into}<| verschieben>, unter dem Namen {name}",
            "<nimm|> {source} von seinem Platz <und setze|nehmen und> es als {name} {home:into}<| setzen>",
            "<verlagere|> {source} als {name} {home:into}<| verlagern>",
            (
                "<hole|> {source} von seiner bisherigen Stelle <und lege|holen und> es {home:into} unter {name} "
                "<ab|ablegen>"
            ),
            "<schneide|> {source} <aus|ausschneiden> und <füge|> es {home:into} unter {name} <ein|einfügen>",
        ),
        terse=("{source} verschieben {home:into} als {name}", "{source} -> {home:into} als {name} (verschieben)"),
        states=("was {source} war, ist {home:into} gewandert und heißt dort {name}",),
    ),
    "copy": Phrases(
        full=(
            "<kopiere|> {source} {home:into} unter dem Namen {name}<| kopieren>, das Original bleibt",
            "<füge|> {home:into} einen Schlüssel {name} mit demselben Wert wie {source} <ein|einfügen>",
            "<dupliziere|> {source}<| duplizieren>: Die Kopie kommt als {name} {home:into}, das Original bleibt stehen",
            "<schreibe|> den Wert von {source} zusätzlich als {name} {home:into}<| schreiben>",
            "<lege|> eine Kopie von {source} als {name} {home:into}<| legen>, ohne das Original zu ändern",
        ),
        terse=(
            "{source} kopieren {home:into} als {name}; Original bleibt",
            "Kopie von {source} {home:into} als {name}",
        ),
        states=("der Wert von {source} ist zusätzlich als {name} {home:into} kopiert",),
    ),
    "nest": Phrases(
        full=(
            (
                "<verschiebe|>{in} [das Feld|die Felder] {fields} in ein neues Objekt {under} auf derselben Ebene<| "
                "verschieben>"
            ),
            (
                "<fasse|>{in} [das Feld|die Felder] {fields} in einem neuen Unterobjekt namens {under} "
                "<zusammen|zusammenfassen>"
            ),
            "<packe|>{in} [das Feld|die Felder] {fields} unter einen neuen Schlüssel {under}<| packen>",
            (
                "<lege|>{in} ein Objekt {under} <an|anlegen> und <verschiebe|> {fields} von dort "
                "<hinein|hineinverschieben>"
            ),
            "<bündle|>{in} [das Feld|die Felder] {fields} in einem neuen Objekt {under}<| bündeln>",
        ),
        terse=("{fields}{in} in neues Objekt {under}", "{under}{in} = Objekt aus {fields} (verschoben)"),
        states=("{fields} [steht|stehen]{in} in einem neuen Objekt {under} auf derselben Ebene",),
    ),
    "unnest": Phrases(
        full=(
            "<hebe|>{in} die Felder des Objekts {field} eine Ebene höher <und entferne|heben und> {field}<| entfernen>",
            "<löse|>{in} das Objekt {field} <auf|auflösen>: Seine Schlüssel rücken in das umgebende Objekt",
            "<packe|>{in} das Objekt {field} <aus|auspacken>, sodass seine Schlüssel an seiner Stelle stehen",
            "<ersetze|>{in} das Objekt {field} durch seine eigenen Felder<| ersetzen>, eine Ebene höher",
            (
                "<ziehe|>{in} alles aus dem Objekt {field} nach oben ins umgebende Objekt<| ziehen>; die leere Hülle "
                "fällt weg"
            ),
        ),
        terse=("{field}{in} auflösen (eine Ebene höher)", "{field}{in} auspacken"),
        states=("das Objekt {field}{in} gibt es nicht mehr, seine Felder stehen direkt im umgebenden Objekt",),
    ),
    "extract": Phrases(
        full=(
            "<nimm|> nur {source}<| nehmen>; das wird das ganze Dokument",
            "<ziehe|> {source} <heraus|herausziehen>, als Ersatz für das ganze Dokument",
            "<ersetze|> das Dokument durch den Inhalt von {source}<| ersetzen>",
            "<wirf|> alles um {source} herum <weg|wegwerfen>, sodass dieser Wert das neue Dokument ist",
            "<mache|> {source} zur neuen Wurzel<| machen>, der Rest entfällt",
        ),
        terse=("{source} als neue Wurzel", "Wurzel = {source}"),
        states=("das Dokument besteht nur noch aus dem bisherigen Inhalt von {source}",),
    ),
    "default_values": Phrases(
        full=(
            "<ergänze|>{in} Standardwerte<| ergänzen>, wo der Schlüssel {nulls}: {assignments}",
            "<verwende|>{in} diese Standardwerte<| verwenden>, wenn ein Schlüssel {nulls}: {assignments}",
            "<setze|>{in} Folgendes<| setzen>, wo immer der Schlüssel {nulls}: {assignments}",
            (
                "<sorge|>{in} dafür<| sorgen>, dass es diese Schlüssel gibt, mit dem genannten Wert, falls einer "
                "{nulls}: {assignments}"
            ),
            "<fülle|>{in} Lücken <auf|auffüllen>, sofern der Schlüssel {nulls}: {assignments}",
        ),
        terse=("Standardwerte{in}, falls Schlüssel {nulls}: {settings}", "wenn Schlüssel{in} {nulls}: {settings}"),
        states=("überall, wo der Schlüssel{in} {nulls}, gilt nun: {assignments}",),
    ),
    "remove_nulls": Phrases(
        full=(
            "<entferne|>{within} jeden Schlüssel<| entfernen>, dessen Wert null ist, auf jeder Ebene",
            "<lösche|>{within} alle Felder mit dem Wert null<| löschen>, auch verschachtelte",
            "<streiche|>{within} überall die null-Felder<| streichen>",
            "<wirf|>{within} jeden Schlüssel <raus|rauswerfen>, der null enthält, egal wie tief",
            "<räume|>{within} Schlüssel mit null auf allen Ebenen <aus|ausräumen>",
        ),
        terse=("null-Felder{within} entfernen, rekursiv", "Schlüssel mit null{within} weg (alle Ebenen)"),
        states=("kein Schlüssel{within} hat mehr den Wert null, auf keiner Ebene",),
        notes=(
            "null in Arrays bleibt; Objekte, die leer werden, bleiben als {} stehen",
            "Array-Elemente mit null nicht anfassen, leer gewordene Objekte bleiben als {}",
        ),
    ),
    "remove_empty": Phrases(
        full=(
            '<entferne|>{within} jeden Schlüssel<| entfernen>, dessen Wert null, "", [] oder {} ist, auf jeder Ebene',
            '<lösche|>{within} alle leeren Felder (null, "", [] und {})<| löschen>, auch verschachtelte',
            '<räume|>{within} überall leere Felder <aus|ausräumen>: null, "", [] und {}',
            '<wirf|>{within} jeden Schlüssel <raus|rauswerfen>, der null, "", [] oder {} enthält, egal wie tief',
            '<streiche|>{within} Schlüssel ohne Inhalt (null, "", [], {}) auf allen Ebenen<| streichen>',
        ),
        terse=(
            'leere Felder{within} (null, "", [], {}) entfernen, rekursiv',
            'Schlüssel{within} mit null/""/[]/{} weg',
        ),
        states=('kein Schlüssel{within} hat mehr den Wert null, "", [] oder {}, auf keiner Ebene',),
        notes=(
            "ein Objekt, das dadurch leer wird, fällt auch weg; Array-Elemente bleiben",
            "von innen nach außen, leer gewordene Objekte verschwinden also ebenfalls; Array-Elemente bleiben",
        ),
    ),
    "flatten": Phrases(
        full=(
            "<mache|> {at} flach<| machen>, {how}",
            "<bringe|> {at} auf eine einzige Ebene<| bringen>, {how}",
            "<löse|> alle Verschachtelungen {at:of} in ein flaches Objekt <auf|auflösen>, {how}",
            "<klappe|> die inneren Objekte {at:of} zu einem flachen Objekt <zusammen|zusammenklappen>, {how}",
            "<führe|> alle Ebenen {at:of} auf einer <zusammen|zusammenführen>, {how}",
        ),
        terse=("{at} flach, {how}", "{at} -> flaches Objekt, {how}"),
        states=("{at} ist ein flaches Objekt mit nur einer Ebene, {how}",),
        notes=("{arrays}; leere Objekte und Arrays bleiben als Werte", "leere Container bleiben als Werte, {arrays}"),
    ),
    "unflatten": Phrases(
        full=(
            (
                "<trenne|> jeden Schlüssel {at:of} an {sep} <und baue|trennen und> daraus verschachtelte Objekte "
                "<auf|aufbauen>"
            ),
            "<entfalte|> die Schlüssel {at:of} zu verschachtelten Objekten<| entfalten>, {sep} trennt die Ebenen",
            (
                "<stelle|> die Verschachtelung {at:of} <wieder her|wiederherstellen>; "
                "in den Schlüsseln trennt {sep} außen von innen"
            ),
            "<mache|> aus den flachen Schlüsseln {at:of} verschachtelte Objekte<| machen>, getrennt an jedem {sep}",
            "<baue|> die Hierarchie {at:of} aus den Schlüsseln <auf|aufbauen>, deren Ebenen {sep} trennt",
        ),
        terse=("{at} verschachteln, Trenner {sep}", "{at}: Schlüssel -> Ebenen, Trenner {sep}"),
        states=("{at} ist wieder verschachtelt, die Schlüssel sind an jedem {sep} getrennt",),
        notes=(
            "auch Teile aus Ziffern sind Schlüssel, es entstehen keine Arrays",
            "Zahlen in Namen sind ebenfalls Schlüssel",
        ),
    ),
    "to_entries": Phrases(
        full=(
            (
                "<mache|> {at:from} ein Array mit einem Objekt je Schlüssel<| machen>, der Name unter {key}, der "
                "Inhalt unter {content}"
            ),
            (
                "<wandle|> {at} in eine Liste von Einträgen <um|umwandeln>, je mit {key} (alter Schlüssel) und "
                "{content} (sein Wert)"
            ),
            (
                "<ersetze|> {at} durch ein Array von Objekten<| ersetzen>, mit {key} für den Namen und {content} für "
                "den Wert"
            ),
            (
                "<liste|> die Felder {at:of} als Array von Objekten <auf|auflisten>: {key} enthält den alten "
                "Schlüssel, {content} den Wert"
            ),
            "<schreibe|> {at} in ein Array von Paaren <um|umschreiben>, der Schlüssel in {key}, der Wert in {content}",
        ),
        terse=("{at} => Einträge: {key}, {content}", "Einträge {at:from}: Schlüssel in {key}, Wert in {content}"),
        states=("{at} ist ein Array von Objekten mit dem alten Schlüssel in {key} und dem Wert in {content}",),
        notes=(
            "Einträge aufsteigend nach altem Schlüssel, nach Codepunkten",
            "nach den alten Schlüsseln sortiert (Codepunkte)",
        ),
    ),
    "deep_merge": Phrases(
        full=(
            "<mische|> dieses Objekt auf allen Ebenen unter {at}<| mischen>: {patch}",
            "<verschmelze|> {at} rekursiv mit diesem Objekt<| verschmelzen>: {patch}",
            (
                "<führe|> {at} mit diesem Objekt <zusammen|zusammenführen>, in jeder Tiefe, die neuen Werte gewinnen: "
                "{patch}"
            ),
            "<ergänze|> {at} Ebene für Ebene um diese Werte<| ergänzen>: {patch}",
            "<überlagere|> {at} tief mit diesem Objekt<| überlagern>: {patch}",
        ),
        terse=("Deep Merge {at}: {patch}", "{at} += {patch} (Deep Merge)"),
        states=("{at} ist auf allen Ebenen mit diesem Objekt verschmolzen: {patch}",),
        notes=(
            "Arrays und andere Werte werden ganz ersetzt; null wird als Wert gespeichert",
            "nur Objekte werden verschmolzen, alles andere überschrieben, auch durch null",
        ),
    ),
    "merge_patch": Phrases(
        full=(
            "<wende|> diesen JSON Merge Patch (RFC 7396) auf {at} <an|anwenden>: {patch}",
            "<patche|> {at} nach RFC 7396 mit diesem Merge Patch<| patchen>: {patch}",
            "<aktualisiere|> {at} mit diesem Merge Patch nach RFC 7396<| aktualisieren>: {patch}",
            "<führe|> den JSON Merge Patch {patch} für {at} <aus|ausführen>",
            "<ändere|> {at} gemäß diesem Merge Patch (RFC 7396)<| ändern>: {patch}",
        ),
        terse=("Merge Patch {at}: {patch}", "RFC 7396 auf {at}: {patch}"),
        states=("{at} sieht aus wie nach dem JSON Merge Patch {patch}",),
        notes=(
            "null entfernt den Schlüssel, Arrays werden ganz ersetzt",
            "bei null fällt der Schlüssel weg; Arrays als Ganzes",
        ),
    ),
    "json_patch": Phrases(
        full=(
            "<wende|> diesen JSON Patch (RFC 6902) auf {at} <an|anwenden>: {patch}",
            "<patche|> {at} mit diesen Operationen nach RFC 6902<| patchen>: {patch}",
            "<führe|> den folgenden JSON Patch für {at} <aus|ausführen>: {patch}",
            "<wende|> diese JSON-Patch-Operationen der Reihe nach auf {at} <an|anwenden>: {patch}",
            "<ändere|> {at} gemäß diesem Patch (RFC 6902)<| ändern>: {patch}",
        ),
        terse=("JSON Patch {at}: {patch}", "RFC 6902 auf {at}: {patch}"),
        states=("{at} sieht aus wie nach dem JSON Patch {patch}",),
    ),
}
