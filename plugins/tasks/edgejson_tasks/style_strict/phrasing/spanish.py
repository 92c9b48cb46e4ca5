"""Style instructions in Spanish."""

from __future__ import annotations

from edgejson_tasks.style_strict.phrasing.base import Phrases

__all__ = ["SPANISH"]

_PRETTY = (
    "Sangra con {n}, un miembro o elemento por línea, un espacio tras los dos puntos; lo vacío queda como {{}} y [].",
    "Formatea con una sangría de {n}: una línea por miembro y elemento, ': ' tras cada clave, {{}} y [] si están vacíos.",
    "Usa {n} por nivel y una línea para cada miembro y elemento; ': ' tras las claves, {{}} y [] en la misma línea.",
)

SPANISH = Phrases(
    tasks=(
        "Normaliza este JSON.",
        "Reescribe el siguiente JSON con un único estilo.",
        "Vuelve a dar formato a este documento JSON sin cambiar sus datos.",
        "Por favor, ordena el formato de este JSON.",
        "Pon este JSON en el estilo de la casa.",
        "Da formato al siguiente JSON exactamente como se describe.",
        "Se calculará un hash de los bytes de este documento, así que la forma importa.",
        "Comparamos los archivos byte a byte; estandariza este.",
        "normalización de json:",
        "Actúa como un formateador de JSON.",
        "Estandariza el formato de la entrada.",
        "Este JSON es válido pero está desordenado. Arréglalo.",
        "¿Puedes escribir este JSON como lo quiere nuestro linter?",
        "Tarea: serialización determinista del JSON de abajo.",
    ),
    rfc_8785=(
        "Canonicalízalo según la RFC 8785 (JSON Canonicalization Scheme).",
        "El estilo es JCS (RFC 8785).",
        "Devuelve la forma canónica de la RFC 8785.",
        "Aplica el JSON Canonicalization Scheme, RFC 8785.",
    ),
    apart=(
        "Sigue la RFC 8785 (JCS) salvo en esto:",
        "La base es JCS (RFC 8785), con estas diferencias:",
        "JSON canónico como en la RFC 8785, pero:",
    ),
    whitespace={
        "min": (
            "Minifícalo.",
            "Sin espacios en blanco entre los tokens.",
            "Quita todos los espacios y saltos de línea que estén fuera de las cadenas.",
        ),
        "spaced": (
            "Ponlo todo en una línea, con un espacio después de cada coma y de cada dos puntos.",
            "Una sola línea; un único espacio sigue a cada ',' y a cada ':', y en ningún otro sitio hay espacios.",
        ),
        "indent2": tuple(wording.format(n="2 espacios") for wording in _PRETTY),
        "indent4": tuple(wording.format(n="4 espacios") for wording in _PRETTY),
        "tab": tuple(wording.format(n="un tabulador") for wording in _PRETTY),
    },
    keys={
        "sorted": (
            "Ordena alfabéticamente las claves de cada objeto.",
            "Claves en orden ascendente (por unidades de código UTF-16) en todos los niveles.",
            "Ordena los miembros de cada objeto por su clave; los arrays conservan su orden.",
            "Ordena las claves de cada objeto por sus unidades de código UTF-16: mayúsculas antes que minúsculas, ASCII antes que lo demás.",
            "Los miembros en el orden de sus claves, comparadas por unidades de código UTF-16; los elementos de los arrays no se mueven.",
        ),
        "preserve": (
            "Deja las claves en el orden en que vienen.",
            "No cambies el orden de los miembros de ningún objeto.",
        ),
        "schema_order": (
            "Ordena las claves como las enumera key_order para cada lugar (* es cualquier elemento de un array); las que no aparecen van después, en orden ascendente de unidades de código UTF-16.",
            "Los miembros siguen key_order, lugar por lugar, con * para cada elemento de un array; lo que no figure allí va al final, ordenado por unidades de código UTF-16.",
        ),
    },
    numbers={
        "es6": (
            "Números en su forma más corta, como los imprime JavaScript (1.0 es 1, 1.50 es 1.5, 1e2 es 100).",
            "Escribe cada número como ECMAScript: sin ceros finales, sin exponente innecesario, -0 como 0.",
            "Escribe los números en la forma más corta, la de JSON.stringify en JavaScript: 2.0 pasa a 2, 3.10 a 3.1, 5e1 a 50.",
        ),
        "preserve": (
            "Deja cada número exactamente como está escrito en la entrada (1.50 sigue siendo 1.50, 1e2 sigue siendo 1e2).",
            "No toques los números: cópialos carácter por carácter.",
        ),
    },
    escapes={
        "minimal": (
            "En las cadenas escapa solo lo que JSON exige, con la forma corta si existe y si no como \\uXXXX en minúsculas; / y lo que no es ASCII quedan tal cual.",
            "Sin escapes innecesarios: \\u0041 es A, \\/ es /, \\u00e9 es \u00e9.",
            "Deja las cadenas como son, salvo lo que JSON exige: escapes cortos como \\n, \\uXXXX en minúsculas donde no lo haya; / no entra ahí.",
        ),
        "ascii": (
            "Solo ASCII: lo que no sea ASCII imprimible pasa a \\uXXXX en minúsculas o al escape corto de JSON; / queda tal cual.",
            "Escapa todo lo que no sea ASCII imprimible como \\u y cuatro dígitos hexadecimales en minúsculas (pares por encima de U+FFFF); fuera de eso, solo lo que JSON exige.",
            "ASCII puro: \\uXXXX en minúsculas (dos por encima de U+FFFF) para todo lo demás, pero \\n y los otros escapes cortos donde JSON tenga uno; / se queda.",
        ),
        "html_safe": (
            "Escapa lo que JSON exige (con la forma corta si existe) y <, >, &, U+2028 y U+2029, como \\uXXXX en minúsculas; el resto queda tal cual.",
            "Hazlo seguro dentro de HTML: <, >, &, U+2028 y U+2029 pasan a \\u003c, \\u003e, \\u0026, \\u2028 y \\u2029; ningún otro escape innecesario.",
        ),
    },
    newline=(
        "Termina el documento con un salto de línea (LF).",
        "Un único salto de línea (LF) cierra el archivo.",
    ),
    only=(
        "Devuelve solo el documento, sin salto de línea final.",
        "Únicamente el texto JSON, sin ningún salto de línea detrás.",
    ),
    forms=(
        "Responde solo con JSON.",
        "Contesta con el texto JSON y nada más.",
        "Devuelve solo el resultado.",
        "Sin explicaciones, solo el JSON.",
    ),
    reject=(
        'Si el documento queda fuera del dominio de la RFC 8785, responde {"error":NOMBRE}, donde NOMBRE es uno de {errors} (enteros escritos sin exponente de más de 2^53-1 en valor absoluto, números mayores que un double, más de 64 niveles).',
        'Un documento sin texto canónico se rechaza: responde {"error":NOMBRE} con NOMBRE entre {errors}; los enteros escritos sin exponente no pueden pasar de 2^53-1, los números de un double ni el anidamiento de 64 niveles.',
    ),
)
