"""Brazilian Portuguese."""

from __future__ import annotations

from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["PORTUGUESE"]

PORTUGUESE = Wording(
    check=(
        "Confira este JSON e corrija a sintaxe onde for preciso.",
        "Isto é um JSON válido? Se não for, corrija; em todo caso, me devolva o documento.",
        "Alguém editou este JSON à mão e talvez ele não carregue mais. Garanta que carregue.",
        "Tarefa: checar a sintaxe e reparar se necessário. Entrada: um documento JSON.",
        "Aja como um linter de JSON com correção automática: devolva o documento sem erros de sintaxe, se houver algum.",
        "Foi isto que o serviço mandou, talvez com algum texto em volta. Devolva o documento JSON.",
        "lint de json, corrigir se precisar:",
        "Veja se um parser JSON lê isto; se não ler, conserte.",
        "Antes de importar: dê uma olhada neste JSON e arrume o que travaria um parser estrito, se houver algo.",
        "Valide o payload a seguir. Se não estiver bem formado, deixe-o em ordem.",
        "Não tenho certeza se isto é JSON de verdade. Devolva numa forma que com certeza seja.",
        "Normalize este documento JSON; se for o caso, repare antes.",
    ),
    broken=(
        "Conserte este JSON quebrado.",
        "Repare o JSON abaixo.",
        "O texto a seguir deveria ser JSON, mas não passa no parser. Corrija.",
        "Por favor, transforme este JSON malformado em JSON válido.",
        "Nosso parser recusa este payload. Devolva o que ele deveria ser.",
        "O JSON.parse dá erro com esta entrada. Como ela deveria estar?",
        "Copiei isto de um chat e não consigo carregar, dá para arrumar?",
        "Tire o JSON do meio do texto e corrija o que estiver errado na sintaxe.",
        "Deixe este JSON válido.",
        "consertar json:",
        "Você consegue recuperar este documento JSON? Saiu de um modelo e pode ter texto sobrando em volta.",
        "Foi isto que o serviço mandou. Recupere o documento JSON.",
        "Corrija todos os erros de sintaxe deste JSON, quantos forem.",
        "O `json.loads` levanta JSONDecodeError aqui. Quero o documento corrigido.",
        "A importação parou neste registro porque o JSON é inválido. Dê um jeito nele.",
        "Meu arquivo de configuração parou de carregar depois da última edição, corrija a sintaxe.",
        "Uma colega colou isto no chamado. Reconstrua o JSON que estava ali.",
    ),
    keep=(
        "Mantenha todos os valores como estão.",
        "Não altere, acrescente nem remova nenhum dado.",
        "Só a sintaxe pode mudar, nunca os dados.",
        "Nenhuma chave e nenhum valor pode se perder ou mudar.",
        "Os dados estão certos: não mexa em nomes nem em valores.",
    ),
    policies=MappingProxyType(
        {
            "keep_text": (
                "Preserve cada caractere dos textos, inclusive as aspas que estiverem dentro deles.",
                "Aspas no meio de uma string fazem parte dela: escape-as.",
                "Não apague nenhum caractere de uma string, nem mesmo as aspas internas.",
            ),
            "close_cut": (
                "Se o texto for interrompido, mantenha tudo o que está completo e feche no final o que ficou aberto.",
                "Caso o documento esteja cortado, feche no fim o que ficou aberto, sem inventar o que falta.",
                "Um documento que acaba cedo demais deve ser fechado depois do último valor completo.",
            ),
            "drop_incomplete": (
                "Se o texto parar no meio de um campo ou item, deixe esse de fora e feche o que estiver aberto.",
                "Se o documento foi cortado no meio de um valor, descarte o campo ou item incompleto e feche o resto.",
                "O que não estiver completo no fim do texto fica de fora; feche o que ainda estiver aberto.",
            ),
            "separate": (
                "Valores lado a lado sem vírgula são itens separados.",
                "Onde só há espaço entre dois valores, falta uma vírgula entre eles.",
                "Nunca junte valores vizinhos: coloque a vírgula que falta.",
            ),
            "surplus": (
                "Um fechamento que não fecha nada está sobrando: remova.",
                "Remova chaves e colchetes de fechamento que não têm o que fechar; não abra nada por causa deles.",
                "Lendo da esquerda para a direita, descarte todo fechamento que não corresponda a uma abertura.",
            ),
            "colon_object": (
                "Nome, dois-pontos e valor formam um campo de objeto, não importa o que esteja em volta.",
                "Onde nomes e valores estão ligados por dois-pontos, o certo são chaves.",
                "Pares com dois-pontos pertencem a um objeto: corrija os colchetes, não os dois-pontos.",
            ),
            "null_words": (
                "Um valor ausente, ou escrito como undefined, nil, NaN ou N/A, é null.",
                "Escreva null no lugar de undefined, nil, NaN, N/A ou de um valor que falta depois dos dois-pontos.",
                "Tudo o que indica falta de valor (undefined, nil, NaN, N/A ou nada) vira null.",
            ),
            "apostrophe": (
                "Um apóstrofo escapado (\\') é só um apóstrofo.",
                "Dentro de uma string, leia \\' como ', sem a barra invertida.",
                "Apóstrofo não precisa de barra invertida em JSON: \\' quer dizer '.",
            ),
            "keep_backslash": (
                "Uma barra invertida que não inicia um escape de JSON faz parte do texto: duplique-a.",
                "Preserve as barras invertidas das strings; onde o escape não for válido, a barra vale por si.",
                "Trate a barra invertida antes de um caractere comum como barra literal.",
            ),
            "char_escape": (
                "Um escape de outra linguagem (\\xe9, \\u{e9}, \\U000000e9) representa o caractere com esse código.",
                "Leia escapes como \\xe9 ou \\u{e9} como o caractere que indicam.",
                "Códigos que o JSON não conhece (\\xNN, \\u{NN}, \\UNNNNNNNN) valem pelo próprio caractere.",
            ),
            "thousands": (
                "A vírgula entre grupos de dígitos separa milhares: 12,500 é 12500.",
                "Os números podem vir com vírgula de milhar; escreva-os sem ela.",
                "Leia 1,250 como o número 1250.",
            ),
            "decimals": (
                "A vírgula dentro de um número é decimal: 12,5 é 12.5.",
                "Os números podem vir com vírgula decimal; escreva-os com ponto.",
                "Leia 3,75 como o número 3.75.",
            ),
            "leading_zeros": (
                "Dígitos sem aspas são números mesmo com zeros à esquerda: 007 é 7.",
                "Tire os zeros à esquerda dos números, sem transformá-los em strings.",
                "Um número com zeros à esquerda é o mesmo número sem eles.",
            ),
            "several": (
                "Se houver vários documentos JSON, um por linha, junte todos em um só array, na mesma ordem.",
                "Vários objetos seguidos viram os itens de um único array, na ordem em que aparecem.",
                "JSON Lines deve ser devolvido como um array com um item por linha.",
            ),
        }
    ),
    forms=(
        "Responda somente com o JSON, minificado e com as chaves ordenadas.",
        "A resposta é só o JSON: sem espaços e com as chaves em ordem alfabética.",
        "Saída: JSON minificado, chaves ordenadas, mais nada.",
        "Responda apenas com JSON válido em uma linha, chaves ordenadas, sem espaço entre os tokens.",
        "Quero só o JSON, compacto e com as chaves em ordem.",
    ),
    exact_forms=(
        "Devolva apenas o JSON na forma canônica (RFC 8785: chaves ordenadas, sem espaços).",
        "Responda somente com JSON: minificado, com as chaves de cada objeto ordenadas por unidades de código UTF-16.",
        "A resposta é só o JSON, compacto e com as chaves ordenadas como manda a RFC 8785.",
        "Saída: JSON em uma linha, sem espaços, chaves ordenadas pelas suas unidades de código UTF-16, mais nada.",
    ),
)
