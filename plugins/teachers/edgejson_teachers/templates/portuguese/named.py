"""Sentences for booleans and for arrays of scalars, by the name of the field."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FLAGS", "SERIES"]

FLAGS: Mapping[str, tuple[str, ...]] = {
    "in_stock": (
        "{subject} [está|não está] disponível em estoque",
        "{subject} [tem|não tem] estoque",
        "{the:noun} [está|não está] em estoque",
    ),
    "verified": ("{subject} [tem|não tem] perfil verificado", "o perfil [foi|não foi] verificado"),
    "verified_purchase": (
        "a compra [foi|não foi] verificada",
        "a compra [está|não está] verificada",
        "a compra por trás da avaliação [foi|não foi] confirmada",
    ),
    "would_recommend": (
        "recomendaria o produto: [sim|não]",
        "à pergunta se recomendaria, a resposta foi [sim|não]",
    ),
    "gift_wrap": (
        "a embalagem para presente [foi|não foi] pedida",
        "{subject} vai [com|sem] embalagem para presente",
        "o pedido [tem|não tem] embalagem para presente",
    ),
    "newsletter": (
        "a newsletter [foi|não foi] aceita",
        "a assinatura da newsletter [está|não está] ativa",
        "quanto à newsletter, a resposta foi [sim|não]",
    ),
    "remote": (
        "o trabalho [é|não é] remoto",
        "o regime [é|não é] remoto",
    ),
    "silent": ("{subject} [é|não é] silencios{o:noun}",),
    "is_recurring": ("{subject} [é|não é] recorrente", "a cobrança [é|não é] recorrente"),
    "recurring": ("{subject} [é|não é] recorrente",),
    "is_read": ("{subject} [já foi|ainda não foi] lid{o:noun}", "{subject} [foi|não foi] lid{o:noun}"),
    "is_flagged": ("{subject} [está|não está] sinalizad{o:noun}", "{subject} [foi|não foi] marcad{o:noun} com estrela"),
    "attended": (
        "{subject} [esteve presente|não esteve presente]",
        "a presença [foi|não foi] registrada",
    ),
    "fasting": ("a coleta foi feita [com|sem] jejum", "o paciente [estava|não estava] em jejum"),
    "done": ("a tarefa [já está|ainda não está] concluída", "isso [já foi|ainda não foi] feito"),
    "resolved": ("o problema [já foi|ainda não foi] resolvido", "{subject} [está|não está] resolvid{o:noun}"),
    "power": ("o aparelho [está ligado|está desligado]", "{subject} [está ligado|está desligado]"),
    "has_next": ("[há|não há] próxima página", "[há|não há] mais páginas depois desta"),
    "has_previous": ("[há|não há] página anterior",),
    "is_active": ("{subject} [está|não está] ativ{o:noun}", "{subject} [ainda está|não está mais] ativ{o:noun}"),
    "is_public": ("{subject} [é|não é] públic{o:noun}",),
    "public": ("{subject} [é|não é] públic{o:noun}",),
    "private": ("{subject} [é|não é] privad{o:noun}",),
    "required": ("o preenchimento [é|não é] obrigatório", "{subject} [é|não é] obrigatóri{o:noun}"),
    "optional": ("{subject} [é|não é] opcional",),
    "anonymous": ("{subject} [é|não é] anônim{o:noun}",),
    "urgent": ("{subject} [é|não é] urgente", "o caso [é|não é] urgente"),
    "available": ("{subject} [está|não está] disponível",),
    "is_available": ("{subject} [está|não está] disponível",),
    "paid": ("{subject} [já foi|ainda não foi] pag{o:noun}", "o pagamento [já foi|ainda não foi] feito"),
    "is_paid": ("{subject} [já foi|ainda não foi] pag{o:noun}", "o pagamento [já foi|ainda não foi] feito"),
    "notifications_enabled": (
        "as notificações [estão|não estão] ativadas",
        "as notificações estão [ligadas|desligadas]",
    ),
    "aml_checked": (
        "a verificação antilavagem [foi|não foi] feita",
        "a checagem de prevenção à lavagem de dinheiro [foi|não foi] feita",
    ),
    "kyc_verified": ("a verificação KYC [foi|não foi] concluída", "a identidade [foi|não foi] verificada (KYC)"),
    "terms_accepted": ("os termos [foram|não foram] aceitos",),
    "email_verified": ("o e-mail [já foi|ainda não foi] verificado",),
    "all_day": ("o evento [é|não é] de dia inteiro",),
    "gift": ("o pedido [é|não é] para presente",),
    "is_gift": ("o pedido [é|não é] para presente",),
    "featured": ("{subject} [está|não está] em destaque",),
    "pets_allowed": ("animais de estimação [são|não são] aceitos",),
}

SERIES: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{the:label} {is:label} {list}",
        "{the:label}: {list}",
        "temos {list} como {label}",
        "{label}: {list}",
        "quanto {to:label}: {list}",
        "constam como {label} {list}",
    ),
    "tags": (
        "tags: {list}",
        "as tags {of:noun}: {list}",
        "está tudo marcado com {list}",
    ),
    "labels": (
        "etiquetas: {list}",
        "as etiquetas {of:noun}: {list}",
    ),
    "preferences": ("os interesses são {list}", "{subject} se interessa por {list}", "entre as preferências, {list}"),
    "interests": ("os interesses são {list}", "{subject} gosta de {list}"),
    "skills": ("as habilidades são {list}", "{subject} domina {list}", "no currículo: {list}"),
    "languages": ("{subject} fala {list}", "os idiomas são {list}"),
    "agenda": ("a pauta tem {list}", "na pauta: {list}", "os assuntos da pauta são {list}"),
    "decisions": ("ficou decidido: {list}", "as decisões foram {list}", "decisões da reunião: {list}"),
    "sessions": (
        "sessões escolhidas: {list}",
        "sessões: {list}",
    ),
    "dietary_requirements": ("as restrições alimentares são {list}", "na comida, atenção a: {list}"),
    "to": (
        "{subject} vai para {list}",
        "destinatários: {list}",
        "para: {list}",
    ),
    "cc": ("com cópia para {list}", "em cópia: {list}"),
    "bcc": ("com cópia oculta para {list}", "em cópia oculta: {list}"),
    "capabilities": ("as funcionalidades são {list}", "{subject} oferece {list}"),
    "focus_areas": ("as áreas de atuação são {list}", "{subject} atua em {list}"),
    "notification_channels": (
        "canais de notificação: {list}",
        "os avisos chegam pelos canais a seguir: {list}",
    ),
    "categories": ("as categorias são {list}", "{subject} está nas categorias {list}"),
    "keywords": ("as palavras-chave são {list}", "palavras-chave: {list}"),
    "ingredients": ("{subject} leva {list}", "os ingredientes são {list}"),
    "authors": ("os autores são {list}", "{subject} é de {list}"),
}
