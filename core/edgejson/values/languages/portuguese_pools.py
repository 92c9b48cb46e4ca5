"""Pools of Portuguese: what people, shops, schools, media and offices write into short fields.

One line a pool, as in `naming.pools`; every language has the same pools.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

from edgejson.values.naming.pool_lines import read_pools

__all__ = ["POOLS"]

POOLS = read_pools(r"""
byline = Por Maria Keller | Redação | Por Daniel Figueira | Da redação local | Por Sofia Marques
nationality = brasileira | alemã | francesa | espanhola | norte-americana | portuguesa | italiana | canadense | japonesa
marital_status = solteiro(a) | casado(a) | divorciado(a) | viúvo(a)
relationship = cônjuge | pai ou mãe | irmão(ã) | amigo(a) | filho(a) | companheiro(a)
education = Bacharelado em Ciências | Mestrado em Letras | Doutorado em Química | Ensino médio completo | MBA
degree = Bacharelado | Mestrado | Doutorado | MBA | Engenharia
school = Colégio Estadual Rui Barbosa | Escola Municipal Santos Dumont | Colégio Santa Luzia | Escola Técnica do Vale | Colégio Boa Vista
university = Universidade de São Paulo | Universidade Federal do Paraná | Universidade Federal de Minas Gerais | Universidade de Brasília | Unicamp
course = Introdução à Estatística | Álgebra Linear | História Moderna da Europa | Banco de Dados | Química Orgânica
subject_area = Matemática | Biologia | História | Ciência da Computação | Economia | Física
expertise = saúde pública, estatística | política climática | jornalismo de dados | direito societário, fusões | aprendizado de máquina
skill = negociação | SQL | soldagem | gestão de projetos | primeiros socorros | Python | tradução | contabilidade
hobby = trilha | xadrez | fotografia | jardinagem | ciclismo | cerâmica | leitura
award = Melhor Reportagem 2024 | Prêmio Regional de Imprensa | Prêmio Inovação 2025 | Pena de Ouro | Prêmio Jovem Pesquisador
certification = ISO 9001 | AWS Solutions Architect | PMP | ISO 27001 | Primeiros Socorros, nível 2
department = Engenharia | Financeiro | Vendas | Operações | Marketing | Jurídico | Compras | Recursos Humanos | Atendimento ao Cliente
department_name = Engenharia | Financeiro | Vendas | Operações | Marketing | Jurídico | Compras | Suporte
team = Plataforma | Pagamentos | Crescimento | Infraestrutura de Dados | Mobile | Atendimento | Assistência Técnica
group = Equipe financeira | Turno da noite | Testadores beta | Gerentes regionais | Clientes atacadistas | Voluntários
room = Sala 204 | Sala de reunião B | Pavilhão 3 | Laboratório 1.07 | Auditório
building = Prédio C | Ala leste | Torre 2 | Prédio principal | Galpão 4
floor = 3º andar | térreo | 12º andar | mezanino | 2º andar
unit_number = Apto. 42 | Sala 210 | Loja 7 | Apto. 12 | 3º andar
po_box = Caixa Postal 1482 | Caixa Postal 77 | Caixa Postal 30215
address_extra = Apto. 42 | Sala 210 | 3º andar | Bloco C | a/c Recepção
district = Centro | Vila Nova | Zona Norte | Boa Vista | Jardim América
continent = Europa | América do Sul | América do Norte | Ásia | África | Oceania
world_region = EMEA | América Latina | América do Norte | Ásia-Pacífico | DACH | Países nórdicos
place_name = Museu do Porto | Parque das Tílias | Biblioteca Central | Mercado Municipal | Ginásio da Colina | Teatro do Cais
landmark = ao lado da prefeitura | em frente à estação | atrás da biblioteca
material = carvalho | aço inoxidável | algodão | alumínio | lã | policarbonato
color_name = preto | branco | azul-marinho | verde-oliva | prata | grafite | verde-azulado | bordô | areia | coral
size_label = pequeno | médio | grande | extragrande
packaging = caixa | palete | saco | garrafa | engradado
category = Eletrônicos | Livros | Casa e Jardim | Esportes | Saúde | Mercearia | Viagens | Educação
subcategory = Fones de ouvido | Livros de receitas | Iluminação | Corrida | Vitaminas | Café | Passeios urbanos
genre = suspense | documentário | ficção científica | comédia | biografia | drama | fantasia | mistério
music_genre = jazz | folk | rock | clássica | eletrônica | samba | soul
plot = Duas irmãs tocam uma linha de balsa até que uma tempestade muda seus planos. | Um professor aposentado procura o autor de uma carta antiga. | Uma cidadezinha acorda sem energia elétrica. | Uma cozinheira e um pianista abrem um restaurante em uma estação vazia.
hospital = Hospital das Clínicas | Hospital Santa Isabel | Clínica São Rafael | Hospital Geral do Lago | Casa de Saúde São Lucas | Hospital do Porto | Clínica Boa Vista | Santa Casa do Vale
item_condition = novo | bom | seminovo | regular | recondicionado
topic = transporte público | energia renovável | habitação | merenda escolar | privacidade de dados | pequenos negócios | prevenção de enchentes
section = Economia | Mundo | Cultura | Esportes | Ciência | Opinião
newspaper_desk = Cidades | Economia | Cultura | Investigação
publication = Jornal da Serra | Gazeta do Porto | Correio do Norte | Diário do Vale | Folha do Lago
edition = Edição da manhã | 2ª edição | Fim de semana | Outono de 2025 | Internacional
series = Cartas do pomar | Notas da cidade | Águas profundas | Guia de campo
game = Magnata do Porto | Xadrez | Arena Estelar | Jardim das Palavras
sport = futebol | tênis | natação | handebol | ciclismo
recipe = Sopa de abóbora | Picadinho de carne | Lasanha de espinafre | Paella de legumes | Salada de batata | Curry de grão-de-bico | Tarte Tatin | Moqueca | Truta grelhada | Sopa de lentilha | Frango assado com limão | Risoto de cogumelos | Feijoada | Torta de maçã
ingredient = azeite de oliva | farinha | alho | tomates | feijão-preto | manteiga | tomilho
cuisine = italiana | brasileira | tailandesa | francesa | mexicana
food = sopa de lentilha | salmão grelhado | lasanha de legumes | frango ao curry
drink = café expresso | água com gás | chá verde | suco de laranja
animal = cachorro | gato | cavalo | coelho | papagaio
breed = Labrador | Siamês | Border collie | Maine coon
plant = lavanda | carvalho | tomateiro | manjericão | samambaia
medication = ibuprofeno 400 mg | amoxicilina 500 mg | metformina 850 mg | paracetamol 500 mg
dosage = 500 mg duas vezes ao dia | 10 mg ao dia | 1 comprimido a cada 8 horas | 5 ml pela manhã
diagnosis = Rinite alérgica | Hipertensão arterial | Fratura do punho esquerdo | Diabetes mellitus tipo 2 | Enxaqueca
symptom = dor de cabeça | tosse | febre | tontura | dor nas costas
allergy = penicilina | amendoim | pólen | látex | crustáceos
body_part = joelho esquerdo | região lombar | ombro direito | pescoço
insurance = SUS | particular | responsabilidade civil | Allianz Comfort
chemical = cloreto de sódio | etanol | sulfato de cobre | acetona
weather = parcialmente nublado | chuva fraca | céu limpo | encoberto | pancadas de neve
season = primavera | verão | outono | inverno
month = janeiro | março | maio | julho | setembro | novembro
weekday = segunda-feira | terça-feira | quarta-feira | quinta-feira | sexta-feira | sábado
time_span = 30 minutos | 2 horas | 10 segundos | 3 dias | 1 semana | 15 minutos
audience = clientes | desenvolvedores | novos funcionários | professores | público em geral
payment_terms = 30 dias | à vista | 50 % adiantado, restante na entrega | 14 dias
tax_name = ICMS | ISS | imposto sobre vendas | IPI
jurisdiction = Delaware | Baviera | São Paulo | Inglaterra e País de Gales
filing = Balanço anual | Mudança de endereço | Nomeação de administrador
share_class = Ordinárias | Preferenciais | Classe A
alt_text = Duas pessoas conversando em uma barraca de feira | Uma balsa saindo do porto ao amanhecer | Gráfico das vendas mensais | Bicicleta vermelha encostada no muro | A prefeitura vista da praça
caption = O novo terminal de balsas abriu em maio. | Voluntários plantam árvores às margens do rio. | Vendas mensais por região, 2025. | O coral em seu concerto de primavera.
credit = Foto: Clara Mendes | Jonas Reuter / Jornal da Serra | Ilustração: Studio Linde
rights = Todos os direitos reservados | Acesso aberto | Exclusivo para associados
disclaimer = Preços sujeitos a alteração. | As opiniões são da autora. | Sujeito à disponibilidade de estoque.
language_name = inglês | português | alemão | francês | espanhol
language_list = inglês, alemão | português, espanhol | francês
greeting = Bom dia | Que bom ter você de volta | Olá, boas-vindas
source_name = Pesquisa com clientes 2025 | Reuters | Instituto Nacional de Estatística | Registros internos | Relatório de campo
campaign_goal = aumentar os cadastros | reduzir as devoluções | chegar a novas regiões
call_to_action = Leia mais | Cadastre-se | Reserve uma mesa | Baixe o relatório | Comece agora
button = Salvar alterações | Continuar | Adicionar ao carrinho | Enviar | Cancelar
label = Número do pedido | Endereço de entrega | Data de início | Total | Nome do cliente | Quantidade
placeholder = Buscar pedidos | Digite um valor | ex.: Recife | Selecione uma data | Escreva uma mensagem
tooltip = Mostra o total com impostos | Abre em uma nova janela | Atualizado de hora em hora
help = Deixe em branco para usar o padrão. | Visível para toda a equipe. | Número de dias até o envio do lembrete. | Só são permitidas letras e números.
instructions = Pressione o botão por três segundos. | Anexe o formulário assinado e envie até sexta-feira. | Agite bem antes de usar.
question = Qual é a sua satisfação com a entrega? | Qual produto você comprou? | Quando pretende começar? | Você tem alguma alergia?
answer = Sim, duas vezes por semana. | O azul, tamanho M. | Eu recomendaria a um amigo. | Ainda não, mas em breve.
quote = Não esperávamos tantos visitantes. | Economizamos duas horas por semana. | Os resultados falam por si.
event = Dia de portas abertas | Assembleia anual dos associados | Corrida do Porto 2026 | Concerto de inverno | Lançamento de produto em Lisboa
session = Palestra de abertura | Oficina: escrever com clareza | Painel sobre transporte urbano | Sessão de pôsteres
holiday = Natal | Tiradentes | Independência do Brasil | Dia do Trabalho | Finados
chapter = O primeiro inverno | Preparativos | Resultados e discussão | A travessia do rio
abstract = Comparamos três métodos de medição da umidade do solo e apresentamos o erro de cada um ao longo de uma estação. | Este relatório descreve como bibliotecas rurais mudaram seus horários de funcionamento entre 2019 e 2025.
ticket_type = inteira | estudante | passe de um dia | família
seat = 14C | Fila F, assento 12 | 22A | Balcão 3
reason = Alterado pelo cliente | Sem estoque | Cadastro duplicado | A pedido da autora | Manutenção programada
change = Data de entrega corrigida. | Anexo que faltava incluído. | Contatos do escritório regional atualizados. | Esclarecido quem pode se inscrever.
search_term = fone de ouvido sem fio | tênis de corrida | imposto de renda 2025 | moedor de café | mesa com regulagem de altura | passagens de trem
template = {{ name }}-{{ version }} | Olá, {{ first_name }}, seu pedido foi enviado. | {{ .Values.image.repository }}:{{ .Values.image.tag }} | build-{{ number }} | O pedido {{ order_id }} está pronto
html = <p>A entrega leva de dois a três dias úteis.</p> | <h2>Horário de funcionamento</h2><p>De segunda a sexta, das 9h às 18h.</p> | <p>O escritório não abre em <strong>feriados</strong>.</p> | <ul><li>Devolução grátis</li><li>Dois anos de garantia</li></ul>
markdown = ## Instalação: execute o instalador e reinicie o serviço. | **Observação:** a exportação roda toda noite às 3h. | Execute `make install` e reinicie o serviço.
docs_title = Guia do usuário | Referência da API | Instalação | Guia de migração
link_text = nossas condições de entrega | o relatório completo | fale conosco | horário de funcionamento
""")
