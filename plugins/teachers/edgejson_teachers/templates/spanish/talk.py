"""Questions and answers, lines above lists, wrong values with the cue that rules them out, short forms of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["ABBREVIATIONS", "ANSWERS", "DISTRACTIONS", "LEADS", "PEOPLE", "QUESTIONS", "STATES", "SUBJECTS"]

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "first": ("{the:noun}", "{this:noun}", "{the:noun}"),
    "again": ("{the:noun}", "{it:noun}", "{it:noun}", "{this:noun}"),
    "id": ("{the:noun} {id}", "{the:noun} {id}", "{the:noun} n.º {id}", "{the:noun} con código {id}"),
    "name": ("{name}", "{name}", "{the:noun} {name}"),
    "both": ("{name} ({id})", "{the:noun} {name} ({id})", "{name}, código {id},"),
    "title": ("{the:noun} {title}", "{the:noun} «{title}»", "{the:noun} titulad{o:noun} {title}"),
}

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "any": (
        "¿{which:label}?",
        "¿y {the:label}?",
        "¿{label}?",
        "¿me pasas {the:label}?",
        "¿ves {the:label}?",
        "¿tienes {the:label} por ahí?",
        "ahora {the:label}, por favor",
        "¿qué tenemos sobre {the:label}?",
        "vale, ¿{label}?",
        "¿me dices {the:label}?",
    ),
    "person": (
        "¿{which:label}?",
        "¿y {the:label}?",
        "¿{label}?",
        "¿me pasas {the:label}?",
        "y {the:label}, ¿cuál es?",
    ),
    "date": (
        "¿{which:label}?",
        "¿y {the:label}?",
        "¿{label}?",
        "¿qué día tenemos como {label}?",
        "¿me dices {the:label}?",
    ),
    "moment": (
        "¿{which:label}?",
        "¿y {the:label}?",
        "¿{label}? día y hora, por favor",
        "¿me dices {the:label}?",
    ),
    "event": (
        "¿cuándo fue {participle}?",
        "¿y cuándo fue {participle}?",
        "¿{participle} cuándo?",
        "¿se ve cuándo fue {participle}?",
    ),
    "money": (
        "¿de cuánto es {the:label}?",
        "¿en cuánto quedó {the:label}?",
        "¿y {the:label}, cuánto es?",
        "¿{which:label}?",
        "¿{label}?",
    ),
    "count": ("¿{which:label}?", "¿y {the:label}?", "{label}, ¿cuánto es?", "¿me dices {the:label}?"),
    "plural": ("¿cuánt{o:label} {label}?", "y {label}, ¿cuánt{o:label} son?", "¿cuánt{o:label} {label} tenemos?"),
    "age": ("¿qué edad?", "¿cuántos años?", "¿y la edad?"),
    "measure": ("¿{which:label}?", "¿y {the:label}?", "¿cuánto marca {the:label}?"),
    "percent": ("¿{which:label}?", "¿y {the:label}?", "{label}, ¿de cuánto?"),
    "email": ("¿{which:label}?", "¿me pasas {the:label}?", "¿adónde escribo? digo, {the:label}"),
    "phone": ("¿{which:label}?", "¿me pasas {the:label}?", "¿a qué número llamo? digo, {the:label}"),
    "flag": ("{label}: ¿sí o no?", "¿{label}?", "{label}, ¿sí o no?"),
    "state": ("{label}: ¿sí o no?", "¿{stands:label} {tail} {the:label}?"),
    "adjective": ("¿está {tail}?", "¿y está {tail}, sí o no?", "¿{label}?"),
    "prose": ("¿qué está escrito en {label}?", "¿me lees {the:label}?", "¿y {the:label}, qué {says:label}?"),
}

ANSWERS: tuple[str, ...] = (
    "{value}",
    "{value}",
    "{value}",
    "es {value}",
    "aquí pone {value}",
    "a ver... {value}",
    "mira, {value}",
    "apunta: {value}",
    "aquí está: {value}",
    "por lo que veo, {value}",
)

LEADS: tuple[str, ...] = (
    "{the:label}:",
    "{label}:",
    "{follows:label} {the:label}:",
    "{the:label}, por orden:",
    "a continuación, {the:label}:",
    "aquí van {the:label}:",
)

DISTRACTIONS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "{the:label} {is:label} {value}, y no {old} como ponía en el borrador",
        "no hagáis caso del {old} de la versión anterior: {the:label} {is:label} {value}",
        "alguien tecleó {old} {in:label}, pero lo correcto es {value}",
        "el sistema antiguo muestra {old} {in:label}, pero lo que cuenta es {value}",
        "primero se anotó {old} {in:label} por error; lo correcto es {value}",
    ),
    "moved number": (
        "{the:label} {used:label} {old} y {passed:label} a {value}",
        "{the:label} {stayed:label} en {value}; {old} era solo una estimación",
        "antes figuraba {old} {in:label} y ahora vale {value}",
    ),
    "date": (
        "{the:label} {is:label} el {value}; la mención al {old} fue un error",
        "alguien tecleó primero el {old} {in:label}, pero lo correcto es el {value}",
        "una copia antigua todavía pone el {old}, pero {the:label} {is:label} el {value}",
        "{the:label} {is:label} el {value}, y no el {old} como ponía en el borrador",
    ),
    "moved date": (
        "{the:label} cambió del {old} al {value}",
        "olvidad el {old}: {the:label} {is:label} el {value}",
        "antes {the:label} era el {old}, pero se ha confirmado para el {value}",
        "{the:label} iba a ser el {old} y al final queda para el {value}",
    ),
    "enum": (
        "una copia antigua todavía pone {old} {in:label}, pero lo correcto es {value}",
        "{the:label} {is:label} {value}, y no {old} como se anotó al principio",
        "alguien marcó {old} {in:label} por error; lo correcto es {value}",
    ),
    "moved enum": (
        "{the:label} {used:label} {old} y ahora {is:label} {value}",
        "{the:label} {passed:label} de {old} a {value}",
        "{the:label} {is:label} {value}, ya no {old}",
    ),
    "person": (
        "{the:label} {is:label} {value}, y no {old}",
        "{in:label} el nombre es {value}; {old} solo estaba en la conversación",
        "no confundir con {old}: {the:label} {is:label} {value}",
    ),
    "moved person": ("antes {the:label} era {old}, ahora es {value}",),
}

PEOPLE: tuple[str, ...] = (
    "Marta Iglesias", "Joaquín Ferrer", "Lucía Montero", "Álvaro Quiroga", "Carmen Salvatierra", "Diego Arrieta",
    "Rosa Villalba", "Esteban Carmona", "Pilar Escudero", "Rubén Zamora", "Noelia Barrios", "Gonzalo Echeverría",
    "Silvia Pastrana", "Ramiro Ledesma", "Beatriz Olivares", "Hugo Casanova", "Adriana Peñalver", "Sergio Maldonado",
    "Elena Figueroa", "Tomás Larrañaga",
)  # fmt: skip

STATES: Mapping[str, tuple[str, ...]] = {
    "active": ("activo", "activa"),
    "inactive": ("inactivo", "inactiva"),
    "pending": ("pendiente",),
    "archived": ("archivado", "archivada"),
    "confirmed": ("confirmado", "confirmada"),
    "waitlisted": ("en lista de espera",),
    "cancelled": ("cancelado", "cancelada"),
    "canceled": ("cancelado", "cancelada"),
    "unpaid": ("sin pagar",),
    "paid": ("pagado", "pagada"),
    "overdue": ("vencido", "vencida"),
    "complete": ("completo", "completa"),
    "completed": ("completado", "completada"),
    "processing": ("en proceso",),
    "reversed": ("revertido", "revertida"),
    "initiated": ("iniciado", "iniciada"),
    "pending approval": ("pendiente de aprobación",),
    "shipped": ("enviado", "enviada"),
    "delivered": ("entregado", "entregada"),
    "saved": ("guardado", "guardada"),
    "abandoned": ("abandonado", "abandonada"),
    "checked out": ("finalizado", "finalizada"),
    "open": ("abierto", "abierta"),
    "in progress": ("en curso",),
    "waiting customer": ("a la espera del cliente",),
    "resolved": ("resuelto", "resuelta"),
    "closed": ("cerrado", "cerrada"),
    "online": ("en línea",),
    "offline": ("desconectado", "desconectada"),
    "maintenance": ("en mantenimiento",),
    "approved": ("aprobado", "aprobada"),
    "rejected": ("rechazado", "rechazada"),
    "refunded": ("reembolsado", "reembolsada"),
    "published": ("publicado", "publicada"),
    "suspended": ("suspendido", "suspendida"),
    "expired": ("caducado", "caducada"),
    "blocked": ("bloqueado", "bloqueada"),
    "degraded": ("degradado", "degradada"),
}

ABBREVIATIONS: Sequence[tuple[str, str]] = (
    ("porque", "xq"),
    ("por favor", "xfa"),
    ("también", "tb"),
    ("que", "q"),
    ("mensaje", "msj"),
    ("mañana", "mñn"),
    ("besos", "bss"),
    ("cantidad", "cant."),
    ("número", "núm."),
)
