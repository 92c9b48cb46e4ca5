"""Spanish: operations on single values."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "cast": Phrases(
        full=(
            "<convierte|convertir> {at} a {type}",
            "<cambia|cambiar> el tipo {at:of} a {type}",
            "<transforma|transformar> {at} en {type} JSON",
            "<haz|hacer> que {at} sea de tipo {type}",
            "<pasa|pasar> {at} de su tipo actual a {type}",
        ),
        terse=("{at} -> {type}", "convertir {at} a {type}"),
        states=("el valor {at:of} es de tipo {type}",),
    ),
    "map_values": Phrases(
        full=(
            "<sustituye|sustituir> {relabels} {at:in}",
            "<reetiqueta|reetiquetar> los valores {at:of}: {relabel_arrows}",
            "<recorre|recorrer> {at} cambiando {relabels}",
            "<recodifica|recodificar> los valores {at:of} así: {relabel_arrows}",
            "<traduce|traducir> los códigos {at:in} con esta tabla: {relabel_arrows}",
        ),
        terse=("valores {at:of}: {relabel_arrows}", "recodificar {at}: {relabel_arrows}"),
        states=("los valores {at:of} están recodificados: {relabel_arrows}",),
        notes=("cualquier otro valor se queda", "los valores no citados no cambian"),
    ),
    "round": Phrases(
        full=(
            "<redondea|redondear> {at} a {places}",
            "<redondea|redondear> el valor {at:of} a {places}",
            "<reduce|reducir> la precisión {at:of} a {places} mediante redondeo",
            "<limita|limitar> {at} a {places}, redondeando",
            "<expresa|expresar> {at} con una precisión de {places}, ya con redondeo",
        ),
        terse=("redondear {at}: {places}", "{at} redondeado a {places}"),
        states=("el valor {at:of} está redondeado a {places}",),
        notes=("las mitades se alejan de cero", "en caso de empate, alejándose de cero", "0.5 -> 1, -0.5 -> -1"),
    ),
    "compute": Phrases(
        full=(
            "<añade|añadir>{in} una clave {field} con {term}, redondeado a {places}",
            "<calcula|calcular> {term}{in} y <guarda|guardar> el resultado, redondeado a {places}, como {field}",
            "<inserta|insertar>{in} el campo {field}: {calc}, con redondeo a {places}",
            "<crea|crear>{in} un campo nuevo {field} igual a {term}, redondeado a {places}",
            "<calcula|calcular>{in} un campo {field}: {calc}, con redondeo a {places}",
        ),
        terse=("{field}{in} = {term}, {places}", "nuevo{in}: {field} = {term}, redondeado a {places}"),
        states=("{in} hay una clave nueva {field}, que es {calc}, con redondeo a {places}",),
        notes=("cálculo decimal, las mitades se alejan de cero", "con aritmética decimal; los empates, lejos de cero"),
    ),
    "string_case": Phrases(
        full=(
            "<convierte|convertir> el valor {at:of} a {case}",
            "<escribe|escribir> el valor {at:of} en {case}",
            "<pasa|pasar> {at} a {case} (el valor, no la clave)",
            "<pon|poner> el texto {at:of} en {case}",
            "<usa|usar> solo {case} en el valor {at:of}",
        ),
        terse=("valor {at:of} en {case}", "{at}: {case}"),
        states=("el valor {at:of} está en {case}",),
    ),
    "trim": Phrases(
        full=(
            "<elimina|eliminar> los espacios al principio y al final {at:of}",
            "<quita|quitar> espacios, tabuladores y saltos de línea en ambos extremos {at:of}",
            "<limpia|limpiar> los espacios que rodean el valor {at:of}",
            "<recorta|recortar> los espacios sobrantes en los extremos {at:of}",
            "<suprime|suprimir> los espacios iniciales y finales de la cadena {at:in}",
        ),
        terse=("trim {at}", "espacios alrededor {at:of}: fuera"),
        states=("el valor {at:of} no tiene espacios en los extremos",),
        notes=("los espacios interiores se quedan", "solo en los extremos, no en medio del texto"),
    ),
    "split": Phrases(
        full=(
            "<divide|dividir> {at} por cada {sep} en un array de strings",
            "<convierte|convertir> {at} en un array de strings, cortando en cada {sep}",
            "<parte|partir> la cadena {at:in} en cada {sep} y <guarda|guardar> los trozos como array",
            "<sustituye|sustituir> {at} por el array de sus partes entre los separadores {sep}",
            "<transforma|transformar> {at} en una lista de strings separando por {sep}",
        ),
        terse=("dividir {at} por {sep}", "{at}: string -> array, separador {sep}"),
        states=("{at} es un array con las partes de la cadena anterior, cortada en cada {sep}",),
        notes=("los separadores desaparecen, no se recorta nada más", "no recortes los trozos; una cadena vacía da []"),
    ),
    "replace_text": Phrases(
        full=(
            "<reemplaza|reemplazar> cada {find} por {with} en el texto {at:of}",
            "<sustituye|sustituir> en el texto {at:of} todo {find} por {with}",
            "<cambia|cambiar> en la cadena {at:of} todas las apariciones de {find} por {with}",
            "<busca|buscar> {find} en el texto {at:of} y <pon|poner> {with} en su lugar",
            "<escribe|escribir> {with} donde ponga {find} en el valor {at:of}",
        ),
        terse=("texto {at:of}: {find} -> {with}", "reemplazar {find} por {with} en el texto {at:of}"),
        states=("el texto {at:of} tiene {with} allí donde ponía {find}",),
        notes=("texto literal, distingue mayúsculas", "texto simple, sin patrones; mayúsculas y minúsculas cuentan"),
    ),
    "date_format": Phrases(
        full=(
            "<reescribe|reescribir> la fecha {at:in} de {reads} a {writes}",
            "<convierte|convertir> la fecha {at:of} del formato {reads} al formato {writes}",
            "<cambia|cambiar> el formato de fecha {at:of}: {reads} pasa a {writes}",
            "<reformatea|reformatear> {at} de {reads} a {writes}",
            "<escribe|escribir> la fecha {at:of}, ahora en {reads}, como {writes}",
        ),
        terse=("fecha {at}: {reads} -> {writes}", "reformatear {at}: {reads} => {writes}"),
        states=("la fecha {at:of} está en formato {writes} en vez de {reads}",),
        notes=("sigue siendo un string", "continúa como string, con ceros iniciales"),
    ),
    "date_format.time": Phrases(
        full=(
            "<reduce|reducir> la marca de tiempo {at:in} a su fecha, escrita como {writes}",
            "<deja|dejar> la fecha y hora {at:of} en la sola fecha con la forma {writes}",
            "<sustituye|sustituir> la marca de tiempo {at:of} por su fecha en formato {writes}",
            "<conserva|conservar> solo el día de la marca de tiempo {at:of}, como {writes}",
            "<reformatea|reformatear> la marca de tiempo {at:in} como fecha sin hora, {writes}",
        ),
        terse=("marca de tiempo {at} -> fecha {writes}", "{at}: solo fecha, {writes}"),
        states=("la marca de tiempo {at:of} ha pasado a ser una simple fecha de la forma {writes}",),
        notes=(
            "la fecha tal como está escrita, sin convertir la zona horaria",
            "sin conversión de zona horaria: la hora y el desfase simplemente se quitan",
        ),
    ),
}
