"""Spanish: operations on objects and their members."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "rename_keys": Phrases(
        full=(
            "<renombra|renombrar> {pairs}{in}",
            "<renombra|renombrar>{in} [el campo|los campos] {pairs}",
            "<cambia|cambiar>{in} el nombre de [la clave|las claves], sin tocar los valores: {arrows}",
            "<aplica|aplicar>{in} [este cambio de nombre|estos cambios de nombre]: {arrows}",
            "<pon|poner>{in} [un nombre nuevo a esta clave|nombres nuevos a estas claves]: {arrows}",
            "<sustituye|sustituir> [el nombre de clave|los nombres de clave]{in}, con los mismos valores: {arrows}",
        ),
        terse=("renombrar {arrows}{in}", "renombrar claves{in}: {arrows}"),
        states=("[la clave tiene|las claves tienen]{in} otro nombre: {arrows}",),
    ),
    "rename_keys.deep": Phrases(
        full=(
            "<renombra|renombrar>{within} en todos los niveles [la clave|las claves] {pairs}",
            (
                "<renombra|renombrar> [el campo|los campos] {pairs}{within} a cualquier profundidad, también dentro de "
                "los arrays"
            ),
            "<aplica|aplicar> [este cambio de nombre|estos cambios de nombre]{within} de forma recursiva: {arrows}",
            (
                "<cambia|cambiar> [este nombre de clave|estos nombres de clave]{within} en todos los objetos anidados: "
                "{arrows}"
            ),
            "<busca|buscar>{within} [la clave|las claves] en cada nivel y <renombra|renombrar>: {arrows}",
        ),
        terse=("renombrar (recursivo) {arrows}{within}", "renombrar claves{within}, todos los niveles: {arrows}"),
        states=("[la clave está renombrada|las claves están renombradas]{within} en todos los niveles: {arrows}",),
    ),
    "key_case": Phrases(
        full=(
            "<convierte|convertir> todas las claves{within}, en todos los niveles, a {style}",
            "<escribe|escribir> todas las claves{within} en {style}, también las anidadas",
            "<pasa|pasar> los nombres de clave{within} (incluidos objetos anidados y arrays de objetos) a {style}",
            "<pon|poner> las claves{within} de todos los niveles en {style}",
            "<unifica|unificar> todas las claves{within} en {style}, por muy anidadas que estén",
        ),
        terse=("todas las claves{within} (recursivo) -> {style}", "claves{within} -> {style}, todos los niveles"),
        states=("todas las claves{within} están en {style}, en cada nivel",),
        notes=(
            "una serie de mayúsculas como ID cuenta como una sola palabra",
            "varias mayúsculas seguidas (ID, URL) forman una sola palabra",
        ),
    ),
    "prefix_keys": Phrases(
        full=(
            "<añade|añadir> el prefijo {prefix} a cada clave{in}",
            "<pon|poner> {prefix} delante de todas las claves{in}",
            "<antepón|anteponer> {prefix} al nombre de cada clave{in}",
            "<haz|hacer> que cada clave{in} empiece por {prefix}, puesto delante del nombre anterior",
            "<prefija|prefijar> todas las claves{in} con {prefix}",
        ),
        terse=("prefijo {prefix} en las claves{in}", "claves{in}: prefijar {prefix}"),
        states=("cada clave{in} lleva el prefijo {prefix} delante de su nombre anterior",),
        notes=(
            "solo este nivel, las claves más profundas no cambian",
            "las claves anidadas más abajo se quedan como están",
        ),
    ),
    "strip_prefix": Phrases(
        full=(
            "<quita|quitar> el prefijo {prefix} de las claves{in}",
            "<elimina|eliminar> el {prefix} inicial de cada clave{in} que lo tenga",
            "<retira|retirar> de las claves{in} su prefijo {prefix}",
            "<acorta|acortar> las claves{in} suprimiendo el prefijo {prefix}",
            "<borra|borrar> {prefix} del comienzo de las claves{in}",
        ),
        terse=("quitar prefijo {prefix} de las claves{in}", "claves{in}: sin prefijo {prefix}"),
        states=("las claves{in} han perdido su prefijo {prefix}",),
        notes=(
            "las claves sin ese prefijo y los niveles más profundos no cambian; una clave igual al prefijo se queda",
            "solo este nivel; una clave que quedaría vacía conserva su nombre",
        ),
    ),
    "keep_fields": Phrases(
        full=(
            "<deja|dejar>{in} solo [el campo|los campos] {fields}",
            "<elimina|eliminar>{in} todo excepto {fields}",
            "<conserva|conservar>{in} [el campo|los campos] {fields} y <descarta|descartar> las demás claves",
            "<reduce|reducir> los datos{in} [al campo|a los campos] {fields}",
            "<quita|quitar>{in} cualquier clave que no sea {fields}",
            "<quédate|quedarse>{in} únicamente con [el campo|los campos] {fields}",
        ),
        terse=("dejar solo {fields}{in}", "solo{in}: {fields}"),
        states=("{in} [queda|quedan] únicamente {fields}",),
    ),
    "drop_fields": Phrases(
        full=(
            "<elimina|eliminar>{in} [el campo|los campos] {fields}",
            "<quita|quitar> {fields}{in}",
            "<borra|borrar>{in} [la clave|las claves] {fields} y <deja|dejar> todo lo demás",
            "<suprime|suprimir> {fields}{in}",
            "<descarta|descartar>{in} [el campo|los campos] {fields}",
        ),
        terse=("quitar {fields}{in}", "sin {fields}{in}"),
        states=("{in} ya no [aparece la clave|aparecen las claves] {fields}",),
    ),
    "project": Phrases(
        full=(
            "<sustituye|sustituir> {at} por un objeto nuevo que tenga solo estas claves: {sources}",
            (
                "<construye|construir> a partir {at:of} un objeto con exactamente estas claves y <ponlo|ponerlo> en su "
                "lugar: {sources}"
            ),
            "<convierte|convertir> {at} en un objeto cuyas únicas claves sean {sources}",
            "<rehaz|rehacer> {at} con exactamente estas claves: {sources}",
            "<reemplaza|reemplazar> {at} con un objeto limitado a estas claves: {sources}",
        ),
        terse=("{at} => objeto solo con: {equations}", "proyectar {at}: {equations}"),
        states=("en lugar {at:of} hay un objeto con solo estas claves: {sources}",),
        notes=("las rutas parten del objeto antiguo", "cada ruta es relativa al objeto antiguo"),
    ),
    "move": Phrases(
        full=(
            "<mueve|mover> {source} {home:into} con el nombre {name}",
            "<saca|sacar> {source} de su sitio y <llévalo|llevarlo> {home:into} bajo la clave {name}",
            "<traslada|trasladar> {source} {home:into} con la clave {name}",
            "<corta|cortar> {source} y <pásalo|pasarlo> {home:into} como {name}",
            "<lleva|llevar> {source} {home:into}, donde se llamará {name}",
        ),
        terse=("mover {source} -> {home:into} como {name}", "mv {source} {home:into} como {name}"),
        states=("lo que era {source} se ha movido {home:into} y allí se llama {name}",),
    ),
    "copy": Phrases(
        full=(
            "<copia|copiar> {source} {home:into} bajo la clave {name}, dejando el original en su sitio",
            "<añade|añadir> {home:into} una clave {name} con el mismo valor que {source}",
            "<duplica|duplicar> {source}: la copia va {home:into} como {name} y el original se conserva",
            "<lleva|llevar> también el valor de {source} {home:into} como {name}; el original se queda",
            "<agrega|agregar> {home:into} una copia de {source} como {name}, sin tocar el original",
        ),
        terse=("copiar {source} -> {home:into} como {name}; original se queda", "cp {source} {home:into} como {name}"),
        states=("el valor de {source} está además copiado {home:into} como {name}",),
    ),
    "nest": Phrases(
        full=(
            "<mueve|mover>{in} [el campo|los campos] {fields} a un nuevo objeto {under} del mismo nivel",
            "<agrupa|agrupar>{in} [el campo|los campos] {fields} en un nuevo objeto anidado llamado {under}",
            "<anida|anidar>{in} [el campo|los campos] {fields} bajo una clave nueva {under} del mismo nivel",
            "<crea|crear>{in} un objeto {under} y <mete|meter> en él {fields} de ese nivel",
            "<reúne|reunir>{in} [el campo|los campos] {fields} en un subobjeto {under}",
        ),
        terse=("anidar {fields}{in} en {under}", "{under}{in} = objeto de {fields} (movidos)"),
        states=("{in} [está|están] {fields} dentro de un nuevo objeto {under} del mismo nivel",),
    ),
    "unnest": Phrases(
        full=(
            "<sube|subir> un nivel los miembros del objeto {field}{in} y <elimina|eliminar> {field}",
            "<disuelve|disolver> el objeto anidado {field}{in}: sus claves pasan al objeto padre",
            "<desanida|desanidar> {field}{in}, de modo que sus claves ocupen su lugar",
            "<sustituye|sustituir> el objeto {field}{in} por sus propios miembros, un nivel más arriba",
            (
                "<saca|sacar> todo lo que hay en el objeto {field}{in} al objeto que lo contiene y <quita|quitar> la "
                "cáscara vacía"
            ),
        ),
        terse=("desanidar {field}{in} (un nivel más arriba)", "disolver {field}{in}"),
        states=("el objeto {field}{in} ya no existe y sus miembros están directamente en el objeto padre",),
    ),
    "extract": Phrases(
        full=(
            "<toma|tomar> solo {source}, que pasa a ser todo el documento",
            "<extrae|extraer> {source} y <devuélvelo|devolverlo> en lugar del documento",
            "<sustituye|sustituir> el documento por el contenido de {source}",
            "<descarta|descartar> todo lo que rodea a {source}, de forma que su valor sea el nuevo documento",
            "<convierte|convertir> {source} en la nueva raíz, sin el resto",
        ),
        terse=("extraer {source} como nueva raíz", "raíz = {source}"),
        states=("el documento consta solo del antiguo contenido de {source}",),
    ),
    "default_values": Phrases(
        full=(
            "<completa|completar>{in} con valores por defecto donde la clave {nulls}: {assignments}",
            "<usa|usar>{in} estos valores por defecto cuando la clave {nulls}: {assignments}",
            "<define|definir>{in} lo siguiente donde la clave {nulls}: {assignments}",
            ("<haz|hacer> que existan{in} estas claves, con el valor dado si alguna {nulls}: {assignments}"),
            "<rellena|rellenar>{in} con su valor por defecto toda clave que {nulls}: {assignments}",
        ),
        terse=("valores por defecto{in} donde la clave {nulls}: {settings}", "cuando{in} la clave {nulls}: {settings}"),
        states=("{in} figuran estos valores para toda clave que {nulls}: {assignments}",),
    ),
    "remove_nulls": Phrases(
        full=(
            "<elimina|eliminar>{within} toda clave cuyo valor sea null, a cualquier profundidad",
            "<quita|quitar>{within} todos los miembros que sean null, también los anidados",
            "<borra|borrar>{within} en todas partes los campos null",
            "<suprime|suprimir>{within} cada clave que contenga null, en todos los niveles",
            "<limpia|limpiar>{within} las claves con valor null, por profundas que estén",
        ),
        terse=("quitar campos null{within}, recursivo", "claves null{within}: fuera (todos los niveles)"),
        states=("ninguna clave{within} vale ya null, en ningún nivel",),
        notes=(
            "los null dentro de arrays se quedan; un objeto que quede vacío permanece como {}",
            "no toques los null de los arrays y deja {} en los objetos vaciados",
        ),
    ),
    "remove_empty": Phrases(
        full=(
            '<elimina|eliminar>{within} toda clave cuyo valor sea null, "", [] o {}, a cualquier profundidad',
            '<quita|quitar>{within} todos los miembros vacíos (null, "", [] y {}), también los anidados',
            '<limpia|limpiar>{within} en todas partes los campos vacíos: null, "", [] y {}',
            '<suprime|suprimir>{within} cada clave que contenga null, "", [] o {}, en todos los niveles',
            '<borra|borrar>{within} las claves sin contenido (null, "", [], {}), por profundas que estén',
        ),
        terse=(
            'quitar campos vacíos{within} (null, "", [], {}), recursivo',
            'claves null/""/[]/{}{within}: fuera (todos los niveles)',
        ),
        states=('ninguna clave{within} vale ya null, "", [] o {}, en ningún nivel',),
        notes=(
            "un objeto que quede vacío así también desaparece; los elementos de los arrays se quedan",
            "de dentro hacia fuera, así que los objetos vaciados también se van; los elementos de arrays se quedan",
        ),
    ),
    "flatten": Phrases(
        full=(
            "<aplana|aplanar> {at} en un solo nivel, {how}",
            "<deja|dejar> {at} en un único nivel, {how}",
            "<convierte|convertir> la estructura anidada {at:of} en un objeto plano, {how}",
            "<reduce|reducir> los objetos anidados {at:of} a un objeto plano, {how}",
            "<junta|juntar> todos los niveles {at:of} en uno, {how}",
        ),
        terse=("aplanar {at}, {how}", "{at} -> objeto plano, {how}"),
        states=("{at} es un objeto plano de un solo nivel, {how}",),
        notes=(
            "{arrays}; los objetos y arrays vacíos se conservan como valores",
            "los contenedores vacíos quedan como valores, {arrays}",
        ),
    ),
    "unflatten": Phrases(
        full=(
            "<corta|cortar> cada clave {at:of} por {sep} y <construye|construir> los objetos anidados",
            "<expande|expandir> las claves {at:of} en objetos anidados, siendo {sep} el separador de niveles",
            "<restablece|restablecer> el anidamiento {at:of}; en sus claves {sep} separa al padre del hijo",
            "<convierte|convertir> las claves planas {at:of} en objetos anidados, cortándolas en cada {sep}",
            "<reconstruye|reconstruir> la jerarquía {at:of} a partir de sus claves, cuyos niveles separa {sep}",
        ),
        terse=("desaplanar {at} por {sep}", "{at}: claves -> niveles, separador {sep}"),
        states=("{at} vuelve a estar anidado, con las claves cortadas en cada {sep}",),
        notes=(
            "las partes con cifras también son claves, no se crean arrays",
            "los números en los nombres son claves igualmente",
        ),
    ),
    "to_entries": Phrases(
        full=(
            (
                "<convierte|convertir> {at} en un array con un objeto por clave, el nombre en {key} y el contenido en "
                "{content}"
            ),
            (
                "<transforma|transformar> {at} en una lista de entradas con {key} (la clave antigua) y {content} (su "
                "valor)"
            ),
            "<sustituye|sustituir> {at} por un array de objetos con {key} para el nombre y {content} para el valor",
            (
                "<enumera|enumerar> los miembros {at:of} como array de objetos: {key} contiene la clave antigua, "
                "{content} su valor"
            ),
            "<reescribe|reescribir> {at} como array de pares, con la clave en {key} y el valor en {content}",
        ),
        terse=("{at} => entradas: {key}, {content}", "entradas {at:of}: clave en {key}, valor en {content}"),
        states=("{at} es un array de objetos con la clave antigua en {key} y su valor en {content}",),
        notes=(
            "entradas en orden ascendente de las claves antiguas (puntos de código)",
            "ordena las entradas por la clave antigua, según puntos de código",
        ),
    ),
    "deep_merge": Phrases(
        full=(
            "<fusiona|fusionar> este objeto con {at}, en todos los niveles: {patch}",
            "<mezcla|mezclar> en profundidad lo siguiente con {at}: {patch}",
            "<combina|combinar> {at} de forma recursiva con este objeto, ganando los valores nuevos: {patch}",
            "<incorpora|incorporar> estos valores en {at}, uniendo los objetos anidados clave por clave: {patch}",
            "<superpón|superponer> este objeto sobre {at}, nivel por nivel: {patch}",
        ),
        terse=("fusión profunda en {at}: {patch}", "{at} += {patch} (fusión profunda)"),
        states=("{at} está fusionado en todos los niveles con este objeto: {patch}",),
        notes=(
            "los arrays y demás valores se sustituyen enteros; null se guarda como valor",
            "solo se fusionan objetos, todo lo demás se sobrescribe, también con null",
        ),
    ),
    "merge_patch": Phrases(
        full=(
            "<aplica|aplicar> este JSON Merge Patch (RFC 7396) sobre {at}: {patch}",
            "<parchea|parchear> {at} con este merge patch según la RFC 7396: {patch}",
            "<actualiza|actualizar> {at} mediante este merge patch RFC 7396: {patch}",
            "<ejecuta|ejecutar> el JSON Merge Patch {patch} sobre {at}",
            "<modifica|modificar> {at} conforme a este merge patch (RFC 7396): {patch}",
        ),
        terse=("merge patch {at}: {patch}", "RFC 7396 sobre {at}: {patch}"),
        states=("{at} queda como tras el JSON Merge Patch {patch}",),
        notes=(
            "null elimina la clave, los arrays se sustituyen enteros",
            "un null borra esa clave; los arrays no se fusionan",
        ),
    ),
    "json_patch": Phrases(
        full=(
            "<aplica|aplicar> este JSON Patch (RFC 6902) sobre {at}: {patch}",
            "<parchea|parchear> {at} con estas operaciones RFC 6902: {patch}",
            "<ejecuta|ejecutar> el siguiente JSON Patch sobre {at}: {patch}",
            "<lanza|lanzar> estas operaciones JSON Patch en orden sobre {at}: {patch}",
            "<modifica|modificar> {at} conforme a este parche (RFC 6902): {patch}",
        ),
        terse=("JSON Patch {at}: {patch}", "RFC 6902 sobre {at}: {patch}"),
        states=("{at} queda como tras el JSON Patch {patch}",),
    ),
}
