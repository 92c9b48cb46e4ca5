"""Pools of French: what people, shops, schools, media and offices write into short fields.

One line a pool, as in `naming.pools`; every language has the same pools.
"""

# ruff: noqa: E501, RUF001 - a row of a table is read whole; double signs have no-break blanks before them
from __future__ import annotations

from edgejson.values.naming.pool_lines import read_pools

__all__ = ["POOLS"]

POOLS = read_pools(r"""
byline = Par Marie Keller | La rédaction | Par Daniel Chevalier | Par la rédaction locale | Par Sophie Marchand
nationality = brésilienne | allemande | française | espagnole | américaine | portugaise | italienne | canadienne | japonaise
marital_status = célibataire | marié(e) | divorcé(e) | veuf(ve)
relationship = conjoint(e) | parent | frère ou sœur | ami(e) | enfant | partenaire
education = Licence | Master | Doctorat de chimie | Baccalauréat | MBA
degree = Licence | Master | Doctorat | MBA | Diplôme d'ingénieur
school = Lycée Victor-Hugo | Collège Jean-Moulin | École Pasteur | Lycée agricole du Val | Collège des Tilleuls
university = Université de Lyon | Sorbonne Université | Université de Bordeaux | Université de Strasbourg | Université de Lille
course = Introduction à la statistique | Algèbre linéaire | Histoire de l'Europe moderne | Bases de données | Chimie organique
subject_area = Mathématiques | Biologie | Histoire | Informatique | Économie | Physique
expertise = santé publique, statistique | politique climatique | journalisme de données | droit des sociétés, fusions | apprentissage automatique
skill = négociation | SQL | soudure | gestion de projet | premiers secours | Python | traduction | comptabilité
hobby = randonnée | échecs | photographie | jardinage | cyclisme | poterie | lecture
award = Meilleur reportage 2024 | Prix régional de la presse | Prix de l'innovation 2025 | Plume d'or | Prix du jeune chercheur
certification = ISO 9001 | AWS Solutions Architect | PMP | ISO 27001 | Sauveteur secouriste du travail
department = Ingénierie | Finances | Ventes | Exploitation | Marketing | Juridique | Achats | Ressources humaines | Service client
department_name = Ingénierie | Finances | Ventes | Exploitation | Marketing | Juridique | Achats | Assistance
team = Plateforme | Paiements | Croissance | Infrastructure de données | Mobile | Relation client | Interventions
group = Équipe finances | Équipe de nuit | Bêta-testeurs | Responsables régionaux | Grossistes | Bénévoles
room = Salle 204 | Salle de réunion B | Hall 3 | Laboratoire 1.07 | Auditorium
building = Bâtiment C | Aile est | Tour 2 | Bâtiment principal | Entrepôt 4
floor = 3e étage | rez-de-chaussée | 12e étage | mezzanine | 2e étage
unit_number = Appt 4B | Bureau 210 | Lot 7 | Appt 12 | Étage 3
po_box = BP 1482 | BP 77 | BP 30215
address_extra = Appt 4B | Bureau 210 | Étage 3 | Bâtiment C | c/o Accueil
district = Centre-ville | Bellevue | Quartier nord | Les Chartrons | La Gare
continent = Europe | Amérique du Sud | Amérique du Nord | Asie | Afrique | Océanie
world_region = EMEA | Amérique latine | Amérique du Nord | Asie-Pacifique | DACH | Pays nordiques
place_name = Musée du Port | Parc des Tilleuls | Bibliothèque centrale | Marché couvert | Gymnase de la Colline | Théâtre du Quai
landmark = à côté de la mairie | en face de la gare | derrière la bibliothèque
material = chêne | acier inoxydable | coton | aluminium | laine | polycarbonate
color_name = noir | blanc | bleu marine | olive | argent | graphite | bleu canard | bordeaux | sable | corail
size_label = petit | moyen | grand | très grand
packaging = boîte | palette | sac | bouteille | caisse
category = Électronique | Livres | Maison et jardin | Sport | Santé | Épicerie | Voyages | Éducation
subcategory = Casques audio | Livres de cuisine | Luminaires | Course à pied | Vitamines | Café | Séjours en ville
genre = thriller | documentaire | science-fiction | comédie | biographie | drame | fantasy | policier
music_genre = jazz | folk | rock | classique | électro | samba | soul
plot = Deux sœurs exploitent un bac jusqu'à ce qu'une tempête bouleverse leurs projets. | Un professeur à la retraite cherche l'auteur d'une vieille lettre. | Une petite ville se réveille sans électricité. | Une cuisinière et un pianiste ouvrent un restaurant dans une gare désaffectée.
hospital = Hôpital Saint-Louis | Clinique du Parc | Centre hospitalier du Lac | Clinique Sainte-Élisabeth | Hôpital du Port | Polyclinique Bellevue | Clinique des Tilleuls | CHU Nord
item_condition = neuf | bon état | comme neuf | état correct | reconditionné
topic = transports publics | énergies renouvelables | logement | cantines scolaires | protection des données | petites entreprises | prévention des inondations
section = Économie | Monde | Culture | Sports | Sciences | Opinions
newspaper_desk = Locale | Économie | Culture | Enquêtes
publication = Le Courrier du Lac | La Gazette du Port | L'Écho du Nord | Les Nouvelles de la Vallée | Le Journal des Collines
edition = Édition du matin | 2e édition | Week-end | Printemps 2025 | Internationale
series = Les Lettres du verger | Carnets de ville | Eaux profondes | Guide de terrain
game = Le Magnat du port | Échecs | L'Arène des étoiles | Le Jardin des mots
sport = football | tennis | natation | handball | cyclisme
recipe = Soupe de potiron | Bœuf bourguignon | Lasagnes aux épinards | Paella aux légumes | Salade de pommes de terre | Curry de pois chiches | Tarte Tatin | Moqueca | Truite grillée | Soupe de lentilles | Poulet rôti au citron | Risotto aux champignons | Feijoada | Tarte aux pommes
ingredient = huile d'olive | farine | ail | tomates | haricots noirs | beurre | thym
cuisine = italienne | brésilienne | thaïlandaise | française | mexicaine
food = soupe de lentilles | saumon grillé | lasagnes aux légumes | curry de poulet
drink = expresso | eau gazeuse | thé vert | jus d'orange
animal = chien | chat | cheval | lapin | perroquet
breed = Labrador | Siamois | Border collie | Maine coon
plant = lavande | chêne | tomate | basilic | fougère
medication = ibuprofène 400 mg | amoxicilline 500 mg | metformine 850 mg | paracétamol 500 mg
dosage = 500 mg deux fois par jour | 10 mg par jour | 1 comprimé toutes les 8 heures | 5 ml le matin
diagnosis = Rhinite allergique | Hypertension artérielle | Fracture du poignet gauche | Diabète de type 2 | Migraine
symptom = maux de tête | toux | fièvre | vertiges | mal de dos
allergy = pénicilline | arachides | pollen | latex | crustacés
body_part = genou gauche | bas du dos | épaule droite | cou
insurance = régime général | privée | responsabilité civile | Allianz Confort
chemical = chlorure de sodium | éthanol | sulfate de cuivre | acétone
weather = partiellement nuageux | pluie légère | dégagé | couvert | averses de neige
season = printemps | été | automne | hiver
month = janvier | mars | mai | juillet | septembre | novembre
weekday = lundi | mardi | mercredi | jeudi | vendredi | samedi
time_span = 30 minutes | 2 heures | 10 secondes | 3 jours | 1 semaine | 15 minutes
audience = clients | développeurs | nouveaux salariés | enseignants | grand public
payment_terms = 30 jours nets | à réception | 50 % d'acompte, solde à la livraison | 14 jours nets
tax_name = TVA 20 % | TVA | taxe sur les ventes | TVA 5,5 %
jurisdiction = Delaware | Bavière | São Paulo | Angleterre et pays de Galles
filing = Comptes annuels | Changement d'adresse | Nomination d'un dirigeant
share_class = Ordinaires | De préférence | Catégorie A
alt_text = Deux personnes discutent devant un étal de marché | Un ferry quitte le port à l'aube | Graphique des ventes mensuelles | Vélo rouge contre un mur | La mairie vue de la place
caption = Le nouveau terminal des ferries a ouvert en mai. | Des bénévoles plantent des arbres au bord du fleuve. | Ventes mensuelles par région, 2025. | La chorale lors de son concert de printemps.
credit = Photo : Clara Mendes | Jonas Reuter / Le Courrier | Illustration : Studio Linde
rights = Tous droits réservés | Accès libre | Réservé aux adhérents
disclaimer = Les prix peuvent être modifiés. | Les opinions n'engagent que leur auteur. | Dans la limite des stocks disponibles.
language_name = anglais | portugais | allemand | français | espagnol
language_list = anglais, allemand | portugais, espagnol | français
greeting = Bonjour | Heureux de vous revoir | Bonjour et bienvenue
source_name = Enquête clients 2025 | Reuters | Institut national de la statistique | Documents internes | Rapport de terrain
campaign_goal = augmenter les inscriptions | réduire les retours | toucher de nouvelles régions
call_to_action = Lire la suite | S'inscrire | Réserver une table | Télécharger le rapport | Commencer
button = Enregistrer les modifications | Continuer | Ajouter au panier | Envoyer | Annuler
label = Numéro de commande | Adresse de livraison | Date de début | Total | Nom du client | Quantité
placeholder = Rechercher une commande | Saisir un montant | p. ex. Lyon | Choisir une date | Écrire un message
tooltip = Affiche le total toutes taxes comprises | S'ouvre dans une nouvelle fenêtre | Mis à jour toutes les heures
help = Laisser vide pour utiliser la valeur par défaut. | Visible par toute l'équipe. | Nombre de jours avant l'envoi du rappel. | Seuls les lettres et les chiffres sont autorisés.
instructions = Appuyer sur le bouton pendant trois secondes. | Joindre le formulaire signé et l'envoyer avant vendredi. | Bien agiter avant emploi.
question = Êtes-vous satisfait de la livraison ? | Quel produit avez-vous acheté ? | Quand pensez-vous commencer ? | Avez-vous des allergies ?
answer = Oui, deux fois par semaine. | Le bleu, taille M. | Je le recommanderais à un ami. | Pas encore, mais bientôt.
quote = Nous n'attendions pas autant de visiteurs. | Nous gagnons deux heures par semaine. | Les résultats parlent d'eux-mêmes.
event = Journée portes ouvertes | Assemblée générale des adhérents | Course du port 2026 | Concert d'hiver | Lancement produit à Lisbonne
session = Conférence d'ouverture | Atelier : écrire clairement | Table ronde sur les transports urbains | Séance de posters
holiday = Noël | Lundi de Pâques | Fête nationale | Fête du Travail | Toussaint
chapter = Le premier hiver | Mise en place | Résultats et discussion | La traversée du fleuve
abstract = Nous comparons trois méthodes de mesure de l'humidité du sol et donnons leur erreur sur une saison. | Ce rapport décrit comment les bibliothèques rurales ont modifié leurs horaires d'ouverture entre 2019 et 2025.
ticket_type = adulte | étudiant | billet journée | famille
seat = 14C | Rang F, place 12 | 22A | Balcon 3
reason = Modifié par le client | Rupture de stock | Doublon | À la demande de l'auteur | Maintenance prévue
change = Date de livraison corrigée. | Annexe manquante ajoutée. | Coordonnées du bureau régional mises à jour. | Précisions sur les personnes pouvant candidater.
search_term = casque sans fil | chaussures de course | déclaration de revenus 2025 | moulin à café | bureau assis-debout | billets de train
template = {{ name }}-{{ version }} | Bonjour {{ first_name }}, votre commande a été expédiée. | {{ .Values.image.repository }}:{{ .Values.image.tag }} | build-{{ number }} | La commande {{ order_id }} est prête
html = <p>La livraison prend deux à trois jours ouvrés.</p> | <h2>Horaires d'ouverture</h2><p>Du lundi au vendredi, de 9 h à 18 h.</p> | <p>Le bureau est fermé les <strong>jours fériés</strong>.</p> | <ul><li>Retours gratuits</li><li>Garantie deux ans</li></ul>
markdown = ## Installation : lancer l'installateur puis redémarrer le service. | **Remarque :** l'export s'exécute chaque nuit à 3 h. | Exécuter `make install`, puis redémarrer le service.
docs_title = Guide de l'utilisateur | Référence de l'API | Installation | Guide de migration
link_text = nos conditions de livraison | le rapport complet | nous contacter | horaires d'ouverture
""")
