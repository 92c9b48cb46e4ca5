"""Portuguese: operations on single values."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "cast": Phrases(
        full=(
            "<converta|converter> {at} para {type}",
            "<mude|mudar> o tipo {at:of} para {type}",
            "<transforme|transformar> {at} em {type} JSON",
            "<faça|fazer> com que {at} seja do tipo {type}",
            "<passe|passar> {at} do tipo atual para {type}",
        ),
        terse=("{at} -> {type}", "converter {at} para {type}"),
        states=("o valor {at:of} é do tipo {type}",),
    ),
    "map_values": Phrases(
        full=(
            "<substitua|substituir> {relabels} {at:in}",
            "<renomeie|renomear> os valores {at:of}: {relabel_arrows}",
            "<percorra|percorrer> {at} trocando {relabels}",
            "<recodifique|recodificar> os valores {at:of} assim: {relabel_arrows}",
            "<traduza|traduzir> os códigos {at:in} com esta tabela: {relabel_arrows}",
        ),
        terse=("valores {at:of}: {relabel_arrows}", "recodificar {at}: {relabel_arrows}"),
        states=("os valores {at:of} estão recodificados: {relabel_arrows}",),
        notes=("qualquer outro valor fica", "valores não citados não mudam"),
    ),
    "round": Phrases(
        full=(
            "<arredonde|arredondar> {at} para {places}",
            "<arredonde|arredondar> o valor {at:of} para {places}",
            "<reduza|reduzir> a precisão {at:of} para {places} por arredondamento",
            "<limite|limitar> {at} a {places}, com arredondamento",
            "<deixe|deixar> {at} com precisão de {places}, já com arredondamento",
        ),
        terse=("arredondar {at}: {places}", "{at} com {places}"),
        states=("o valor {at:of} está arredondado para {places}",),
        notes=("as metades se afastam do zero", "em caso de empate, para longe do zero", "0.5 -> 1, -0.5 -> -1"),
    ),
    "compute": Phrases(
        full=(
            "<adicione|adicionar>{in} uma chave {field} com {term}, com arredondamento para {places}",
            "<calcule|calcular> {term}{in} e <guarde|guardar> o resultado, arredondado para {places}, como {field}",
            "<insira|inserir>{in} o campo {field}: {calc}, com arredondamento para {places}",
            "<crie|criar>{in} um novo campo {field} igual a {term}, arredondado para {places}",
            "<calcule|calcular>{in} um campo {field}: {calc}, com arredondamento para {places}",
        ),
        terse=("{field}{in} = {term}, {places}", "novo{in}: {field} = {term}, arredondado para {places}"),
        states=("{in} há uma nova chave {field}, que é {calc}, com arredondamento para {places}",),
        notes=("cálculo decimal, as metades se afastam do zero", "com aritmética decimal; empates para longe do zero"),
    ),
    "string_case": Phrases(
        full=(
            "<converta|converter> o valor {at:of} para {case}",
            "<escreva|escrever> o valor {at:of} em {case}",
            "<passe|passar> {at} para {case} (o valor, não a chave)",
            "<coloque|colocar> o texto {at:of} em {case}",
            "<use|usar> só {case} no valor {at:of}",
        ),
        terse=("valor {at:of} em {case}", "{at}: {case}"),
        states=("o valor {at:of} está em {case}",),
    ),
    "trim": Phrases(
        full=(
            "<remova|remover> os espaços no começo e no fim {at:of}",
            "<tire|tirar> espaços, tabulações e quebras de linha das duas pontas {at:of}",
            "<limpe|limpar> os espaços em volta do valor {at:of}",
            "<apare|aparar> os espaços que sobram nas pontas {at:of}",
            "<elimine|eliminar> os espaços iniciais e finais da string {at:in}",
        ),
        terse=("trim {at}", "espaços em volta {at:of}: fora"),
        states=("o valor {at:of} não tem espaços nas pontas",),
        notes=("os espaços internos ficam", "só nas pontas, não no meio do texto"),
    ),
    "split": Phrases(
        full=(
            "<divida|dividir> {at} em cada {sep}, formando um array de strings",
            "<transforme|transformar> {at} em um array de strings, cortando em cada {sep}",
            "<separe|separar> a string {at:in} em cada {sep} e <guarde|guardar> as partes como array",
            "<substitua|substituir> {at} pelo array das partes entre os separadores {sep}",
            "<quebre|quebrar> {at} em uma lista de strings usando {sep}",
        ),
        terse=("dividir {at} por {sep}", "{at}: string -> array, separador {sep}"),
        states=("{at} é um array com as partes da string antiga, cortada em cada {sep}",),
        notes=("os separadores somem, nada mais é aparado", "não apare as partes; uma string vazia dá []"),
    ),
    "replace_text": Phrases(
        full=(
            "<substitua|substituir> cada {find} por {with} no texto {at:of}",
            "<troque|trocar> no texto {at:of} todo {find} por {with}",
            "<mude|mudar> na string {at:of} todas as ocorrências de {find} para {with}",
            "<procure|procurar> {find} no texto {at:of} e <coloque|colocar> {with} no lugar",
            "<escreva|escrever> {with} onde houver {find} no valor {at:of}",
        ),
        terse=("texto {at:of}: {find} -> {with}", "trocar {find} por {with} no texto {at:of}"),
        states=("o texto {at:of} tem {with} onde antes havia {find}",),
        notes=("texto literal, diferencia maiúsculas", "texto simples, sem padrões; maiúsculas e minúsculas contam"),
    ),
    "date_format": Phrases(
        full=(
            "<reescreva|reescrever> a data {at:in} de {reads} para {writes}",
            "<converta|converter> a data {at:of} do formato {reads} para o formato {writes}",
            "<mude|mudar> o formato da data {at:of}: {reads} vira {writes}",
            "<reformate|reformatar> {at} de {reads} para {writes}",
            "<escreva|escrever> a data {at:of}, hoje em {reads}, como {writes}",
        ),
        terse=("data {at}: {reads} -> {writes}", "reformatar {at}: {reads} => {writes}"),
        states=("a data {at:of} está no formato {writes} em vez de {reads}",),
        notes=("continua sendo string", "segue como string, com zeros à esquerda"),
    ),
    "date_format.time": Phrases(
        full=(
            "<reduza|reduzir> o timestamp {at:in} à sua data, escrita como {writes}",
            "<deixe|deixar> a data e hora {at:of} só com a data no formato {writes}",
            "<substitua|substituir> o timestamp {at:of} pela data no formato {writes}",
            "<guarde|guardar> apenas o dia do timestamp {at:of}, como {writes}",
            "<reformate|reformatar> o timestamp {at:in} como data sem hora, {writes}",
        ),
        terse=("timestamp {at} -> data {writes}", "{at}: só data, {writes}"),
        states=("o timestamp {at:of} virou uma simples data no formato {writes}",),
        notes=(
            "a data como está escrita, sem converter o fuso horário",
            "sem conversão de fuso: a hora e o deslocamento são simplesmente retirados",
        ),
    ),
}
