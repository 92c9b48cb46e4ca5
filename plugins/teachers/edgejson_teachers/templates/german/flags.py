"""German sentences that affirm or deny, and those that list the scalars of an array."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FLAGS", "SERIES"]

FLAGS: Mapping[str, tuple[str, ...]] = {
    "in_stock": (
        "{subject} [ist|ist nicht] auf Lager",
        "{subject} [ist|ist zurzeit nicht] vorrätig",
        "{subject} [ist sofort|ist im Moment nicht] lieferbar",
        "lieferbar: [ja|nein]",
    ),
    "available": ("{subject} [ist|ist nicht] verfügbar", "{subject} [ist|ist derzeit nicht] zu haben"),
    "is_available": ("{subject} [ist|ist nicht] verfügbar", "{subject} [ist|ist derzeit nicht] zu haben"),
    "verified": (
        "{subject} [ist|ist nicht] verifiziert",
        "{subject} [ist|ist noch nicht] bestätigt",
        "{subject} [wurde|wurde noch nicht] verifiziert",
    ),
    "is_verified": ("{subject} [ist|ist nicht] verifiziert", "{subject} [ist|ist noch nicht] bestätigt"),
    "active": ("{subject} [ist|ist nicht] aktiv", "{subject} [ist weiterhin|ist nicht mehr] aktiv"),
    "is_active": ("{subject} [ist|ist nicht] aktiv", "{subject} [ist weiterhin|ist nicht mehr] aktiv"),
    "enabled": (
        "{subject} [ist|ist nicht] aktiviert",
        "{subject} [ist|ist nicht] eingeschaltet",
        "eingeschaltet: [ja|nein]",
    ),
    "paid": ("{subject} [ist|ist noch nicht] bezahlt", "{subject} [wurde|wurde noch nicht] bezahlt"),
    "read": ("{subject} [wurde|wurde noch nicht] gelesen", "{subject} [ist|ist nicht] gelesen"),
    "is_read": ("{subject} [wurde|wurde noch nicht] gelesen", "gelesen: [ja|nein]"),
    "is_flagged": (
        "{subject} [ist|ist nicht] markiert",
        "{subject} [ist|ist nicht] mit einem Fähnchen versehen",
    ),
    "is_recurring": (
        "{subject} [ist|ist nicht] wiederkehrend",
        "regelmäßig wiederkehrend: [ja|nein]",
        "wiederkehrend: [ja|nein]",
    ),
    "recurring": ("{subject} [ist|ist nicht] wiederkehrend", "wiederkehrend: [ja|nein]"),
    "newsletter": (
        "der Newsletter [ist|ist nicht] abonniert",
        "der Newsletter [wurde|wurde nicht] bestellt",
        "Newsletter gewünscht: [ja|nein]",
        "Newsletter: [ja|nein]",
    ),
    "gift_wrap": (
        "eine Geschenkverpackung [ist|ist nicht] gewünscht",
        "als Geschenk verpacken: [ja|nein]",
        "Geschenkverpackung: [ja|nein]",
        "eine Geschenkverpackung [wurde|wurde nicht] bestellt",
    ),
    "gift": ("{subject} [ist|ist nicht] als Geschenk gedacht", "Geschenk: [ja|nein]"),
    "silent": (
        "{subject} [ist|ist nicht] stummgeschaltet",
        "ohne Ton zustellen: [ja|nein]",
        "Stummschaltung: [ja|nein]",
    ),
    "remote": (
        "Fernarbeit [ist|ist nicht] vereinbart",
        "Arbeit aus der Ferne: [ja|nein]",
        "{subject} [ist|ist nicht] im Homeoffice",
    ),
    "attended": (
        "{subject} [war|war nicht] dabei",
        "{subject} [war|war nicht] anwesend",
        "anwesend: [ja|nein]",
    ),
    "done": ("erledigt: [ja|nein]", "das [ist|ist noch nicht] erledigt", "{subject} [ist|ist noch nicht] erledigt"),
    "completed": ("{subject} [ist|ist noch nicht] abgeschlossen", "abgeschlossen: [ja|nein]"),
    "resolved": (
        "{subject} [ist|ist noch nicht] behoben",
        "das [ist|ist noch nicht] behoben",
        "behoben: [ja|nein]",
    ),
    "fasting": (
        "die Probe wurde nüchtern entnommen: [ja|nein]",
        "nüchtern: [ja|nein]",
        "nüchtern bei der Entnahme: [ja|nein]",
    ),
    "power": ("{subject} [ist|ist nicht] eingeschaltet", "eingeschaltet: [ja|nein]"),
    "has_next": ("eine weitere Seite folgt: [ja|nein]", "Folgeseite vorhanden: [ja|nein]"),
    "has_previous": ("es gibt eine vorige Seite: [ja|nein]", "Vorseite vorhanden: [ja|nein]"),
    "verified_purchase": (
        "der Kauf [ist|ist nicht] nachgewiesen",
        "der Kauf [wurde|wurde nicht] bestätigt",
        "bestätigter Kauf: [ja|nein]",
    ),
    "would_recommend": (
        "weiterempfehlen: [ja|nein]",
        "Weiterempfehlung: [ja|nein]",
        "Empfehlung an andere: [ja|nein]",
    ),
    "notifications_enabled": (
        "die Benachrichtigungen [sind|sind nicht] aktiviert",
        "die Benachrichtigungen [sind|sind nicht] eingeschaltet",
        "Benachrichtigungen gewünscht: [ja|nein]",
    ),
    "kyc_verified": (
        "die KYC-Prüfung [ist|ist noch nicht] abgeschlossen",
        "die Identität [wurde|wurde noch nicht] geprüft",
        "KYC-Prüfung bestanden: [ja|nein]",
    ),
    "aml_checked": (
        "die Geldwäscheprüfung [ist|ist noch nicht] erfolgt",
        "die Geldwäscheprüfung [wurde|wurde noch nicht] durchgeführt",
        "Geldwäscheprüfung: [ja|nein]",
    ),
    "public": ("{subject} [ist|ist nicht] öffentlich", "öffentlich: [ja|nein]"),
    "private": ("{subject} [ist|ist nicht] privat", "privat: [ja|nein]"),
    "urgent": ("{subject} [ist|ist nicht] dringend", "dringend: [ja|nein]"),
    "email_verified": ("die E-Mail-Adresse [ist|ist nicht] bestätigt", "Mailadresse bestätigt: [ja|nein]"),
    "subscribed": ("{subject} [hat|hat nicht] abonniert", "abonniert: [ja|nein]"),
    "archived": ("{subject} [ist|ist nicht] archiviert", "archiviert: [ja|nein]"),
    "published": ("{subject} [ist|ist noch nicht] veröffentlicht", "veröffentlicht: [ja|nein]"),
    "approved": ("{subject} [ist|ist noch nicht] genehmigt", "{subject} [wurde|wurde nicht] genehmigt"),
    "cancelled": ("{subject} [wurde|wurde nicht] storniert", "storniert: [ja|nein]"),
    "locked": ("{subject} [ist|ist nicht] gesperrt", "gesperrt: [ja|nein]"),
    "featured": ("{subject} [ist|ist nicht] hervorgehoben", "hervorgehoben: [ja|nein]"),
    "taxable": ("{subject} [ist|ist nicht] steuerpflichtig", "steuerpflichtig: [ja|nein]"),
    "refundable": ("{subject} [ist|ist nicht] erstattungsfähig", "erstattungsfähig: [ja|nein]"),
    "insured": ("{subject} [ist|ist nicht] versichert", "versichert: [ja|nein]"),
}

SERIES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{the:label}: {list}",
        "{label}: {list}",
        "{the:label} {is:label} {list}",
        "vermerkt unter „{label}“: {list}",
        "unter „{label}“ steht: {list}",
        "hier {the:label}: {list}",
        "zu „{label}“ gehört: {list}",
        "im Einzelnen {the:label}: {list}",
    ),
    "tags": (
        "verschlagwortet mit {list}",
        "Schlagwörter: {list}",
        "Tags: {list}",
        "als Schlagwörter sind {list} vergeben",
        "die Schlagwörter lauten {list}",
    ),
    "skills": (
        "Kenntnisse: {list}",
        "folgende Kenntnisse sind vorhanden: {list}",
        "fachlich stark in: {list}",
    ),
    "sessions": (
        "gebuchte Programmpunkte: {list}",
        "gebucht sind diese Programmpunkte: {list}",
        "auf dem Programm stehen: {list}",
    ),
    "agenda": (
        "auf der Tagesordnung stehen: {list}",
        "Tagesordnung: {list}",
        "besprochen werden: {list}",
    ),
    "decisions": (
        "beschlossen wurde: {list}",
        "folgende Beschlüsse wurden gefasst: {list}",
        "Beschlüsse: {list}",
    ),
    "to": ("{subject} geht an {list}", "Empfänger: {list}", "verschickt an: {list}"),
    "cc": ("in Kopie: {list}", "Kopie an: {list}", "CC: {list}"),
    "bcc": ("in Blindkopie: {list}", "Blindkopie an: {list}", "BCC: {list}"),
    "labels": ("Label: {list}", "mit diesen Labels: {list}", "vergebene Labels: {list}"),
    "dietary_requirements": (
        "beim Essen zu beachten: {list}",
        "Ernährungswünsche: {list}",
        "für die Küche wichtig: {list}",
    ),
    "capabilities": ("das Gerät kann: {list}", "Funktionen: {list}", "unterstützt werden: {list}"),
    "focus_areas": ("Schwerpunkte: {list}", "die Schwerpunkte sind: {list}", "im Mittelpunkt stehen: {list}"),
    "features": ("Merkmale: {list}", "zu bieten hat das: {list}", "mit an Bord: {list}"),
    "ingredients": ("man braucht: {list}", "Zutaten: {list}", "hinein kommen: {list}"),
    "languages": ("Sprachen: {list}", "gesprochen werden: {list}"),
    "allergies": ("bekannte Allergien: {list}", "allergisch gegen: {list}"),
    "symptoms": ("Symptome: {list}", "geklagt wird über: {list}"),
    "categories": ("Kategorien: {list}", "einsortiert unter: {list}"),
    "keywords": ("Stichwörter: {list}", "die Stichwörter sind: {list}"),
    "roles": ("Rollen: {list}", "vergebene Rollen: {list}"),
    "notification_channels": ("benachrichtigt wird über: {list}", "Benachrichtigung über: {list}"),
    "regulatory_notes": ("regulatorische Anmerkungen: {list}", "aufsichtsrechtlich zu beachten: {list}"),
    "promotions": ("genutzte Aktionen: {list}", "Aktionen: {list}"),
}
