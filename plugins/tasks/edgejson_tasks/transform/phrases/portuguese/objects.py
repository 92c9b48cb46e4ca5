"""Portuguese: operations on objects and their members."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "rename_keys": Phrases(
        full=(
            "<renomeie|renomear> {pairs}{in}",
            "<renomeie|renomear>{in} [o campo|os campos] {pairs}",
            "<mude|mudar>{in} o nome [da chave|das chaves], sem mexer nos valores: {arrows}",
            "<aplique|aplicar>{in} [esta renomeação|estas renomeações]: {arrows}",
            "<dê|dar>{in} [um novo nome a esta chave|novos nomes a estas chaves]: {arrows}",
            "<troque|trocar> [o nome da chave|os nomes das chaves]{in}, mantendo os valores: {arrows}",
        ),
        terse=("renomear {arrows}{in}", "renomear chaves{in}: {arrows}"),
        states=("[a chave tem|as chaves têm]{in} outro nome: {arrows}",),
    ),
    "rename_keys.deep": Phrases(
        full=(
            "<renomeie|renomear>{within} em todos os níveis [a chave|as chaves] {pairs}",
            "<renomeie|renomear> [o campo|os campos] {pairs}{within} em qualquer profundidade, também dentro de arrays",
            "<aplique|aplicar> [esta renomeação|estas renomeações]{within} de forma recursiva: {arrows}",
            "<mude|mudar> [este nome de chave|estes nomes de chave]{within} em todos os objetos aninhados: {arrows}",
            "<procure|procurar>{within} [a chave|as chaves] em cada nível e <renomeie|renomear>: {arrows}",
        ),
        terse=("renomear (recursivo) {arrows}{within}", "renomear chaves{within}, todos os níveis: {arrows}"),
        states=("[a chave está renomeada|as chaves estão renomeadas]{within} em todos os níveis: {arrows}",),
    ),
    "key_case": Phrases(
        full=(
            "<converta|converter> todas as chaves{within}, em todos os níveis, para {style}",
            "<escreva|escrever> todas as chaves{within} em {style}, inclusive as aninhadas",
            "<passe|passar> os nomes das chaves{within} (objetos aninhados e arrays de objetos também) para {style}",
            "<coloque|colocar> as chaves{within} de todos os níveis em {style}",
            "<padronize|padronizar> todas as chaves{within} em {style}, por mais aninhadas que estejam",
        ),
        terse=("todas as chaves{within} (recursivo) -> {style}", "chaves{within} -> {style}, todos os níveis"),
        states=("todas as chaves{within} estão em {style}, em cada nível",),
        notes=(
            "uma sequência de maiúsculas como ID conta como uma só palavra",
            "várias maiúsculas seguidas (ID, URL) formam uma única palavra",
        ),
    ),
    "prefix_keys": Phrases(
        full=(
            "<adicione|adicionar> o prefixo {prefix} a cada chave{in}",
            "<coloque|colocar> {prefix} na frente de todas as chaves{in}",
            "<acrescente|acrescentar> {prefix} no início do nome de cada chave{in}",
            "<faça|fazer> cada chave{in} começar com {prefix}, colocado antes do nome antigo",
            "<prefixe|prefixar> todas as chaves{in} com {prefix}",
        ),
        terse=("prefixo {prefix} nas chaves{in}", "chaves{in}: prefixar {prefix}"),
        states=("cada chave{in} tem o prefixo {prefix} antes do nome antigo",),
        notes=("só neste nível, chaves mais profundas não mudam", "as chaves aninhadas mais abaixo ficam como estão"),
    ),
    "strip_prefix": Phrases(
        full=(
            "<remova|remover> o prefixo {prefix} das chaves{in}",
            "<tire|tirar> o {prefix} inicial de cada chave{in} que o tiver",
            "<elimine|eliminar> das chaves{in} o prefixo {prefix}",
            "<encurte|encurtar> as chaves{in} retirando o prefixo {prefix}",
            "<apague|apagar> {prefix} do começo das chaves{in}",
        ),
        terse=("remover prefixo {prefix} das chaves{in}", "chaves{in}: sem prefixo {prefix}"),
        states=("as chaves{in} perderam o prefixo {prefix}",),
        notes=(
            "chaves sem o prefixo e níveis mais profundos não mudam; uma chave igual ao prefixo fica",
            "só neste nível; uma chave que ficaria vazia mantém o nome",
        ),
    ),
    "keep_fields": Phrases(
        full=(
            "<mantenha|manter>{in} apenas [o campo|os campos] {fields}",
            "<remova|remover>{in} tudo, exceto {fields}",
            "<conserve|conservar>{in} [o campo|os campos] {fields} e <descarte|descartar> as outras chaves",
            "<reduza|reduzir> os dados{in} [ao campo|aos campos] {fields}",
            "<tire|tirar>{in} qualquer chave que não seja {fields}",
            "<deixe|deixar>{in} só [o campo|os campos] {fields}",
        ),
        terse=("manter só {fields}{in}", "somente{in}: {fields}"),
        states=("{in} [sobra|sobram] apenas {fields}",),
    ),
    "drop_fields": Phrases(
        full=(
            "<remova|remover>{in} [o campo|os campos] {fields}",
            "<tire|tirar> {fields}{in}",
            "<apague|apagar>{in} [a chave|as chaves] {fields} e <mantenha|manter> todo o resto",
            "<exclua|excluir> {fields}{in}",
            "<descarte|descartar>{in} [o campo|os campos] {fields}",
        ),
        terse=("remover {fields}{in}", "sem {fields}{in}"),
        states=("{in} não [aparece mais a chave|aparecem mais as chaves] {fields}",),
    ),
    "project": Phrases(
        full=(
            "<substitua|substituir> {at} por um novo objeto com apenas estas chaves: {sources}",
            (
                "<monte|montar> com os dados {at:of} um objeto com exatamente estas chaves e <coloque-o|colocá-lo> no "
                "lugar: {sources}"
            ),
            "<transforme|transformar> {at} em um objeto cujas únicas chaves sejam {sources}",
            "<refaça|refazer> {at} com exatamente estas chaves: {sources}",
            "<troque|trocar> {at} por um objeto limitado a estas chaves: {sources}",
        ),
        terse=("{at} => objeto só com: {equations}", "projetar {at}: {equations}"),
        states=("no lugar {at:of} há um objeto com apenas estas chaves: {sources}",),
        notes=("os caminhos partem do objeto antigo", "cada caminho é relativo ao objeto antigo"),
    ),
    "move": Phrases(
        full=(
            "<mova|mover> {source} {home:into} com o nome {name}",
            "<tire|tirar> {source} do lugar e <leve|levar> {home:into} sob a chave {name}",
            "<transfira|transferir> {source} {home:into} com a chave {name}",
            "<recorte|recortar> {source} e <passe|passar> {home:into} como {name}",
            "<leve|levar> {source} {home:into}, onde vai se chamar {name}",
        ),
        terse=("mover {source} -> {home:into} como {name}", "mv {source} {home:into} como {name}"),
        states=("o que era {source} foi movido {home:into} e lá se chama {name}",),
    ),
    "copy": Phrases(
        full=(
            "<copie|copiar> {source} {home:into} sob a chave {name}, deixando o original no lugar",
            "<leve|levar> também o valor de {source} {home:into} como {name}; o original fica",
            "<duplique|duplicar> {source}: a cópia vai {home:into} como {name} e o original é mantido",
            "<envie|enviar> uma cópia de {source} {home:into} como {name}, sem mexer no original",
            "<repita|repetir> o valor de {source}, copiado {home:into} em uma nova chave {name}",
        ),
        terse=("copiar {source} -> {home:into} como {name}; original fica", "cp {source} {home:into} como {name}"),
        states=("o valor de {source} também foi copiado {home:into} como {name}",),
    ),
    "nest": Phrases(
        full=(
            "<mova|mover>{in} [o campo|os campos] {fields} para um novo objeto {under} do mesmo nível",
            "<agrupe|agrupar>{in} [o campo|os campos] {fields} em um novo objeto aninhado chamado {under}",
            "<aninhe|aninhar>{in} [o campo|os campos] {fields} sob uma nova chave {under} do mesmo nível",
            "<crie|criar>{in} um objeto {under} e <coloque|colocar> nele {fields} desse nível",
            "<reúna|reunir>{in} [o campo|os campos] {fields} em um subobjeto {under}",
        ),
        terse=("aninhar {fields}{in} em {under}", "{under}{in} = objeto de {fields} (movidos)"),
        states=("{in} [está|estão] {fields} dentro de um novo objeto {under} do mesmo nível",),
    ),
    "unnest": Phrases(
        full=(
            "<suba|subir> um nível os membros do objeto {field}{in} e <remova|remover> {field}",
            "<desfaça|desfazer> o objeto aninhado {field}{in}: as chaves dele passam para o objeto pai",
            "<desaninhe|desaninhar> {field}{in}, de modo que suas chaves fiquem no lugar dele",
            "<substitua|substituir> o objeto {field}{in} pelos próprios membros, um nível acima",
            (
                "<tire|tirar> tudo de dentro do objeto {field}{in} para o objeto que o contém e <apague|apagar> a "
                "casca vazia"
            ),
        ),
        terse=("desaninhar {field}{in} (um nível acima)", "desfazer {field}{in}"),
        states=("o objeto {field}{in} não existe mais e seus membros estão direto no objeto pai",),
    ),
    "extract": Phrases(
        full=(
            "<pegue|pegar> só {source}, que passa a ser o documento inteiro",
            "<extraia|extrair> {source} e <devolva|devolver> no lugar do documento",
            "<substitua|substituir> o documento pelo conteúdo de {source}",
            "<descarte|descartar> tudo em volta de {source}, de modo que seu valor seja o novo documento",
            "<transforme|transformar> {source} na nova raiz, sem o resto",
        ),
        terse=("extrair {source} como nova raiz", "raiz = {source}"),
        states=("o documento contém apenas o antigo conteúdo de {source}",),
    ),
    "default_values": Phrases(
        full=(
            "<complete|completar>{in} com valores padrão onde a chave {nulls}: {assignments}",
            "<use|usar>{in} estes valores padrão quando a chave {nulls}: {assignments}",
            "<defina|definir>{in} o seguinte sempre que a chave {nulls}: {assignments}",
            "<garanta|garantir> que estas chaves existam{in}, com o valor indicado se alguma {nulls}: {assignments}",
            "<preencha|preencher>{in} com o valor padrão toda chave que {nulls}: {assignments}",
        ),
        terse=("valores padrão{in} se a chave {nulls}: {settings}", "se{in} a chave {nulls}: {settings}"),
        states=("{in} constam estes valores para toda chave que {nulls}: {assignments}",),
    ),
    "remove_nulls": Phrases(
        full=(
            "<remova|remover>{within} toda chave cujo valor seja null, em qualquer profundidade",
            "<tire|tirar>{within} todos os membros que sejam null, inclusive os aninhados",
            "<apague|apagar>{within} em toda parte os campos null",
            "<exclua|excluir>{within} cada chave que contenha null, em todos os níveis",
            "<limpe|limpar>{within} as chaves com valor null, por mais fundo que estejam",
        ),
        terse=("remover campos null{within}, recursivo", "chaves null{within}: fora (todos os níveis)"),
        states=("nenhuma chave{within} vale mais null, em nenhum nível",),
        notes=(
            "os null dentro de arrays ficam; um objeto que ficar vazio permanece como {}",
            "não mexa nos null dos arrays e mantenha {} nos objetos esvaziados",
        ),
    ),
    "remove_empty": Phrases(
        full=(
            '<remova|remover>{within} toda chave cujo valor seja null, "", [] ou {}, em qualquer profundidade',
            '<tire|tirar>{within} todos os membros vazios (null, "", [] e {}), inclusive os aninhados',
            '<limpe|limpar>{within} em toda parte os campos vazios: null, "", [] e {}',
            '<exclua|excluir>{within} cada chave que contenha null, "", [] ou {}, em todos os níveis',
            '<apague|apagar>{within} as chaves sem conteúdo (null, "", [], {}), por mais fundo que estejam',
        ),
        terse=(
            'remover campos vazios{within} (null, "", [], {}), recursivo',
            'chaves null/""/[]/{}{within}: fora (todos os níveis)',
        ),
        states=('nenhuma chave{within} vale mais null, "", [] ou {}, em nenhum nível',),
        notes=(
            "um objeto que ficar vazio assim também sai; os elementos de arrays ficam",
            "de dentro para fora, então objetos esvaziados também saem; os elementos de arrays ficam",
        ),
    ),
    "flatten": Phrases(
        full=(
            "<achate|achatar> {at} em um único nível, {how}",
            "<deixe|deixar> {at} com um nível só, {how}",
            "<transforme|transformar> a estrutura aninhada {at:of} em um objeto plano, {how}",
            "<reduza|reduzir> os objetos aninhados {at:of} a um objeto plano, {how}",
            "<junte|juntar> todos os níveis {at:of} em um, {how}",
        ),
        terse=("achatar {at}, {how}", "{at} -> objeto plano, {how}"),
        states=("{at} é um objeto plano de um só nível, {how}",),
        notes=(
            "{arrays}; objetos e arrays vazios são mantidos como valores",
            "os contêineres vazios ficam como valores, {arrays}",
        ),
    ),
    "unflatten": Phrases(
        full=(
            "<corte|cortar> cada chave {at:of} em {sep} e <monte|montar> os objetos aninhados",
            "<expanda|expandir> as chaves {at:of} em objetos aninhados, sendo {sep} o separador dos níveis",
            "<restaure|restaurar> o aninhamento {at:of}; nas chaves, {sep} separa o pai do filho",
            "<transforme|transformar> as chaves planas {at:of} em objetos aninhados, cortando-as em cada {sep}",
            "<reconstrua|reconstruir> a hierarquia {at:of} a partir das chaves, cujos níveis são separados por {sep}",
        ),
        terse=("desachatar {at} por {sep}", "{at}: chaves -> níveis, separador {sep}"),
        states=("{at} está aninhado de novo, com as chaves cortadas em cada {sep}",),
        notes=("partes com dígitos também são chaves, nenhum array é criado", "números nos nomes também viram chaves"),
    ),
    "to_entries": Phrases(
        full=(
            (
                "<transforme|transformar> {at} em um array com um objeto por chave, o nome em {key} e o conteúdo em "
                "{content}"
            ),
            "<converta|converter> {at} em uma lista de entradas com {key} (a chave antiga) e {content} (o valor dela)",
            "<substitua|substituir> {at} por um array de objetos com {key} para o nome e {content} para o valor",
            "<liste|listar> os membros {at:of} como array de objetos: {key} contém a chave antiga, {content} o valor",
            "<reescreva|reescrever> {at} como array de pares, com a chave em {key} e o valor em {content}",
        ),
        terse=("{at} => entradas: {key}, {content}", "entradas {at:of}: chave em {key}, valor em {content}"),
        states=("{at} é um array de objetos com a chave antiga em {key} e o valor em {content}",),
        notes=(
            "entradas em ordem crescente das chaves antigas (pontos de código)",
            "ordene as entradas pela chave antiga, por pontos de código",
        ),
    ),
    "deep_merge": Phrases(
        full=(
            "<mescle|mesclar> este objeto com {at}, em todos os níveis: {patch}",
            "<faça|fazer> um merge profundo {at:of} com o seguinte: {patch}",
            "<combine|combinar> {at} recursivamente com este objeto, prevalecendo os valores novos: {patch}",
            "<amplie|ampliar> {at} com estes valores, juntando os objetos aninhados chave por chave: {patch}",
            "<sobreponha|sobrepor> este objeto nível por nível sobre {at}: {patch}",
        ),
        terse=("merge profundo {at:of} com: {patch}", "{at} += {patch} (merge profundo)"),
        states=("{at} está mesclado em todos os níveis com este objeto: {patch}",),
        notes=(
            "arrays e outros valores são trocados por inteiro; null é guardado como valor",
            "só objetos são mesclados, todo o resto é sobrescrito, também por null",
        ),
    ),
    "merge_patch": Phrases(
        full=(
            "<aplique|aplicar> este JSON Merge Patch (RFC 7396) sobre {at}: {patch}",
            "<corrija|corrigir> {at} com este merge patch conforme a RFC 7396: {patch}",
            "<atualize|atualizar> {at} por meio deste merge patch RFC 7396: {patch}",
            "<execute|executar> o JSON Merge Patch {patch} sobre {at}",
            "<modifique|modificar> {at} de acordo com este merge patch (RFC 7396): {patch}",
        ),
        terse=("merge patch {at}: {patch}", "RFC 7396 sobre {at}: {patch}"),
        states=("{at} fica como depois do JSON Merge Patch {patch}",),
        notes=(
            "null remove a chave, arrays são trocados por inteiro",
            "um null apaga a chave; arrays não são mesclados",
        ),
    ),
    "json_patch": Phrases(
        full=(
            "<aplique|aplicar> este JSON Patch (RFC 6902) sobre {at}: {patch}",
            "<corrija|corrigir> {at} com estas operações da RFC 6902: {patch}",
            "<execute|executar> o seguinte JSON Patch sobre {at}: {patch}",
            "<rode|rodar> estas operações de JSON Patch em ordem sobre {at}: {patch}",
            "<modifique|modificar> {at} de acordo com este patch (RFC 6902): {patch}",
        ),
        terse=("JSON Patch {at}: {patch}", "RFC 6902 sobre {at}: {patch}"),
        states=("{at} fica como depois do JSON Patch {patch}",),
    ),
}
