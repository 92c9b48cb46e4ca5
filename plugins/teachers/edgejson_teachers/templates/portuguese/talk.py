"""Questions and answers, lines above lists, wrong values with the cue that rules them out, short forms of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["ABBREVIATIONS", "ANSWERS", "DISTRACTIONS", "LEADS", "PEOPLE", "QUESTIONS", "STATES", "SUBJECTS"]

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "first": ("{the:noun}", "{this:noun}", "{the:noun}"),
    "again": ("{the:noun}", "{it:noun}", "{it:noun}", "{this:noun}"),
    "id": ("{the:noun} {id}", "{the:noun} {id}", "{the:noun} nº {id}", "{the:noun} com o código {id}"),
    "name": ("{name}", "{name}", "{the:noun} {name}"),
    "both": ("{name} ({id})", "{the:noun} {name} ({id})", "{name}, código {id},"),
    "title": ("{the:noun} {title}", "{the:noun} “{title}”", "{the:noun} chamad{o:noun} {title}"),
}

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{which:label}?",
        "e {the:label}?",
        "{label}?",
        "me passa {the:label}?",
        "consegue ver {the:label}?",
        "e {the:label}, qual é?",
        "tem {the:label} aí?",
        "agora {the:label}, por favor",
        "o que temos sobre {the:label}?",
        "certo. {label}?",
    ),
    "person": (
        "{which:label}?",
        "e {the:label}?",
        "{label}?",
        "me passa {the:label}?",
        "e {the:label}, qual é?",
    ),
    "date": (
        "{which:label}?",
        "e {the:label}?",
        "{label}?",
        "que dia temos como {label}?",
        "me diz {the:label}?",
    ),
    "moment": (
        "{which:label}?",
        "e {the:label}?",
        "{label}? dia e hora, por favor",
        "me diz {the:label}?",
    ),
    "event": (
        "quando foi {participle}?",
        "e quando foi {participle}?",
        "{participle} quando?",
        "dá para ver quando foi {participle}?",
    ),
    "money": (
        "de quanto é {the:label}?",
        "quanto ficou {the:label}?",
        "e {the:label}, quanto deu?",
        "{which:label}?",
        "{label}?",
    ),
    "count": ("{which:label}?", "e {the:label}?", "{label}, quanto dá?", "me diz {the:label}?"),
    "plural": ("quant{o:label} {label}?", "e {label}, quant{o:label} são?", "quant{o:label} {label} temos?"),
    "age": ("qual a idade?", "quantos anos?", "e a idade?"),
    "measure": ("{which:label}?", "e {the:label}?", "quanto está marcando {the:label}?"),
    "percent": ("{which:label}?", "e {the:label}?", "{label}, de quanto?"),
    "email": ("{which:label}?", "me passa {the:label}?", "para onde mando a mensagem? digo, {the:label}"),
    "phone": ("{which:label}?", "me passa {the:label}?", "em que número eu ligo? digo, {the:label}"),
    "flag": ("{label}: sim ou não?", "{label}?", "{label}, sim ou não?"),
    "state": ("{label}: sim ou não?", "{the:label} {stands:label} {tail}?"),
    "adjective": ("está {tail}?", "e está {tail}, sim ou não?", "{label}?"),
    "prose": ("o que está escrito em {label}?", "pode ler {the:label}?", "e {the:label}, o que diz?"),
}

ANSWERS: tuple[str, ...] = (
    "{value}",
    "{value}",
    "{value}",
    "é {value}",
    "aqui consta {value}",
    "deixa eu ver... {value}",
    "opa, {value}",
    "anota aí: {value}",
    "aqui está {value}",
    "pelo que vejo, {value}",
)

LEADS: tuple[str, ...] = (
    "{the:label}:",
    "{label}:",
    "segue{m:label} {the:label}:",
    "{the:label}, na ordem:",
    "abaixo, {the:label}:",
    "confira {the:label}:",
)

DISTRACTIONS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "{the:label} {is:label} {value}, e não {old} como estava no rascunho",
        "desconsidere o {old} da versão anterior: {the:label} {is:label} {value}",
        "alguém digitou {old} {in:label}, mas o correto é {value}",
        "o sistema antigo mostra {old} {in:label}, mas o que vale é {value}",
        "primeiro anotaram {old} {in:label} por engano; o correto é {value}",
    ),
    "moved number": (
        "{the:label} {used:label} {old} e {passed:label} para {value}",
        "{the:label} {stayed:label} em {value}; {old} era só uma estimativa",
        "antes constava {old} {in:label}, e agora vale {value}",
    ),
    "date": (
        "{the:label} {is:label} {value}; a menção a {old} foi engano",
        "alguém digitou {old} primeiro {in:label}, mas o correto é {value}",
        "uma cópia antiga ainda traz {old}, mas {the:label} {is:label} {value}",
        "{the:label} {is:label} {value}, e não {old} como estava no rascunho",
    ),
    "moved date": (
        "{the:label} mudou de {old} para {value}",
        "esqueçam {old}: {the:label} {is:label} {value}",
        "antes {the:label} era {old}, mas foi confirmado para {value}",
        "{the:label} seria {old} e acabou ficando para {value}",
    ),
    "enum": (
        "uma cópia antiga ainda traz {old} {in:label}, mas o certo é {value}",
        "{the:label} {is:label} {value}, e não {old} como anotaram no começo",
        "alguém marcou {old} {in:label} por engano; o certo é {value}",
    ),
    "moved enum": (
        "{the:label} {used:label} {old} e agora {is:label} {value}",
        "{the:label} {passed:label} de {old} para {value}",
        "{the:label} {is:label} {value}, não mais {old}",
    ),
    "person": (
        "{the:label} {is:label} {value}, e não {old}",
        "{in:label}, o nome é {value}; {old} só acompanhou a conversa",
        "não confundir com {old}: {the:label} {is:label} {value}",
    ),
    "moved person": ("antes {the:label} era {old}, agora é {value}",),
}

PEOPLE: tuple[str, ...] = (
    "Mariana Tavares", "Rodrigo Bittencourt", "Luciana Prado", "Fábio Menezes", "Patrícia Lacerda", "Thiago Brandão",
    "Renata Siqueira", "Gustavo Peixoto", "Camila Duarte", "Leandro Vasconcelos", "Aline Furtado", "Marcelo Quintana",
    "Beatriz Salgado", "Eduardo Pimentel", "Juliana Rangel", "Rafael Cordeiro", "Vanessa Amaral", "Caio Montenegro",
    "Débora Sampaio", "Henrique Falcão",
)  # fmt: skip

STATES: Mapping[str, tuple[str, ...]] = {
    "active": ("ativo", "ativa"),
    "inactive": ("inativo", "inativa"),
    "pending": ("pendente",),
    "archived": ("arquivado", "arquivada"),
    "confirmed": ("confirmado", "confirmada"),
    "waitlisted": ("em lista de espera",),
    "cancelled": ("cancelado", "cancelada"),
    "canceled": ("cancelado", "cancelada"),
    "unpaid": ("não pago", "não paga"),
    "paid": ("pago", "paga"),
    "overdue": ("vencido", "vencida"),
    "complete": ("completo", "completa"),
    "completed": ("concluído", "concluída"),
    "processing": ("em processamento",),
    "reversed": ("estornado", "estornada"),
    "initiated": ("iniciado", "iniciada"),
    "pending approval": ("aguardando aprovação",),
    "shipped": ("enviado", "enviada"),
    "delivered": ("entregue",),
    "saved": ("salvo", "salva"),
    "abandoned": ("abandonado", "abandonada"),
    "checked out": ("finalizado", "finalizada"),
    "open": ("aberto", "aberta"),
    "in progress": ("em andamento",),
    "waiting customer": ("aguardando o cliente",),
    "resolved": ("resolvido", "resolvida"),
    "closed": ("encerrado", "encerrada"),
    "online": ("online",),
    "offline": ("offline",),
    "maintenance": ("em manutenção",),
    "approved": ("aprovado", "aprovada"),
    "rejected": ("rejeitado", "rejeitada"),
    "refunded": ("reembolsado", "reembolsada"),
    "published": ("publicado", "publicada"),
    "suspended": ("suspenso", "suspensa"),
    "expired": ("expirado", "expirada"),
    "blocked": ("bloqueado", "bloqueada"),
    "healthy": ("saudável",),
    "degraded": ("degradado", "degradada"),
}

ABBREVIATIONS: Sequence[tuple[str, str]] = (
    ("você", "vc"),
    ("vocês", "vcs"),
    ("porque", "pq"),
    ("também", "tb"),
    ("quando", "qdo"),
    ("hoje", "hj"),
    ("beleza", "blz"),
    ("para", "p/"),
    ("mensagem", "msg"),
    ("obrigado", "obg"),
    ("por favor", "pfv"),
    ("quantidade", "qtd"),
)
