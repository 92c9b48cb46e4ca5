"""French: what stands around the clauses."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.language import Expressions, Frames

__all__ = ["FRAMES"]

FRAMES = Frames(
    forms=(
        "Répondez uniquement par du JSON minifié, clés triées par point de code.",
        "Ne renvoyez que le JSON obtenu : sans espaces, clés triées par point de code.",
        "La réponse contient seulement le nouveau JSON, compact, avec les clés triées par point de code Unicode.",
        "Donnez juste le JSON, sous forme minifiée et avec les clés dans l'ordre de leurs points de code.",
        "Merci de répondre avec le JSON transformé et rien d'autre (minifié, clés triées par point de code).",
        "Je veux seulement le résultat, en JSON sur une ligne, clés dans l'ordre croissant des points de code.",
        "Sortie attendue : du JSON canonique (RFC 8785 : aucun espace, clés triées), sans aucun commentaire.",
        "Pas d'explications, juste le JSON final, minifié avec les clés triées par point de code.",
    ),
    terse_forms=(
        "JSON seul, minifié, clés triées par point de code.",
        "Sortie : JSON minifié, clés par point de code, rien d'autre.",
        "Résultat = JSON canonique (RFC 8785), sans texte.",
        "JSON compact, clés triées par point de code, aucun commentaire.",
    ),
    single=(
        "Transformez le JSON : {imp}. {form}",
        "{Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}.\n{form}",
        "{Inf}. {form}",
        "Merci de {inf}. {form}",
        "Pourriez-vous {inf} ? {form}",
        "Pouvez-vous m'aider ? Dans ce JSON, il faudrait {inf}. {form}",
        "J'ai besoin d'une modification dans ce document : {inf}. {form}",
        "Une seule chose à faire sur ce JSON : {inf}. {form}",
        "Le JSON doit être adapté à un autre système : {imp}. {form}",
        "Notre import refuse ce document tel quel. Pour corriger cela, il faut {inf}. {form}",
        "Prenez le document JSON ci-dessous : {imp}. {form}",
        (
            "En tant que responsable de l'interface, j'ai besoin de cet enregistrement sous une autre forme : {inf}. "
            "{form}"
        ),
        (
            "User story : en tant qu'analyste, je veux l'export à notre format afin de pouvoir le charger. Tâche : "
            "{inf}. {form}"
        ),
        "Ticket : le front attend une autre structure. À faire : {inf}. {form}",
        "Résultat voulu : {state}. Tout le reste est inchangé. {form}",
        "Voici l'état attendu du document : {state}. {form}",
        "Critère d'acceptation : {state}. {form}",
        "Après la transformation, on doit constater ceci : {state}. {form}",
    ),
    terse_single=(
        "Transformer : {terse}. {form}",
        "{Terse}. {form}",
        "{Terse}\n{form}",
        "à faire : {terse}. {form}",
        "JSON, une étape : {terse}. {form}",
    ),
    lists=(
        ("Transformez le JSON. Effectuez ces étapes dans l'ordre, chacune sur le résultat de la précédente :", "imp"),
        (
            "Merci d'appliquer les modifications suivantes de haut en bas ; chacune part du dernier état obtenu.",
            "inf",
        ),
        ("L'enregistrement doit être adapté à un autre système, étape par étape :", "inf"),
        ("Modifiez le JSON comme indiqué. L'ordre compte : chaque point part du résultat du point précédent.", "imp"),
        ("Pourriez-vous remanier ce JSON pour moi ? Voici les étapes, l'une après l'autre :", "inf"),
        ("Plan de migration de ce document (chaque étape prend la sortie de la précédente) :", "inf"),
        (
            "En tant que responsable de l'import, j'ai besoin de cet enregistrement remanié. À faire, dans l'ordre :",
            "inf",
        ),
        (
            (
                "User story : en tant qu'analyste, je veux l'export à notre format, lisible par le tableau de bord. "
                "Tâches, dans cet ordre :"
            ),
            "inf",
        ),
    ),
    prose=(
        "Transformez le JSON étape par étape, chaque étape partant du résultat de la précédente.",
        "Pourriez-vous remanier ce JSON pour moi ? Chaque étape reprend le résultat de la précédente.",
        "Le système de notre partenaire attend une autre structure.",
        "Il me faut quelques modifications successives dans ce document.",
        "Merci de remanier le JSON dans cet ordre.",
    ),
    prose_mood="imp",
    first=("D'abord,", "Pour commencer,", "En premier lieu,"),
    middle=("Ensuite,", "Puis", "Après cela,"),
    last=("Enfin,", "Pour finir,", "En dernier lieu,"),
    chains=(
        "Transformer, dans l'ordre, chaque fois sur le dernier résultat :",
        "Pipeline (de gauche à droite) :",
        "Étapes, dans cet ordre :",
        "À la suite :",
    ),
    terse_lists=(
        "Transformer, dans l'ordre :",
        "Étapes (chacune sur le résultat précédent) :",
        "À faire, de haut en bas :",
    ),
    hints=(
        "Exemple : {before} devient {after}.",
        "Par exemple, {before} donnerait {after}.",
        "(Avant : {before}, après : {after}.)",
    ),
    legends=(
        "Dans les chemins, [] désigne chaque élément d'un tableau.",
        "Dans les chemins, * désigne chaque élément d'un tableau.",
    ),
    expressions=Expressions(
        kinds={
            "jq": ("le filtre jq", "le programme jq"),
            "jmespath": ("l'expression JMESPath", "la requête JMESPath"),
            "json_patch": ("le JSON Patch (RFC 6902)", "le patch RFC 6902"),
            "merge_patch": ("le JSON Merge Patch (RFC 7396)", "le merge patch RFC 7396"),
        },
        inline=(
            "Appliquez {kind} {expression} au JSON.",
            "Merci d'exécuter {kind} {expression} sur ce document.",
            "Que donne {kind} {expression} sur le JSON ci-dessous ?",
            "Déterminez ce que produit {kind} {expression} pour le document fourni.",
            "Transformez le document avec {kind} {expression}, exactement comme un outil conforme.",
            "Pourriez-vous évaluer {kind} {expression} sur ce JSON ?",
            "Ticket : la chaîne de traitement applique {kind} {expression}. Donnez sa sortie pour cette entrée.",
        ),
        block=(
            "Appliquez {kind} au JSON :",
            "Merci d'exécuter {kind} ci-dessous sur ce document.",
            "Transformez le document avec {kind} que voici, exactement comme un outil conforme.",
            "Notre chaîne de traitement utilise {kind} ci-après ; donnez sa sortie pour l'entrée fournie.",
            "Évaluez {kind} sur le JSON.",
            "En tant que responsable de ce traitement, je veux savoir ce que l'on obtient en appliquant {kind} :",
        ),
    ),
)
