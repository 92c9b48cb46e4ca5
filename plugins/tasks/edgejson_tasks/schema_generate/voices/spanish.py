"""Spanish."""

from __future__ import annotations

from edgejson_tasks.schema_generate.voices.voice import Voice

__all__ = ["VOICE"]

VOICE = Voice(
    tasks=(
        "Genera un JSON que cumpla este esquema.",
        "Escribe una instancia válida del JSON Schema siguiente.",
        "Crea un documento JSON realista que pase la validación de este esquema.",
        "Por favor, prepara datos de ejemplo para este esquema.",
        "Dame un valor que este esquema acepte.",
        "Necesito un caso de prueba para nuestra batería de integración que encaje en este esquema.",
        "Eres una API que responde según este esquema. Envía una respuesta.",
        "pásame un json para este esquema",
        "Como ingeniera de datos, rellena este esquema con valores plausibles.",
        "Elabora un registro conforme al esquema, con valores que podrían ser reales.",
        "¿Puedes redactar un payload de ejemplo para este contrato?",
        "Genera un documento que un validador estricto aceptaría con este esquema.",
        "Tarea: generar una instancia. Entrada: JSON Schema. Salida: un valor JSON conforme.",
        "El esquema describe lo que guarda nuestro servicio. Inventa una entrada.",
        "Compón un valor JSON verosímil que respete todas las palabras clave del esquema.",
        "Simula el backend: devuelve un cuerpo que se ajuste a este esquema.",
        "La pantalla aún no tiene nada que mostrar. Haz un payload con esta forma.",
        "Lee el esquema con atención y escribe una instancia con los nombres que allí figuran.",
        "¿Cómo sería un mensaje típico de este esquema? Escribe uno.",
        "Como tester, quiero un documento que pase este esquema para poblar la base de datos.",
    ),
    sorted_form=(
        "Responde solo con JSON, minificado y con las claves ordenadas.",
        "Contesta únicamente con el JSON: sin espacios en blanco y con las claves en orden alfabético.",
        "Salida: JSON minificado con las claves ordenadas, nada más.",
        "Devuelve solo el JSON en forma canónica (RFC 8785: claves ordenadas, sin espacios).",
        "Responde con JSON válido en una sola línea, claves ordenadas y sin espacios entre los tokens.",
        "Quiero solo el JSON, compacto y con sus claves en orden alfabético.",
    ),
    schema_form=(
        "Responde solo con JSON minificado, con las claves en el orden en que el esquema enumera sus propiedades.",
        "Únicamente el JSON, sin espacios; los campos siguen el orden de `properties` en todos los niveles.",
        "Salida: JSON minificado y nada más; conserva el orden de claves del esquema.",
        "Solo el JSON, en una línea, sin espacios entre los tokens y con las claves en el orden del esquema.",
        "Devuelve JSON compacto. No ordenes las claves: siguen el orden de las propiedades del esquema.",
    ),
    members={
        "required": (
            "Incluye solo los campos obligatorios, en todos los niveles.",
            "Omite los campos opcionales, también en los objetos anidados.",
            "Lo mínimo: solo las propiedades obligatorias, ninguna opcional en ninguna parte.",
            "Deja fuera todo campo que el esquema no exija, por muy anidado que esté.",
        ),
        "all": (
            "Incluye todas las propiedades que define el esquema, también las opcionales, en todos los niveles.",
            "Rellena todos los campos, incluidos los opcionales y los de los objetos anidados.",
            "Hazlo completo: no puede faltar ninguna propiedad declarada.",
            "No dejes fuera ninguna de las propiedades declaradas, obligatoria o no, en ningún nivel.",
        ),
    },
    rules_below=(
        "También deben cumplirse estas reglas:",
        "Además del esquema, respeta estas reglas:",
        "Reglas de negocio:",
        "Los valores tienen que ser coherentes entre sí:",
    ),
    rules_in_schema=(
        "Deben cumplirse las reglas de x-invariants.",
        "Respeta también las reglas entre campos que hay en x-invariants.",
        "Ojo con x-invariants: los campos calculados deben ser exactos.",
        "Lo que dice x-invariants sobre los campos es obligatorio.",
    ),
    wishes=("", "", "Requisitos:", "Además:", "Para este caso:"),
    entries_of="para cada elemento de {at}",
    when="cuando {condition}",
    chosen_from="{target} se toma de {source}",
    constraints={
        "count": (
            "{at} debe tener {how} {count} {noun}.",
            "Pon {how} {count} {noun} en {at}.",
            "Quiero {how} {count} {noun} en {at}.",
            "Debe haber {how} {count} {noun} en {at}.",
        ),
        "length": (
            "{at} debe tener {how} {count} {noun}.",
            "Escribe {how} {count} {noun} en {at}.",
            "El texto de {at} tiene {how} {count} {noun}.",
        ),
        "equals": (
            "{at} debe ser {value}.",
            "Usa {value} en {at}.",
            "El valor de {at} es {value}.",
            "Asigna {value} a {at}.",
            "Asegúrate de que {at} sea igual a {value}.",
        ),
        "between": (
            "{at} debe estar entre {low} y {high}.",
            "Mantén {at} en el rango de {low} a {high}.",
            "Elige {at} de modo que {low} <= {at} <= {high}.",
            "Se espera para {at} un valor de {low} a {high}.",
        ),
        "bound at least": (
            "{at} debe ser como mínimo {value}.",
            "{at} no puede ser menor que {value}.",
            "{at} >= {value}.",
        ),
        "bound at most": ("{at} debe ser como máximo {value}.", "{at} no puede superar {value}.", "{at} <= {value}."),
        "bound more than": (
            "{at} debe ser mayor que {value}.",
            "{at} tiene que estar por encima de {value}.",
            "{at} > {value}.",
        ),
        "bound less than": (
            "{at} debe ser menor que {value}.",
            "{at} tiene que quedar por debajo de {value}.",
            "{at} < {value}.",
        ),
        "present": (
            "Incluye el campo opcional {at}.",
            "{at} tiene que estar presente.",
            "No te dejes {at}.",
            "También necesitamos {at}.",
        ),
        "absent": ("Deja fuera {at}.", "No incluyas {at}.", "{at} no debe aparecer.", "Omite el campo opcional {at}."),
        "starts": (
            "{at} debe empezar por {text}.",
            "Empieza {at} con {text}.",
            "El texto de {at} comienza por {text}.",
        ),
        "ends": (
            "{at} debe terminar en {text}.",
            "Haz que {at} acabe en {text}.",
            "El texto de {at} termina en {text}.",
        ),
        "contains": (
            "{at} debe contener {text}.",
            "Menciona {text} en {at}.",
            "En el texto de {at} aparece {text}.",
        ),
        "some": (
            "Al menos un elemento de {at} debe tener {name} igual a {value}.",
            "{at} debe contener un elemento cuyo {name} sea {value}.",
            "Uno o más elementos de {at} tienen {value} en {name}.",
        ),
        "every": (
            "Todos los elementos de {at} deben tener {name} igual a {value}.",
            "En {at}, {name} es siempre {value}.",
            "Cada elemento de {at} lleva {value} en {name}.",
        ),
        "sum": (
            "La suma de {name} en todos los elementos de {at} debe ser {how} {value}.",
            "Al sumar {name} a lo largo de {at}, el total es {how} {value}.",
            "El total de {name} en {at} tiene que dar {how} {value}.",
        ),
        "sorted ascending": (
            "Ordena {at} por {name}, de forma ascendente.",
            "Los elementos de {at} van en orden ascendente de {name}.",
            "{at} debe estar ordenado por {name}, de menor a mayor.",
        ),
        "sorted descending": (
            "Ordena {at} por {name}, de forma descendente.",
            "Los elementos de {at} van en orden descendente de {name}.",
            "{at} debe estar ordenado por {name}, de mayor a menor.",
        ),
        "distinct": (
            "Dos elementos de {at} no pueden tener el mismo {name}.",
            "El {name} de cada elemento de {at} debe ser distinto.",
            "No repitas {name} entre los elementos de {at}.",
        ),
        "date before": (
            "{at} debe ser anterior a {value}.",
            "Elige para {at} un día antes de {value}.",
            "{at} < {value}.",
        ),
        "date after": (
            "{at} debe ser posterior a {value}.",
            "Elige para {at} un día después de {value}.",
            "{at} > {value}.",
        ),
        "year": ("{at} debe caer en el año {year}.", "Usa una fecha de {year} en {at}.", "{at} es de {year}."),
        "place": (
            "{at} debe ser una ciudad de {country}.",
            "Usa una ciudad grande de {country} en {at}.",
            "Elige para {at} una ciudad conocida de {country}.",
        ),
        "language": (
            "{at} debe estar escrito en {language}.",
            "Escribe el texto de {at} en {language}.",
            "El idioma de {at} es el {language}.",
        ),
    },
    how={"exactly": "exactamente", "at least": "como mínimo", "at most": "como máximo"},
    item=("elemento", "elementos"),
    character=("carácter", "caracteres"),
    root=("el array", "el array principal"),
    countries={"US": "Estados Unidos", "BR": "Brasil", "ES": "España", "DE": "Alemania", "FR": "Francia"},
    languages={"en": "inglés", "pt": "portugués", "es": "español", "de": "alemán", "fr": "francés"},
)
