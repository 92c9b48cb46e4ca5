"""French: operations on arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

_FILTER = Phrases(
    full=(
        "<gardez|garder> uniquement les éléments {at:of} pour lesquels {where}",
        "<filtrez|filtrer> {at} sur les éléments pour lesquels {where}",
        "<supprimez|supprimer> chaque élément {at:of} qui ne vérifie pas la condition {formula}",
        "<conservez|conserver> seulement les objets {at:of} pour lesquels {where}",
        "<limitez|limiter> {at} aux entrées telles que {formula}",
    ),
    terse=("filtrer {at} : {formula}", "{at} où {formula}"),
    states=("{at} ne contient plus que les éléments pour lesquels {where}",),
    notes=(
        "un élément dont la clé manque, vaut null ou est d'un autre type est écarté ; la casse compte",
        "clé absente, null ou autre type : jamais retenu ; majuscules et minuscules diffèrent",
    ),
)

PHRASES: Mapping[str, Phrases] = {
    "filter_rows": _FILTER,
    "filter_rows.keys": replace(
        _FILTER,
        notes=(
            "une clé à null compte comme présente ; une comparaison n'est jamais vraie pour null ou une clé absente",
            "présente signifie que la clé est là, même avec null ; null et absence ne satisfont aucune comparaison",
        ),
    ),
    "join": Phrases(
        full=(
            "<réunissez|réunir> {at} en une seule chaîne avec {sep} entre les éléments",
            "<transformez|transformer> {at} en une chaîne unique, éléments séparés par {sep}",
            "<concaténez|concaténer> les chaînes {at:of} en mettant {sep} entre elles",
            "<remplacez|remplacer> {at} par ses éléments joints avec {sep}",
            "<assemblez|assembler> les éléments {at:of} en une chaîne, avec {sep} comme séparateur",
        ),
        terse=("joindre {at} avec {sep}", "{at} : tableau -> chaîne, séparateur {sep}"),
        states=("{at} est une chaîne unique, les anciens éléments étant joints par {sep}",),
    ),
    "sort_by": Phrases(
        full=(
            "<triez|trier> {at} selon {by}, {order}",
            "<ordonnez|ordonner> les éléments {at:of} par {by}, {order}",
            "<rangez|ranger> {at} selon la valeur de {by}, {order}",
            "<triez|trier> les objets {at:in} sur {by}, {order}",
            "<classez|classer> les éléments {at:of} d'après leur {by}, {order}",
        ),
        terse=("trier {at} par {by}, {order}", "{at} : tri sur {by}, {order}"),
        states=("{at} est trié selon {by}, {order}",),
        notes=(
            "tri stable : à égalité, l'ordre initial reste ; chaînes comparées par points de code",
            "les éléments égaux gardent leur ordre, les chaînes se comparent par points de code Unicode",
        ),
    ),
    "sort_by.self": Phrases(
        full=(
            "<triez|trier> {at} par valeur, {order}",
            "<ordonnez|ordonner> les éléments {at:of} par valeur, {order}",
            "<mettez|mettre> en ordre les valeurs {at:of}, {order}",
            "<triez|trier> les valeurs {at:in}, {order}",
            "<classez|classer> les simples valeurs {at:of}, {order}",
        ),
        terse=("trier {at}, {order}", "{at} : valeurs en {order}"),
        states=("les valeurs {at:of} sont triées, {order}",),
        notes=(
            "nombres par grandeur, chaînes par points de code Unicode",
            "chaînes par points de code, donc majuscules avant minuscules",
        ),
    ),
    "sort_by.keys": Phrases(
        full=(
            "<triez|trier> {at} {keys}",
            "<ordonnez|ordonner> les éléments {at:of} {keys}",
            "<rangez|ranger> {at} dans cet ordre : {keys}",
            "<classez|classer> les objets {at:of} ainsi : {keys}",
            "<triez|trier> les objets {at:in} sur plusieurs clés : {keys}",
        ),
        terse=("trier {at} : {keys}", "{at} : tri {keys}"),
        states=("{at} est trié {keys}",),
        notes=(
            "tri stable : à égalité, l'ordre initial reste ; chaînes comparées par points de code",
            "les éléments égaux sur toutes les clés gardent leur ordre, chaînes par points de code Unicode",
        ),
    ),
    "unique": Phrases(
        full=(
            "<supprimez|supprimer> les doublons {at:of}, en gardant le premier élément pour chaque valeur de {by}",
            "<dédoublonnez|dédoublonner> {at} : par valeur de {by}, seul le premier élément reste",
            "<gardez|garder> uniquement le premier élément {at:of} pour chaque {by} distinct",
            "<retirez|retirer> chaque élément {at:of} dont le {by} est déjà apparu avant",
            "<rendez|rendre> {by} unique {at:in} en supprimant les éléments suivants qui le répètent",
        ),
        terse=("dédoublonner {at} par {by}, le premier gagne", "{at} : {by} unique (garder le premier)"),
        states=("deux éléments {at:of} n'ont jamais le même {by}, le premier étant resté",),
        notes=("l'ordre ne change pas", "même ordre qu'avant"),
    ),
    "unique.self": Phrases(
        full=(
            "<supprimez|supprimer> les valeurs en double {at:of}, en gardant la première",
            "<dédoublonnez|dédoublonner> {at} : de valeurs égales, seule la première reste",
            "<gardez|garder> uniquement la première occurrence de chaque valeur {at:of}",
            "<retirez|retirer> chaque valeur {at:of} déjà apparue avant",
            "<éliminez|éliminer> les répétitions {at:in}",
        ),
        terse=("dédoublonner {at}, la première gagne", "{at} : valeurs uniques (garder la première)"),
        states=("aucune valeur {at:of} ne figure deux fois, la première étant restée",),
        notes=("l'ordre ne change pas", "même ordre qu'avant"),
    ),
    "slice": Phrases(
        full=(
            "<gardez|garder> uniquement {stretch} {at:of}",
            "<réduisez|réduire> {at} pour n'y laisser que {stretch}",
            "{at:in}, <conservez|conserver> seulement {stretch}",
            "<supprimez|supprimer> tout {at:in} sauf {stretch}",
            "<tronquez|tronquer> {at} pour n'en garder que {stretch}",
        ),
        terse=("{at} : seulement {stretch}", "garder {stretch} {at:of}"),
        states=("{at} ne contient plus que {stretch}",),
    ),
    "reverse": Phrases(
        full=(
            "<inversez|inverser> l'ordre des éléments {at:of}",
            "<mettez|mettre> les éléments {at:of} dans l'ordre inverse",
            "<retournez|retourner> {at}, le dernier élément en premier",
            "<énumérez|énumérer> à rebours les éléments {at:of}",
            "<renversez|renverser> {at}, de sorte que le dernier élément passe en tête",
        ),
        terse=("inverser {at}", "{at} : ordre inverse"),
        states=("les éléments {at:of} sont dans l'ordre inverse",),
    ),
    "pluck": Phrases(
        full=(
            "<remplacez|remplacer> chaque objet {at:of} par sa valeur de {field}",
            "<transformez|transformer> {at} en simple liste des valeurs de {field}",
            "<réduisez|réduire> {at} à un tableau qui ne contient que le {field} de chaque objet, en valeurs nues",
            "<extrayez|extraire> {field} des objets {at:of}, pour ne laisser qu'un tableau de valeurs",
            "<faites|faire> {at:of} un simple tableau des valeurs de {field}",
        ),
        terse=("{at} => tableau des valeurs de {field}", "valeurs de {field} seules, {at:in}"),
        states=("{at} est un simple tableau des valeurs de {field}",),
    ),
    "unwind": Phrases(
        full=(
            (
                "<déroulez|dérouler> {field} {at:in} : une copie de l'objet par élément de ce tableau, avec l'élément "
                "à sa place"
            ),
            "<éclatez|éclater> chaque objet {at:of} en un objet par élément de son tableau {field}",
            (
                "<répétez|répéter> chaque objet {at:of} pour chaque élément de {field}, qui ne contient alors que cet "
                "élément"
            ),
            "<dépliez|déplier> {at} pour obtenir un objet distinct par élément de {field}",
            (
                "<dupliquez|dupliquer> les objets {at:in} pour chaque élément de {field}, cet élément remplaçant le "
                "tableau"
            ),
        ),
        terse=("dérouler {at} sur {field}", "{at} : un objet par élément de {field}"),
        states=("{at} a un objet pour chaque élément de {field}, qui contient ce seul élément",),
        notes=(
            "l'ordre est conservé ; un objet au tableau vide disparaît",
            "les autres clés sont répétées, l'ordre reste, un tableau vide ne donne aucun objet",
        ),
    ),
    "group_by": Phrases(
        full=(
            (
                "<groupez|grouper> {at} par {by} : un objet avec une clé par valeur distincte, contenant le tableau de "
                "ses objets"
            ),
            (
                "<regroupez|regrouper> les éléments {at:of} selon leur {by} et <remplacez|remplacer> le tableau par un "
                "objet de chaque valeur vers ses éléments"
            ),
            "<transformez|transformer> {at} en un objet qui associe à chaque {by} le tableau des objets correspondants",
            "<remplacez|remplacer> {at} par un objet dont les clés sont les {by} et les valeurs les listes d'objets",
            (
                "<répartissez|répartir> les objets {at:of} en groupes selon {by}, sous forme d'un objet avec un "
                "tableau par groupe au lieu de la liste"
            ),
        ),
        terse=("grouper {at} par {by} => objet de tableaux", "{at} : groupes selon {by}"),
        states=("{at} est un objet qui associe à chaque {by} le tableau de ses objets",),
        notes=(
            "les objets restent complets et dans leur ordre d'origine",
            "chaque objet garde toutes ses clés et l'ordre dans un groupe est celui d'origine",
        ),
    ),
    "index_by": Phrases(
        full=(
            "<indexez|indexer> {at} par {by} : à la place du tableau, un objet qui mène de chaque {by} à son objet",
            "<transformez|transformer> {at} en un objet avec {by} comme clé et l'objet complet comme valeur",
            (
                "<convertissez|convertir> {at} en objet de consultation : les clés sont les valeurs de {by}, les "
                "valeurs les objets eux-mêmes"
            ),
            "<remplacez|remplacer> {at} par un dictionnaire de {by} vers l'objet entier",
            (
                "<rendez|rendre> les objets {at:of} accessibles par {by}, dans un objet qui a cette valeur pour clé au "
                "lieu de la liste"
            ),
        ),
        terse=("indexer {at} par {by} => objet d'objets", "{at} : {by} comme clé"),
        states=("{at} est un objet où chaque {by} mène à son objet entier",),
        notes=(
            "les objets gardent toutes leurs clés ; les clés sont des chaînes",
            "rien n'est retiré des objets ; clés sous forme de texte",
        ),
    ),
    "count_by": Phrases(
        full=(
            "<remplacez|remplacer> {at} par un objet qui associe à chaque valeur de {by} le nombre de ses éléments",
            (
                "<comptez|compter> les éléments {at:of} par valeur de {by} et <mettez|mettre> l'objet des effectifs à "
                "la place du tableau"
            ),
            (
                "<transformez|transformer> {at} en effectifs : une clé par {by} distinct, avec le nombre d'éléments "
                "qui l'ont"
            ),
            "<dénombrez|dénombrer> {at} selon {by}, l'objet obtenu remplaçant la liste",
            (
                "<déterminez|déterminer> combien de fois chaque {by} apparaît {at:in} et <remplacez|remplacer> le "
                "tableau par cet objet"
            ),
        ),
        terse=("{at} => nombre par {by}", "compter {at} par {by}"),
        states=("{at} est un objet qui donne pour chaque {by} le nombre d'éléments",),
    ),
    "count_by.self": Phrases(
        full=(
            "<remplacez|remplacer> {at} par un objet qui associe à chaque valeur distincte son nombre d'occurrences",
            (
                "<comptez|compter> les occurrences de chaque valeur {at:of} et <mettez|mettre> l'objet des effectifs à "
                "la place du tableau"
            ),
            "<transformez|transformer> {at} en effectifs : une clé par valeur distincte, avec son nombre d'occurrences",
            "<dénombrez|dénombrer> les valeurs {at:of}, l'objet obtenu remplaçant la liste",
            (
                "<dressez|dresser> la table de fréquences des valeurs {at:of}, un objet de la valeur vers le nombre, à "
                "la place du tableau"
            ),
        ),
        terse=("{at} => nombre de valeurs égales", "fréquences {at:of}"),
        states=("{at} est un objet qui dit combien de fois chaque valeur figurait",),
    ),
    "total_by": Phrases(
        full=(
            "<remplacez|remplacer> {at} par un objet qui donne pour chaque {by} {total}",
            "<agrégez|agréger> {at} : pour chaque valeur de {by}, {total}, sous forme d'objet à la place du tableau",
            "<calculez|calculer> {total} par {by} sur {at} et <mettez|mettre> l'objet obtenu à la place du tableau",
            "<transformez|transformer> {at} en un objet avec une clé par {by} distinct, contenant {total} de ce groupe",
            (
                "<groupez|grouper> {at} par {by} et <gardez|garder> par groupe seulement {total}, dans un objet du "
                "groupe vers le nombre"
            ),
        ),
        terse=("{at} => {total} par {by}", "{total} selon {by} sur {at}"),
        states=("{at} est un objet qui donne {total} pour chaque {by}",),
        notes=(
            "calcul décimal exact, arrondi à {places}, les demis s'éloignant de zéro",
            "en arithmétique décimale, arrondi à {places}, demi loin de zéro",
        ),
    ),
    "extreme_by": Phrases(
        full=(
            "<remplacez|remplacer> {at} par un objet qui donne pour chaque {by} {extreme}",
            "<agrégez|agréger> {at} : pour chaque valeur de {by}, {extreme}, sous forme d'objet à la place du tableau",
            "<cherchez|chercher> {extreme} par {by} sur {at} et <mettez|mettre> l'objet obtenu à la place du tableau",
            (
                "<transformez|transformer> {at} en un objet avec une clé par {by} distinct, contenant {extreme} de ce "
                "groupe"
            ),
            (
                "<groupez|grouper> {at} par {by} et <gardez|garder> par groupe seulement {extreme}, dans un objet du "
                "groupe vers le nombre"
            ),
        ),
        terse=("{at} => {extreme} par {by}", "{extreme} selon {by} sur {at}"),
        states=("{at} est un objet qui donne {extreme} pour chaque {by}",),
    ),
    "from_entries": Phrases(
        full=(
            "<transformez|transformer> {at} en un objet qui associe au {key} de chaque élément son {content}",
            "<remplacez|remplacer> {at} par un objet : clés tirées de {key}, valeurs tirées de {content}",
            "<condensez|condenser> {at} en paires clé-valeur, avec {key} comme clé et {content} comme valeur",
            "<convertissez|convertir> {at} en un objet de {key} vers {content}, sans les autres champs",
            (
                "<construisez|construire> à partir {at:of} un objet où chaque {key} est une clé et le {content} voisin "
                "sa valeur"
            ),
        ),
        terse=("{at} => objet {key} : {content}", "objet depuis {at} : clé {key}, valeur {content}"),
        states=("{at} est un objet dont les clés viennent de {key} et les valeurs de {content}",),
    ),
    "transpose": Phrases(
        full=(
            "<transposez|transposer> {at} d'un tableau d'objets en un objet de tableaux, un tableau par clé",
            (
                "<changez|changer> {at:in} les lignes en colonnes : un objet où chaque clé contient le tableau de ses "
                "valeurs"
            ),
            "<passez|passer> {at} en colonnes : une clé par champ, chacune avec la liste de ses valeurs",
            (
                "<remplacez|remplacer> {at} par un objet qui contient, pour chaque clé, le tableau de ses valeurs sur "
                "tous les éléments"
            ),
            "<pivotez|pivoter> {at} pour que chaque champ devienne une clé avec toutes ses valeurs en tableau",
        ),
        terse=("transposer {at} : lignes => colonnes", "{at} -> objet de tableaux (colonnes)"),
        states=("{at} est un objet avec un tableau de valeurs par clé au lieu d'une liste de lignes",),
        notes=("les valeurs restent dans l'ordre des lignes", "chaque tableau suit l'ordre des lignes"),
    ),
}
