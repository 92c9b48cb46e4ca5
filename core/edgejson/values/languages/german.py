"""German, as it is written in Germany."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.languages.german_pools import POOLS
from edgejson.values.languages.speech import Speech, Thing, deeds, goods, industries, lines

__all__ = ["SPEECH"]

_GENDERS = "mfn"
_STRONG = ("er", "e", "es")
"""Endings of an adjective without an article, in the nominative."""

_NOUNS = tuple(
    (_GENDERS.index(line[0]), line[2:])
    for line in lines("""
f Budgetprüfung
m Lieferplan
f Kundenumfrage
m Bestandsbericht
n Schulungsprogramm
m Liefervertrag
m Wartungsplan
f Produkteinführung
f Sicherheitsprüfung
m Einarbeitungsplan
n Energieaudit
m Lagerplan
f Werbekampagne
m Servicevertrag
f Datenmigration
f Personalsuche
f Reiserichtlinie
f Qualitätskontrolle
f Preisliste
m Releaseplan
n Risikoregister
f Tagesordnung
f Ortsbegehung
f Versandliste
m Dienstplan
m Forschungsantrag
m Website-Relaunch
f Inventur
f Spesenabrechnung
f Ernteprognose
""")
)


def _forms(gender: int, noun: str) -> Mapping[str, str]:
    """The noun as a deed takes it, by the masculine word in front."""
    return {
        "den": f"{('den', 'die', 'das')[gender]} {noun}",
        "im": f"{('im', 'in der', 'im')[gender]} {noun}",
        "zum": f"{('zum', 'zur', 'zum')[gender]} {noun}",
        "neuen": f"{('einen neuen', 'eine neue', 'ein neues')[gender]} {noun}",
    }


_ADJECTIVES = (
    "Jährlich Vierteljährlich Monatlich Regional Intern Gemeinsam Endgültig Überarbeitet Erweitert Örtlich Abgestimmt "
    "Saisonal Zentral Digital Offen Nördlich Südlich Vorläufig Zusammengefasst Aktuell".split()
)
_ACTORS = (
    "Die Kundin", "Das Lagerteam", "Unser Lieferant", "Die Projektleitung", "Die Nachtschicht", "Die Buchhaltung",
    "Ein Techniker", "Die Prüferin", "Der Standortleiter", "Der Kundendienst", "Der Kurierdienst", "Das Regionalbüro",
)  # fmt: skip
_ACTS = (
    "hat {den}~ bestätigt", "hat~ um {neuen} gebeten", "hat {den}~ freigegeben", "hat {den}~ verschoben", "wartet~ noch auf {den}",
    "hat~ zwei Fehler {im} gefunden", "hat {den}~ ohne Änderungen genehmigt", "hat die Unterlagen {zum}~ an die Zentrale geschickt",
    "stellt {den}~ der Geschäftsführung vor", "hat~ weitere Angaben {zum} verlangt", "hat {den}~ abgeschlossen",
    "hat {den}~ in der ersten Fassung abgelehnt",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", " nach einem kurzen Telefonat", " vor Ablauf der Frist", " per E-Mail", " am Vormittag", " trotz der Verzögerung",
    " noch am selben Tag", " wie vereinbart", " nach Rücksprache mit dem Einkauf", " ohne Mehrkosten",
)  # fmt: skip
_PURPOSES = (
    "Zeigt {} nach Region.", "Hält {} auf dem neuesten Stand.", "Exportiert {} einmal täglich.", "Sammelt {} aller Standorte.",
    "Bereitet {} für die Buchhaltung auf.", "Gruppiert {} nach Kunden.", "Übergibt {} an das Lager.", "Prüft {} vor der Veröffentlichung.",
    "Listet {} der letzten zwölf Monate auf.", "Übersicht über {} für den Kundendienst.", "Einstellungen für {}.", "Fasst {} für den Monatsbericht zusammen.",
)  # fmt: skip
_HOLDINGS = (
    "offene Bestellungen", "Kundenbewertungen", "Lieferantenrechnungen", "Lieferzeiten", "Lagerbestände", "Supportanfragen", "Schulungsnachweise",
    "Sensormesswerte", "Reisekosten", "Produktfotos", "Preislisten", "Newsletter-Abonnements", "Zahlungserinnerungen",
    "Projektmeilensteine", "Zählerstände", "Besprechungsnotizen", "Rücksendungen", "Forschungsproben",
)  # fmt: skip
_GOODS = """
Elektronik: Funkkopfhörer, Bluetooth-Lautsprecher, 27-Zoll-Monitor, USB-C-Ladegerät, Actionkamera, Smartwatch
Computerzubehör: Mechanische Tastatur, Ergonomische Maus, Laptopständer, Webcam, Dockingstation, Externe SSD
Küche: Kochmesser, Gusseiserne Pfanne, Espressomaschine, Digitale Küchenwaage, Küchenmaschine, Schneidebrett
Wohnen: Stehleuchte, Wolldecke, Handtuch-Set, Bücherregal, Schreibtisch-Organizer, Wanduhr
Möbel: Bürostuhl, Stehschreibtisch, Beistelltisch aus Eiche, Zweisitzer-Sofa, Bettgestell
Sport: Yogamatte, Verstellbare Hanteln, Trailrunning-Schuhe, Fahrradhelm, Campingzelt, Faszienrolle
Bekleidung: Merinopullover, Regenjacke, Leinenhemd, Slim-Fit-Jeans, Wollsocken, Ledergürtel
Garten: Gartenschere, Gartenschlauch, Hochbeet-Bausatz, Akku-Heckenschere, Gießkanne
Bürobedarf: Füllfederhalter, Gebundenes Notizbuch, Etikettendrucker, Aktenvernichter, Schreibunterlage
Spielwaren: Holzeisenbahn, Strategiespiel, Puzzle, Bausteine, Plüschbär
Gesundheit und Pflege: Elektrische Zahnbürste, Handcreme, Haartrockner, Sonnencreme LSF 50, Digitales Fieberthermometer
Lebensmittel: Gemahlener Kaffee 1 kg, Olivenöl 750 ml, Grüner Tee 50 Beutel, Zartbitterschokolade, Akazienhonig
Werkzeug: Akkuschrauber, Steckschlüsselsatz, Kreuzlinienlaser, Werkzeugkoffer, Exzenterschleifer
Autozubehör: Dashcam, Autostaubsauger, Reifenkompressor, Dachbox, Starthilfegerät
"""
_PROGRAMS = (
    "Liest {} aus Dateien ein.", "Ruft {} über HTTP ab.", "Kommandozeilenwerkzeuge für {}.", "Gleicht {} zwischen zwei Systemen ab.",
    "Exportiert {} als CSV und JSON.", "Zeigt {} im Browser an.", "Bausteine für Anwendungen rund um {}.", "HTTP-Schnittstelle für {}.",
    "Verarbeitet {} im Hintergrund.", "Prüft {} vor dem Speichern.", "Verwaltet {} im Terminal.", "Stellt {} für andere Systeme bereit.",
    "Hält {} im Arbeitsspeicher vor.",
)  # fmt: skip
_SUBJECTS = (
    "Rechnungen", "Bestellungen", "Kataloge", "Bilder", "Zahlungen", "Berichte", "Kalender", "Metriken", "Bestände", "Sitzungen",
    "Suchanfragen", "Adressen", "Währungen", "Wetterdaten", "Vorlagen", "Schemata", "Warteschlangen", "Hauptbücher", "Feeds", "Routen",
    "Prüfprotokolle", "Abrechnungen", "Umfragen", "Tickets", "Fotos",
)  # fmt: skip
_PRAISE = (
    "für jeden Tag",
    "mit zwei Jahren Garantie",
    "mit lieferbaren Ersatzteilen",
    "in recycelbarer Verpackung",
    "mit Versand innerhalb von zwei Werktagen",
    "in drei Größen",
    "aus einem Familienbetrieb",
    "mit Dauertest über fünftausend Stunden",
)
_INDUSTRIES = """
Logistics: Logistik | in der Logistik
Software: Software | in der Softwareentwicklung
Healthcare: Gesundheit | im Gesundheitswesen
Manufacturing: Maschinenbau | im Maschinenbau
Retail: Handel | im Handel
Finance: Finanzen | im Finanzwesen
Construction: Bauwesen | im Bauwesen
Energy: Energie | in der Energiewirtschaft
Food and Beverage: Lebensmittel | in der Lebensmittelbranche
Education: Bildung | im Bildungswesen
Media: Medien | in der Medienbranche
Agriculture: Landwirtschaft | in der Landwirtschaft
Hospitality: Tourismus | im Tourismus
Consulting: Beratung | in der Unternehmensberatung
"""
_MARKETS = (
    "Kunden in der Region",
    "kleine Betriebe",
    "öffentliche Einrichtungen",
    "Kunden in zwölf Ländern",
    "den Einzelhandel",
)
_INTERESTS = (
    "den öffentlichen Nahverkehr",
    "erneuerbare Energien",
    "das Wohnen",
    "die Schulverpflegung",
    "den Datenschutz",
    "kleine Unternehmen",
    "den Hochwasserschutz",
)


def _work(gender: str, noun: str, plural: str) -> tuple[str, str, str, str]:
    place = _GENDERS.index(gender)
    return (
        f"{('Der', 'Die', 'Das')[place]} {{0}}e {noun}",
        f"{{1}}e {plural}",
        f"{{1}}{_STRONG[place]} {noun}",
        f"{('Ein', 'Eine', 'Ein')[place]} {noun} in {{}}",
    )


_WORKS = """
m Hafen Häfen
m Brief Briefe
m Obstgarten Obstgärten
m Kartograf Kartografen
m Fluss Flüsse
f Laterne Laternen
m Garten Gärten
m Berg Berge
f Brücke Brücken
n Fenster Fenster
m Zug Züge
n Jahr Jahre
f Insel Inseln
m Spiegel Spiegel
"""
_WORK_ADJECTIVES = (
    "still letzt blau winterlich fern nördlich gläsern salzig langsam verborgen silbern spät fremd zerbrochen".split()
)
_TAGS = tuple(
    "analyse angebot archiv audio auftrag beratung bericht bestand bestellung bildung budget design einkauf energie entwurf "
    "ersatzteil export finanzen fitness garantie garten geschenk gesundheit handel haushalt heizung import innen intern "
    "inventur kampagne katalog kontakt kunde lager lieferung logistik marketing messe mobil monatlich musik netzwerk neu "
    "newsletter personal pilot planung premium produkt projekt rabatt rechnung recht regional reise reparatur saison "
    "schulung service sicherheit software sommer speicher sport standort team technik termin transport umfrage umwelt "
    "urlaub verpackung versand vertrag vertrieb video wandern wartung werbung werkstatt winter wohnen zahlung".split()
)

SPEECH = Speech(
    locale="de_DE",
    pools=POOLS,
    tags=_TAGS,
    things=tuple(Thing("", f" {noun}", gender) for gender, noun in _NOUNS),
    adjectives=tuple(tuple(f"{stem}{ending}" for ending in _STRONG) for stem in _ADJECTIVES),
    heading=str,
    actors=_ACTORS,
    deeds=deeds(_ACTS, [_forms(gender, noun) for gender, noun in _NOUNS]),
    circumstances=_CIRCUMSTANCES,
    purposes=_PURPOSES,
    holdings=_HOLDINGS,
    goods=goods(_GOODS),
    programs=_PROGRAMS,
    subjects=_SUBJECTS,
    praise=_PRAISE,
    industries=industries(_INDUSTRIES),
    firm="{name} ist {industry} tätig und arbeitet für {market}.",
    markets=_MARKETS,
    biography="{name} arbeitet als {job} und schreibt über {interest}.",
    interests=_INTERESTS,
    titles={"plain": ("Frau", "Herr"), "doctor": ("Dr.", "Dr.")},
    works=tuple(_work(*line.split()) for line in lines(_WORKS)),
    work_adjectives=tuple((stem, stem.capitalize()) for stem in _WORK_ADJECTIVES),
)
