"""Brazilian Portuguese."""

from __future__ import annotations

from edgejson_tasks.text_to_json.wording.words import Wording

__all__ = ["PORTUGUESE"]

PORTUGUESE = Wording(
    with_fields=(
        "Extraia {fields} do texto.",
        "Leia o texto e extraia os seguintes campos: {fields}",
        "A partir do texto abaixo, preencha {fields}",
        "Transforme o texto em um JSON no formato {fields}",
        "Encontre no texto os valores de {fields}",
        "Converta o texto em dados estruturados. Campos: {fields}",
        "Tire do texto {fields}",
        "O que o texto informa? Responda no formato {fields}",
        "Passe as informações do texto para {fields}",
        "Monte {fields} com o que está escrito abaixo.",
        "Preciso destes dados da mensagem: {fields}",
        "Estrutura desejada: {fields}. Preencha com base no texto.",
        "Nosso sistema espera {fields}. Prepare o registro a partir deste texto.",
    ),
    for_schema=(
        "Extraia as informações do texto em um JSON que siga o esquema.",
        "Preencha o JSON Schema com os valores que aparecem no texto.",
        "Leia o texto e devolva uma instância JSON do esquema.",
        "Transforme o texto em um JSON válido segundo o esquema.",
        "Organize o texto na estrutura descrita pelo esquema.",
        "Converta o texto em um documento JSON conforme o esquema fornecido.",
        "Com base no texto, monte o JSON que o esquema pede.",
        "Procure no texto cada valor previsto no esquema e responda com o JSON.",
        "Tire os dados do texto e coloque-os no formato do esquema.",
        "Alguém digitou isto à mão. Estruture de acordo com o esquema.",
        "Quais valores o texto traz para as propriedades do esquema?",
        "O esquema diz o que guardamos; o texto é o que chegou. Escreva o registro.",
    ),
    for_list=(
        "Extraia do texto os campos listados.",
        "Preencha os campos com o que o texto diz.",
        "Leia o texto e devolva os campos em JSON.",
        "Transforme o texto em JSON com estes campos.",
        "Encontre no texto o valor de cada campo.",
        "Converta o texto em JSON; os campos estão indicados.",
        "Tire do texto os campos da lista.",
        "Localize os campos abaixo no texto e responda em JSON.",
        "Os campos são os do nosso formulário. Preencha-o com base no texto.",
        "Percorra o texto e anote o que ele diz sobre cada campo.",
        "Monte um registro com os campos dados a partir deste texto.",
        "Estruture este texto: chaves e tipos conforme a lista.",
    ),
    policies={
        "omit": (
            "Deixe de fora o que o texto não menciona; use null para o que ele diz não ser conhecido.",
            (
                "Omita os campos sobre os quais o texto não fala. Onde ele diz que o valor falta ou é "
                "desconhecido, escreva null."
            ),
            "Campos não mencionados ficam de fora; valores declarados desconhecidos viram null.",
            "Se um campo não aparecer no texto, não o inclua; se o texto disser que não há valor, coloque null.",
            (
                "Não invente nada: pule o que não for citado e escreva null quando o texto disser que o valor não"
                " foi informado."
            ),
            (
                "O que não é mencionado não entra na resposta. null serve só para o que o próprio texto dá como "
                "desconhecido."
            ),
        ),
        "null": (
            (
                "Se o texto não mencionar um campo, escreva null quando o tipo dele permitir; caso contrário, "
                "omita o campo."
            ),
            "Campos que não aparecem ficam null se o tipo aceitar null; se não aceitar, ficam de fora.",
            (
                "Todo campo que aceita null deve estar presente: null se o texto não disser nada. Os demais "
                "campos não mencionados são omitidos."
            ),
            (
                "Use null para o que o texto deixa em aberto, desde que o campo aceite null. O que não aceita "
                "null é omitido."
            ),
            (
                "Nada dito sobre um campo que pode ser null? Então ele é null. Nada dito sobre outro campo "
                "opcional? Então não o inclua."
            ),
        ),
        "null_all": (
            "Devolva todos os campos da lista; o que o texto não menciona fica null.",
            "Todos os campos devem estar presentes. Escreva null para o que o texto não diz.",
            "Use null em cada campo sem valor no texto; não remova nenhuma chave.",
            (
                "Mantenha o conjunto completo de chaves, também nos objetos aninhados informados, e ponha null "
                "nas que não são citadas."
            ),
            "Informação ausente vira null, nunca um palpite e nunca uma chave a menos.",
            "O registro tem chaves fixas: aquilo de que o texto não fala é null.",
        ),
    },
    notes={
        "patterns": (
            "Uma chave entre barras é uma expressão regular e vale para toda chave que corresponda a ela.",
            "Chaves escritas /assim/ são padrões: use as chaves do texto que correspondem.",
        ),
        "names": (
            "O que vem antes de um sinal de igual é o nome da forma que segue; onde o nome volta, volta essa forma.",
            "Uma palavra antes de = dá nome à forma que segue e depois a representa.",
        ),
        "bare_values": (
            'Se um campo aceita também strings, um 40 sem aspas é um número e "40" é uma string.',
            "Um número, true ou false só é string onde o texto o coloca entre aspas.",
        ),
        "empty_cells": (
            "Uma célula vazia da tabela conta como não mencionada.",
            "Células vazias não dizem nada sobre o seu campo.",
        ),
    },
    dates=(
        "Escreva datas como YYYY-MM-DD e horários em ISO 8601 com o fuso (UTC como Z).",
        "Datas no formato YYYY-MM-DD; data e hora em ISO 8601, com UTC escrito como Z.",
        "Use ISO 8601 para datas e horas, mantenha o fuso informado e escreva Z para UTC.",
        "Normalize as datas para YYYY-MM-DD; data com hora em ISO 8601, com o fuso do texto e Z para UTC.",
    ),
    answers=(
        "Responda apenas com JSON.",
        "Responda só com o JSON.",
        "Não devolva nada além do JSON.",
        "Somente JSON na saída, sem explicações.",
        "Responda com JSON minificado e mais nada.",
        "Sem comentários e sem bloco de código: só o JSON.",
        "Um programa vai ler a resposta: envie o JSON e nada em volta.",
    ),
)
