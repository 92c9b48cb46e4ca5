"""French."""

from __future__ import annotations

from edgejson_tasks.schema_generate.voices.voice import Voice

__all__ = ["VOICE"]

VOICE = Voice(
    tasks=(
        "Génère un JSON qui suit ce schéma.",
        "Écris une instance valide du JSON Schema ci-dessous.",
        "Crée un document JSON réaliste qui soit valide selon ce schéma.",
        "Merci de préparer des données d'exemple pour ce schéma.",
        "Donne-moi une valeur que ce schéma accepte.",
        "Il me faut un jeu de test conforme à ce schéma pour notre suite d'intégration.",
        "Tu es une API qui répond selon ce schéma. Envoie une réponse.",
        "un json pour ce schéma stp",
        "En tant qu'ingénieur de données, remplis ce schéma avec des valeurs plausibles.",
        "Produis un enregistrement conforme au schéma, avec des valeurs qui pourraient être réelles.",
        "Pourrais-tu rédiger un exemple de charge utile pour ce contrat ?",
        "Génère un document qu'un validateur strict accepterait pour ce schéma.",
        "Tâche : générer une instance. Entrée : JSON Schema. Sortie : une valeur JSON conforme.",
        "Le schéma décrit ce que notre service enregistre. Invente une entrée.",
        "Compose une valeur JSON crédible qui respecte chaque mot-clé du schéma.",
        "Simule le backend : renvoie un corps qui correspond à ce schéma.",
        "L'écran n'a encore rien à afficher. Fabrique-lui un message de cette forme.",
        "Lis le schéma avec attention et écris-en une instance, avec les noms qui y figurent.",
        "À quoi ressemblerait un message typique de ce schéma ? Écris-en un.",
        "En tant que testeuse, je veux un document qui passe ce schéma pour alimenter la base.",
    ),
    sorted_form=(
        "Réponds uniquement avec le JSON, minifié et avec des clés triées.",
        "Rien que le JSON : aucun espace, clés dans l'ordre alphabétique.",
        "Sortie : JSON minifié aux clés triées, rien d'autre.",
        "Renvoie seulement le JSON sous forme canonique (RFC 8785 : clés triées, aucun espace).",
        "Réponds par un JSON valide sur une seule ligne, clés triées, sans espace entre les jetons.",
        "Je veux juste le JSON, compact et avec ses clés triées.",
    ),
    schema_form=(
        "Réponds uniquement avec le JSON minifié, les clés dans l'ordre où le schéma énumère ses propriétés.",
        "Rien que le JSON, sans espace ; les champs suivent l'ordre de `properties` à tous les niveaux.",
        "Sortie : JSON minifié, rien d'autre ; conserve l'ordre des clés du schéma.",
        "Juste le JSON sur une ligne, sans espace entre les jetons, les clés dans l'ordre du schéma.",
        "Renvoie un JSON compact. Ne trie pas les clés : elles suivent l'ordre des propriétés du schéma.",
    ),
    members={
        "required": (
            "N'inclus que les champs obligatoires, à tous les niveaux.",
            "Omets les champs facultatifs, y compris dans les objets imbriqués.",
            "Reste minimal : uniquement les propriétés obligatoires, aucune facultative nulle part.",
            "Laisse de côté tout champ que le schéma n'exige pas, aussi imbriqué soit-il.",
        ),
        "all": (
            "Inclus toutes les propriétés définies par le schéma, même facultatives, à tous les niveaux.",
            "Remplis tous les champs, y compris les facultatifs et ceux des objets imbriqués.",
            "Sois complet : aucune propriété déclarée ne doit manquer.",
            "N'oublie aucune des propriétés déclarées, obligatoire ou non, à aucun niveau.",
        ),
    },
    rules_below=(
        "Ces règles doivent aussi être respectées :",
        "En plus du schéma, respecte ces règles :",
        "Règles métier :",
        "Les valeurs doivent être cohérentes entre elles :",
    ),
    rules_in_schema=(
        "Les règles de x-invariants doivent être respectées.",
        "Respecte aussi les règles entre champs données dans x-invariants.",
        "Attention à x-invariants : les champs calculés doivent être exacts.",
        "Ce que x-invariants impose entre les champs est obligatoire.",
    ),
    wishes=("", "", "Exigences :", "De plus :", "Pour ce cas :"),
    entries_of="pour chaque élément de {at}",
    when="quand {condition}",
    chosen_from="{target} provient de {source}",
    constraints={
        "count": (
            "{at} doit avoir {how} {count} {noun}.",
            "Mets {how} {count} {noun} dans {at}.",
            "Il me faut {how} {count} {noun} dans {at}.",
            "{at} contient {how} {count} {noun}.",
        ),
        "length": (
            "{at} doit compter {how} {count} {noun}.",
            "Écris {how} {count} {noun} pour {at}.",
            "Le texte de {at} fait {how} {count} {noun}.",
        ),
        "equals": (
            "{at} doit valoir {value}.",
            "Utilise {value} pour {at}.",
            "La valeur de {at} est {value}.",
            "Donne à {at} la valeur {value}.",
            "Veille à ce que {at} soit égal à {value}.",
        ),
        "between": (
            "{at} doit être compris entre {low} et {high}.",
            "Garde {at} dans l'intervalle de {low} à {high}.",
            "Choisis {at} de sorte que {low} <= {at} <= {high}.",
            "On attend pour {at} une valeur de {low} à {high}.",
        ),
        "bound at least": (
            "{at} doit être au moins {value}.",
            "{at} ne peut pas être inférieur à {value}.",
            "{at} >= {value}.",
        ),
        "bound at most": ("{at} doit être au plus {value}.", "{at} ne peut pas dépasser {value}.", "{at} <= {value}."),
        "bound more than": (
            "{at} doit être supérieur à {value}.",
            "{at} doit se situer au-dessus de {value}.",
            "{at} > {value}.",
        ),
        "bound less than": (
            "{at} doit être inférieur à {value}.",
            "{at} doit rester en dessous de {value}.",
            "{at} < {value}.",
        ),
        "present": (
            "Inclus le champ facultatif {at}.",
            "{at} doit être présent.",
            "N'oublie pas {at}.",
            "Il nous faut aussi {at}.",
        ),
        "absent": (
            "Laisse {at} de côté.",
            "N'inclus pas {at}.",
            "{at} ne doit pas apparaître.",
            "Omets le champ facultatif {at}.",
        ),
        "starts": (
            "{at} doit commencer par {text}.",
            "Commence {at} par {text}.",
            "Le texte de {at} débute par {text}.",
        ),
        "ends": ("{at} doit se terminer par {text}.", "Termine {at} par {text}.", "Le texte de {at} finit par {text}."),
        "contains": (
            "{at} doit contenir {text}.",
            "Mentionne {text} dans {at}.",
            "Le texte de {at} comporte {text} quelque part.",
        ),
        "some": (
            "Au moins un élément de {at} doit avoir {name} égal à {value}.",
            "{at} doit contenir un élément dont {name} vaut {value}.",
            "Un ou plusieurs éléments de {at} ont {value} pour {name}.",
        ),
        "every": (
            "Tous les éléments de {at} doivent avoir {name} égal à {value}.",
            "Dans {at}, {name} vaut toujours {value}.",
            "Chaque élément de {at} a {value} pour {name}.",
        ),
        "sum": (
            "La somme de {name} sur tous les éléments de {at} doit valoir {how} {value}.",
            "En additionnant {name} dans {at}, on obtient {how} {value}.",
            "Le total de {name} pour l'ensemble de {at} est {how} {value}.",
        ),
        "sorted ascending": (
            "Trie {at} par {name}, dans l'ordre croissant.",
            "Les éléments de {at} sont dans l'ordre croissant de {name}.",
            "{at} est classé par {name}, du plus petit au plus grand.",
        ),
        "sorted descending": (
            "Trie {at} par {name}, dans l'ordre décroissant.",
            "Les éléments de {at} sont dans l'ordre décroissant de {name}.",
            "{at} est classé par {name}, du plus grand au plus petit.",
        ),
        "distinct": (
            "Deux éléments de {at} ne peuvent pas avoir le même {name}.",
            "{name} doit être différent pour chaque élément de {at}.",
            "Aucune valeur de {name} ne se répète dans {at}.",
        ),
        "date before": (
            "{at} doit précéder le {value}.",
            "Choisis pour {at} un jour avant le {value}.",
            "{at} < {value}.",
        ),
        "date after": (
            "{at} doit suivre le {value}.",
            "Choisis pour {at} un jour après le {value}.",
            "{at} > {value}.",
        ),
        "year": ("{at} doit tomber en {year}.", "Utilise une date de {year} pour {at}.", "L'année de {at} est {year}."),
        "place": (
            "{at} doit être une ville {country}.",
            "Utilise une grande ville {country} pour {at}.",
            "Choisis pour {at} une ville connue {country}.",
        ),
        "language": (
            "{at} doit être rédigé en {language}.",
            "Écris le texte de {at} en {language}.",
            "La langue de {at} est le {language}.",
        ),
    },
    how={"exactly": "exactement", "at least": "au moins", "at most": "au plus"},
    item=("élément", "éléments"),
    character=("caractère", "caractères"),
    root=("le tableau", "le tableau principal"),
    countries={
        "US": "des États-Unis",
        "BR": "du Brésil",
        "ES": "d'Espagne",
        "DE": "d'Allemagne",
        "FR": "de France",
    },
    languages={"en": "anglais", "pt": "portugais", "es": "espagnol", "de": "allemand", "fr": "français"},
)
