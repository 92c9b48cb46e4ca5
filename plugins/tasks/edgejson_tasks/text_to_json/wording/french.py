"""French."""

from __future__ import annotations

from edgejson_tasks.text_to_json.wording.words import Wording

__all__ = ["FRENCH"]

FRENCH = Wording(
    with_fields=(
        "Extrais {fields} du texte.",
        "Lis le texte et extrais-en ces champs : {fields}",
        "À partir du texte ci-dessous, remplis {fields}",
        "Transforme le texte en un JSON de la forme {fields}",
        "Trouve dans le texte les valeurs de {fields}",
        "Convertis le texte en données structurées. Champs : {fields}",
        "Tire du texte {fields}",
        "Que dit le texte ? Réponds sous la forme {fields}",
        "Reporte les informations du texte dans {fields}",
        "Compose {fields} avec ce qui est écrit ci-dessous.",
        "J'ai besoin de ces données du message : {fields}",
        "Structure voulue : {fields}. Remplis-la d'après le texte.",
        "Notre système attend {fields}. Prépare l'enregistrement à partir de ce texte.",
    ),
    for_schema=(
        "Extrais les informations du texte dans un JSON qui suit le schéma.",
        "Remplis le JSON Schema avec les valeurs données dans le texte.",
        "Lis le texte et renvoie une instance JSON du schéma.",
        "Transforme le texte en un JSON valide selon le schéma.",
        "Range le texte dans la structure que décrit le schéma.",
        "Convertis le texte en un document JSON conforme au schéma fourni.",
        "À partir du texte, produis le JSON que demande le schéma.",
        "Cherche dans le texte chaque valeur prévue par le schéma et réponds par le JSON.",
        "Sors les données du texte et mets-les dans la forme du schéma.",
        "Quelqu'un a saisi ceci à la main. Structure-le selon le schéma.",
        "Quelles valeurs le texte donne-t-il pour les propriétés du schéma ?",
        "Le schéma dit ce que nous gardons ; le texte est ce qui est arrivé. Écris l'enregistrement.",
    ),
    for_list=(
        "Extrais du texte les champs de la liste.",
        "Remplis les champs avec ce que dit le texte.",
        "Lis le texte et renvoie les champs en JSON.",
        "Transforme le texte en JSON avec ces champs.",
        "Trouve dans le texte la valeur de chaque champ.",
        "Convertis le texte en JSON ; les champs sont indiqués.",
        "Tire du texte les champs indiqués.",
        "Repère les champs ci-dessous dans le texte et réponds en JSON.",
        "Les champs sont ceux de notre formulaire. Remplis-le d'après le texte.",
        "Parcours le texte et note ce qu'il dit de chaque champ.",
        "Compose un enregistrement avec les champs donnés à partir de ce texte.",
        "Structure ce texte : clés et types comme dans la liste.",
    ),
    policies={
        "omit": (
            "Laisse de côté ce que le texte ne mentionne pas ; mets null pour ce qu'il dit ne pas être connu.",
            (
                "Omets les champs dont le texte ne parle pas. Là où il dit qu'une valeur manque ou est inconnue, "
                "écris null."
            ),
            "Les champs non mentionnés sont omis, les valeurs déclarées inconnues deviennent null.",
            (
                "Si un champ n'apparaît pas dans le texte, ne le mets pas ; si le texte dit qu'il n'y a pas de "
                "valeur, mets null."
            ),
            (
                "N'invente rien : saute ce qui n'est pas cité et écris null quand le texte dit que la valeur "
                "n'est pas donnée."
            ),
            (
                "Ce qui n'est pas mentionné ne figure pas dans la réponse. null ne vaut que pour ce que le texte "
                "lui-même dit inconnu."
            ),
        ),
        "null": (
            "Si le texte ne mentionne pas un champ, écris null quand son type l'admet ; sinon, omets le champ.",
            "Les champs absents du texte sont null si leur type accepte null ; sinon, ils sont laissés de côté.",
            (
                "Tout champ qui peut être null doit être présent : null si le texte n'en dit rien. Les autres "
                "champs non mentionnés sont omis."
            ),
            (
                "Mets null pour ce que le texte laisse ouvert, pourvu que le champ accepte null. Ce qui ne "
                "l'accepte pas est omis."
            ),
            (
                "Le texte ne dit rien d'un champ qui peut être null ? Alors il est null. Rien d'un autre champ "
                "facultatif ? Alors ne le mets pas."
            ),
        ),
        "null_all": (
            "Renvoie tous les champs de la liste ; celui que le texte ne mentionne pas est null.",
            "Tous les champs doivent être présents. Écris null pour ce que le texte ne dit pas.",
            "Mets null pour chaque champ sans valeur dans le texte ; ne retire aucune clé.",
            (
                "Garde toutes les clés, y compris celles des objets imbriqués qui sont donnés, et mets à null "
                "celles qui ne sont pas citées."
            ),
            "Une information absente devient null : jamais une supposition, jamais une clé en moins.",
            "L'enregistrement a des clés fixes : ce dont le texte ne parle pas est null.",
        ),
    },
    notes={
        "patterns": (
            "Une clé entre barres obliques est une expression régulière et vaut pour toute clé qui y correspond.",
            "Les clés écrites /ainsi/ sont des motifs : prends les clés du texte qui y correspondent.",
        ),
        "names": (
            "Ce qui précède un signe égal est le nom de la forme qui suit ; là où ce nom revient, c'est cette forme.",
            "Un mot devant = nomme la forme qui suit et la remplace ensuite.",
        ),
        "bare_values": (
            "Si un champ admet aussi des chaînes, un simple 40 est un nombre et « 40 » est une chaîne.",
            "Un nombre, true ou false n'est une chaîne que là où le texte le met entre guillemets.",
        ),
        "empty_cells": (
            "Une cellule vide du tableau compte comme non mentionnée.",
            "Les cellules vides ne disent rien de leur champ.",
        ),
    },
    dates=(
        "Écris les dates sous la forme YYYY-MM-DD et les heures en ISO 8601 avec leur décalage (UTC noté Z).",
        "Dates en YYYY-MM-DD ; date et heure en ISO 8601, UTC noté Z.",
        "Utilise ISO 8601 pour les dates et les heures, garde le décalage indiqué et écris Z pour UTC.",
        "Normalise les dates en YYYY-MM-DD ; avec une heure, ISO 8601 avec le décalage du texte, Z pour UTC.",
    ),
    answers=(
        "Réponds uniquement avec du JSON.",
        "Réponds par le JSON seul.",
        "Ne renvoie rien d'autre que le JSON.",
        "Seulement du JSON en sortie, sans explication.",
        "Réponds avec un JSON minifié et rien d'autre.",
        "Pas de commentaire ni de bloc de code : seulement le JSON.",
        "Un programme lira la réponse : envoie le JSON et rien autour.",
    ),
)
