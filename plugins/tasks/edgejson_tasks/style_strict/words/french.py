"""French words."""

from __future__ import annotations

from edgejson_tasks.style_strict.words.base import Topic, Words

__all__ = ["FRENCH"]

FRENCH = Words(
    topics=(
        Topic(
            "échanges",
            "Retours & échanges",
            "étiquette de retour",
            (
                "Le colis a été remis à la loge.",
                "Le remboursement prend cinq jours ouvrés.",
                "Le coursier passe avant midi.",
                'Les cartons marqués "fragile" partent en dernier.',
                "Le second colis est encore en route.",
                "Gardez le reçu jusqu'au remboursement.",
            ),
        ),
        Topic(
            "conditions",
            "Prix & conditions",
            "contrat signé",
            (
                "Le contrat prend fin avec le trimestre.",
                "Chaque partie peut résilier par écrit.",
                'La couverture porte la mention "définitif".',
                "L'ancien prix n'est valable que jusqu'en mars.",
                "La clause 4 a été barrée.",
                "Il manque une signature à la dernière page.",
            ),
        ),
        Topic(
            "questions",
            "Questions & réponses",
            "questions fréquentes",
            (
                "Le mot de passe peut être changé à tout moment.",
                "Personne d'autre ne voit votre CV.",
                'Choisissez "Oublié" si la connexion échoue.',
                "Un compte se ferme en une minute.",
                "Chaque question reçoit une réponse dans la journée.",
                "Si la facture ne s'ouvre pas, demandez à Hélène.",
            ),
        ),
        Topic(
            "cuisine",
            "Entrées & desserts",
            "carte d'été",
            (
                "La crème brûlée revient dimanche.",
                "Le café se paie au comptoir.",
                "Il y a du céleri dans la soupe.",
                'Demandez la "petite" assiette si vous avez peu faim.',
                "La cuisine ferme à neuf heures.",
                "Les tables près de la fenêtre sont à réserver.",
            ),
        ),
        Topic(
            "recherche",
            "Recherche & développement",
            "rapport d'essai",
            (
                "Le rapport s'arrête il y a trois jours.",
                "La moitié des lignes a été ignorée.",
                "Le troisième échantillon est à mesurer de nouveau.",
                'Le capteur annonce trop tôt "prêt".',
                "Les chiffres de Loïc concordent avec les nôtres.",
                "La nouvelle sonde arrive en avril.",
            ),
        ),
        Topic(
            "immeuble",
            "Maison & jardin",
            "règlement intérieur",
            (
                "La façade sera repeinte au printemps.",
                "La clé se trouve à l'accueil.",
                'L\'ascenseur est encore "hors service".',
                "Le chauffage est contrôlé lundi.",
                "Les vélos ne restent pas dans l'entrée.",
                "Le portail est fermé après dix heures.",
            ),
        ),
        Topic(
            "emplois",
            "Emplois & formations",
            "lettre de motivation",
            (
                "Merci d'envoyer deux CV avant vendredi.",
                "Le second entretien est avec Zoé.",
                'Le poste est ouvert à "tous les niveaux".',
                "Personne n'a répondu au second courrier.",
                "Nous commençons plus tard que prévu.",
                "La formation débute en septembre.",
            ),
        ),
    ),
    people=("Loïc Lefèvre", "Hélène Besançon", "Zoé Crépin", "François Hébert", "Anaïs Béraud", "Jérôme Noël"),
    sheets=(
        (
            ("Numéro", "code"),
            ("numéro", "code"),
            ("Débit", "money"),
            ("débit", "money"),
            ("Créé le", "date"),
            ("validé", "yes"),
        ),
        (
            ("Étage", "few"),
            ("Superficie (m²)", "area"),
            ("Remis à", "person"),
            ("Téléphone", "phone"),
            ("Pièces", "few"),
            ("Année", "year"),
        ),
    ),
)
