"""French sentences that affirm or deny, and those that list the scalars of an array."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FLAGS", "SERIES"]

FLAGS: Mapping[str, tuple[str, ...]] = {
    "in_stock": (
        "{subject} [est|n'est pas] en stock",
        "{subject} [est|n'est pas] disponible en stock",
        "{subject} [est|n'est pas actuellement] disponible",
        "en stock : [oui|non]",
    ),
    "available": ("{subject} [est|n'est pas] disponible", "disponible : [oui|non]"),
    "is_available": ("{subject} [est|n'est pas] disponible", "disponible : [oui|non]"),
    "verified": (
        "{subject} [est|n'est pas] vérifié{e:noun}",
        "{subject} [a été|n'a pas été] vérifié{e:noun}",
        "vérification faite : [oui|non]",
    ),
    "is_verified": ("{subject} [est|n'est pas] vérifié{e:noun}", "vérification faite : [oui|non]"),
    "active": (
        "{subject} [est|n'est pas] en activité",
        "{subject} [est encore|n'est pas] en service",
        "en activité : [oui|non]",
    ),
    "is_active": ("{subject} [est|n'est pas] en activité", "en activité : [oui|non]"),
    "enabled": (
        "{subject} [est|n'est pas] activé{e:noun}",
        "{subject} [est|n'est pas] en service",
        "activation : [oui|non]",
    ),
    "paid": ("{subject} [est|n'est pas] payé{e:noun}", "{subject} [a été|n'a pas encore été] réglé{e:noun}"),
    "read": ("{subject} [a été|n'a pas été] lu{e:noun}", "{subject} [est|n'est pas] lu{e:noun}"),
    "is_read": ("{subject} [a été|n'a pas encore été] lu{e:noun}", "déjà lu{e:noun} : [oui|non]"),
    "is_flagged": (
        "{subject} [est|n'est pas] marqué{e:noun}",
        "{subject} [a été|n'a pas été] signalé{e:noun}",
    ),
    "is_recurring": (
        "{subject} [est|n'est pas] récurrent{e:noun}",
        "opération récurrente : [oui|non]",
    ),
    "recurring": ("{subject} [est|n'est pas] récurrent{e:noun}", "récurrence : [oui|non]"),
    "newsletter": (
        "l'inscription à la newsletter [est|n'est pas] souhaitée",
        "newsletter souhaitée : [oui|non]",
        "newsletter : [oui|non]",
        "la newsletter [est|n'est pas] demandée",
    ),
    "gift_wrap": (
        "un emballage cadeau [est|n'est pas] demandé",
        "emballage cadeau : [oui|non]",
        "un paquet cadeau [est|n'est pas] prévu",
        "à emballer pour offrir : [oui|non]",
    ),
    "gift": ("{subject} [est|n'est pas] à offrir", "c'est un cadeau : [oui|non]"),
    "silent": (
        "le mode silencieux [est|n'est pas] activé",
        "envoi sans son : [oui|non]",
        "{subject} [est|n'est pas] en mode silencieux",
    ),
    "remote": (
        "{subject} [est|n'est pas] en télétravail",
        "télétravail : [oui|non]",
        "le travail à distance [est|n'est pas] prévu",
    ),
    "attended": (
        "{subject} [était|n'était pas] là",
        "présence à la réunion : [oui|non]",
        "la présence [est|n'est pas] confirmée",
    ),
    "done": ("c'est fait : [oui|non]", "{subject} [est|n'est pas] terminé{e:noun}", "terminé{e:noun} : [oui|non]"),
    "completed": ("{subject} [est|n'est pas] terminé{e:noun}", "terminé{e:noun} : [oui|non]"),
    "resolved": (
        "{subject} [est|n'est pas] résolu{e:noun}",
        "le problème [est|n'est pas encore] résolu",
        "résolu{e:noun} : [oui|non]",
    ),
    "fasting": (
        "prélèvement à jeun : [oui|non]",
        "à jeun : [oui|non]",
        "le prélèvement [a été|n'a pas été] fait à jeun",
    ),
    "power": ("{subject} [est|n'est pas] allumé{e:noun}", "sous tension : [oui|non]"),
    "has_next": ("il y a une page suivante : [oui|non]", "page suivante disponible : [oui|non]"),
    "has_previous": ("il y a une page précédente : [oui|non]", "page précédente disponible : [oui|non]"),
    "verified_purchase": (
        "l'achat [est|n'est pas] vérifié",
        "l'achat [a été|n'a pas été] vérifié",
        "achat vérifié : [oui|non]",
    ),
    "would_recommend": (
        "à recommander : [oui|non]",
        "recommandation : [oui|non]",
        "à recommander à un proche : [oui|non]",
    ),
    "notifications_enabled": (
        "les notifications [sont|ne sont pas] activées",
        "notifications souhaitées : [oui|non]",
    ),
    "kyc_verified": (
        "le contrôle KYC [est|n'est pas] validé",
        "l'identité [a été|n'a pas été] vérifiée",
        "contrôle KYC effectué : [oui|non]",
    ),
    "aml_checked": (
        "le contrôle anti-blanchiment [a été|n'a pas été] effectué",
        "contrôle anti-blanchiment : [oui|non]",
        "le contrôle anti-blanchiment [est|n'est pas] fait",
    ),
    "public": ("{subject} [est|n'est pas] visible de tous", "visible de tous : [oui|non]"),
    "private": ("{subject} [est|n'est pas] à usage privé", "usage privé : [oui|non]"),
    "urgent": ("{subject} [est|n'est pas] urgent{e:noun}", "urgent : [oui|non]"),
    "email_verified": ("l'adresse e-mail [est|n'est pas] vérifiée", "adresse e-mail vérifiée : [oui|non]"),
    "subscribed": ("{subject} [est|n'est pas] abonné{e:noun}", "abonnement en cours : [oui|non]"),
    "archived": ("{subject} [est|n'est pas] archivé{e:noun}", "aux archives : [oui|non]"),
    "published": ("{subject} [est|n'est pas] publié{e:noun}", "déjà en ligne : [oui|non]"),
    "approved": ("{subject} [est|n'est pas] approuvé{e:noun}", "{subject} [a été|n'a pas été] approuvé{e:noun}"),
    "cancelled": ("{subject} [a été|n'a pas été] annulé{e:noun}", "annulation : [oui|non]"),
    "locked": ("{subject} [est|n'est pas] verrouillé{e:noun}", "verrouillage : [oui|non]"),
    "featured": ("{subject} [est|n'est pas] mis{e:noun} en avant", "mise en avant : [oui|non]"),
    "taxable": ("{subject} [est|n'est pas] soumis{e:noun} à la taxe", "soumis{e:noun} à la taxe : [oui|non]"),
    "refundable": ("{subject} [est|n'est pas] remboursable", "remboursable : [oui|non]"),
    "insured": ("{subject} [est|n'est pas] assuré{e:noun}", "assurance : [oui|non]"),
}

SERIES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{the:label} : {list}",
        "{label} : {list}",
        "{the:label} {is:label} {list}",
        "voici {the:label} : {list}",
        "à la rubrique « {label} », on lit : {list}",
        "pour {the:label}, on a : {list}",
        "côté « {label} » : {list}",
        "dans le détail, {the:label} : {list}",
    ),
    "tags": (
        "étiquettes : {list}",
        "mots-clés : {list}",
        "les étiquettes posées sont {list}",
        "le tout est étiqueté {list}",
    ),
    "skills": ("compétences : {list}", "ses points forts : {list}", "les compétences notées : {list}"),
    "sessions": ("sessions choisies : {list}", "au programme : {list}", "les sessions réservées : {list}"),
    "agenda": ("à l'ordre du jour : {list}", "ordre du jour : {list}", "les points abordés : {list}"),
    "decisions": ("il a été décidé ceci : {list}", "décisions : {list}", "les décisions prises : {list}"),
    "to": ("destinataires : {list}", "{subject} est adressé{e:noun} à {list}", "à l'attention de : {list}"),
    "cc": ("en copie : {list}", "copie à {list}", "Cc : {list}"),
    "bcc": ("en copie cachée : {list}", "copie cachée à {list}", "Cci : {list}"),
    "labels": ("libellés : {list}", "avec les libellés suivants : {list}"),
    "dietary_requirements": (
        "côté alimentation : {list}",
        "à prévoir pour le repas : {list}",
        "contraintes alimentaires : {list}",
    ),
    "capabilities": ("l'appareil sait faire : {list}", "fonctions : {list}", "fonctionnalités : {list}"),
    "focus_areas": ("axes de travail : {list}", "les priorités de fond : {list}", "on y travaille sur : {list}"),
    "features": ("caractéristiques : {list}", "points forts : {list}"),
    "ingredients": ("il faut : {list}", "ingrédients : {list}"),
    "languages": ("langues : {list}", "langues parlées : {list}"),
    "allergies": ("allergies connues : {list}", "allergies : {list}"),
    "symptoms": ("symptômes : {list}", "symptômes décrits : {list}"),
    "categories": ("catégories : {list}", "rangé dans : {list}"),
    "keywords": ("mots-clés : {list}", "les mots-clés sont {list}"),
    "roles": ("rôles : {list}", "rôles attribués : {list}"),
    "notification_channels": ("les notifications passent par : {list}", "canaux choisis : {list}"),
    "regulatory_notes": ("remarques réglementaires : {list}", "côté réglementation : {list}"),
    "promotions": ("promotions appliquées : {list}", "promotions : {list}"),
}
