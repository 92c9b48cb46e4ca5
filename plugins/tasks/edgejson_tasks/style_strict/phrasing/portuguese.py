"""Style instructions in Portuguese."""

from __future__ import annotations

from edgejson_tasks.style_strict.phrasing.base import Phrases

__all__ = ["PORTUGUESE"]

_PRETTY = (
    "Indente com {n}, um membro ou item por linha, um espaço depois dos dois-pontos; contêineres vazios ficam {{}} e [].",
    "Formate com recuo de {n}: uma linha por membro e por item, ': ' depois de cada chave, {{}} e [] se vazios.",
    "Use {n} por nível e uma linha para cada membro e item; ': ' após as chaves, {{}} e [] na mesma linha.",
)

PORTUGUESE = Phrases(
    tasks=(
        "Normalize este JSON.",
        "Reescreva o JSON abaixo em um único estilo.",
        "Reformate este documento JSON sem mudar os dados.",
        "Por favor, arrume a formatação deste JSON.",
        "Coloque este JSON no padrão da casa.",
        "Formate o JSON a seguir exatamente como descrito.",
        "Vamos calcular o hash dos bytes deste documento, então a forma importa.",
        "Comparamos os arquivos byte a byte; padronize este.",
        "normalização de json:",
        "Aja como um formatador de JSON.",
        "Padronize a formatação da entrada.",
        "Este JSON é válido, mas está bagunçado. Arrume-o.",
        "Você pode escrever este JSON do jeito que o nosso linter quer?",
        "Tarefa: serialização determinística do JSON abaixo.",
    ),
    rfc_8785=(
        "Canonicalize-o conforme a RFC 8785 (JSON Canonicalization Scheme).",
        "O estilo é JCS (RFC 8785).",
        "Devolva a forma canônica da RFC 8785.",
        "Aplique o JSON Canonicalization Scheme, RFC 8785.",
    ),
    apart=(
        "Siga a RFC 8785 (JCS), exceto pelo seguinte:",
        "A base é JCS (RFC 8785), com estas diferenças:",
        "JSON canônico como na RFC 8785, mas:",
    ),
    whitespace={
        "min": (
            "Minifique.",
            "Sem espaços em branco entre os tokens.",
            "Remova todo espaço e toda quebra de linha fora das strings.",
        ),
        "spaced": (
            "Coloque tudo em uma linha, com um espaço depois de cada vírgula e de cada dois-pontos.",
            "Uma linha só; um único espaço segue cada ',' e cada ':', e em nenhum outro lugar há espaço.",
        ),
        "indent2": tuple(wording.format(n="2 espaços") for wording in _PRETTY),
        "indent4": tuple(wording.format(n="4 espaços") for wording in _PRETTY),
        "tab": tuple(wording.format(n="uma tabulação") for wording in _PRETTY),
    },
    keys={
        "sorted": (
            "Ordene as chaves de cada objeto em ordem alfabética.",
            "Chaves em ordem crescente (por unidades de código UTF-16) em todos os níveis.",
            "Ordene os membros de cada objeto pela chave; os arrays mantêm a ordem.",
            "Ordene as chaves de cada objeto pelas suas unidades de código UTF-16: maiúsculas antes de minúsculas, ASCII antes do resto.",
            "Os membros na ordem das chaves, comparadas por unidades de código UTF-16; os itens dos arrays ficam onde estão.",
        ),
        "preserve": (
            "Mantenha as chaves na ordem em que aparecem.",
            "Não reordene os membros de nenhum objeto.",
        ),
        "schema_order": (
            "Ordene as chaves como key_order as lista para cada lugar (* é qualquer item de array); as que não estão lá vêm depois, em ordem crescente de unidades de código UTF-16.",
            "Os membros seguem key_order, lugar por lugar, com * para todo item de array; o que não estiver listado vai por último, ordenado por unidades de código UTF-16.",
        ),
    },
    numbers={
        "es6": (
            "Números na forma mais curta, como o JavaScript os imprime (1.0 é 1, 1.50 é 1.5, 1e2 é 100).",
            "Escreva cada número como o ECMAScript: sem zeros à direita, sem expoente desnecessário, -0 como 0.",
            "Escreva os números na forma mais curta, a do JSON.stringify do JavaScript: 2.0 vira 2, 3.10 vira 3.1, 5e1 vira 50.",
        ),
        "preserve": (
            "Deixe cada número exatamente como está escrito na entrada (1.50 continua 1.50, 1e2 continua 1e2).",
            "Não mexa nos números: copie cada um caractere por caractere.",
        ),
    },
    escapes={
        "minimal": (
            "Nas strings, escape só o que o JSON exige, na forma curta se houver, senão como \\uXXXX em minúsculas; / e o que não é ASCII ficam como são.",
            "Nada de escapes desnecessários: \\u0041 é A, \\/ é /, \\u00e9 é \u00e9.",
            "Deixe as strings como são, salvo o que o JSON exige: escapes curtos como \\n, \\uXXXX em minúsculas onde não houver; / não conta.",
        ),
        "ascii": (
            "Só ASCII: o que não é ASCII imprimível vira \\uXXXX em minúsculas ou o escape curto do JSON; / fica como é.",
            "Escape tudo o que não for ASCII imprimível como \\u e quatro dígitos hexadecimais minúsculos (pares acima de U+FFFF); fora isso, só o que o JSON exige.",
            "ASCII puro: \\uXXXX em minúsculas (dois acima de U+FFFF) para todo o resto, mas \\n e os outros escapes curtos onde o JSON tiver um; / fica.",
        ),
        "html_safe": (
            "Escape o que o JSON exige (na forma curta se houver) e <, >, &, U+2028 e U+2029, como \\uXXXX em minúsculas; o resto fica como é.",
            "Deixe-o seguro dentro de HTML: <, >, &, U+2028 e U+2029 viram \\u003c, \\u003e, \\u0026, \\u2028 e \\u2029; nenhum outro escape desnecessário.",
        ),
    },
    newline=(
        "Termine o documento com uma quebra de linha (LF).",
        "Uma única quebra de linha (LF) fecha o arquivo.",
    ),
    only=(
        "Devolva só o documento, sem quebra de linha no final.",
        "Apenas o texto JSON, e nenhuma quebra de linha depois dele.",
    ),
    forms=(
        "Responda somente com JSON.",
        "Responda com o texto JSON e nada mais.",
        "Devolva apenas o resultado.",
        "Sem explicação, só o JSON.",
    ),
    reject=(
        'Se o documento estiver fora do domínio da RFC 8785, responda {"error":NOME}, com NOME sendo um de {errors} (inteiros escritos sem expoente acima de 2^53-1 em módulo, números além de um double, mais de 64 níveis).',
        'Um documento sem texto canônico é recusado: responda {"error":NOME} com NOME entre {errors}; inteiros escritos sem expoente não podem passar de 2^53-1, números não podem passar de um double, o aninhamento não pode passar de 64 níveis.',
    ),
)
