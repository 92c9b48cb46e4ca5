"""French: operations on single values."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "cast": Phrases(
        full=(
            "<convertissez|convertir> {at} en {type}",
            "<changez|changer> le type {at:of} en {type}",
            "<transformez|transformer> {at} en {type} JSON",
            "<faites|faire> {at:of} une valeur de type {type}",
            "<donnez|donner> le type {type} à la valeur {at:of}",
        ),
        terse=("{at} -> {type}", "convertir {at} en {type}"),
        states=("la valeur {at:of} est de type {type}",),
    ),
    "map_values": Phrases(
        full=(
            "<remplacez|remplacer> {relabels} {at:in}",
            "<recodez|recoder> les valeurs {at:of} : {relabel_arrows}",
            "<parcourez|parcourir> {at} en remplaçant {relabels}",
            "<renommez|renommer> les valeurs {at:of} comme suit : {relabel_arrows}",
            "<traduisez|traduire> les codes {at:in} avec cette table : {relabel_arrows}",
        ),
        terse=("valeurs {at:of} : {relabel_arrows}", "recoder {at} : {relabel_arrows}"),
        states=("les valeurs {at:of} sont recodées : {relabel_arrows}",),
        notes=("toute autre valeur reste", "les valeurs non citées ne changent pas"),
    ),
    "round": Phrases(
        full=(
            "<arrondissez|arrondir> {at} à {places}",
            "<arrondissez|arrondir> la valeur {at:of} à {places}",
            "<réduisez|réduire> par arrondi la précision {at:of} à {places}",
            "<limitez|limiter> {at} à {places} en arrondissant",
            "<donnez|donner> {at} avec une précision limitée à {places}, arrondi compris",
        ),
        terse=("arrondir {at} : {places}", "{at} arrondi à {places}"),
        states=("{at} est arrondi à {places}",),
        notes=("les demis s'éloignent de zéro", "en cas d'égalité, on s'éloigne de zéro", "0.5 -> 1, -0.5 -> -1"),
    ),
    "compute": Phrases(
        full=(
            "<ajoutez|ajouter>{in} une clé {field} qui contient {term}, arrondi à {places}",
            "<calculez|calculer> {term}{in} et <stockez|stocker> le résultat, arrondi à {places}, sous {field}",
            "<insérez|insérer>{in} le champ {field} : {calc}, arrondi à {places}",
            "<créez|créer>{in} un nouveau champ {field}, égal à {term} et arrondi à {places}",
            "<calculez|calculer>{in} un champ {field} : {calc}, arrondi à {places}",
        ),
        terse=("{field}{in} = {term}, {places}", "nouveau{in} : {field} = {term}, arrondi à {places}"),
        states=("il y a{in} une nouvelle clé {field}, soit {calc}, arrondi à {places}",),
        notes=("calcul décimal, les demis s'éloignent de zéro", "en arithmétique décimale, demi arrondi loin de zéro"),
    ),
    "string_case": Phrases(
        full=(
            "<mettez|mettre> la valeur {at:of} en {case}",
            "<écrivez|écrire> la valeur {at:of} en {case}",
            "<passez|passer> {at} en {case} (la valeur, pas la clé)",
            "<convertissez|convertir> le texte {at:of} en {case}",
            "<utilisez|utiliser> uniquement des {case} pour la valeur {at:of}",
        ),
        terse=("valeur {at:of} en {case}", "{at} : {case}"),
        states=("la valeur {at:of} est en {case}",),
    ),
    "trim": Phrases(
        full=(
            "<supprimez|supprimer> les espaces au début et à la fin {at:of}",
            "<retirez|retirer> les blancs, tabulations et sauts de ligne aux deux bouts {at:of}",
            "<nettoyez|nettoyer> les blancs qui entourent la valeur {at:of}",
            "<ôtez|ôter> les espaces en tête et en queue de la chaîne {at:in}",
            "<débarrassez|débarrasser> {at} des blancs qui l'entourent",
        ),
        terse=("trim {at}", "blancs autour {at:of} : ôter"),
        states=("la valeur {at:of} n'a plus de blancs aux extrémités",),
        notes=("les blancs à l'intérieur restent", "seulement aux extrémités, pas au milieu du texte"),
    ),
    "split": Phrases(
        full=(
            "<découpez|découper> {at} à chaque {sep} en un tableau de chaînes",
            "<transformez|transformer> {at} en un tableau de chaînes, en coupant à chaque {sep}",
            "<scindez|scinder> la chaîne {at:in} à chaque {sep} et <stockez|stocker> les morceaux dans un tableau",
            "<remplacez|remplacer> {at} par le tableau de ses parties entre les séparateurs {sep}",
            "<faites|faire> {at:of} une liste de chaînes, séparées sur {sep}",
        ),
        terse=("découper {at} sur {sep}", "{at} : chaîne -> tableau, séparateur {sep}"),
        states=("{at} est un tableau formé des parties de l'ancienne chaîne, coupée à chaque {sep}",),
        notes=(
            "les séparateurs disparaissent, rien d'autre n'est retiré",
            "ne nettoyez pas les morceaux ; une chaîne vide donne []",
        ),
    ),
    "replace_text": Phrases(
        full=(
            "<remplacez|remplacer> chaque {find} par {with} dans le texte {at:of}",
            "<substituez|substituer> {with} à {find} partout dans le texte {at:of}",
            "<changez|changer> dans la chaîne {at:of} toutes les occurrences de {find} en {with}",
            "<cherchez|chercher> {find} dans le texte {at:of} et <mettez|mettre> {with} à la place",
            "<échangez|échanger> dans la valeur {at:of} chaque {find} contre {with}",
        ),
        terse=("texte {at:of} : {find} -> {with}", "remplacer {find} par {with} dans le texte {at:of}"),
        states=("le texte {at:of} contient {with} partout où figurait {find}",),
        notes=("texte littéral, la casse compte", "texte simple, sans motif ; majuscules et minuscules diffèrent"),
    ),
    "date_format": Phrases(
        full=(
            "<réécrivez|réécrire> la date {at:in} de {reads} en {writes}",
            "<convertissez|convertir> la date {at:of} du format {reads} au format {writes}",
            "<changez|changer> le format de date {at:of} : {reads} devient {writes}",
            "<reformatez|reformater> {at} de {reads} en {writes}",
            "<écrivez|écrire> la date {at:of}, actuellement {reads}, sous la forme {writes}",
        ),
        terse=("date {at} : {reads} -> {writes}", "reformater {at} : {reads} => {writes}"),
        states=("la date {at:of} est au format {writes} au lieu de {reads}",),
        notes=("cela reste une chaîne", "toujours une chaîne, avec les zéros initiaux"),
    ),
    "date_format.time": Phrases(
        full=(
            "<réduisez|réduire> l'horodatage {at:in} à sa date, écrite {writes}",
            "<ramenez|ramener> la date-heure {at:of} à la seule date sous la forme {writes}",
            "<remplacez|remplacer> l'horodatage {at:of} par sa date au format {writes}",
            "<gardez|garder> seulement le jour de l'horodatage {at:of}, au format {writes}",
            "<reformatez|reformater> l'horodatage {at:in} en date sans heure, {writes}",
        ),
        terse=("horodatage {at} -> date {writes}", "{at} : date seule, {writes}"),
        states=("l'horodatage {at:of} est devenu une simple date de la forme {writes}",),
        notes=(
            "la date telle qu'elle est écrite, sans conversion de fuseau",
            "aucune conversion de fuseau : l'heure et le décalage sont simplement retirés",
        ),
    ),
}
