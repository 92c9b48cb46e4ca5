"""Pools of German: what people, shops, schools, media and offices write into short fields.

One line a pool, as in `naming.pools`; every language has the same pools.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

from edgejson.values.naming.pool_lines import read_pools

__all__ = ["POOLS"]

POOLS = read_pools(r"""
byline = Von Maria Keller | Redaktion | Von Daniel Brandt | Von der Lokalredaktion | Von Sofia Lindner
nationality = brasilianisch | deutsch | französisch | spanisch | US-amerikanisch | portugiesisch | italienisch | kanadisch | japanisch
marital_status = ledig | verheiratet | geschieden | verwitwet
relationship = Ehepartner/in | Elternteil | Geschwisterteil | Freund/in | Kind | Lebenspartner/in
education = Bachelor of Science | Master of Arts | Promotion in Chemie | Abitur | MBA
degree = Bachelor of Science | Master of Arts | Promotion | MBA | Bachelor of Engineering
school = Goethe-Gymnasium | Gesamtschule Nord | Berufskolleg am Stadtpark | Realschule an der Aller | Waldschule
university = Universität Leipzig | Technische Universität München | Universität zu Köln | Universität Freiburg | RWTH Aachen
course = Einführung in die Statistik | Lineare Algebra | Europäische Geschichte der Neuzeit | Datenbanksysteme | Organische Chemie
subject_area = Mathematik | Biologie | Geschichte | Informatik | Volkswirtschaftslehre | Physik
expertise = öffentliche Gesundheit, Statistik | Klimapolitik | Datenjournalismus | Gesellschaftsrecht, Fusionen | maschinelles Lernen
skill = Verhandlungsführung | SQL | Schweißen | Projektmanagement | Erste Hilfe | Python | Übersetzen | Buchführung
hobby = Wandern | Schach | Fotografie | Gartenarbeit | Radfahren | Töpfern | Lesen
award = Beste Reportage 2024 | Regionaler Pressepreis | Innovationspreis 2025 | Goldene Feder | Nachwuchspreis Forschung
certification = ISO 9001 | AWS Solutions Architect | PMP | ISO 27001 | Ersthelfer im Betrieb
department = Entwicklung | Finanzen | Vertrieb | Betrieb | Marketing | Recht | Einkauf | Personal | Kundenservice
department_name = Entwicklung | Finanzen | Vertrieb | Betrieb | Marketing | Recht | Einkauf | Support
team = Plattform | Zahlungsverkehr | Wachstum | Dateninfrastruktur | Mobil | Kundenbetreuung | Außendienst
group = Finanzteam | Nachtschicht | Betatester | Regionalleitung | Großkunden | Ehrenamtliche
room = Raum 204 | Besprechungsraum B | Halle 3 | Labor 1.07 | Hörsaal
building = Gebäude C | Ostflügel | Turm 2 | Haupthalle | Lagerhalle 4
floor = 3. OG | EG | 12. OG | Zwischengeschoss | 2. OG
unit_number = Whg. 4 | Büro 210 | Einheit 7 | Whg. 12 | 3. OG links
po_box = Postfach 14 82 | Postfach 77 | Postfach 3 02 15
address_extra = Whg. 4 | Büro 210 | 3. Etage | Gebäude C | c/o Empfang
district = Mitte | Nordstadt | Altstadt | Weststadt | Südviertel
continent = Europa | Südamerika | Nordamerika | Asien | Afrika | Ozeanien
world_region = EMEA | Lateinamerika | Nordamerika | Asien-Pazifik | DACH | Nordische Länder
place_name = Hafenmuseum | Lindenpark | Stadtbibliothek | Markthalle am Fluss | Sporthalle am Hang | Theater am Kai
landmark = neben dem Rathaus | gegenüber vom Bahnhof | hinter der Bibliothek
material = Eiche | Edelstahl | Baumwolle | Aluminium | Wolle | Polycarbonat
color_name = Schwarz | Weiß | Marineblau | Oliv | Silber | Graphit | Petrol | Bordeaux | Sand | Koralle
size_label = klein | mittel | groß | sehr groß
packaging = Karton | Palette | Beutel | Flasche | Kiste
category = Elektronik | Bücher | Haus und Garten | Sport | Gesundheit | Lebensmittel | Reisen | Bildung
subcategory = Kopfhörer | Kochbücher | Beleuchtung | Laufen | Vitamine | Kaffee | Städtereisen
genre = Thriller | Dokumentarfilm | Science-Fiction | Komödie | Biografie | Drama | Fantasy | Krimi
music_genre = Jazz | Folk | Rock | Klassik | Elektro | Samba | Soul
plot = Zwei Schwestern betreiben eine Fähre, bis ein Sturm ihre Pläne durchkreuzt. | Ein pensionierter Lehrer sucht den Verfasser eines alten Briefes. | Eine Kleinstadt wacht ohne Strom auf. | Eine Köchin und ein Pianist eröffnen in einem leeren Bahnhof ein Restaurant.
hospital = Klinikum Nord | St.-Elisabeth-Krankenhaus | Kreiskrankenhaus am See | Marienhospital | Klinik am Stadtpark | Universitätsklinikum | Diakonissenkrankenhaus | Fachklinik Waldhof
item_condition = neu | gut | wie neu | gebraucht | generalüberholt
topic = öffentlicher Nahverkehr | erneuerbare Energien | Wohnen | Schulverpflegung | Datenschutz | kleine Unternehmen | Hochwasserschutz
section = Wirtschaft | Ausland | Kultur | Sport | Wissenschaft | Meinung
newspaper_desk = Lokales | Wirtschaft | Kultur | Investigativ
publication = Hafenzeitung | Nordkurier | Neue Wochenschau | Der Seebote | Stadtanzeiger
edition = Morgenausgabe | 2. Auflage | Wochenende | Frühjahr 2025 | International
series = Briefe aus dem Obstgarten | Stadtnotizen | Tiefes Wasser | Feldführer
game = Hafenmeister | Schach | Sternenarena | Wörtergarten
sport = Fußball | Tennis | Schwimmen | Handball | Radsport
recipe = Kürbissuppe | Rindergulasch | Spinatlasagne | Gemüsepaella | Kartoffelsalat | Kichererbsencurry | Tarte Tatin | Moqueca | Gegrillte Forelle | Linsensuppe | Brathähnchen mit Zitrone | Pilzrisotto | Königsberger Klopse | Apfelkuchen
ingredient = Olivenöl | Mehl | Knoblauch | Tomaten | schwarze Bohnen | Butter | Thymian
cuisine = italienisch | brasilianisch | thailändisch | französisch | mexikanisch
food = Linsensuppe | gegrillter Lachs | Gemüselasagne | Hähnchencurry
drink = Espresso | Mineralwasser | grüner Tee | Orangensaft
animal = Hund | Katze | Pferd | Kaninchen | Papagei
breed = Labrador Retriever | Siamkatze | Border Collie | Maine Coon
plant = Lavendel | Eiche | Tomate | Basilikum | Farn
medication = Ibuprofen 400 mg | Amoxicillin 500 mg | Metformin 850 mg | Paracetamol 500 mg
dosage = 500 mg zweimal täglich | 10 mg täglich | 1 Tablette alle 8 Stunden | 5 ml morgens
diagnosis = Allergische Rhinitis | Arterielle Hypertonie | Distale Radiusfraktur links | Diabetes mellitus Typ 2 | Migräne
symptom = Kopfschmerzen | Husten | Fieber | Schwindel | Rückenschmerzen
allergy = Penicillin | Erdnüsse | Pollen | Latex | Schalentiere
body_part = linkes Knie | unterer Rücken | rechte Schulter | Nacken
insurance = gesetzlich | privat | Haftpflicht | Allianz Comfort
chemical = Natriumchlorid | Ethanol | Kupfersulfat | Aceton
weather = teils bewölkt | leichter Regen | klar | bedeckt | Schneeschauer
season = Frühling | Sommer | Herbst | Winter
month = Januar | März | Mai | Juli | September | November
weekday = Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag
time_span = 30 Minuten | 2 Stunden | 10 Sekunden | 3 Tage | 1 Woche | 15 Minuten
audience = Kunden | Entwickler | neue Beschäftigte | Lehrkräfte | breite Öffentlichkeit
payment_terms = 30 Tage netto | sofort fällig | 50 % Anzahlung, Rest bei Lieferung | 14 Tage netto
tax_name = MwSt. 19 % | USt. | Umsatzsteuer | MwSt. 7 %
jurisdiction = Delaware | Bayern | São Paulo | England und Wales
filing = Jahresabschluss | Änderung der Anschrift | Bestellung eines Geschäftsführers
share_class = Stammaktien | Vorzugsaktien | Klasse A
alt_text = Zwei Personen im Gespräch an einem Marktstand | Eine Fähre verlässt bei Sonnenaufgang den Hafen | Diagramm der monatlichen Umsätze | Rotes Fahrrad an einer Wand | Das Rathaus vom Platz aus gesehen
caption = Das neue Fährterminal wurde im Mai eröffnet. | Freiwillige pflanzen Bäume am Flussufer. | Monatsumsatz nach Region, 2025. | Der Chor bei seinem Frühjahrskonzert.
credit = Foto: Clara Mendes | Jonas Reuter / Nordkurier | Illustration: Studio Linde
rights = Alle Rechte vorbehalten | Frei zugänglich | Nur für Mitglieder
disclaimer = Preisänderungen vorbehalten. | Die Meinungen sind die der Autorin. | Nur solange der Vorrat reicht.
language_name = Englisch | Portugiesisch | Deutsch | Französisch | Spanisch
language_list = Englisch, Deutsch | Portugiesisch, Spanisch | Französisch
greeting = Guten Morgen | Schön, dass Sie wieder da sind | Hallo und herzlich willkommen
source_name = Kundenumfrage 2025 | Reuters | Statistisches Bundesamt | Interne Unterlagen | Außendienstbericht
campaign_goal = mehr Anmeldungen | weniger Rücksendungen | neue Regionen erschließen
call_to_action = Weiterlesen | Jetzt anmelden | Tisch reservieren | Bericht herunterladen | Jetzt starten
button = Änderungen speichern | Weiter | In den Warenkorb | Senden | Abbrechen
label = Bestellnummer | Lieferadresse | Beginn | Gesamtsumme | Name des Kunden | Menge
placeholder = Bestellungen suchen | Betrag eingeben | z. B. Berlin | Datum auswählen | Nachricht schreiben
tooltip = Zeigt den Gesamtbetrag inklusive Steuern | Öffnet ein neues Fenster | Wird stündlich aktualisiert
help = Leer lassen, um den Standardwert zu verwenden. | Für alle im Team sichtbar. | Anzahl der Tage bis zur Erinnerung. | Nur Buchstaben und Ziffern sind erlaubt.
instructions = Taste drei Sekunden lang gedrückt halten. | Unterschriebenes Formular beilegen und bis Freitag absenden. | Vor Gebrauch gut schütteln.
question = Wie zufrieden sind Sie mit der Lieferung? | Welches Produkt haben Sie gekauft? | Wann möchten Sie beginnen? | Haben Sie Allergien?
answer = Ja, zweimal pro Woche. | Die blaue, Größe M. | Ich würde es weiterempfehlen. | Noch nicht, aber bald.
quote = Mit so vielen Besuchern hatten wir nicht gerechnet. | Das spart uns zwei Stunden pro Woche. | Die Ergebnisse sprechen für sich.
event = Tag der offenen Tür | Mitgliederversammlung | Hafenlauf 2026 | Winterkonzert | Produktvorstellung Lissabon
session = Eröffnungsvortrag | Workshop: verständlich schreiben | Podium zum Stadtverkehr | Posterausstellung
holiday = Weihnachten | Ostermontag | Tag der Deutschen Einheit | Tag der Arbeit | Pfingstmontag
chapter = Der erste Winter | Einrichtung | Ergebnisse und Diskussion | Über den Fluss
abstract = Wir vergleichen drei Verfahren zur Messung der Bodenfeuchte und geben ihre Abweichung über eine Saison an. | Dieser Bericht beschreibt, wie ländliche Bibliotheken ihre Öffnungszeiten zwischen 2019 und 2025 verändert haben.
ticket_type = Erwachsene | Studierende | Tageskarte | Familie
seat = 14C | Reihe F, Platz 12 | 22A | Balkon 3
reason = Vom Kunden geändert | Nicht auf Lager | Doppelter Eintrag | Auf Wunsch der Autorin | Geplante Wartung
change = Lieferdatum korrigiert. | Fehlenden Anhang ergänzt. | Kontaktdaten des Regionalbüros aktualisiert. | Klargestellt, wer einen Antrag stellen kann.
search_term = kabellose Kopfhörer | Laufschuhe | Steuererklärung 2025 | Kaffeemühle | Stehschreibtisch | Zugtickets
template = {{ name }}-{{ version }} | Hallo {{ first_name }}, Ihre Bestellung ist unterwegs. | {{ .Values.image.repository }}:{{ .Values.image.tag }} | build-{{ number }} | Bestellung {{ order_id }} ist abholbereit
html = <p>Die Lieferung dauert zwei bis drei Werktage.</p> | <h2>Öffnungszeiten</h2><p>Montag bis Freitag, 9 bis 18 Uhr.</p> | <p>Das Büro ist an <strong>Feiertagen</strong> geschlossen.</p> | <ul><li>Kostenlose Rücksendung</li><li>Zwei Jahre Garantie</li></ul>
markdown = ## Installation: Installationsprogramm ausführen und Dienst neu starten. | **Hinweis:** Der Export läuft jede Nacht um 3:00 Uhr. | `make install` ausführen, dann den Dienst neu starten.
docs_title = Benutzerhandbuch | API-Referenz | Installation | Migrationsleitfaden
link_text = unsere Lieferbedingungen | der vollständige Bericht | Kontakt | Öffnungszeiten
""")
