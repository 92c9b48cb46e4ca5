"""Portuguese: what stands around the clauses."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.language import Expressions, Frames

__all__ = ["FRAMES"]

FRAMES = Frames(
    forms=(
        "Responda apenas com JSON, minificado e com as chaves ordenadas por ponto de código.",
        "Devolva somente o JSON resultante: sem espaços, chaves ordenadas por ponto de código.",
        "A saída deve ser só o JSON novo, compacto e com as chaves em ordem de ponto de código Unicode.",
        "Me mande só o JSON, em formato minificado e com as chaves ordenadas por ponto de código.",
        "Retorne o JSON transformado e mais nada (minificado, chaves ordenadas por ponto de código).",
        "Quero apenas o resultado, em JSON de uma linha, com as chaves em ordem crescente de ponto de código.",
        "A resposta deve ser JSON canônico (RFC 8785: sem espaços, chaves ordenadas), sem nenhum comentário.",
        "Sem explicações, por favor: só o JSON final, minificado e com as chaves ordenadas por ponto de código.",
    ),
    terse_forms=(
        "Só JSON, minificado, chaves ordenadas por ponto de código.",
        "Saída: JSON minificado, chaves por ponto de código, nada mais.",
        "Resultado = JSON canônico (RFC 8785), sem texto.",
        "JSON compacto, chaves ordenadas por ponto de código, sem comentários.",
    ),
    single=(
        "Transforme o JSON: {imp}. {form}",
        "{Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}.\n{form}",
        "Por favor, {imp}. {form}",
        "Você pode {inf}? {form}",
        "Você poderia {inf}, por favor? {form}",
        "Pode me ajudar com este JSON? Preciso {inf}. {form}",
        "Preciso de uma alteração neste documento: {inf}. {form}",
        "Só tem uma coisa a fazer neste JSON: {inf}. {form}",
        "O JSON precisa ser adaptado para outro sistema: {imp}. {form}",
        "Nosso importador rejeita o documento do jeito que está. Para resolver isso, é preciso {inf}. {form}",
        "Pegue o documento JSON e {imp}. {form}",
        "Como responsável pela integração, preciso deste registro em outro formato: {inf}. {form}",
        (
            "História de usuário: como analista, quero a exportação no nosso formato para poder carregá-la. "
            "Tarefa: {inf}. {form}"
        ),
        "Chamado: o front espera outra estrutura. A fazer: {inf}. {form}",
        "Resultado desejado: {state}. Todo o resto fica igual. {form}",
        "O documento deve ficar assim: {state}. {form}",
        "Critério de aceite: {state}. {form}",
        "Depois da transformação, deve valer o seguinte: {state}. {form}",
    ),
    terse_single=(
        "Transformar: {terse}. {form}",
        "{Terse}. {form}",
        "{Terse}\n{form}",
        "a fazer: {terse}. {form}",
        "JSON, um passo: {terse}. {form}",
    ),
    lists=(
        ("Transforme o JSON. Execute estes passos em ordem, cada um sobre o resultado do anterior:", "imp"),
        ("Por favor, aplique as alterações a seguir de cima para baixo; cada uma parte do último resultado.", "imp"),
        ("O registro precisa ser adaptado para outro sistema, passo a passo:", "inf"),
        ("Altere o JSON conforme a lista. A ordem importa: cada item parte do resultado do item anterior.", "imp"),
        ("Você poderia refazer este JSON para mim? Os passos são estes, um depois do outro:", "inf"),
        ("Plano de migração deste documento (cada passo usa a saída do anterior):", "inf"),
        ("Como responsável pela importação, preciso deste registro em outro formato. A fazer, nesta ordem:", "inf"),
        (
            (
                "História de usuário: como analista, quero a exportação no nosso formato, pronta para o painel. "
                "Tarefas, em sequência:"
            ),
            "inf",
        ),
    ),
    prose=(
        "Transforme o JSON passo a passo, cada passo sobre o resultado do anterior.",
        "Você poderia refazer este JSON para mim? Cada passo continua com o resultado do anterior.",
        "O sistema do nosso parceiro espera outra estrutura.",
        "Preciso de algumas alterações seguidas neste documento.",
        "Por favor, refaça o JSON nesta ordem.",
    ),
    prose_mood="imp",
    first=("Primeiro,", "Para começar,", "Em primeiro lugar,"),
    middle=("Depois,", "Em seguida,", "Feito isso,"),
    last=("Por fim,", "Para terminar,", "Por último,"),
    chains=(
        "Transformar, em ordem, sempre sobre o último resultado:",
        "Pipeline (da esquerda para a direita):",
        "Passos, nesta ordem:",
        "Em sequência:",
    ),
    terse_lists=(
        "Transformar, em ordem:",
        "Passos (cada um sobre o resultado anterior):",
        "A fazer, de cima para baixo:",
    ),
    hints=(
        "Exemplo: {before} vira {after}.",
        "Por exemplo, {before} passaria a ser {after}.",
        "(Antes: {before}, depois: {after}.)",
    ),
    legends=(
        "Nos caminhos, [] representa cada elemento de um array.",
        "Nos caminhos, * representa cada elemento de um array.",
    ),
    expressions=Expressions(
        kinds={
            "jq": ("o filtro jq", "o programa jq"),
            "jmespath": ("a expressão JMESPath", "a consulta JMESPath"),
            "json_patch": ("o JSON Patch (RFC 6902)", "o patch RFC 6902"),
            "merge_patch": ("o JSON Merge Patch (RFC 7396)", "o merge patch RFC 7396"),
        },
        inline=(
            "Aplique {kind} {expression} ao JSON.",
            "Por favor, execute {kind} {expression} sobre este documento.",
            "Que resultado dá {kind} {expression} com o JSON abaixo?",
            "Descubra o que {kind} {expression} produz para o documento fornecido.",
            "Transforme o documento com {kind} {expression}, exatamente como faria uma ferramenta em conformidade.",
            "Você poderia avaliar {kind} {expression} neste JSON?",
            "Chamado: o passo do pipeline aplica {kind} {expression}. Dê a saída para esta entrada.",
        ),
        block=(
            "Aplique {kind} ao JSON:",
            "Por favor, execute {kind} a seguir sobre este documento.",
            "Transforme o documento com {kind} que segue, exatamente como faria uma ferramenta em conformidade.",
            "Nosso pipeline usa {kind} que está aqui; dê a saída para a entrada fornecida.",
            "Avalie {kind} no JSON.",
            "Como responsável por este processo, quero saber o que sai quando se aplica {kind}:",
        ),
    ),
)
