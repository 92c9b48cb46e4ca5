"""French: operations on objects and their members."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "rename_keys": Phrases(
        full=(
            "<renommez|renommer> [le champ|les champs] {pairs}{in}",
            "{in} <renommez|renommer> [la clé|les clés] {pairs}",
            "<changez|changer> le nom [de la clé|des clés] {pairs}{in}, sans toucher aux valeurs",
            "<effectuez|effectuer> [ce renommage|ces renommages]{in} : {arrows}",
            "<donnez|donner> [un nouveau nom à cette clé|de nouveaux noms à ces clés]{in} : {arrows}",
            "<remplacez|remplacer> [le nom de clé|les noms de clé]{in}, en gardant les valeurs : {arrows}",
        ),
        terse=("renommer {arrows}{in}", "renommer clés{in} : {arrows}"),
        states=("[la clé porte|les clés portent]{in} un nouveau nom : {arrows}",),
    ),
    "rename_keys.deep": Phrases(
        full=(
            "<renommez|renommer> [le champ|les champs] {pairs}{within} à tous les niveaux",
            "<renommez|renommer> [la clé|les clés] {pairs}{within} partout, y compris à l'intérieur des tableaux",
            "<effectuez|effectuer> [ce renommage|ces renommages] de façon récursive{within} : {arrows}",
            "<changez|changer> [ce nom de clé|ces noms de clé] dans tous les objets imbriqués{within} : {arrows}",
            (
                "<cherchez|chercher> [la clé|les clés] à chaque profondeur{within} "
                "[pour la renommer|pour les renommer] : {arrows}"
            ),
        ),
        terse=("renommer (récursif) {arrows}{within}", "renommer clés{within}, tous niveaux : {arrows}"),
        states=("[la clé est renommée|les clés sont renommées] à tous les niveaux{within} : {arrows}",),
    ),
    "key_case": Phrases(
        full=(
            "<convertissez|convertir> toutes les clés{within}, à tous les niveaux, en {style}",
            "<écrivez|écrire> toutes les clés{within} en {style}, même imbriquées",
            "<passez|passer> les noms de clé{within} (objets imbriqués et tableaux d'objets compris) en {style}",
            "<mettez|mettre> l'ensemble des clés{within} en {style}, quelle que soit la profondeur",
            "<uniformisez|uniformiser> toutes les clés{within} en {style} dans toute l'arborescence",
        ),
        terse=("toutes les clés{within} (récursif) -> {style}", "clés{within} -> {style}, tous niveaux"),
        states=("toutes les clés{within} sont en {style}, à chaque niveau",),
        notes=(
            "une suite de majuscules comme ID compte pour un seul mot",
            "plusieurs majuscules de suite (ID, URL) forment un seul mot",
        ),
    ),
    "prefix_keys": Phrases(
        full=(
            "<ajoutez|ajouter> le préfixe {prefix} à chaque clé{in}",
            "<préfixez|préfixer> toutes les clés{in} par {prefix}",
            "<placez|placer> {prefix} devant chaque clé{in}",
            "<faites|faire> commencer chaque clé{in} par {prefix}, ajouté devant l'ancien nom",
            "<mettez|mettre> {prefix} en tête du nom de chaque clé{in}",
        ),
        terse=("préfixe {prefix} sur les clés{in}", "clés{in} : préfixer avec {prefix}"),
        states=("chaque clé{in} porte le préfixe {prefix} devant son ancien nom",),
        notes=("ce niveau seulement, les clés plus profondes restent", "les clés imbriquées plus bas ne changent pas"),
    ),
    "strip_prefix": Phrases(
        full=(
            "<supprimez|supprimer> le préfixe {prefix} des clés{in}",
            "<retirez|retirer> {prefix} au début de chaque clé{in} qui commence ainsi",
            "<enlevez|enlever> aux clés{in} leur préfixe {prefix}",
            "<raccourcissez|raccourcir> les clés{in} en ôtant le préfixe {prefix}",
            "<débarrassez|débarrasser> les clés{in} du préfixe {prefix}",
        ),
        terse=("ôter le préfixe {prefix} des clés{in}", "clés{in} : sans préfixe {prefix}"),
        states=("les clés{in} ont perdu leur préfixe {prefix}",),
        notes=(
            "les clés sans ce préfixe et les niveaux plus profonds restent ; une clé égale au préfixe reste aussi",
            "ce niveau seulement ; une clé qui deviendrait vide garde son nom",
        ),
    ),
    "keep_fields": Phrases(
        full=(
            "<gardez|garder> uniquement [le champ|les champs] {fields}{in}",
            "<supprimez|supprimer> tout sauf {fields}{in}",
            "<conservez|conserver> {fields}{in} et <écartez|écarter> les autres clés",
            "<réduisez|réduire> les données [au champ|aux champs] {fields}{in}",
            "{in} <ne laissez|ne laisser> que [la clé|les clés] {fields}",
            "<éliminez|éliminer>{in} toute clé autre que {fields}",
        ),
        terse=("garder seulement {fields}{in}", "seulement{in} : {fields}"),
        states=("il ne reste{in} que {fields}",),
    ),
    "drop_fields": Phrases(
        full=(
            "<supprimez|supprimer> [le champ|les champs] {fields}{in}",
            "<retirez|retirer> {fields}{in}",
            "<effacez|effacer> [la clé|les clés] {fields}{in} et <gardez|garder> tout le reste",
            "<enlevez|enlever>{in} [le champ|les champs] {fields}",
            "<éliminez|éliminer> {fields}{in}",
        ),
        terse=("supprimer {fields}{in}", "sans {fields}{in}"),
        states=("[la clé {fields} ne figure|les clés {fields} ne figurent] plus{in}",),
    ),
    "project": Phrases(
        full=(
            "<remplacez|remplacer> {at} par un nouvel objet avec ces seules clés : {sources}",
            (
                "<construisez|construire> à partir {at:of} un objet qui a exactement ces clés et <mettez-le|le mettre> "
                "à sa place : {sources}"
            ),
            "<transformez|transformer> {at} en un objet dont les seules clés sont {sources}",
            "<recomposez|recomposer> {at} avec exactement ces clés : {sources}",
            "<faites|faire> {at:of} un objet limité à ces clés : {sources}",
        ),
        terse=("{at} => objet avec seulement : {equations}", "projeter {at} : {equations}"),
        states=("à la place {at:of} se trouve un objet avec ces seules clés : {sources}",),
        notes=("les chemins partent de l'ancien objet", "chaque chemin est relatif à l'ancien objet"),
    ),
    "move": Phrases(
        full=(
            "<déplacez|déplacer> {source} {home:into} sous le nom {name}",
            "<retirez|retirer> {source} de sa place et <mettez-le|le mettre> {home:into} sous la clé {name}",
            "<transférez|transférer> {source} {home:into} avec la clé {name}",
            "<coupez|couper> {source} et <collez-le|le coller> {home:into} sous {name}",
            "<faites|faire> passer {source} {home:into}, où sa clé sera {name}",
        ),
        terse=("déplacer {source} -> {home:into} sous {name}", "mv {source} {home:into} sous {name}"),
        states=("ce qui était {source} se trouve maintenant déplacé {home:into} sous {name}",),
    ),
    "copy": Phrases(
        full=(
            "<copiez|copier> {source} {home:into} sous la clé {name}, l'original reste en place",
            "<ajoutez|ajouter> {home:into} une clé {name} avec la même valeur que {source}",
            "<dupliquez|dupliquer> {source} : la copie va {home:into} sous {name} et l'original est conservé",
            "<inscrivez|inscrire> aussi la valeur de {source} {home:into} sous {name}",
            "<placez|placer> une copie de {source} {home:into} sous {name}, sans toucher à l'original",
        ),
        terse=("copier {source} -> {home:into} sous {name} ; original conservé", "cp {source} {home:into} sous {name}"),
        states=("la valeur de {source} figure aussi en copie {home:into} sous {name}",),
    ),
    "nest": Phrases(
        full=(
            "<déplacez|déplacer>{in} [le champ|les champs] {fields} vers un nouvel objet {under} du même niveau",
            "<regroupez|regrouper>{in} [le champ|les champs] {fields} sous un nouvel objet imbriqué nommé {under}",
            "<rangez|ranger>{in} [le champ|les champs] {fields} sous une nouvelle clé {under} du même niveau",
            "<créez|créer>{in} un objet {under} et <mettez-y|y mettre> {fields} de ce niveau",
            "<réunissez|réunir>{in} [le champ|les champs] {fields} en un sous-objet appelé {under}",
        ),
        terse=("imbriquer {fields}{in} sous {under}", "{under}{in} = objet de {fields} (déplacés)"),
        states=("{fields} [est rangé|sont rangés]{in} sous un nouvel objet {under} du même niveau",),
    ),
    "unnest": Phrases(
        full=(
            "<remontez|remonter> d'un niveau les membres de l'objet {field}{in} et <supprimez|supprimer> {field}",
            "<dissolvez|dissoudre> l'objet imbriqué {field}{in} : ses clés passent dans l'objet parent",
            "<désimbriquez|désimbriquer> {field}{in}, de sorte que ses clés prennent sa place",
            "<remplacez|remplacer> l'objet {field}{in} par ses propres membres, un niveau plus haut",
            (
                "<sortez|sortir> tout le contenu de l'objet {field}{in} vers l'objet qui l'entoure, puis "
                "<supprimez|supprimer> la coquille vide"
            ),
        ),
        terse=("désimbriquer {field}{in} (un niveau plus haut)", "dissoudre {field}{in}"),
        states=("l'objet {field}{in} a disparu et ses membres sont directement dans l'objet parent",),
    ),
    "extract": Phrases(
        full=(
            "<prenez|prendre> seulement {source}, qui devient tout le document",
            "<extrayez|extraire> {source} et <renvoyez-le|le renvoyer> à la place du document",
            "<remplacez|remplacer> le document par le contenu de {source}",
            "<jetez|jeter> tout ce qui entoure {source}, sa valeur étant le nouveau document",
            "<faites|faire> de {source} la nouvelle racine, sans le reste",
        ),
        terse=("extraire {source} comme nouvelle racine", "racine = {source}"),
        states=("le document ne contient plus que l'ancien contenu de {source}",),
    ),
    "default_values": Phrases(
        full=(
            "<complétez|compléter>{in} par des valeurs par défaut là où la clé est {nulls} : {assignments}",
            "<utilisez|utiliser>{in} ces valeurs par défaut quand la clé est {nulls} : {assignments}",
            "<définissez|définir>{in} ce qui suit partout où la clé est {nulls} : {assignments}",
            (
                "<veillez|veiller> à ce que ces clés existent{in}, avec la valeur donnée si l'une est {nulls} : "
                "{assignments}"
            ),
            "<renseignez|renseigner>{in} la valeur par défaut chaque fois que la clé est {nulls} : {assignments}",
        ),
        terse=("défauts{in} si clé {nulls} : {settings}", "si clé {nulls}{in} : {settings}"),
        states=("on trouve{in} ces valeurs là où la clé était {nulls} : {assignments}",),
    ),
    "remove_nulls": Phrases(
        full=(
            "<supprimez|supprimer>{within} toute clé dont la valeur est null, à n'importe quelle profondeur",
            "<retirez|retirer>{within} tous les membres null, même imbriqués",
            "<éliminez|éliminer>{within} partout les champs null",
            "<effacez|effacer>{within} chaque clé qui contient null, à tous les niveaux",
            "<nettoyez|nettoyer>{within} les clés à valeur null, quelle que soit la profondeur",
        ),
        terse=("supprimer les champs null{within}, récursif", "clés null{within} : retirer (tous niveaux)"),
        states=("plus aucune clé{within} ne vaut null, à aucun niveau",),
        notes=(
            "les null dans les tableaux restent ; un objet devenu vide reste {}",
            "ne touchez pas aux null des tableaux, et gardez {} pour les objets vidés",
        ),
    ),
    "remove_empty": Phrases(
        full=(
            (
                '<supprimez|supprimer>{within} toute clé dont la valeur est null, "", [] ou {}, à n\'importe quelle '
                "profondeur"
            ),
            '<retirez|retirer>{within} tous les membres vides (null, "", [] et {}), même imbriqués',
            '<nettoyez|nettoyer>{within} partout les champs vides : null, "", [] et {}',
            '<effacez|effacer>{within} chaque clé qui contient null, "", [] ou {}, à tous les niveaux',
            '<éliminez|éliminer>{within} les clés sans contenu (null, "", [], {}), quelle que soit la profondeur',
        ),
        terse=(
            'supprimer les champs vides{within} (null, "", [], {}), récursif',
            'clés null/""/[]/{}{within} : retirer (tous niveaux)',
        ),
        states=('plus aucune clé{within} ne vaut null, "", [] ou {}, à aucun niveau',),
        notes=(
            "un objet qui devient vide ainsi disparaît aussi ; les éléments de tableau restent",
            "de l'intérieur vers l'extérieur, donc les objets vidés partent aussi ; les éléments de tableau restent",
        ),
    ),
    "flatten": Phrases(
        full=(
            "<aplatissez|aplatir> {at} sur un seul niveau, {how}",
            "<mettez|mettre> {at} à plat, {how}",
            "<ramenez|ramener> la structure imbriquée {at:of} à un objet plat, {how}",
            "<réduisez|réduire> les objets imbriqués {at:of} à un objet plat, {how}",
            "<rassemblez|rassembler> tous les niveaux {at:of} en un seul, {how}",
        ),
        terse=("aplatir {at}, {how}", "{at} -> objet plat, {how}"),
        states=("{at} est un objet plat à un seul niveau, {how}",),
        notes=(
            "{arrays} ; les objets et tableaux vides restent comme valeurs",
            "les conteneurs vides restent comme valeurs, {arrays}",
        ),
    ),
    "unflatten": Phrases(
        full=(
            "<coupez|couper> chaque clé {at:of} à {sep} et <construisez|construire> les objets imbriqués",
            "<développez|développer> les clés {at:of} en objets imbriqués, {sep} séparant les niveaux",
            "<rétablissez|rétablir> l'imbrication {at:of} ; dans ses clés, {sep} sépare le parent de l'enfant",
            "<transformez|transformer> les clés plates {at:of} en objets imbriqués, en les coupant à chaque {sep}",
            "<reconstituez|reconstituer> la hiérarchie {at:of} d'après ses clés, où {sep} sépare les niveaux",
        ),
        terse=("désaplatir {at} sur {sep}", "{at} : clés -> niveaux, séparateur {sep}"),
        states=("{at} est de nouveau imbriqué, ses clés ayant été coupées à chaque {sep}",),
        notes=(
            "les parties en chiffres sont aussi des clés, aucun tableau n'est créé",
            "les nombres dans les noms deviennent des clés eux aussi",
        ),
    ),
    "to_entries": Phrases(
        full=(
            (
                "<transformez|transformer> {at} en un tableau avec un objet par clé, le nom sous {key} et le contenu "
                "sous {content}"
            ),
            "<convertissez|convertir> {at} en une liste d'entrées avec {key} (l'ancienne clé) et {content} (sa valeur)",
            "<remplacez|remplacer> {at} par un tableau d'objets avec {key} pour le nom et {content} pour la valeur",
            (
                "<énumérez|énumérer> les membres {at:of} dans un tableau d'objets : {key} contient l'ancienne clé, "
                "{content} sa valeur"
            ),
            "<réécrivez|réécrire> {at} en tableau de paires, la clé dans {key} et la valeur dans {content}",
        ),
        terse=("{at} => entrées : {key}, {content}", "entrées depuis {at} : clé dans {key}, valeur dans {content}"),
        states=("{at} est un tableau d'objets avec l'ancienne clé dans {key} et sa valeur dans {content}",),
        notes=(
            "entrées par ordre croissant des anciennes clés (points de code)",
            "triez les entrées selon l'ancienne clé, par points de code",
        ),
    ),
    "deep_merge": Phrases(
        full=(
            "<fusionnez|fusionner> cet objet dans {at}, à tous les niveaux : {patch}",
            "<fusionnez|fusionner> {at} en profondeur avec ce qui suit : {patch}",
            "<combinez|combiner> {at} de façon récursive avec cet objet, les nouvelles valeurs l'emportant : {patch}",
            "<intégrez|intégrer> ces valeurs dans {at}, les objets imbriqués étant fusionnés clé par clé : {patch}",
            "<recouvrez|recouvrir> {at} avec cet objet, niveau par niveau : {patch}",
        ),
        terse=("fusion profonde dans {at} : {patch}", "{at} += {patch} (fusion profonde)"),
        states=("{at} est fusionné à tous les niveaux avec cet objet : {patch}",),
        notes=(
            "les tableaux et autres valeurs sont remplacés en entier ; null est conservé comme valeur",
            "seuls les objets fusionnent, tout le reste est écrasé, même par null",
        ),
    ),
    "merge_patch": Phrases(
        full=(
            "<appliquez|appliquer> ce JSON Merge Patch (RFC 7396) sur {at} : {patch}",
            "<corrigez|corriger> {at} avec ce merge patch selon la RFC 7396 : {patch}",
            "<mettez|mettre> à jour {at} par ce merge patch RFC 7396 : {patch}",
            "<exécutez|exécuter> le JSON Merge Patch {patch} sur {at}",
            "<modifiez|modifier> {at} conformément à ce merge patch (RFC 7396) : {patch}",
        ),
        terse=("merge patch {at} : {patch}", "RFC 7396 sur {at} : {patch}"),
        states=("{at} est tel qu'après le JSON Merge Patch {patch}",),
        notes=(
            "null supprime la clé, les tableaux sont remplacés en entier",
            "une valeur null efface la clé ; les tableaux ne fusionnent pas",
        ),
    ),
    "json_patch": Phrases(
        full=(
            "<appliquez|appliquer> ce JSON Patch (RFC 6902) sur {at} : {patch}",
            "<corrigez|corriger> {at} avec ces opérations RFC 6902 : {patch}",
            "<exécutez|exécuter> le JSON Patch suivant sur {at} : {patch}",
            "<déroulez|dérouler> ces opérations JSON Patch dans l'ordre sur {at} : {patch}",
            "<modifiez|modifier> {at} conformément à ce patch (RFC 6902) : {patch}",
        ),
        terse=("JSON Patch {at} : {patch}", "RFC 6902 sur {at} : {patch}"),
        states=("{at} est tel qu'après le JSON Patch {patch}",),
    ),
}
