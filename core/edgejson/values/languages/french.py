"""French, as it is written in France."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.languages.french_pools import POOLS
from edgejson.values.languages.romance import Noun, adjectives, nouns, works
from edgejson.values.languages.speech import Speech, deeds, goods, industries

__all__ = ["SPEECH"]

_VOWELS = "aeéiîou"

_NOUNS = nouns("""
f revue|du budget
m calendrier|de livraison
f enquête|de satisfaction
m rapport|de stock
m programme|de formation
m contrat|d'approvisionnement
m plan|de maintenance
m lancement|du produit
m audit|de sécurité
m guide|d'accueil
m bilan énergétique
m plan|de l'entrepôt
f campagne|de communication
m contrat|de service
f migration|des données
f campagne|de recrutement
f politique|de déplacement
m contrôle|de la qualité
f grille tarifaire
m calendrier|de mise en production
m registre|des risques
m compte rendu|de réunion
f inspection|du site
m bordereau|d'expédition
m planning|du support
f proposition|de recherche
f refonte|du site web
m inventaire|du stock
m relevé|de frais
f prévision|de récolte
""")


def _the(gender: int, noun: str) -> str:
    return f"l'{noun}" if noun[0] in _VOWELS else f"{('le', 'la')[gender]} {noun}"


def _of_the(gender: int, noun: str) -> str:
    return f"de {_the(gender, noun)}" if gender or noun[0] in _VOWELS else f"du {noun}"


def _forms(noun: Noun) -> Mapping[str, str]:
    """The noun as a deed takes it, by the masculine article."""
    return {"le": _the(noun.gender, noun.text), "du": _of_the(noun.gender, noun.text)}


_ADJECTIVES = """
annuel/annuelle trimestriel/trimestrielle mensuel/mensuelle régional/régionale interne commun/commune définitif/définitive
révisé/révisée élargi/élargie local/locale partagé/partagée saisonnier/saisonnière central/centrale numérique provisoire
préliminaire général/générale complémentaire actualisé/actualisée simplifié/simplifiée
"""
_ACTORS = (
    "La cliente", "L'équipe de l'entrepôt", "Notre fournisseur", "La cheffe de projet", "L'équipe de nuit", "Le service comptable",
    "Un technicien", "Le relecteur", "La responsable du site", "Le service d'assistance", "Le transporteur", "Le bureau régional",
)  # fmt: skip
_ACTS = (
    "a confirmé {le}~", "a demandé une mise à jour {du}~", "a validé {le}~", "a reporté {le}~", "attend toujours {le}~",
    "a relevé deux erreurs dans {le}~", "a approuvé {le} sans modification~", "a transmis les éléments {du} au siège~",
    "présentera {le} à la direction~", "a demandé des précisions au sujet {du}~", "a terminé {le} plus tôt que prévu~",
    "a refusé la première version {du}~",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", " après un bref appel", " dans les délais", " par e-mail", " dans la matinée", " malgré le retard",
    " en fin de journée", " comme convenu", " en accord avec les achats", " sans frais supplémentaires",
)  # fmt: skip
_PURPOSES = (
    "Affiche les {} par région.", "Tient à jour les {}.", "Exporte les {} une fois par jour.", "Rassemble les {} de tous les sites.",
    "Prépare les {} pour la comptabilité.", "Regroupe les {} par client.", "Transmet les {} à l'entrepôt.", "Vérifie les {} avant publication.",
    "Liste les {} des douze derniers mois.", "Vue d'ensemble des {} pour le service client.", "Paramètres des {}.", "Résume les {} pour le rapport mensuel.",
)  # fmt: skip
_HOLDINGS = (
    "commandes en cours", "avis clients", "factures fournisseurs", "délais de livraison", "niveaux de stock", "demandes d'assistance",
    "attestations de formation", "relevés de capteurs", "frais de déplacement", "photos de produits", "grilles tarifaires",
    "abonnements à la newsletter", "rappels de paiement", "jalons des projets", "relevés d'énergie", "comptes rendus de réunion",
    "demandes de retour", "échantillons de recherche",
)  # fmt: skip
_GOODS = """
Électronique: Casque sans fil, Enceinte Bluetooth, Écran 27 pouces, Chargeur USB-C, Caméra sport, Montre connectée
Accessoires informatiques: Clavier mécanique, Souris ergonomique, Support pour ordinateur portable, Webcam, Station d'accueil, SSD externe
Cuisine: Couteau de chef, Poêle en fonte, Machine à expresso, Balance de cuisine numérique, Robot pâtissier, Planche à découper
Maison: Lampadaire, Plaid en laine, Lot de serviettes de bain, Bibliothèque, Organiseur de bureau, Horloge murale
Meubles: Fauteuil de bureau, Bureau assis-debout, Table d'appoint en chêne, Canapé deux places, Cadre de lit
Sport: Tapis de yoga, Haltères réglables, Chaussures de trail, Casque de vélo, Tente de camping, Rouleau de massage
Vêtements: Pull en mérinos, Veste imperméable, Chemise en lin, Jean slim, Chaussettes en laine, Ceinture en cuir
Jardin: Sécateur, Tuyau d'arrosage, Carré potager en kit, Taille-haie sans fil, Arrosoir
Fournitures de bureau: Stylo plume, Carnet à couverture rigide, Étiqueteuse, Destructeur de documents, Sous-main
Jeux et jouets: Train en bois, Jeu de stratégie, Puzzle, Blocs de construction, Ours en peluche
Santé et beauté: Brosse à dents électrique, Crème pour les mains, Sèche-cheveux, Crème solaire SPF 50, Thermomètre numérique
Épicerie: Café moulu 1 kg, Huile d'olive 750 ml, Thé vert 50 sachets, Chocolat noir, Miel d'acacia
Outillage: Perceuse sans fil, Coffret de douilles, Niveau laser, Boîte à outils, Ponceuse orbitale
Automobile: Caméra embarquée, Aspirateur de voiture, Compresseur pour pneus, Coffre de toit, Booster de batterie
"""
_PROGRAMS = (
    "Lit les {} à partir de fichiers.", "Interroge les {} par HTTP.", "Outils en ligne de commande pour les {}.", "Synchronise les {} entre deux systèmes.",
    "Exporte les {} en CSV et en JSON.", "Affiche les {} dans le navigateur.", "Composants pour les applications qui gèrent les {}.", "Interface HTTP pour les {}.",
    "Traite les {} en arrière-plan.", "Vérifie les {} avant enregistrement.", "Gère les {} depuis le terminal.", "Met les {} à disposition d'autres systèmes.",
    "Garde les {} en mémoire cache.",
)  # fmt: skip
_SUBJECTS = (
    "factures", "commandes", "catalogues", "images", "paiements", "rapports", "calendriers", "métriques", "stocks", "sessions",
    "recherches", "adresses", "devises", "données météo", "modèles", "schémas", "files d'attente", "livres comptables", "flux", "itinéraires",
    "audits", "facturations", "enquêtes", "tickets", "photos",
)  # fmt: skip
_PRAISE = (
    "pour tous les jours",
    "avec garantie de deux ans",
    "avec pièces détachées disponibles",
    "dans un emballage recyclable",
    "avec expédition sous deux jours ouvrés",
    "en trois tailles",
    "d'un atelier familial",
    "avec test d'endurance de cinq mille heures",
)
_INDUSTRIES = """
Logistics: Logistique | la logistique
Software: Logiciel | le logiciel
Healthcare: Santé | la santé
Manufacturing: Industrie | l'industrie
Retail: Commerce | le commerce
Finance: Finance | la finance
Construction: Bâtiment | le bâtiment
Energy: Énergie | l'énergie
Food and Beverage: Alimentation | l'alimentation
Education: Enseignement | l'enseignement
Media: Médias | les médias
Agriculture: Agriculture | l'agriculture
Hospitality: Tourisme | le tourisme
Consulting: Conseil | le conseil
"""
_MARKETS = (
    "les clients de la région",
    "les petites entreprises",
    "les établissements publics",
    "des clients dans douze pays",
    "les commerçants",
)
_INTERESTS = (
    "les transports publics",
    "les énergies renouvelables",
    "le logement",
    "les cantines scolaires",
    "la protection des données",
    "les petites entreprises",
    "la prévention des inondations",
)
_WORKS = """
m port ports
f lettre lettres
m verger vergers
m cartographe cartographes
m fleuve fleuves
f lanterne lanternes
m jardin jardins
f montagne montagnes
m pont ponts
f fenêtre fenêtres
m train trains
f saison saisons
f île îles
m miroir miroirs
"""
_WORK_ADJECTIVES = """
tranquille/tranquille/tranquilles/tranquilles perdu/perdue/perdus/perdues bleu/bleue/bleus/bleues d'hiver
lointain/lointaine/lointains/lointaines du_nord de_papier de_sel lent/lente/lents/lentes caché/cachée/cachés/cachées
argenté/argentée/argentés/argentées d'août oublié/oubliée/oubliés/oubliées brisé/brisée/brisés/brisées
"""
_TAGS = tuple(
    "achat analyse archive audio bilan budget bureau campagne catalogue chauffage client commande commerce concours conseil contrat "
    "cuisine culture design devis divers document eau emballage emploi enfants entretien expertise export facture famille "
    "finances fitness formation fragile garantie gestion hiver import interne inventaire jardin jeux juridique langue livraison "
    "logiciel logistique loisirs maison maintenance marketing mensuel mobile musique newsletter nouveau occasion offre outils "
    "paiement photo pilote plein-air planning politique premium produit projet promotion public rapport recherche "
    "remboursement restauration retour salon service site social soldes sport stock support tourisme transport travail urgent "
    "vacances vente ville voyage".split()
)

SPEECH = Speech(
    locale="fr_FR",
    pools=POOLS,
    tags=_TAGS,
    things=tuple(noun.thing for noun in _NOUNS),
    adjectives=adjectives(_ADJECTIVES, 2),
    heading=str,
    actors=_ACTORS,
    deeds=deeds(_ACTS, [_forms(noun) for noun in _NOUNS]),
    circumstances=_CIRCUMSTANCES,
    purposes=_PURPOSES,
    holdings=_HOLDINGS,
    goods=goods(_GOODS),
    programs=_PROGRAMS,
    subjects=_SUBJECTS,
    praise=_PRAISE,
    industries=industries(_INDUSTRIES),
    firm="{name} intervient dans {industry} et travaille pour {market}.",
    markets=_MARKETS,
    biography="{name} exerce comme {small} et écrit sur {interest}.",
    interests=_INTERESTS,
    titles={"plain": ("Mme", "M."), "doctor": ("Dr", "Dr")},
    works=works(_WORKS, _the),
    work_adjectives=adjectives(_WORK_ADJECTIVES, 4),
)
