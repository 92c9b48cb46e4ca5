"""Portuguese words."""

from __future__ import annotations

from edgejson_tasks.style_strict.words.base import Topic, Words

__all__ = ["PORTUGUESE"]

PORTUGUESE = Words(
    topics=(
        Topic(
            "devoluções",
            "Trocas & devoluções",
            "etiqueta de devolução",
            (
                "A encomenda foi entregue na portaria.",
                "O reembolso leva cinco dias úteis.",
                "O entregador passa antes do meio-dia.",
                'As caixas marcadas como "frágil" vão por último.',
                "O segundo pacote ainda está a caminho.",
                "Guarde o recibo até receber o reembolso.",
            ),
        ),
        Topic(
            "termos",
            "Termos & condições",
            "contrato assinado",
            (
                "O contrato termina no fim do trimestre.",
                "Qualquer das partes pode cancelar por escrito.",
                'Está escrito "versão final" na capa.',
                "O preço antigo só vale até março.",
                "A cláusula 4 foi riscada.",
                "Falta a assinatura na última página.",
            ),
        ),
        Topic(
            "perguntas",
            "Perguntas & respostas",
            "dúvidas frequentes",
            (
                "A senha pode ser trocada a qualquer momento.",
                "Só você vê o seu currículo.",
                'Escolha "Esqueci" se não conseguir entrar.',
                "A conta é encerrada em um minuto.",
                "Ninguém fica sem resposta por mais de um dia.",
                "Fale com a Inês se a fatura não abrir.",
            ),
        ),
        Topic(
            "cardápios",
            "Comidas & bebidas",
            "cardápio de verão",
            (
                "O pudim de maracujá só volta no domingo.",
                "O café é pago no balcão.",
                "A sopa leva pimenta e gengibre.",
                'Peça a porção "pequena" se a fome for pouca.',
                "A cozinha fecha às nove.",
                "As mesas da varanda precisam de reserva.",
            ),
        ),
        Topic(
            "pesquisa",
            "Pesquisa & desenvolvimento",
            "relatório de medição",
            (
                "O relatório não inclui os últimos três dias.",
                "Metade das linhas foi ignorada.",
                "A terceira amostra será medida de novo.",
                'O sensor informa "pronto" cedo demais.',
                "Os números do João batem com os nossos.",
                "A nova sonda chega em abril.",
            ),
        ),
        Topic(
            "prédio",
            "Casa & jardim",
            "regras do prédio",
            (
                "A fachada será pintada em junho.",
                "A chave fica na recepção.",
                'O elevador está "em manutenção" outra vez.',
                "O gás será vistoriado na segunda-feira.",
                "Bicicletas não ficam no saguão.",
                "O portão é trancado após as dez.",
            ),
        ),
        Topic(
            "vagas",
            "Vagas & formação",
            "currículo",
            (
                "Envie dois currículos até sexta-feira.",
                "A segunda entrevista é com a Conceição.",
                'A vaga está aberta a "todos os níveis".',
                "Ninguém respondeu à segunda mensagem.",
                "Combinamos de começar mais tarde.",
                "O curso começa em setembro.",
            ),
        ),
    ),
    people=("Inês Rocha", "João Peçanha", "Conceição Araújo", "Luís Magalhães", "Tânia Galvão", "Márcio Leão"),
    sheets=(
        (
            ("código", "code"),
            ("Código", "code"),
            ("Preço", "money"),
            ("Peças", "count"),
            ("Diâmetro (cm)", "size"),
            ("Válido até", "date"),
        ),
        (
            ("Área útil (m²)", "area"),
            ("preço/m²", "money"),
            ("Início", "date"),
            ("Responsável", "person"),
            ("Nº do andar", "few"),
            ("já alugado", "yes"),
        ),
    ),
)
