"""Spanish words."""

from __future__ import annotations

from edgejson_tasks.style_strict.words.base import Topic, Words

__all__ = ["SPANISH"]

SPANISH = Words(
    topics=(
        Topic(
            "envíos",
            "Envíos & devoluciones",
            "etiqueta de devolución",
            (
                "El paquete se entregó en la portería.",
                "El reembolso tarda cinco días hábiles.",
                "El mensajero pasa antes del mediodía.",
                'Las cajas con la etiqueta "frágil" van las últimas.',
                "El segundo paquete sigue en camino.",
                "Guarda el recibo hasta que llegue el reembolso.",
            ),
        ),
        Topic(
            "términos",
            "Términos & condiciones",
            "contrato firmado",
            (
                "El contrato termina a fin de año.",
                "Cualquiera de las partes puede rescindirlo por escrito.",
                'En la portada pone "versión final".',
                "El precio antiguo solo vale hasta marzo.",
                "La cláusula 4 está tachada.",
                "Falta la firma de la última página.",
            ),
        ),
        Topic(
            "preguntas",
            "Preguntas & respuestas",
            "dudas frecuentes",
            (
                "La contraseña se puede cambiar en cualquier momento.",
                "Nadie más ve tu currículum.",
                'Elige "La olvidé" si no puedes entrar.',
                "La cuenta se cierra en un minuto.",
                "Respondemos en menos de un día.",
                "Habla con Begoña si la factura no se abre.",
            ),
        ),
        Topic(
            "menús",
            "Menús & bebidas",
            "menú de otoño",
            (
                "No hay flan de piña hasta el domingo.",
                "El café se paga en la barra.",
                "La sopa lleva jalapeño.",
                'Pide la ración "pequeña" si no tienes hambre.',
                "La cocina cierra a las nueve.",
                "Las mesas del jardín se reservan.",
            ),
        ),
        Topic(
            "investigación",
            "Investigación & desarrollo",
            "informe de medición",
            (
                "El informe no incluye los últimos tres días.",
                "Se omitió la mitad de las filas.",
                "Hay que medir otra vez la tercera muestra.",
                'El sensor indica "listo" demasiado pronto.',
                "Las cifras de Íñigo coinciden con las nuestras.",
                "La sonda nueva llega en abril.",
            ),
        ),
        Topic(
            "edificio",
            "Casa & jardín",
            "normas del edificio",
            (
                "La fachada se pintará en otoño.",
                "La llave está en recepción.",
                'El ascensor está "en reparación" otra vez.',
                "La calefacción se revisa el lunes.",
                "Las bicis no se dejan en el pasillo.",
                "El portón se cierra después de las diez.",
            ),
        ),
        Topic(
            "empleo",
            "Empleo & formación",
            "currículum",
            (
                "Envía dos currículums antes del viernes.",
                "La segunda entrevista es con Núñez.",
                'El puesto está abierto a "todos los niveles".',
                "Nadie ha contestado a la segunda carta.",
                "Hemos acordado empezar más tarde.",
                "El curso comienza en septiembre.",
            ),
        ),
    ),
    people=("Íñigo Sáez", "Begoña Núñez", "Andrés Peña", "Lucía Ibáñez", "Óscar Muñiz", "Sofía Beltrán"),
    sheets=(
        (
            ("código", "code"),
            ("Código", "code"),
            ("Precio/día", "money"),
            ("Tamaño (cm)", "size"),
            ("Cañas", "count"),
            ("Año", "year"),
        ),
        (
            ("Superficie útil (m²)", "area"),
            ("señal", "money"),
            ("Dueña", "person"),
            ("Teléfono", "phone"),
            ("Última revisión", "date"),
            ("¿Pagado?", "yes"),
        ),
    ),
)
