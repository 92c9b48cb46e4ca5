"""Sentences for booleans and for arrays of scalars, by the name of the field."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FLAGS", "SERIES"]

FLAGS: Mapping[str, tuple[str, ...]] = {
    "in_stock": (
        "{subject} [está|no está] disponible en almacén",
        "{subject} [tiene|no tiene] existencias",
        "{the:noun} [está|no está] en existencias",
    ),
    "verified": ("{subject} [tiene|no tiene] el perfil verificado", "el perfil [está|no está] verificado"),
    "verified_purchase": (
        "la compra [está|no está] verificada",
        "la compra [fue|no fue] verificada",
        "la compra de la que habla la reseña [está|no está] comprobada",
    ),
    "would_recommend": (
        "recomendaría el producto: [sí|no]",
        "a la pregunta de si lo recomendaría, la respuesta fue [sí|no]",
    ),
    "gift_wrap": (
        "el envoltorio de regalo [está|no está] incluido",
        "{subject} va [con|sin] envoltorio de regalo",
        "el pedido [tiene|no tiene] envoltorio de regalo",
    ),
    "newsletter": (
        "la suscripción al boletín [está|no está] activa",
        "en cuanto al boletín, la respuesta fue [sí|no]",
        "el boletín [fue aceptado|no fue aceptado]",
    ),
    "remote": (
        "el trabajo [es|no es] a distancia",
        "el puesto [es|no es] en remoto",
    ),
    "silent": ("{subject} [es|no es] silencios{o:noun}",),
    "is_recurring": ("{subject} [es|no es] recurrente", "el cargo [es|no es] recurrente"),
    "recurring": ("{subject} [es|no es] recurrente",),
    "is_read": ("{subject} [ya fue|todavía no fue] leíd{o:noun}", "{subject} [está|no está] leíd{o:noun}"),
    "is_flagged": ("{subject} [está|no está] destacad{o:noun}", "{subject} [fue|no fue] destacad{o:noun}"),
    "attended": (
        "{subject} [estaba|no estaba] presente",
        "la asistencia [fue|no fue] registrada",
    ),
    "fasting": ("la extracción se hizo [con|sin] ayuno previo", "el paciente [estaba|no estaba] en ayunas"),
    "done": ("la tarea [ya está|todavía no está] terminada", "eso [ya está|todavía no está] hecho"),
    "resolved": ("el problema [ya está|todavía no está] resuelto", "{subject} [está|no está] resuelt{o:noun}"),
    "power": ("el aparato [está encendido|está apagado]", "{subject} [está encendido|está apagado]"),
    "has_next": ("[hay|no hay] página siguiente", "[hay|no hay] más páginas después de esta"),
    "has_previous": ("[hay|no hay] página anterior",),
    "is_active": ("{subject} [está|no está] activ{o:noun}", "{subject} [todavía está|ya no está] activ{o:noun}"),
    "is_public": ("{subject} [es|no es] públic{o:noun}",),
    "public": ("{subject} [es|no es] públic{o:noun}",),
    "private": ("{subject} [es|no es] privad{o:noun}",),
    "required": ("es un dato que [sí es|no es] obligatorio", "{subject} [es|no es] obligatori{o:noun}"),
    "optional": ("{subject} [es|no es] opcional",),
    "anonymous": ("{subject} [es|no es] anónim{o:noun}",),
    "urgent": ("{subject} [es|no es] urgente", "el caso [es|no es] urgente"),
    "available": ("{subject} [está|no está] disponible",),
    "is_available": ("{subject} [está|no está] disponible",),
    "paid": ("{subject} [ya está|todavía no está] pagad{o:noun}", "el pago [ya está|todavía no está] hecho"),
    "is_paid": ("{subject} [ya está|todavía no está] pagad{o:noun}", "el pago [ya está|todavía no está] hecho"),
    "notifications_enabled": (
        "las notificaciones [están|no están] activadas",
        "las notificaciones están [activadas|desactivadas]",
    ),
    "aml_checked": (
        "el control antiblanqueo [está|no está] hecho",
        "el control de prevención del blanqueo de capitales [fue|no fue] realizado",
    ),
    "kyc_verified": ("la verificación KYC [está|no está] completa", "la identidad [está|no está] verificada (KYC)"),
    "terms_accepted": ("los términos [sí|no] están aceptados",),
    "email_verified": ("el correo [ya está|todavía no está] verificado",),
    "all_day": ("el evento [es|no es] de día completo",),
    "gift": ("el pedido [es|no es] para regalo",),
    "is_gift": ("el pedido [es|no es] para regalo",),
    "featured": ("{subject} [está|no está] entre los destacados",),
    "pets_allowed": ("las mascotas [son|no son] bienvenidas",),
}

SERIES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{the:label} {is:label} {list}",
        "{the:label}: {list}",
        "tenemos {list} como {label}",
        "{label}: {list}",
        "en cuanto {to:label}: {list}",
        "como {label} figuran {list}",
    ),
    "tags": (
        "etiquetas: {list}",
        "las etiquetas {of:noun}: {list}",
        "todo va marcado con {list}",
    ),
    "labels": (
        "etiquetas: {list}",
        "las etiquetas {of:noun}: {list}",
    ),
    "preferences": ("los intereses son {list}", "{to:noun} le interesan {list}", "entre sus preferencias, {list}"),
    "interests": ("los intereses son {list}", "entre sus intereses, {list}"),
    "skills": ("las habilidades son {list}", "{subject} domina {list}", "en el currículum: {list}"),
    "languages": ("{subject} habla {list}", "los idiomas son {list}"),
    "agenda": ("el orden del día incluye {list}", "en el orden del día: {list}", "los puntos a tratar son {list}"),
    "decisions": ("se acordó lo siguiente: {list}", "las decisiones fueron {list}", "acuerdos de la reunión: {list}"),
    "sessions": (
        "sesiones elegidas: {list}",
        "sesiones: {list}",
    ),
    "dietary_requirements": ("las restricciones alimentarias son {list}", "con la comida, ojo a: {list}"),
    "to": (
        "{subject} va para {list}",
        "destinatarios: {list}",
        "para: {list}",
    ),
    "cc": ("con copia a {list}", "en copia: {list}"),
    "bcc": ("con copia oculta a {list}", "en copia oculta: {list}"),
    "capabilities": ("las funciones son {list}", "{subject} ofrece {list}"),
    "focus_areas": ("las áreas de trabajo son {list}", "{subject} trabaja en {list}"),
    "notification_channels": (
        "canales de notificación: {list}",
        "los avisos llegan por estos canales: {list}",
    ),
    "categories": ("las categorías son {list}", "{subject} está en las categorías {list}"),
    "keywords": ("las palabras clave son {list}", "palabras clave: {list}"),
    "ingredients": ("{subject} lleva {list}", "los ingredientes son {list}"),
    "authors": ("los autores son {list}", "{subject} es de {list}"),
}
