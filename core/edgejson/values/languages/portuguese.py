"""Portuguese, as it is written in Brazil."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.languages.portuguese_pools import POOLS
from edgejson.values.languages.romance import Noun, adjectives, nouns, works
from edgejson.values.languages.speech import Speech, deeds, goods, industries

__all__ = ["SPEECH"]

_NOUNS = nouns("""
f revisão|do orçamento
m cronograma|de entregas
f pesquisa|com clientes
m relatório|de estoque
m programa|de treinamento
m contrato|de fornecimento
m plano|de manutenção
m lançamento|do produto
f auditoria|de segurança
m guia|de integração
f avaliação energética
m layout|do armazém
f campanha|de marketing
m acordo|de serviço
f migração|de dados
m processo seletivo
f política|de viagens
f inspeção|de qualidade
f tabela|de preços
m plano|de versões
m registro|de riscos
f pauta|da reunião
f vistoria|da obra
m manifesto|de carga
f escala|de plantão
f proposta|de pesquisa
f reformulação|do site
f contagem|de estoque
m resumo|de despesas
f previsão|de safra
""")


def _the(gender: int, noun: str) -> str:
    return f"{'oa'[gender]} {noun}"


def _forms(noun: Noun) -> Mapping[str, str]:
    """The noun as a deed takes it, by the masculine article."""
    return {
        "o": _the(noun.gender, noun.text),
        "do": f"{('do', 'da')[noun.gender]} {noun.text}",
        "no": f"{('no', 'na')[noun.gender]} {noun.text}",
        "ao": f"{('ao', 'à')[noun.gender]} {noun.text}",
    }


_ADJECTIVES = """
anual trimestral mensal regional interno/interna conjunto/conjunta final revisado/revisada ampliado/ampliada local
compartilhado/compartilhada sazonal central digital provisório/provisória preliminar geral complementar
atualizado/atualizada simplificado/simplificada
"""
_ACTORS = (
    "A cliente", "A equipe do depósito", "Nosso fornecedor", "A líder do projeto", "O turno da noite", "O setor de contabilidade",
    "Um técnico", "A revisora", "O gerente da unidade", "A central de atendimento", "O entregador", "O escritório regional",
)  # fmt: skip
_ACTS = (
    "confirmou {o}~", "pediu uma atualização {do}~", "deu o aval {ao}~", "adiou {o}~", "ainda aguarda {o}~",
    "encontrou dois erros {no}~", "aprovou {o} sem alterações~", "enviou a documentação {do} para a matriz~",
    "vai apresentar {o} à diretoria~", "pediu mais detalhes sobre {o}~", "concluiu {o} antes do previsto~",
    "recusou a primeira versão {do}~",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", " depois de uma ligação rápida", " dentro do prazo", " por e-mail", " pela manhã", " apesar do atraso",
    " no fim do dia", " conforme combinado", " de acordo com o setor de compras", " sem custo adicional",
)  # fmt: skip
_PURPOSES = (
    "Mostra {} por região.", "Mantém em dia {}.", "Exporta {} uma vez por dia.", "Reúne {} de todas as unidades.",
    "Prepara {} para o financeiro.", "Agrupa {} por cliente.", "Envia {} para o depósito.", "Confere {} antes da publicação.",
    "Lista {} dos últimos doze meses.", "Visão geral sobre {} para o atendimento.", "Configurações para {}.", "Resume {} para o relatório mensal.",
)  # fmt: skip
_HOLDINGS = (
    "os pedidos em aberto", "as avaliações de clientes", "as faturas de fornecedores", "os prazos de entrega", "os níveis de estoque",
    "os chamados de suporte", "os registros de treinamento", "as leituras de sensores", "as despesas de viagem", "as fotos de produtos", "as tabelas de preços",
    "as assinaturas da newsletter", "os lembretes de pagamento", "os marcos de projetos", "as leituras de energia", "as anotações de reuniões",
    "os pedidos de devolução", "as amostras de pesquisa",
)  # fmt: skip
_GOODS = """
Eletrônicos: Fone de ouvido sem fio, Caixa de som Bluetooth, Monitor de 27 polegadas, Carregador USB-C, Câmera de ação, Relógio inteligente
Acessórios de informática: Teclado mecânico, Mouse ergonômico, Suporte para notebook, Webcam, Docking station, SSD externo
Cozinha: Faca do chef, Frigideira de ferro fundido, Cafeteira expressa, Balança de cozinha digital, Batedeira planetária, Tábua de corte
Casa: Luminária de piso, Manta de lã, Jogo de toalhas de banho, Estante de livros, Organizador de mesa, Relógio de parede
Móveis: Cadeira de escritório, Mesa com regulagem de altura, Mesa lateral de carvalho, Sofá de dois lugares, Estrutura de cama
Esportes: Tapete de ioga, Halteres ajustáveis, Tênis de trilha, Capacete de ciclismo, Barraca de camping, Rolo de espuma
Vestuário: Suéter de merino, Jaqueta impermeável, Camisa de linho, Calça jeans slim, Meias de lã, Cinto de couro
Jardim: Tesoura de poda, Mangueira de jardim, Kit de canteiro elevado, Podador de cerca viva a bateria, Regador
Material de escritório: Caneta-tinteiro, Caderno de capa dura, Impressora de etiquetas, Fragmentadora de papel, Base de mesa
Brinquedos e jogos: Trem de madeira, Jogo de estratégia, Quebra-cabeça, Blocos de montar, Urso de pelúcia
Saúde e beleza: Escova de dentes elétrica, Creme para as mãos, Secador de cabelo, Protetor solar FPS 50, Termômetro digital
Mercearia: Café moído 1 kg, Azeite de oliva 750 ml, Chá verde 50 saquinhos, Chocolate amargo, Mel de acácia
Ferramentas: Furadeira a bateria, Jogo de soquetes, Nível a laser, Caixa de ferramentas, Lixadeira orbital
Automotivo: Câmera veicular, Aspirador de carro, Compressor para pneus, Bagageiro de teto, Auxiliar de partida
"""
_PROGRAMS = (
    "Lê {} a partir de arquivos.", "Consulta {} via HTTP.", "Ferramentas de linha de comando para {}.", "Sincroniza {} entre dois sistemas.",
    "Exporta {} em CSV e JSON.", "Mostra {} no navegador.", "Componentes para aplicações que gerenciam {}.", "Interface HTTP para {}.",
    "Processa {} em segundo plano.", "Valida {} antes da gravação.", "Gerencia {} pelo terminal.", "Fornece {} a outros sistemas.",
    "Guarda {} em cache na memória.",
)  # fmt: skip
_SUBJECTS = (
    "as notas fiscais", "os pedidos", "os catálogos", "as imagens", "os pagamentos", "os relatórios", "os calendários", "as métricas",
    "os estoques", "as sessões", "as buscas", "os endereços", "as moedas", "os dados do tempo", "os modelos", "os esquemas", "as filas",
    "os livros contábeis", "os feeds", "as rotas", "as auditorias", "as cobranças", "as pesquisas", "os chamados", "as fotos",
)  # fmt: skip
_PRAISE = (
    "para o dia a dia",
    "com dois anos de garantia",
    "com peças de reposição disponíveis",
    "em caixa reciclável",
    "com envio em dois dias úteis",
    "em três tamanhos",
    "de uma oficina familiar",
    "com teste de resistência de cinco mil horas",
)
_INDUSTRIES = """
Logistics: Logística | logística
Software: Software | software
Healthcare: Saúde | saúde
Manufacturing: Indústria | indústria
Retail: Varejo | varejo
Finance: Finanças | finanças
Construction: Construção | construção civil
Energy: Energia | energia
Food and Beverage: Alimentos | alimentos
Education: Educação | educação
Media: Mídia | mídia
Agriculture: Agronegócio | agronegócio
Hospitality: Turismo | turismo
Consulting: Consultoria | consultoria
"""
_MARKETS = (
    "clientes da região",
    "pequenas empresas",
    "órgãos públicos",
    "clientes em doze países",
    "lojas de varejo",
)
_INTERESTS = (
    "transporte público",
    "energia renovável",
    "habitação",
    "merenda escolar",
    "privacidade de dados",
    "pequenos negócios",
    "prevenção de enchentes",
)
_WORKS = """
m porto portos
f carta cartas
m pomar pomares
m cartógrafo cartógrafos
m rio rios
f lanterna lanternas
m jardim jardins
f montanha montanhas
f ponte pontes
f janela janelas
m trem trens
f estação estações
f ilha ilhas
m espelho espelhos
"""
_WORK_ADJECTIVES = """
tranquilo/tranquila/tranquilos/tranquilas perdido/perdida/perdidos/perdidas azul/azul/azuis/azuis de_inverno
distante/distante/distantes/distantes do_norte de_papel de_sal lento/lenta/lentos/lentas oculto/oculta/ocultos/ocultas
prateado/prateada/prateados/prateadas de_agosto esquecido/esquecida/esquecidos/esquecidas quebrado/quebrada/quebrados/quebradas
"""
_TAGS = tuple(
    "academia agenda ajuste alimentos aluguel ambiente arquivo atendimento bem-estar bolsa cadastro campanha campo casa "
    "cliente comercial compra consulta contrato cozinha cultura curso dados desconto destaque digital embalagem "
    "energia entrega equipe escola esporte estoque evento externo familiar fatura feira festa financeiro folha fornecedor "
    "garantia gestor grade importado infantil interno inverno jardim jogo jornada lazer legal livro local loja marca "
    "marketing mensal mercado montagem motor museu norma novidade obra oferta oficina pagamento papel parceria pauta "
    "pedido piloto plano presente projeto qualidade reciclagem reforma regional reserva rotina saldo semanal "
    "seguro suporte tarifa temporada tecnologia trem trilha turismo urgente varejo venda viagem visita".split()
)

SPEECH = Speech(
    locale="pt_BR",
    pools=POOLS,
    tags=_TAGS,
    things=tuple(noun.thing for noun in _NOUNS),
    adjectives=adjectives(_ADJECTIVES, 2),
    heading=str,
    actors=_ACTORS,
    deeds=deeds(_ACTS, [_forms(noun) for noun in _NOUNS]),
    circumstances=_CIRCUMSTANCES,
    purposes=_PURPOSES,
    holdings=_HOLDINGS,
    goods=goods(_GOODS),
    programs=_PROGRAMS,
    subjects=_SUBJECTS,
    praise=_PRAISE,
    industries=industries(_INDUSTRIES),
    firm="{name} atua na área de {industry} e atende {market}.",
    markets=_MARKETS,
    biography="{name} trabalha como {small} e escreve sobre {interest}.",
    interests=_INTERESTS,
    titles={"plain": ("Sra.", "Sr."), "doctor": ("Dra.", "Dr.")},
    works=works(_WORKS, _the),
    work_adjectives=adjectives(_WORK_ADJECTIVES, 4),
)
