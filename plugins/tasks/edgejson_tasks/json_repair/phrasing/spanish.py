"""Spanish."""

from __future__ import annotations

from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["SPANISH"]

SPANISH = Wording(
    check=(
        "Revisa este JSON y corrige la sintaxis donde haga falta.",
        "¿Es esto JSON válido? Si no lo es, corrígelo; en cualquier caso, devuélveme el documento.",
        "Alguien editó este JSON a mano y puede que ya no cargue. Asegúrate de que cargue.",
        "Tarea: comprobar la sintaxis y reparar si es necesario. Entrada: un documento JSON.",
        "Actúa como un linter de JSON con autocorrección: devuelve el documento con los errores corregidos, si los hay.",
        "Esto es lo que envió el servicio, quizá con algo de texto alrededor. Devuelve el documento JSON.",
        "lint de json, corregir si hace falta:",
        "Comprueba que esto se pueda leer como JSON y repáralo si no es así.",
        "Antes de importarlo: mira este JSON y arregla lo que frenaría a un parser estricto, si es que hay algo.",
        "Valida el siguiente payload. Si no está bien formado, déjalo en orden.",
        "No sé si esto es JSON de verdad. Devuélvelo en una forma que sin duda lo sea.",
        "Normaliza este documento JSON; si hace falta, repáralo primero.",
    ),
    broken=(
        "Arregla este JSON roto.",
        "Repara el JSON de abajo.",
        "El texto siguiente debería ser JSON, pero no se puede parsear. Corrígelo.",
        "Convierte, por favor, este JSON mal formado en JSON válido.",
        "Nuestro parser rechaza este payload. Devuelve lo que tenía que ser.",
        "JSON.parse falla con esta entrada. ¿Cómo debería haber sido?",
        "Copié esto de un chat y no consigo cargarlo, ¿puedes limpiarlo?",
        "Extrae el JSON del texto y corrige lo que esté mal en la sintaxis.",
        "Haz que este JSON sea válido.",
        "reparar json:",
        "¿Puedes recuperar este documento JSON? Salió de un modelo y puede llevar texto de más alrededor.",
        "Esto es lo que envió el servicio. Recupera el documento JSON.",
        "Corrige todos los errores de sintaxis de este JSON, sean los que sean.",
        "`json.loads` lanza un JSONDecodeError aquí. Dame el documento corregido.",
        "La importación se paró en este registro porque no es JSON válido. Arréglalo.",
        "Mi archivo de configuración dejó de cargar tras el último cambio; corrige la sintaxis.",
        "Una compañera pegó esto en la incidencia. Reconstruye el JSON que había ahí.",
    ),
    keep=(
        "Conserva todos los valores tal como están.",
        "No cambies, añadas ni quites ningún dato.",
        "Solo puede cambiar la sintaxis, nunca los datos.",
        "No se puede perder ni alterar ninguna clave ni ningún valor.",
        "Los datos son correctos: no toques nombres ni valores.",
    ),
    policies=MappingProxyType(
        {
            "keep_text": (
                "Conserva cada carácter de los textos, incluidas las comillas que lleven dentro.",
                "Las comillas en medio de una cadena forman parte de ella: escápalas.",
                "No borres ningún carácter de una cadena, ni siquiera las comillas internas.",
            ),
            "close_cut": (
                "Si el texto se interrumpe, conserva todo lo completo y cierra al final lo que quedó abierto.",
                "Si el documento está cortado, cierra al final lo que siga abierto, sin inventar lo que falta.",
                "Un documento que acaba demasiado pronto se cierra después de su último valor completo.",
            ),
            "drop_incomplete": (
                "Si el texto se corta dentro de un campo o elemento, déjalo fuera y cierra lo que esté abierto.",
                "Si el documento se corta a mitad de un valor, descarta lo que quedó incompleto y cierra el resto.",
                "Lo que no esté completo al final del texto se omite; cierra lo que siga abierto.",
            ),
            "separate": (
                "Los valores que están uno junto a otro sin coma son elementos distintos.",
                "Donde solo hay espacios entre dos valores, falta una coma.",
                "No juntes nunca valores vecinos: pon la coma que falta.",
            ),
            "surplus": (
                "Un cierre que no cierra nada está de más: quítalo.",
                "Quita las llaves y corchetes de cierre que no tengan nada que cerrar; no abras nada por ellos.",
                "Leyendo de izquierda a derecha, elimina todo cierre que no corresponda a una apertura.",
            ),
            "colon_object": (
                "Un nombre con dos puntos y un valor es un campo de un objeto, lleve lo que lleve alrededor.",
                "Donde nombres y valores van unidos por dos puntos, lo correcto son llaves.",
                "Los pares con dos puntos pertenecen a un objeto: corrige los corchetes, no los dos puntos.",
            ),
            "null_words": (
                "Un valor que falta, o que aparece como undefined, nil, NaN o N/A, es null.",
                "Escribe null en lugar de undefined, nil, NaN, N/A o de un valor que falte tras los dos puntos.",
                "Todo lo que indique ausencia de valor (undefined, nil, NaN, N/A o nada) pasa a ser null.",
            ),
            "apostrophe": (
                "Un apóstrofo escapado (\\') es un simple apóstrofo.",
                "Dentro de una cadena, lee \\' como ', sin la barra invertida.",
                "En JSON el apóstrofo no lleva barra invertida: \\' significa '.",
            ),
            "keep_backslash": (
                "Una barra invertida que no inicia un escape de JSON es parte del texto: duplícala.",
                "Conserva las barras invertidas; donde el escape no sea válido, la barra vale por sí misma.",
                "Trata la barra invertida ante un carácter corriente como una barra literal.",
            ),
            "char_escape": (
                "Un escape de otro lenguaje (\\xe9, \\u{e9}, \\U000000e9) representa el carácter con ese código.",
                "Lee escapes como \\xe9 o \\u{e9} como el carácter que indican.",
                "Los códigos que JSON no conoce (\\xNN, \\u{NN}, \\UNNNNNNNN) valen por el propio carácter.",
            ),
            "thousands": (
                "La coma entre grupos de cifras separa los miles: 12,500 es 12500.",
                "Los números pueden llevar comas de millares; escríbelos sin ellas.",
                "Lee 1,250 como el número 1250.",
            ),
            "decimals": (
                "La coma dentro de un número es decimal: 12,5 es 12.5.",
                "Los números pueden llevar coma decimal; escríbelos con punto.",
                "Lee 3,75 como el número 3.75.",
            ),
            "leading_zeros": (
                "Las cifras sin comillas son números aunque empiecen por ceros: 007 es 7.",
                "Quita los ceros a la izquierda de los números, sin convertirlos en cadenas.",
                "Un número con ceros a la izquierda es ese mismo número sin ellos.",
            ),
            "several": (
                "Si hay varios documentos JSON, uno por línea, reúnelos en un solo array y en el mismo orden.",
                "Varios objetos seguidos pasan a ser los elementos de un único array, en el orden dado.",
                "El formato JSON Lines se devuelve como un array con un elemento por línea.",
            ),
        }
    ),
    forms=(
        "Responde solo con el JSON, minificado y con las claves ordenadas.",
        "La respuesta es únicamente el JSON: sin espacios y con las claves en orden alfabético.",
        "Salida: JSON minificado, claves ordenadas, nada más.",
        "Responde solo con JSON válido en una línea, claves ordenadas, sin espacios entre tokens.",
        "Dame solo el JSON, compacto y con sus claves ordenadas.",
    ),
    exact_forms=(
        "Devuelve solo el JSON en forma canónica (RFC 8785: claves ordenadas, sin espacios).",
        "Responde solo con JSON: minificado, con las claves de cada objeto ordenadas por unidades de código UTF-16.",
        "La respuesta es únicamente el JSON, compacto y con las claves ordenadas como manda la RFC 8785.",
        "Salida: JSON en una línea y sin espacios, claves ordenadas por sus unidades de código UTF-16, nada más.",
    ),
)
