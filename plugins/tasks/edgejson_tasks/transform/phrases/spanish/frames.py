"""Spanish: what stands around the clauses."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.language import Expressions, Frames

__all__ = ["FRAMES"]

FRAMES = Frames(
    forms=(
        "Responde solo con JSON, minificado y con las claves ordenadas por punto de código.",
        "Devuelve únicamente el JSON resultante: sin espacios, claves ordenadas por punto de código.",
        "La salida debe ser solo el JSON nuevo, compacto y con las claves ordenadas por punto de código Unicode.",
        "Dame solo el JSON, en forma minificada y con las claves en el orden de sus puntos de código.",
        "Contesta con el JSON transformado y nada más (minificado, claves ordenadas por punto de código).",
        "Quiero solo el resultado, en JSON de una línea, con las claves en orden ascendente de puntos de código.",
        "La respuesta ha de ser JSON canónico (RFC 8785: sin espacios, claves ordenadas), sin más texto.",
        "Sin explicaciones, por favor: solo el JSON final, minificado y con las claves ordenadas por punto de código.",
    ),
    terse_forms=(
        "Solo JSON, minificado, claves ordenadas por punto de código.",
        "Salida: JSON minificado, claves por punto de código, nada más.",
        "Resultado = JSON canónico (RFC 8785), sin texto.",
        "JSON compacto, claves ordenadas por punto de código, sin comentarios.",
    ),
    single=(
        "Transforma el JSON: {imp}. {form}",
        "{Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}.\n{form}",
        "Por favor, {imp}. {form}",
        "¿Podrías {inf}? {form}",
        "¿Me ayudas con este JSON? Necesito {inf}. {form}",
        "Necesito que hagas un cambio en este documento: {inf}. {form}",
        "Solo hay que hacer una cosa con este JSON: {inf}. {form}",
        "Hay que adaptar el JSON para otro sistema: {imp}. {form}",
        "Nuestro importador rechaza el documento tal como está. Para arreglarlo hay que {inf}. {form}",
        "Toma el documento JSON y {imp}. {form}",
        "Como responsable de la integración, necesito este registro con otra forma: {inf}. {form}",
        (
            "Historia de usuario: como analista quiero la exportación en nuestro formato para poder cargarla. "
            "Tarea: {inf}. {form}"
        ),
        "Ticket: el front espera otra estructura. Por hacer: {inf}. {form}",
        "Resultado deseado: {state}. Todo lo demás queda igual. {form}",
        "Así debe quedar el documento: {state}. {form}",
        "Criterio de aceptación: {state}. {form}",
        "Tras la transformación se debe cumplir lo siguiente: {state}. {form}",
    ),
    terse_single=(
        "Transformar: {terse}. {form}",
        "{Terse}. {form}",
        "{Terse}\n{form}",
        "pendiente: {terse}. {form}",
        "JSON, un paso: {terse}. {form}",
    ),
    lists=(
        ("Transforma el JSON. Ejecuta estos pasos en orden, cada uno sobre el resultado del anterior:", "imp"),
        ("Por favor, aplica los siguientes cambios de arriba abajo; cada uno parte del último resultado.", "imp"),
        ("Hay que adaptar el registro para otro sistema, paso a paso:", "inf"),
        ("Cambia el JSON según la lista. El orden importa: cada punto parte del resultado del punto anterior.", "imp"),
        ("¿Podrías rehacer este JSON? Estos son los pasos, uno tras otro:", "inf"),
        ("Plan de migración de este documento (cada paso toma la salida del anterior):", "inf"),
        ("Como responsable de la importación, necesito este registro con otra forma. Por hacer, en este orden:", "inf"),
        (
            (
                "Historia de usuario: como analista quiero la exportación en nuestro formato, para verla en el panel. "
                "Tareas, en secuencia:"
            ),
            "inf",
        ),
    ),
    prose=(
        "Transforma el JSON paso a paso, cada paso sobre el resultado del anterior.",
        "¿Podrías rehacer este JSON? Cada paso sigue con el resultado del anterior.",
        "El sistema de nuestro socio espera otra estructura.",
        "Necesito unos cuantos cambios seguidos en este documento.",
        "Por favor, rehaz el JSON en este orden.",
    ),
    prose_mood="imp",
    first=("Primero,", "Para empezar,", "En primer lugar,"),
    middle=("Después,", "Luego,", "A continuación,"),
    last=("Por último,", "Para terminar,", "Finalmente,"),
    chains=(
        "Transformar, en orden, siempre sobre el último resultado:",
        "Pipeline (de izquierda a derecha):",
        "Pasos, en este orden:",
        "En secuencia:",
    ),
    terse_lists=(
        "Transformar, en orden:",
        "Pasos (cada uno sobre el resultado anterior):",
        "Pendiente, de arriba abajo:",
    ),
    hints=(
        "Ejemplo: {before} pasa a ser {after}.",
        "Por ejemplo, {before} se convertiría en {after}.",
        "(Antes: {before}, después: {after}.)",
    ),
    legends=(
        "En las rutas, [] representa cada elemento de un array.",
        "En las rutas, * representa cada elemento de un array.",
    ),
    expressions=Expressions(
        kinds={
            "jq": ("el filtro jq", "el programa jq"),
            "jmespath": ("la expresión JMESPath", "la consulta JMESPath"),
            "json_patch": ("el JSON Patch (RFC 6902)", "el parche RFC 6902"),
            "merge_patch": ("el JSON Merge Patch (RFC 7396)", "el merge patch RFC 7396"),
        },
        inline=(
            "Aplica {kind} {expression} al JSON.",
            "Por favor, ejecuta {kind} {expression} sobre este documento.",
            "¿Qué resultado da {kind} {expression} con el JSON de abajo?",
            "Averigua lo que produce {kind} {expression} para el documento dado.",
            "Transforma el documento con {kind} {expression}, exactamente como lo haría una herramienta conforme.",
            "¿Podrías evaluar {kind} {expression} sobre este JSON?",
            "Ticket: el paso del pipeline aplica {kind} {expression}. Da su salida para esta entrada.",
        ),
        block=(
            "Aplica {kind} al JSON:",
            "Por favor, ejecuta {kind} que sigue sobre este documento.",
            "Transforma el documento con {kind} que sigue, exactamente como lo haría una herramienta conforme.",
            "Nuestro pipeline usa {kind} que se muestra aquí; da su salida para la entrada indicada.",
            "Evalúa {kind} sobre el JSON.",
            "Como responsable de este proceso quiero saber qué sale al aplicar {kind}:",
        ),
    ),
)
