"""French."""

from __future__ import annotations

from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["FRENCH"]

FRENCH = Wording(
    check=(
        "Vérifie ce JSON et corrige sa syntaxe là où c'est nécessaire.",
        "Est-ce du JSON valide ? Sinon, corrige-le ; dans tous les cas, renvoie-moi le document.",
        "Quelqu'un a modifié ce JSON à la main et il ne se charge peut-être plus. Fais en sorte qu'il se charge.",
        "Tâche : contrôler la syntaxe et réparer si besoin. Entrée : un document JSON.",
        "Agis comme un linter JSON avec correction automatique : renvoie le document, ses erreurs corrigées s'il en a.",
        "Voici ce que le service a envoyé, peut-être avec du texte autour. Renvoie le document JSON.",
        "lint json, corriger si besoin :",
        "Assure-toi que ceci se lit comme du JSON, et répare-le si ce n'est pas le cas.",
        "Avant l'import : regarde ce JSON et corrige ce qui bloquerait un analyseur strict, s'il y a lieu.",
        "Valide le contenu suivant. S'il n'est pas bien formé, remets-le en ordre.",
        "Je ne suis pas sûr que ce soit du vrai JSON. Renvoie-le sous une forme qui l'est à coup sûr.",
        "Normalise ce document JSON ; répare-le d'abord s'il le faut.",
    ),
    broken=(
        "Répare ce JSON cassé.",
        "Corrige le JSON ci-dessous.",
        "Le texte suivant devrait être du JSON, mais il est illisible pour un analyseur. Corrige-le.",
        "Transforme ce JSON mal formé en JSON valide, s'il te plaît.",
        "Notre analyseur rejette ce contenu. Renvoie ce qu'il aurait dû être.",
        "JSON.parse échoue sur cette entrée. À quoi aurait-elle dû ressembler ?",
        "J'ai copié ceci depuis un chat et je n'arrive pas à le charger, peux-tu le nettoyer ?",
        "Extrais le JSON du texte et corrige tout ce qui cloche dans sa syntaxe.",
        "Rends ce JSON valide.",
        "réparer json :",
        "Peux-tu récupérer ce document JSON ? Il sort d'un modèle et peut avoir du texte en trop autour.",
        "Voici ce que le service a envoyé. Retrouve le document JSON.",
        "Corrige toutes les erreurs de syntaxe de ce JSON, quel que soit leur nombre.",
        "`json.loads` lève une JSONDecodeError ici. Donne-moi le document corrigé.",
        "L'import s'est arrêté sur cet enregistrement, qui n'est pas du JSON valide. Remets-le d'aplomb.",
        "Mon fichier de configuration ne se charge plus depuis la dernière modification, corrige la syntaxe.",
        "Une collègue a collé ceci dans le ticket. Reconstitue le JSON d'origine.",
    ),
    keep=(
        "Garde toutes les valeurs telles quelles.",
        "Ne modifie, n'ajoute et ne supprime aucune donnée.",
        "Seule la syntaxe peut changer, jamais les données.",
        "Aucune clé ni aucune valeur ne doit être perdue ou altérée.",
        "Les données sont justes : ne touche ni aux noms ni aux valeurs.",
    ),
    policies=MappingProxyType(
        {
            "keep_text": (
                "Conserve chaque caractère des textes, y compris les guillemets qu'ils contiennent.",
                "Les guillemets au milieu d'une chaîne en font partie : échappe-les.",
                "Ne supprime aucun caractère d'une chaîne, pas même les guillemets intérieurs.",
            ),
            "close_cut": (
                "Si le texte s'interrompt, garde tout ce qui est complet et ferme à la fin ce qui est resté ouvert.",
                "Si le document est coupé, ferme à la fin ce qui est ouvert, sans inventer ce qui manque.",
                "Un document qui s'arrête trop tôt se ferme après sa dernière valeur complète.",
            ),
            "drop_incomplete": (
                "Si le texte s'arrête au milieu d'un champ ou d'un élément, omets-le et ferme ce qui est ouvert.",
                "Si le document est coupé en pleine valeur, écarte le champ ou l'élément inachevé et ferme le reste.",
                "Ce qui n'est pas complet à la fin du texte est omis ; ferme ce qui est encore ouvert.",
            ),
            "separate": (
                "Des valeurs côte à côte sans virgule sont des éléments distincts.",
                "Là où deux valeurs ne sont séparées que par des espaces, il manque une virgule.",
                "Ne fusionne jamais des valeurs voisines : mets la virgule qui manque.",
            ),
            "surplus": (
                "Un crochet ou une accolade qui ne ferme rien est en trop : supprime-le.",
                "Supprime les fermetures qui n'ont rien à fermer ; n'ouvre rien pour elles.",
                "En lisant depuis la gauche, écarte toute fermeture qui ne répond à aucune ouverture.",
            ),
            "colon_object": (
                "Un nom suivi de deux-points et d'une valeur est un champ d'objet, quoi qu'il y ait autour.",
                "Là où noms et valeurs sont liés par deux-points, il fallait des accolades.",
                "Les paires avec deux-points appartiennent à un objet : corrige les crochets, pas les deux-points.",
            ),
            "null_words": (
                "Une valeur absente, ou écrite undefined, nil, NaN ou N/A, vaut null.",
                "Écris null pour undefined, nil, NaN, N/A ou une valeur qui manque après les deux-points.",
                "Tout ce qui indique une absence de valeur (undefined, nil, NaN, N/A ou rien) devient null.",
            ),
            "apostrophe": (
                "Une apostrophe échappée (\\') est une simple apostrophe.",
                "Dans une chaîne, lis \\' comme ', sans la barre oblique inverse.",
                "En JSON, l'apostrophe ne s'échappe pas : \\' veut dire '.",
            ),
            "keep_backslash": (
                "Une barre oblique inverse qui n'ouvre aucun échappement JSON fait partie du texte : double-la.",
                "Conserve les barres obliques inverses ; si l'échappement n'est pas valide, la barre reste telle quelle.",
                "Traite une barre oblique inverse devant un caractère ordinaire comme une barre littérale.",
            ),
            "char_escape": (
                "Un échappement d'un autre langage (\\xe9, \\u{e9}, \\U000000e9) désigne le caractère de ce code.",
                "Lis les échappements comme \\xe9 ou \\u{e9} comme le caractère qu'ils désignent.",
                "Les codes que JSON ne connaît pas (\\xNN, \\u{NN}, \\UNNNNNNNN) valent le caractère lui-même.",
            ),
            "thousands": (
                "Une virgule entre groupes de chiffres sépare les milliers : 12,500 vaut 12500.",
                "Les nombres peuvent porter des virgules de milliers ; écris-les sans.",
                "Lis 1,250 comme le nombre 1250.",
            ),
            "decimals": (
                "Une virgule dans un nombre est une virgule décimale : 12,5 vaut 12.5.",
                "Les nombres peuvent avoir une virgule décimale ; écris-les avec un point.",
                "Lis 3,75 comme le nombre 3.75.",
            ),
            "leading_zeros": (
                "Des chiffres sans guillemets sont des nombres, même précédés de zéros : 007 vaut 7.",
                "Retire les zéros en tête des nombres, sans en faire des chaînes.",
                "Un nombre avec des zéros en tête est ce même nombre sans eux.",
            ),
            "several": (
                "S'il y a plusieurs documents JSON, un par ligne, réunis-les dans un seul tableau, dans l'ordre.",
                "Plusieurs objets à la suite deviennent les éléments d'un tableau unique, dans l'ordre donné.",
                "Du JSON Lines est à renvoyer comme un tableau avec un élément par ligne.",
            ),
        }
    ),
    forms=(
        "Réponds uniquement avec le JSON, minifié et avec les clés triées.",
        "La réponse se limite au JSON : sans espaces, clés dans l'ordre alphabétique.",
        "Sortie : JSON minifié, clés triées, rien d'autre.",
        "Réponds uniquement avec du JSON valide sur une ligne, clés triées, sans espace entre les jetons.",
        "Je veux juste le JSON, compact et avec ses clés triées.",
    ),
    exact_forms=(
        "Renvoie seulement le JSON sous forme canonique (RFC 8785 : clés triées, aucun espace).",
        "Réponds uniquement en JSON : minifié, les clés de chaque objet triées par unités de code UTF-16.",
        "La réponse est le JSON seul, compact, avec les clés triées comme le veut la RFC 8785.",
        "Sortie : du JSON sur une ligne, sans espaces, clés triées selon leurs unités de code UTF-16, rien d'autre.",
    ),
)
