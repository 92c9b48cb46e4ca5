"""Spanish: operations on arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

_FILTER = Phrases(
    full=(
        "<deja|dejar> solo los elementos {at:of} en los que {where}",
        "<filtra|filtrar> {at} por los elementos en los que {where}",
        "<elimina|eliminar> cada elemento {at:of} que no cumpla la condición {formula}",
        "<conserva|conservar> únicamente los objetos {at:of} para los que {where}",
        "<limita|limitar> {at} a las entradas que cumplan la condición {formula}",
    ),
    terse=("filtrar {at}: {formula}", "{at} donde {formula}"),
    states=("{at} contiene solo elementos en los que {where}",),
    notes=(
        "si la clave falta, es null o de otro tipo, el elemento se descarta; distingue mayúsculas",
        "clave ausente, null u otro tipo nunca cumplen; mayúsculas y minúsculas cuentan",
    ),
)

PHRASES: Mapping[str, Phrases] = {
    "filter_rows": _FILTER,
    "filter_rows.keys": replace(
        _FILTER,
        notes=(
            "una clave con null cuenta como presente; una comparación nunca se cumple con null o sin la clave",
            "presente quiere decir que la clave está, aunque sea con null; null y ausencia no cumplen comparaciones",
        ),
    ),
    "join": Phrases(
        full=(
            "<une|unir> {at} en un solo string con {sep} entre los elementos",
            "<convierte|convertir> {at} en una única cadena, con los elementos separados por {sep}",
            "<concatena|concatenar> los strings {at:of} poniendo {sep} entre ellos",
            "<sustituye|sustituir> {at} por sus elementos unidos con {sep}",
            "<junta|juntar> los elementos {at:of} en una cadena, con {sep} como separador",
        ),
        terse=("unir {at} con {sep}", "{at}: array -> string, separador {sep}"),
        states=("{at} es un solo string, con los elementos anteriores unidos por {sep}",),
    ),
    "sort_by": Phrases(
        full=(
            "<ordena|ordenar> {at} por {by}, {order}",
            "<ordena|ordenar> los elementos {at:of} según {by}, {order}",
            "<coloca|colocar> {at} según el valor de {by}, {order}",
            "<clasifica|clasificar> los objetos {at:in} por {by}, {order}",
            "<dispón|disponer> los elementos {at:of} de acuerdo con su {by}, {order}",
        ),
        terse=("ordenar {at} por {by}, {order}", "{at}: por {by}, {order}"),
        states=("{at} está ordenado por {by}, {order}",),
        notes=(
            "orden estable: a igualdad se mantiene el orden original; strings por puntos de código",
            "los elementos iguales conservan su orden, los strings se comparan por puntos de código Unicode",
        ),
    ),
    "sort_by.self": Phrases(
        full=(
            "<ordena|ordenar> {at} por valor, {order}",
            "<ordena|ordenar> los elementos {at:of} por su valor, {order}",
            "<pon|poner> en orden los valores {at:of}, {order}",
            "<clasifica|clasificar> los valores {at:in}, {order}",
            "<dispón|disponer> los valores simples {at:of}, {order}",
        ),
        terse=("ordenar {at}, {order}", "{at}: valores en {order}"),
        states=("los valores {at:of} están en {order}",),
        notes=(
            "números por tamaño, strings por puntos de código Unicode",
            "strings por puntos de código, es decir, mayúsculas antes que minúsculas",
        ),
    ),
    "sort_by.keys": Phrases(
        full=(
            "<ordena|ordenar> {at} {keys}",
            "<ordena|ordenar> los elementos {at:of} {keys}",
            "<coloca|colocar> {at} en este orden: {keys}",
            "<clasifica|clasificar> los objetos {at:of} así: {keys}",
            "<ordena|ordenar> los objetos {at:in} por varias claves: {keys}",
        ),
        terse=("ordenar {at}: {keys}", "{at}: orden {keys}"),
        states=("{at} está ordenado {keys}",),
        notes=(
            "orden estable: a igualdad se mantiene el orden original; strings por puntos de código",
            "lo que coincide en todas las claves conserva su orden; strings por puntos de código Unicode",
        ),
    ),
    "unique": Phrases(
        full=(
            "<elimina|eliminar> los duplicados {at:of}, dejando el primer elemento por cada valor de {by}",
            "<desduplica|desduplicar> {at}: por cada valor de {by} queda solo el primer elemento",
            "<conserva|conservar> solo el primer elemento {at:of} para cada {by} distinto",
            "<quita|quitar> cada elemento {at:of} cuyo {by} ya haya aparecido antes",
            "<haz|hacer> que {by} sea único {at:in} borrando los elementos posteriores que lo repitan",
        ),
        terse=("desduplicar {at} por {by}, gana el primero", "{at}: {by} único (queda el primero)"),
        states=("no hay dos elementos {at:of} con el mismo {by}, ha quedado el primero",),
        notes=("el orden no cambia", "mismo orden que antes"),
    ),
    "unique.self": Phrases(
        full=(
            "<elimina|eliminar> los valores repetidos {at:of}, dejando el primero de cada uno",
            "<desduplica|desduplicar> {at}: de los valores iguales queda solo el primero",
            "<conserva|conservar> solo la primera aparición de cada valor {at:of}",
            "<quita|quitar> cada valor {at:of} que ya haya aparecido antes",
            "<borra|borrar> las repeticiones {at:in}",
        ),
        terse=("desduplicar {at}, gana el primero", "{at}: valores únicos (queda el primero)"),
        states=("ningún valor {at:of} aparece dos veces, ha quedado el primero",),
        notes=("el orden no cambia", "mismo orden que antes"),
    ),
    "slice": Phrases(
        full=(
            "<deja|dejar> solo {stretch} {at:of}",
            "<recorta|recortar> {at} para que solo tenga {stretch}",
            "<acorta|acortar> {at} dejando {stretch}",
            "<quita|quitar> {at:in} todo menos {stretch}",
            "<conserva|conservar> únicamente {stretch} {at:of}",
        ),
        terse=("{at}: solo {stretch}", "dejar {stretch} {at:of}"),
        states=("{at} contiene únicamente {stretch}",),
    ),
    "reverse": Phrases(
        full=(
            "<invierte|invertir> el orden de los elementos {at:of}",
            "<pon|poner> los elementos {at:of} en orden inverso",
            "<da|dar> la vuelta a los elementos {at:of}, el último primero",
            "<enumera|enumerar> los elementos {at:of} al revés",
            "<voltea|voltear> {at}, de modo que el último elemento quede el primero",
        ),
        terse=("invertir {at}", "{at}: al revés"),
        states=("los elementos {at:of} están en orden inverso",),
    ),
    "pluck": Phrases(
        full=(
            "<sustituye|sustituir> cada objeto {at:of} por su valor de {field}",
            "<convierte|convertir> {at} en la simple lista de los valores de {field}",
            "<reduce|reducir> {at} a un array que solo contenga el {field} de cada objeto, como valores sueltos",
            "<extrae|extraer> {field} de los objetos {at:of}, de modo que quede un array de valores",
            "<transforma|transformar> {at} en un array simple con los valores de {field}",
        ),
        terse=("{at} => array de valores de {field}", "solo valores de {field}, {at:in}"),
        states=("{at} es un array simple con los valores de {field}",),
    ),
    "unwind": Phrases(
        full=(
            (
                "<desenrolla|desenrollar> {field} {at:in}: una copia del objeto por cada elemento de ese array, con el "
                "elemento en su lugar"
            ),
            "<divide|dividir> cada objeto {at:of} en un objeto por elemento de su array {field}",
            "<repite|repetir> cada objeto {at:of} para cada elemento de {field}, que pasa a contener solo ese elemento",
            "<despliega|desplegar> {at} de modo que haya un objeto propio por cada elemento de {field}",
            "<duplica|duplicar> los objetos {at:in} por cada elemento de {field}, con ese elemento en lugar del array",
        ),
        terse=("desenrollar {at} por {field}", "{at}: un objeto por elemento de {field}"),
        states=("{at} tiene un objeto por cada elemento de {field}, que contiene solo ese elemento",),
        notes=(
            "se mantiene el orden; un objeto con el array vacío desaparece",
            "las demás claves se repiten, el orden se mantiene y un array vacío no da ningún objeto",
        ),
    ),
    "group_by": Phrases(
        full=(
            (
                "<agrupa|agrupar> {at} por {by}: un objeto con una clave por valor distinto, que contiene el array de "
                "sus objetos"
            ),
            (
                "<agrupa|agrupar> los elementos {at:of} según su {by} y <sustituye|sustituir> el array por un objeto "
                "de cada valor a sus elementos"
            ),
            "<convierte|convertir> {at} en un objeto que asocie cada {by} con el array de sus objetos",
            (
                "<sustituye|sustituir> {at} por un objeto con {by} como clave y la lista de objetos correspondientes "
                "como valor"
            ),
            (
                "<reparte|repartir> los objetos {at:of} en grupos por {by}, como objeto con un array por grupo en vez "
                "de la lista"
            ),
        ),
        terse=("agrupar {at} por {by} => objeto de arrays", "{at}: grupos por {by}"),
        states=("{at} es un objeto que asocia cada {by} con el array de sus objetos",),
        notes=(
            "los objetos quedan completos y en su orden original",
            "cada objeto conserva todas sus claves y dentro del grupo se mantiene el orden original",
        ),
    ),
    "index_by": Phrases(
        full=(
            "<indexa|indexar> {at} por {by}: en lugar del array, un objeto que lleve de cada {by} a su objeto",
            "<convierte|convertir> {at} en un objeto con {by} como clave y el objeto completo como valor",
            (
                "<transforma|transformar> {at} en un objeto de consulta: las claves son los valores de {by} y los "
                "valores, los propios objetos"
            ),
            "<sustituye|sustituir> {at} por un diccionario de {by} al objeto entero",
            (
                "<haz|hacer> accesibles por {by} los objetos {at:of}, en un objeto con ese valor como clave en vez de "
                "la lista"
            ),
        ),
        terse=("indexar {at} por {by} => objeto de objetos", "{at}: {by} como clave"),
        states=("{at} es un objeto en el que cada {by} lleva a su objeto entero",),
        notes=(
            "los objetos conservan todas sus claves; las claves son strings",
            "no se quita nada de los objetos; claves como texto",
        ),
    ),
    "count_by": Phrases(
        full=(
            "<sustituye|sustituir> {at} por un objeto que asocie cada valor de {by} con el número de sus elementos",
            (
                "<cuenta|contar> los elementos {at:of} por valor de {by} y <pon|poner> el objeto de recuentos en lugar "
                "del array"
            ),
            "<convierte|convertir> {at} en recuentos: una clave por {by} distinto, con cuántos elementos lo tienen",
            "<haz|hacer> el recuento {at:of} por {by}; el objeto resultante ocupa el lugar de la lista",
            "<averigua|averiguar> cuántas veces aparece cada {by} {at:in} y <cambia|cambiar> el array por ese objeto",
        ),
        terse=("{at} => recuento por {by}", "contar {at} por {by}"),
        states=("{at} es un objeto que indica para cada {by} el número de elementos",),
    ),
    "count_by.self": Phrases(
        full=(
            (
                "<sustituye|sustituir> {at} por un objeto que asocie cada valor distinto con el número de veces que "
                "aparece"
            ),
            (
                "<cuenta|contar> cuántas veces aparece cada valor {at:in} y <pon|poner> el objeto de recuentos en "
                "lugar del array"
            ),
            "<convierte|convertir> {at} en recuentos: una clave por valor distinto, con las veces que aparece",
            "<haz|hacer> el recuento de los valores {at:of}; el objeto resultante ocupa el lugar de la lista",
            (
                "<crea|crear> una tabla de frecuencias de los valores {at:of}, un objeto del valor al número, en lugar "
                "del array"
            ),
        ),
        terse=("{at} => recuento de valores iguales", "frecuencias {at:of}"),
        states=("{at} es un objeto que dice cuántas veces aparecía cada valor",),
    ),
    "total_by": Phrases(
        full=(
            "<sustituye|sustituir> {at} por un objeto que dé para cada {by} {total}",
            "<agrega|agregar> los datos {at:of}: para cada valor de {by}, {total}, como objeto en lugar del array",
            "<calcula|calcular> {total} por {by} sobre {at} y <pon|poner> el objeto resultante en lugar del array",
            (
                "<convierte|convertir> {at} en un objeto con una clave por {by} distinto, que contenga {total} de ese "
                "grupo"
            ),
            "<agrupa|agrupar> {at} por {by} y <deja|dejar> por grupo solo {total}, en un objeto del grupo al número",
        ),
        terse=("{at} => {total} por {by}", "{total} según {by} sobre {at}"),
        states=("{at} es un objeto que da {total} para cada {by}",),
        notes=(
            "cálculo decimal exacto, redondeado a {places}, las mitades lejos de cero",
            "con aritmética decimal y redondeo a {places}, los empates alejándose de cero",
        ),
    ),
    "extreme_by": Phrases(
        full=(
            "<sustituye|sustituir> {at} por un objeto que dé para cada {by} {extreme}",
            "<agrega|agregar> los datos {at:of}: para cada valor de {by}, {extreme}, como objeto en lugar del array",
            "<busca|buscar> {extreme} por {by} sobre {at} y <pon|poner> el objeto resultante en lugar del array",
            (
                "<convierte|convertir> {at} en un objeto con una clave por {by} distinto, que contenga {extreme} de "
                "ese grupo"
            ),
            "<agrupa|agrupar> {at} por {by} y <deja|dejar> por grupo solo {extreme}, en un objeto del grupo al número",
        ),
        terse=("{at} => {extreme} por {by}", "{extreme} según {by} sobre {at}"),
        states=("{at} es un objeto que da {extreme} para cada {by}",),
    ),
    "from_entries": Phrases(
        full=(
            "<convierte|convertir> {at} en un objeto que asocie el {key} de cada elemento con su {content}",
            "<sustituye|sustituir> {at} por un objeto: claves de {key}, valores de {content}",
            "<condensa|condensar> {at} en pares clave-valor, con {key} como clave y {content} como valor",
            "<transforma|transformar> {at} en un objeto de {key} a {content}, sin los demás campos",
            (
                "<construye|construir> a partir {at:of} un objeto en el que cada {key} sea una clave y el {content} "
                "contiguo su valor"
            ),
        ),
        terse=("{at} => objeto {key}: {content}", "objeto desde {at}: clave {key}, valor {content}"),
        states=("{at} es un objeto cuyas claves vienen de {key} y cuyos valores vienen de {content}",),
    ),
    "transpose": Phrases(
        full=(
            "<transpón|transponer> {at} de un array de objetos a un objeto de arrays, un array por clave",
            (
                "<cambia|cambiar> {at:in} filas por columnas: un objeto en el que cada clave contenga el array de sus "
                "valores"
            ),
            "<pasa|pasar> {at} a columnas: una clave por campo, cada una con la lista de sus valores",
            (
                "<sustituye|sustituir> {at} por un objeto que contenga, para cada clave, el array de sus valores en "
                "todos los elementos"
            ),
            "<pivota|pivotar> {at} para que cada campo sea una clave con todos sus valores en un array",
        ),
        terse=("transponer {at}: filas => columnas", "{at} -> objeto de arrays (columnas)"),
        states=("{at} es un objeto con un array de valores por clave en vez de una lista de filas",),
        notes=("los valores siguen en el orden de las filas", "cada array sigue el orden de las filas"),
    ),
}
