"""Portuguese: operations on arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

_FILTER = Phrases(
    full=(
        "<mantenha|manter> apenas os elementos {at:of} em que {where}",
        "<filtre|filtrar> {at} pelos elementos em que {where}",
        "<remova|remover> cada elemento {at:of} que não satisfaça a condição {formula}",
        "<conserve|conservar> somente os objetos {at:of} para os quais {where}",
        "<limite|limitar> {at} às entradas que satisfaçam a condição {formula}",
    ),
    terse=("filtrar {at}: {formula}", "{at} onde {formula}"),
    states=("{at} contém só elementos em que {where}",),
    notes=(
        "se a chave faltar, for null ou de outro tipo, o elemento é descartado; diferencia maiúsculas",
        "chave ausente, null ou outro tipo nunca satisfazem; maiúsculas e minúsculas contam",
    ),
)

PHRASES: Mapping[str, Phrases] = {
    "filter_rows": _FILTER,
    "filter_rows.keys": replace(
        _FILTER,
        notes=(
            "uma chave com null conta como presente; uma comparação nunca vale para null ou chave ausente",
            "presente quer dizer que a chave está lá, mesmo com null; null e ausência não satisfazem comparações",
        ),
    ),
    "join": Phrases(
        full=(
            "<una|unir> {at} em uma só string com {sep} entre os elementos",
            "<transforme|transformar> {at} em uma única string, com os elementos separados por {sep}",
            "<concatene|concatenar> as strings {at:of} colocando {sep} entre elas",
            "<substitua|substituir> {at} pelos seus elementos unidos com {sep}",
            "<junte|juntar> os elementos {at:of} em uma string, com {sep} como separador",
        ),
        terse=("unir {at} com {sep}", "{at}: array -> string, separador {sep}"),
        states=("{at} é uma só string, com os elementos antigos unidos por {sep}",),
    ),
    "sort_by": Phrases(
        full=(
            "<ordene|ordenar> {at} por {by}, {order}",
            "<ordene|ordenar> os elementos {at:of} de acordo com {by}, {order}",
            "<coloque|colocar> {at} em ordem pelo valor de {by}, {order}",
            "<classifique|classificar> os objetos {at:in} por {by}, {order}",
            "<organize|organizar> os elementos {at:of} pelo seu {by}, {order}",
        ),
        terse=("ordenar {at} por {by}, {order}", "{at}: por {by}, {order}"),
        states=("{at} está ordenado por {by}, {order}",),
        notes=(
            "ordenação estável: em caso de empate a ordem original fica; strings por pontos de código",
            "elementos iguais mantêm a ordem, strings são comparadas por pontos de código Unicode",
        ),
    ),
    "sort_by.self": Phrases(
        full=(
            "<ordene|ordenar> {at} por valor, {order}",
            "<ordene|ordenar> os elementos {at:of} pelo próprio valor, {order}",
            "<coloque|colocar> em ordem os valores {at:of}, {order}",
            "<classifique|classificar> os valores {at:in}, {order}",
            "<organize|organizar> os valores simples {at:of}, {order}",
        ),
        terse=("ordenar {at}, {order}", "{at}: valores em {order}"),
        states=("os valores {at:of} estão em {order}",),
        notes=(
            "números por tamanho, strings por pontos de código Unicode",
            "strings por pontos de código, ou seja, maiúsculas antes de minúsculas",
        ),
    ),
    "sort_by.keys": Phrases(
        full=(
            "<ordene|ordenar> {at} {keys}",
            "<ordene|ordenar> os elementos {at:of} {keys}",
            "<coloque|colocar> {at} nesta ordem: {keys}",
            "<classifique|classificar> os objetos {at:of} assim: {keys}",
            "<ordene|ordenar> os objetos {at:in} por várias chaves: {keys}",
        ),
        terse=("ordenar {at}: {keys}", "{at}: ordem {keys}"),
        states=("{at} está ordenado {keys}",),
        notes=(
            "ordenação estável: em caso de empate a ordem original fica; strings por pontos de código",
            "o que empata em todas as chaves mantém a ordem; strings por pontos de código Unicode",
        ),
    ),
    "unique": Phrases(
        full=(
            "<remova|remover> as duplicatas {at:of}, mantendo o primeiro elemento para cada valor de {by}",
            "<deduplique|deduplicar> {at}: para cada valor de {by} fica só o primeiro elemento",
            "<mantenha|manter> só o primeiro elemento {at:of} para cada {by} distinto",
            "<tire|tirar> cada elemento {at:of} cujo {by} já tenha aparecido antes",
            "<torne|tornar> {by} único {at:in}, apagando os elementos seguintes que o repitam",
        ),
        terse=("deduplicar {at} por {by}, vale o primeiro", "{at}: {by} único (fica o primeiro)"),
        states=("não há dois elementos {at:of} com o mesmo {by}, ficou o primeiro",),
        notes=("a ordem não muda", "mesma ordem de antes"),
    ),
    "unique.self": Phrases(
        full=(
            "<remova|remover> os valores repetidos {at:of}, mantendo o primeiro de cada",
            "<deduplique|deduplicar> {at}: de valores iguais fica só o primeiro",
            "<mantenha|manter> só a primeira ocorrência de cada valor {at:of}",
            "<tire|tirar> cada valor {at:of} que já tenha aparecido antes",
            "<apague|apagar> as repetições {at:in}",
        ),
        terse=("deduplicar {at}, vale o primeiro", "{at}: valores únicos (fica o primeiro)"),
        states=("nenhum valor {at:of} aparece duas vezes, ficou o primeiro",),
        notes=("a ordem não muda", "mesma ordem de antes"),
    ),
    "slice": Phrases(
        full=(
            "<mantenha|manter> apenas {stretch} {at:of}",
            "<corte|cortar> {at} para que só tenha {stretch}",
            "<encurte|encurtar> {at}, deixando {stretch}",
            "<tire|tirar> {at:in} tudo, menos {stretch}",
            "<deixe|deixar> {at:in} somente {stretch}",
        ),
        terse=("{at}: só {stretch}", "manter {stretch} {at:of}"),
        states=("{at} contém somente {stretch}",),
    ),
    "reverse": Phrases(
        full=(
            "<inverta|inverter> a ordem dos elementos {at:of}",
            "<coloque|colocar> os elementos {at:of} na ordem inversa",
            "<vire|virar> {at} ao contrário, com o último elemento primeiro",
            "<liste|listar> os elementos {at:of} de trás para frente",
            "<inverta|inverter> {at}, de modo que o último elemento fique em primeiro",
        ),
        terse=("inverter {at}", "{at}: ordem inversa"),
        states=("os elementos {at:of} estão na ordem inversa",),
    ),
    "pluck": Phrases(
        full=(
            "<substitua|substituir> cada objeto {at:of} pelo seu valor de {field}",
            "<transforme|transformar> {at} na simples lista dos valores de {field}",
            "<reduza|reduzir> {at} a um array que só tenha o {field} de cada objeto, como valores soltos",
            "<extraia|extrair> {field} dos objetos {at:of}, de modo que sobre um array de valores",
            "<converta|converter> {at} em um array simples com os valores de {field}",
        ),
        terse=("{at} => array de valores de {field}", "só valores de {field}, {at:in}"),
        states=("{at} é um array simples com os valores de {field}",),
    ),
    "unwind": Phrases(
        full=(
            (
                "<desdobre|desdobrar> {field} {at:in}: uma cópia do objeto para cada elemento desse array, com o "
                "elemento no lugar dele"
            ),
            "<divida|dividir> cada objeto {at:of} em um objeto por elemento do seu array {field}",
            "<repita|repetir> cada objeto {at:of} para cada elemento de {field}, que passa a conter só esse elemento",
            "<expanda|expandir> {at} de modo que haja um objeto próprio para cada elemento de {field}",
            "<duplique|duplicar> os objetos {at:in} para cada elemento de {field}, com esse elemento no lugar do array",
        ),
        terse=("desdobrar {at} por {field}", "{at}: um objeto por elemento de {field}"),
        states=("{at} tem um objeto para cada elemento de {field}, que contém só esse elemento",),
        notes=(
            "a ordem é mantida; um objeto com array vazio some",
            "as outras chaves se repetem, a ordem fica e um array vazio não dá nenhum objeto",
        ),
    ),
    "group_by": Phrases(
        full=(
            (
                "<agrupe|agrupar> {at} por {by}: um objeto com uma chave por valor distinto, contendo o array dos seus "
                "objetos"
            ),
            (
                "<agrupe|agrupar> os elementos {at:of} pelo {by} e <substitua|substituir> o array por um objeto de "
                "cada valor para os seus elementos"
            ),
            "<transforme|transformar> {at} em um objeto que associe cada {by} ao array dos seus objetos",
            (
                "<substitua|substituir> {at} por um objeto com {by} como chave e a lista dos objetos correspondentes "
                "como valor"
            ),
            (
                "<separe|separar> os objetos {at:of} em grupos por {by}, como objeto com um array por grupo em vez da "
                "lista"
            ),
        ),
        terse=("agrupar {at} por {by} => objeto de arrays", "{at}: grupos por {by}"),
        states=("{at} é um objeto que associa cada {by} ao array dos seus objetos",),
        notes=(
            "os objetos ficam completos e na ordem original",
            "cada objeto mantém todas as suas chaves e dentro do grupo vale a ordem original",
        ),
    ),
    "index_by": Phrases(
        full=(
            "<indexe|indexar> {at} por {by}: no lugar do array, um objeto que leve de cada {by} ao seu objeto",
            "<transforme|transformar> {at} em um objeto com {by} como chave e o objeto completo como valor",
            (
                "<converta|converter> {at} em um objeto de consulta: as chaves são os valores de {by} e os valores, os "
                "próprios objetos"
            ),
            "<substitua|substituir> {at} por um dicionário de {by} para o objeto inteiro",
            (
                "<deixe|deixar> os objetos {at:of} acessíveis por {by}, em um objeto com esse valor como chave em vez "
                "da lista"
            ),
        ),
        terse=("indexar {at} por {by} => objeto de objetos", "{at}: {by} como chave"),
        states=("{at} é um objeto em que cada {by} leva ao seu objeto inteiro",),
        notes=(
            "os objetos mantêm todas as chaves; as chaves são strings",
            "nada é retirado dos objetos; chaves como texto",
        ),
    ),
    "count_by": Phrases(
        full=(
            "<substitua|substituir> {at} por um objeto que associe cada valor de {by} ao número dos seus elementos",
            (
                "<conte|contar> os elementos {at:of} por valor de {by} e <coloque|colocar> o objeto de contagens no "
                "lugar do array"
            ),
            "<transforme|transformar> {at} em contagens: uma chave por {by} distinto, com quantos elementos o têm",
            "<faça|fazer> a contagem {at:of} por {by}; o objeto resultante ocupa o lugar da lista",
            "<descubra|descobrir> quantas vezes cada {by} aparece {at:in} e <troque|trocar> o array por esse objeto",
        ),
        terse=("{at} => contagem por {by}", "contar {at} por {by}"),
        states=("{at} é um objeto que diz para cada {by} o número de elementos",),
    ),
    "count_by.self": Phrases(
        full=(
            "<substitua|substituir> {at} por um objeto que associe cada valor distinto ao número de vezes que aparece",
            (
                "<conte|contar> quantas vezes cada valor aparece {at:in} e <coloque|colocar> o objeto de contagens no "
                "lugar do array"
            ),
            "<transforme|transformar> {at} em contagens: uma chave por valor distinto, com as vezes que aparece",
            "<faça|fazer> a contagem dos valores {at:of}; o objeto resultante ocupa o lugar da lista",
            (
                "<crie|criar> uma tabela de frequências dos valores {at:of}, um objeto do valor para o número, no "
                "lugar do array"
            ),
        ),
        terse=("{at} => contagem de valores iguais", "frequências {at:of}"),
        states=("{at} é um objeto que diz quantas vezes cada valor aparecia",),
    ),
    "total_by": Phrases(
        full=(
            "<substitua|substituir> {at} por um objeto que dê para cada {by} {total}",
            "<agregue|agregar> os dados {at:of}: para cada valor de {by}, {total}, como objeto no lugar do array",
            "<calcule|calcular> {total} por {by} sobre {at} e <coloque|colocar> o objeto resultante no lugar do array",
            "<transforme|transformar> {at} em um objeto com uma chave por {by} distinto, contendo {total} desse grupo",
            "<agrupe|agrupar> {at} por {by} e <deixe|deixar> por grupo só {total}, em um objeto do grupo para o número",
        ),
        terse=("{at} => {total} por {by}", "{total} segundo {by} sobre {at}"),
        states=("{at} é um objeto que dá {total} para cada {by}",),
        notes=(
            "cálculo decimal exato, arredondado para {places}, as metades longe do zero",
            "com aritmética decimal e arredondamento para {places}, empates se afastando do zero",
        ),
    ),
    "extreme_by": Phrases(
        full=(
            "<substitua|substituir> {at} por um objeto que dê para cada {by} {extreme}",
            "<agregue|agregar> os dados {at:of}: para cada valor de {by}, {extreme}, como objeto no lugar do array",
            (
                "<encontre|encontrar> {extreme} por {by} sobre {at} e <coloque|colocar> o objeto resultante no lugar "
                "do array"
            ),
            (
                "<transforme|transformar> {at} em um objeto com uma chave por {by} distinto, contendo {extreme} desse "
                "grupo"
            ),
            (
                "<agrupe|agrupar> {at} por {by} e <deixe|deixar> por grupo só {extreme}, em um objeto do grupo para o "
                "número"
            ),
        ),
        terse=("{at} => {extreme} por {by}", "{extreme} segundo {by} sobre {at}"),
        states=("{at} é um objeto que dá {extreme} para cada {by}",),
    ),
    "from_entries": Phrases(
        full=(
            "<transforme|transformar> {at} em um objeto que associe o {key} de cada elemento ao seu {content}",
            "<substitua|substituir> {at} por um objeto: chaves de {key}, valores de {content}",
            "<condense|condensar> {at} em pares chave-valor, com {key} como chave e {content} como valor",
            "<converta|converter> {at} em um objeto de {key} para {content}, sem os outros campos",
            (
                "<monte|montar> com os dados {at:of} um objeto em que cada {key} seja uma chave e o {content} ao lado, "
                "o valor"
            ),
        ),
        terse=("{at} => objeto {key}: {content}", "objeto a partir {at:of}: chave {key}, valor {content}"),
        states=("{at} é um objeto cujas chaves vêm de {key} e cujos valores vêm de {content}",),
    ),
    "transpose": Phrases(
        full=(
            "<transponha|transpor> {at} de um array de objetos para um objeto de arrays, um array por chave",
            "<troque|trocar> {at:in} linhas por colunas: um objeto em que cada chave contenha o array dos seus valores",
            "<passe|passar> {at} para colunas: uma chave por campo, cada uma com a lista dos seus valores",
            (
                "<substitua|substituir> {at} por um objeto que contenha, para cada chave, o array dos seus valores em "
                "todos os elementos"
            ),
            "<pivote|pivotar> {at} para que cada campo vire uma chave com todos os seus valores em um array",
        ),
        terse=("transpor {at}: linhas => colunas", "{at} -> objeto de arrays (colunas)"),
        states=("{at} é um objeto com um array de valores por chave em vez de uma lista de linhas",),
        notes=("os valores seguem a ordem das linhas", "cada array segue a ordem das linhas"),
    ),
}
