"""Style instructions in French."""

from __future__ import annotations

from edgejson_tasks.style_strict.phrasing.base import Phrases

__all__ = ["FRENCH"]

_PRETTY = (
    "Indente avec {n}, un membre ou élément par ligne, une espace après le deux-points ; le vide reste {{}} et [].",
    "Mets en forme avec {n} d'indentation : une ligne par membre et par élément, ': ' après chaque clé, {{}} et [] si vide.",
    "Prends {n} par niveau et une ligne pour chaque membre et élément ; ': ' après les clés, {{}} et [] sur la même ligne.",
)

FRENCH = Phrases(
    tasks=(
        "Normalise ce JSON.",
        "Réécris le JSON ci-dessous dans un style unique.",
        "Reformate ce document JSON sans changer les données.",
        "Merci de nettoyer la mise en forme de ce JSON.",
        "Mets ce JSON au style maison.",
        "Formate le JSON suivant exactement comme décrit.",
        "Les octets de ce document seront hachés, la forme compte donc.",
        "Nous comparons les fichiers octet par octet ; uniformise celui-ci.",
        "normalisation json :",
        "Agis comme un formateur de JSON.",
        "Uniformise la mise en forme de l'entrée.",
        "Ce JSON est valide mais en désordre. Range-le.",
        "Peux-tu écrire ce JSON comme notre linter le veut ?",
        "Tâche : sérialisation déterministe du JSON ci-dessous.",
    ),
    rfc_8785=(
        "Mets-le sous forme canonique selon la RFC 8785 (JSON Canonicalization Scheme).",
        "Le style est JCS (RFC 8785).",
        "Donne la forme canonique de la RFC 8785.",
        "Applique le JSON Canonicalization Scheme, RFC 8785.",
    ),
    apart=(
        "Suis la RFC 8785 (JCS), sauf sur ceci :",
        "La base est JCS (RFC 8785), avec ces différences :",
        "JSON canonique comme dans la RFC 8785, mais :",
    ),
    whitespace={
        "min": (
            "Minifie-le.",
            "Aucun blanc entre les jetons.",
            "Supprime toutes les espaces et tous les sauts de ligne hors des chaînes.",
        ),
        "spaced": (
            "Mets tout sur une ligne, avec une espace après chaque virgule et chaque deux-points.",
            "Une seule ligne ; une seule espace suit chaque ',' et chaque ':', et il n'y en a nulle part ailleurs.",
        ),
        "indent2": tuple(wording.format(n="2 espaces") for wording in _PRETTY),
        "indent4": tuple(wording.format(n="4 espaces") for wording in _PRETTY),
        "tab": tuple(wording.format(n="une tabulation") for wording in _PRETTY),
    },
    keys={
        "sorted": (
            "Trie les clés de chaque objet par ordre alphabétique.",
            "Clés en ordre croissant (par unités de code UTF-16) à tous les niveaux.",
            "Classe les membres de chaque objet par clé ; les tableaux gardent leur ordre.",
            "Trie les clés de chaque objet selon leurs unités de code UTF-16 : majuscules avant minuscules, ASCII avant le reste.",
            "Les membres dans l'ordre de leurs clés, comparées par unités de code UTF-16 ; les éléments des tableaux ne bougent pas.",
        ),
        "preserve": (
            "Garde les clés dans l'ordre où elles arrivent.",
            "Ne change l'ordre des membres d'aucun objet.",
        ),
        "schema_order": (
            "Classe les clés comme key_order les énumère pour chaque endroit (* vaut pour tout élément de tableau) ; celles qui n'y sont pas viennent après, par unités de code UTF-16 croissantes.",
            "Les membres suivent key_order, endroit par endroit, avec * pour chaque élément d'un tableau ; ce qui n'y figure pas va à la fin, trié par unités de code UTF-16.",
        ),
    },
    numbers={
        "es6": (
            "Nombres sous leur forme la plus courte, comme JavaScript les affiche (1.0 donne 1, 1.50 donne 1.5, 1e2 donne 100).",
            "Écris chaque nombre comme ECMAScript : pas de zéros finaux, pas d'exposant inutile, -0 devient 0.",
            "Écris les nombres sous la forme la plus courte, celle de JSON.stringify en JavaScript : 2.0 devient 2, 3.10 devient 3.1, 5e1 devient 50.",
        ),
        "preserve": (
            "Laisse chaque nombre exactement comme il est écrit en entrée (1.50 reste 1.50, 1e2 reste 1e2).",
            "Ne touche pas aux nombres : recopie-les caractère par caractère.",
        ),
    },
    escapes={
        "minimal": (
            "Dans les chaînes, n'échappe que ce que JSON exige, sous la forme courte s'il y en a une, sinon en \\uXXXX minuscules ; / et le non-ASCII restent tels quels.",
            "Pas d'échappement inutile : \\u0041 donne A, \\/ donne /, \\u00e9 donne \u00e9.",
            "Laisse les chaînes brutes, sauf ce que JSON exige : échappements courts comme \\n, \\uXXXX minuscules quand il n'y en a pas ; / n'en fait pas partie.",
        ),
        "ascii": (
            "ASCII seulement : ce qui n'est pas de l'ASCII imprimable devient \\uXXXX en minuscules ou l'échappement court de JSON ; / reste tel quel.",
            "Échappe tout sauf l'ASCII imprimable par \\u et quatre chiffres hexadécimaux minuscules (paires au-delà de U+FFFF) ; pour le reste, seulement ce que JSON exige.",
            "Rien que de l'ASCII : \\uXXXX minuscules (deux au-delà de U+FFFF) pour tout le reste, mais \\n et les autres échappements courts là où JSON en a un ; / reste.",
        ),
        "html_safe": (
            "Échappe ce que JSON exige (sous la forme courte s'il y en a une) et <, >, &, U+2028 et U+2029, en \\uXXXX minuscules ; le reste ne change pas.",
            "Rends-le sûr dans du HTML : <, >, &, U+2028 et U+2029 deviennent \\u003c, \\u003e, \\u0026, \\u2028 et \\u2029 ; aucun autre échappement inutile.",
        ),
    },
    newline=(
        "Termine le document par un saut de ligne (LF).",
        "Un seul saut de ligne (LF) clôt le fichier.",
    ),
    only=(
        "Renvoie uniquement le document, sans saut de ligne final.",
        "Seulement le texte JSON, et aucun saut de ligne après.",
    ),
    forms=(
        "Réponds uniquement en JSON.",
        "Réponds par le texte JSON et rien d'autre.",
        "Ne donne que le résultat.",
        "Pas d'explication, seulement le JSON.",
    ),
    reject=(
        "Si le document sort du domaine de la RFC 8785, réponds {\"error\":NOM}, où NOM est l'un de {errors} (entiers écrits sans exposant de plus de 2^53-1 en valeur absolue, nombres au-delà d'un double, plus de 64 niveaux).",
        'Un document sans texte canonique est refusé : réponds {"error":NOM} avec NOM parmi {errors} ; les entiers écrits sans exposant ne dépassent pas 2^53-1, les nombres un double, l\'imbrication 64 niveaux.',
    ),
)
