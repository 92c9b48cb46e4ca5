"""Spanish."""

from __future__ import annotations

from edgejson_tasks.text_to_json.wording.words import Wording

__all__ = ["SPANISH"]

SPANISH = Wording(
    with_fields=(
        "Extrae {fields} del texto.",
        "Lee el texto y extrae estos campos: {fields}",
        "A partir del texto siguiente, rellena {fields}",
        "Convierte el texto en un JSON con la forma {fields}",
        "Busca en el texto los valores de {fields}",
        "Pasa el texto a datos estructurados. Campos: {fields}",
        "Saca del texto {fields}",
        "¿Qué dice el texto? Responde con la forma {fields}",
        "Vuelca el contenido del texto en {fields}",
        "Completa {fields} con lo que se lee abajo.",
        "Necesito estos datos del mensaje: {fields}",
        "Estructura deseada: {fields}. Complétala con el texto.",
        "Nuestro sistema espera {fields}. Prepara el registro a partir de este texto.",
    ),
    for_schema=(
        "Extrae la información del texto como JSON que siga el esquema.",
        "Rellena el JSON Schema con los valores que da el texto.",
        "Lee el texto y devuelve una instancia JSON del esquema.",
        "Convierte el texto en un JSON válido según el esquema.",
        "Organiza el texto en la estructura que describe el esquema.",
        "Pasa el texto a un documento JSON conforme al esquema indicado.",
        "A partir del texto, genera el JSON que pide el esquema.",
        "Busca en el texto cada valor previsto en el esquema y responde con el JSON.",
        "Saca los datos del texto y ponlos en la forma del esquema.",
        "Alguien escribió esto a mano. Estructúralo según el esquema.",
        "¿Qué valores da el texto para las propiedades del esquema?",
        "El esquema dice lo que guardamos; el texto es lo que llegó. Escribe el registro.",
    ),
    for_list=(
        "Extrae del texto los campos de la lista.",
        "Rellena los campos con lo que dice el texto.",
        "Lee el texto y devuelve los campos en JSON.",
        "Convierte el texto en JSON con estos campos.",
        "Busca en el texto el valor de cada campo.",
        "Pasa el texto a JSON; los campos están indicados.",
        "Saca del texto los campos indicados.",
        "Localiza en el texto los campos de abajo y responde en JSON.",
        "Los campos son los de nuestro formulario. Complétalo con el texto.",
        "Repasa el texto y anota lo que dice de cada campo.",
        "Crea un registro con los campos dados a partir de este texto.",
        "Estructura este texto: claves y tipos como en la lista.",
    ),
    policies={
        "omit": (
            "Omite lo que el texto no menciona; usa null para lo que dice que no se conoce.",
            (
                "Deja fuera los campos de los que el texto no habla. Donde diga que el valor falta o se "
                "desconoce, escribe null."
            ),
            "Los campos no mencionados se omiten; los valores que el texto da por desconocidos pasan a null.",
            "Si un campo no aparece en el texto, no lo incluyas; si el texto dice que no hay valor, pon null.",
            "No inventes nada: salta lo que no se cite y escribe null cuando el texto diga que el dato no consta.",
            (
                "Lo que no se menciona no va en la respuesta. null queda solo para lo que el propio texto llama "
                "desconocido."
            ),
        ),
        "null": (
            "Si el texto no menciona un campo, escribe null cuando su tipo lo admita; si no lo admite, omite el campo.",
            "Los campos que no aparecen son null si su tipo acepta null; si no lo acepta, quedan fuera.",
            (
                "Todo campo que admita null debe estar presente: null si el texto no dice nada. Los demás campos "
                "sin mención se omiten."
            ),
            (
                "Usa null para lo que el texto deja abierto, siempre que el campo admita null. Lo que no lo "
                "admite se deja fuera."
            ),
            (
                "¿El texto calla sobre un campo que puede ser null? Entonces es null. ¿Calla sobre otro campo "
                "opcional? Entonces no lo incluyas."
            ),
        ),
        "null_all": (
            "Devuelve todos los campos de la lista; el que no se mencione en el texto es null.",
            "Todos los campos deben estar presentes. Escribe null en lo que el texto no dice.",
            "Usa null en cada campo sin valor en el texto; no quites ninguna clave.",
            (
                "Conserva todas las claves, también las de los objetos anidados que se dan, y pon null en las que"
                " no se citan."
            ),
            "La información que falta es null: ni se adivina ni se quita la clave.",
            "El registro tiene claves fijas: aquello de lo que el texto no habla es null.",
        ),
    },
    notes={
        "patterns": (
            "Una clave entre barras es una expresión regular y vale para toda clave que coincida con ella.",
            "Las claves escritas /así/ son patrones: usa las claves del texto que coincidan.",
        ),
        "names": (
            "Antes de un signo igual va el nombre de la forma que sigue; donde vuelve el nombre, vuelve esa forma.",
            "Una palabra delante de = da nombre a la forma que sigue y luego la representa.",
        ),
        "bare_values": (
            "Si un campo admite también cadenas, un 40 sin comillas es un número y «40» es una cadena.",
            "Un número, true o false solo es una cadena donde el texto lo pone entre comillas.",
        ),
        "empty_cells": (
            "Una celda vacía de la tabla cuenta como no mencionada.",
            "Las celdas vacías no dicen nada de su campo.",
        ),
    },
    dates=(
        "Escribe las fechas como YYYY-MM-DD y las horas en ISO 8601 con su desfase (UTC como Z).",
        "Fechas como YYYY-MM-DD; fecha y hora en ISO 8601, con UTC escrito como Z.",
        "Usa ISO 8601 para fechas y horas, conserva el desfase indicado y escribe Z para UTC.",
        "Normaliza las fechas a YYYY-MM-DD; con hora, ISO 8601 con el desfase del texto y Z para UTC.",
    ),
    answers=(
        "Responde solo con JSON.",
        "Contesta únicamente con el JSON.",
        "No devuelvas nada más que el JSON.",
        "Solo JSON en la salida, sin explicaciones.",
        "Responde con JSON minificado y nada más.",
        "Sin comentarios ni bloques de código: solo el JSON.",
        "La respuesta la lee un programa: envía el JSON y nada alrededor.",
    ),
)
