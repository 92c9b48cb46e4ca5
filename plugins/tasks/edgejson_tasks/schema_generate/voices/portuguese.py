"""Portuguese as Brazil writes it."""

from __future__ import annotations

from edgejson_tasks.schema_generate.voices.voice import Voice

__all__ = ["VOICE"]

VOICE = Voice(
    tasks=(
        "Gere um JSON que siga este schema.",
        "Escreva uma instância válida do JSON Schema abaixo.",
        "Crie um documento JSON realista que passe na validação deste schema.",
        "Por favor, monte dados de exemplo para este schema.",
        "Me dê um valor que este schema aceite.",
        "Preciso de uma massa de teste para a nossa suíte de integração, de acordo com este schema.",
        "Você é uma API que responde conforme este schema. Envie uma resposta.",
        "me manda um json pra esse schema",
        "Como engenheiro de dados, preencha este schema com valores plausíveis.",
        "Produza um registro conforme o schema, com valores que poderiam ser reais.",
        "Dá para rascunhar um payload de exemplo para este contrato?",
        "Gere um documento que um validador rigoroso aceitaria para este schema.",
        "Tarefa: geração de instância. Entrada: JSON Schema. Saída: um valor JSON em conformidade.",
        "O schema descreve o que o nosso serviço armazena. Invente um registro.",
        "Monte um valor JSON verossímil que respeite todas as palavras-chave do schema.",
        "Simule o backend: devolva um corpo que se encaixe neste schema.",
        "A tela ainda não tem o que mostrar. Faça um payload com este formato.",
        "Leia o schema com atenção e escreva uma instância dele, usando os nomes que estão lá.",
        "Como seria uma mensagem típica deste schema? Escreva uma.",
        "Como testador, quero um documento que passe neste schema para popular o banco de dados.",
    ),
    sorted_form=(
        "Responda só com o JSON, minificado e com as chaves em ordem alfabética.",
        "Apenas o JSON na resposta: sem espaços em branco, chaves ordenadas.",
        "Saída: JSON minificado com chaves ordenadas e mais nada.",
        "Devolva somente o JSON na forma canônica (RFC 8785: chaves ordenadas, sem espaços).",
        "Responda com JSON válido em uma única linha, chaves ordenadas, sem espaço entre os tokens.",
        "Quero só o JSON, compacto e com as chaves em ordem alfabética.",
    ),
    schema_form=(
        "Responda só com o JSON minificado, com as chaves na ordem em que o schema lista as propriedades.",
        "Apenas o JSON, sem espaços; os campos seguem a ordem de `properties` do schema em todos os níveis.",
        "Saída: JSON minificado e mais nada; mantenha a ordem das chaves do schema.",
        "Só o JSON, em uma linha, sem espaço entre os tokens e com as chaves na ordem do schema.",
        "Devolva somente o JSON compacto. Não ordene as chaves: elas seguem a ordem das propriedades no schema.",
    ),
    members={
        "required": (
            "Inclua apenas os campos obrigatórios, em todos os níveis.",
            "Omita os campos opcionais, também nos objetos internos.",
            "Faça o mínimo: só as propriedades obrigatórias, nenhuma opcional em lugar nenhum.",
            "Deixe de fora todo campo que o schema não exige, por mais fundo que esteja.",
        ),
        "all": (
            "Inclua todas as propriedades definidas no schema, inclusive as opcionais, em todos os níveis.",
            "Preencha todos os campos, também os opcionais e os dos objetos internos.",
            "Faça completo: não pode faltar nenhuma propriedade declarada.",
            "Não deixe de fora nenhuma das propriedades declaradas, obrigatória ou não, em nenhum nível.",
        ),
    },
    rules_below=(
        "Estas regras também precisam valer:",
        "Além do schema, respeite estas regras:",
        "Regras de negócio:",
        "Os valores têm de ser coerentes entre si:",
    ),
    rules_in_schema=(
        "As regras em x-invariants precisam valer.",
        "Respeite também as regras entre campos que estão em x-invariants.",
        "Atenção a x-invariants: os campos calculados devem ser exatos.",
        "O que x-invariants diz sobre os campos é obrigatório.",
    ),
    wishes=("", "", "Requisitos:", "Além disso:", "Neste caso:"),
    entries_of="para cada elemento de {at}",
    when="quando {condition}",
    chosen_from="{target} vem de {source}",
    constraints={
        "count": (
            "{at} deve ter {how} {count} {noun}.",
            "Coloque {how} {count} {noun} em {at}.",
            "Quero {how} {count} {noun} em {at}.",
            "Deve haver {how} {count} {noun} em {at}.",
        ),
        "length": (
            "{at} deve ter {how} {count} {noun}.",
            "Escreva {how} {count} {noun} em {at}.",
            "O texto de {at} tem {how} {count} {noun}.",
        ),
        "equals": (
            "{at} deve ser {value}.",
            "Use {value} em {at}.",
            "O valor de {at} é {value}.",
            "Defina {at} como {value}.",
            "Garanta que {at} seja igual a {value}.",
        ),
        "between": (
            "{at} deve ficar entre {low} e {high}.",
            "Mantenha {at} na faixa de {low} a {high}.",
            "Escolha {at} de modo que {low} <= {at} <= {high}.",
            "Espera-se para {at} um valor de {low} a {high}.",
        ),
        "bound at least": (
            "{at} deve ser no mínimo {value}.",
            "{at} não pode ser menor que {value}.",
            "{at} >= {value}.",
        ),
        "bound at most": ("{at} deve ser no máximo {value}.", "{at} não pode passar de {value}.", "{at} <= {value}."),
        "bound more than": (
            "{at} deve ser maior que {value}.",
            "{at} precisa estar acima de {value}.",
            "{at} > {value}.",
        ),
        "bound less than": (
            "{at} deve ser menor que {value}.",
            "{at} tem de ficar abaixo de {value}.",
            "{at} < {value}.",
        ),
        "present": (
            "Inclua o campo opcional {at}.",
            "{at} precisa estar presente.",
            "Não deixe {at} de fora.",
            "Também precisamos de {at}.",
        ),
        "absent": (
            "Deixe {at} de fora.",
            "Não inclua {at}.",
            "{at} não deve aparecer.",
            "Omita o campo opcional {at}.",
        ),
        "starts": ("{at} deve começar com {text}.", "Comece {at} por {text}.", "O texto de {at} começa com {text}."),
        "ends": (
            "{at} deve terminar com {text}.",
            "Faça {at} terminar em {text}.",
            "O texto de {at} termina com {text}.",
        ),
        "contains": (
            "{at} deve conter {text}.",
            "Mencione {text} em {at}.",
            "Em algum ponto do texto de {at} aparece {text}.",
        ),
        "some": (
            "Pelo menos um elemento de {at} deve ter {name} igual a {value}.",
            "{at} deve conter um elemento cujo {name} seja {value}.",
            "Um ou mais elementos de {at} têm {value} em {name}.",
        ),
        "every": (
            "Todos os elementos de {at} devem ter {name} igual a {value}.",
            "Em {at}, {name} é sempre {value}.",
            "Cada elemento de {at} traz {value} em {name}.",
        ),
        "sum": (
            "A soma de {name} em todos os elementos de {at} deve ser {how} {value}.",
            "Somando {name} ao longo de {at}, o total é {how} {value}.",
            "O total de {name} em {at} tem de dar {how} {value}.",
        ),
        "sorted ascending": (
            "Ordene {at} por {name}, em ordem crescente.",
            "Os elementos de {at} estão em ordem crescente de {name}.",
            "{at} deve vir ordenado por {name}, do menor para o maior.",
        ),
        "sorted descending": (
            "Ordene {at} por {name}, em ordem decrescente.",
            "Os elementos de {at} estão em ordem decrescente de {name}.",
            "{at} deve vir ordenado por {name}, do maior para o menor.",
        ),
        "distinct": (
            "Dois elementos de {at} não podem ter o mesmo {name}.",
            "O {name} de cada elemento de {at} deve ser diferente.",
            "Não repita {name} entre os elementos de {at}.",
        ),
        "date before": (
            "{at} deve ser anterior a {value}.",
            "Escolha para {at} um dia antes de {value}.",
            "{at} < {value}.",
        ),
        "date after": (
            "{at} deve ser posterior a {value}.",
            "Escolha para {at} um dia depois de {value}.",
            "{at} > {value}.",
        ),
        "year": ("{at} deve cair no ano de {year}.", "Use uma data de {year} em {at}.", "{at} é de {year}."),
        "place": (
            "{at} deve ser uma cidade {country}.",
            "Use uma grande cidade {country} em {at}.",
            "Escolha para {at} uma cidade conhecida {country}.",
        ),
        "language": (
            "{at} deve estar escrito em {language}.",
            "Escreva o texto de {at} em {language}.",
            "O idioma de {at} é o {language}.",
        ),
    },
    how={"exactly": "exatamente", "at least": "no mínimo", "at most": "no máximo"},
    item=("elemento", "elementos"),
    character=("caractere", "caracteres"),
    root=("o array", "o array principal"),
    countries={
        "US": "dos Estados Unidos",
        "BR": "do Brasil",
        "ES": "da Espanha",
        "DE": "da Alemanha",
        "FR": "da França",
    },
    languages={"en": "inglês", "pt": "português", "es": "espanhol", "de": "alemão", "fr": "francês"},
)
