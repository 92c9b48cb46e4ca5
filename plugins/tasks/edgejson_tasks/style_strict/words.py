"""The words of rich documents, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["WORDS", "Words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`sentences` to stand anywhere, `titles` with an ampersand, `labels` as people call a column, not all of them
    ASCII or in one case, and `folders`.
    """

    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    labels: tuple[str, ...]
    folders: tuple[str, ...]


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "en": Words(
            sentences=(
                "Zoë signed for the parcel at the side door.",
                "The façade will be painted in April.",
                "Please send two résumés by Friday.",
                'It says "final" on the cover, but it isn\'t.',
                "Half of the rows were skipped.",
                "The café on the corner has moved.",
                "We agreed on a later start.",
                "The old numbers still apply until the end of the quarter.",
                "Ask for the key at the front desk.",
                "Nobody has answered the second letter yet.",
                "The naïve estimate was close enough.",
                "This copy is for the archive.",
            ),
            titles=("Terms & conditions", "Q&A", "Food & drink", "Returns & refunds", "Research & development"),
            labels=("Façade", "résumé", "Café", "naïveté", "Crème brûlée", "façade", "Piñata", "Ærø"),
            folders=("reports", "résumés", "archive", "invoices", "notes", "uploads"),
        ),
        "pt": Words(
            sentences=(
                "A encomenda foi entregue na portaria.",
                "A reunião começa às nove.",
                "O relatório não inclui os últimos três dias.",
                'Está escrito "versão final" na capa.',
                "Metade das linhas foi ignorada.",
                "O preço só vale até amanhã.",
                "Ninguém respondeu à segunda mensagem.",
                "A chave fica na recepção.",
                "Os números antigos continuam valendo.",
                "Esta cópia é para o arquivo.",
                "Combinamos de começar mais tarde.",
            ),
            titles=("Termos & condições", "Perguntas & respostas", "Trocas & devoluções", "Pesquisa & desenvolvimento"),
            labels=("Preço", "código", "Código", "Ação", "órgão", "Nº", "situação", "Descrição"),
            folders=("relatórios", "arquivo", "anotações", "notas", "envios"),
        ),
        "es": Words(
            sentences=(
                "El paquete se entregó en la portería.",
                "La reunión empieza a las nueve.",
                "El informe no incluye los últimos tres días.",
                'En la portada pone "versión final".',
                "Se omitió la mitad de las filas.",
                "El precio solo vale hasta mañana.",
                "Nadie ha contestado a la segunda carta.",
                "La llave está en recepción.",
                "Los números antiguos siguen valiendo.",
                "Esta copia es para el archivo.",
                "El año que viene se revisará.",
            ),
            titles=("Términos & condiciones", "Preguntas & respuestas", "Envíos & devoluciones", "Diseño & impresión"),
            labels=("Año", "código", "Código", "Teléfono", "señal", "Última revisión", "Ñandú", "dirección"),
            folders=("informes", "archivo", "reseñas", "notas", "envíos"),
        ),
        "de": Words(
            sentences=(
                "Das Paket wurde an der Seitentür abgegeben.",
                "Die Prüfung beginnt um neun Uhr.",
                "Die letzten drei Tage fehlen im Bericht.",
                'Auf dem Umschlag steht "endgültig".',
                "Die Hälfte der Zeilen wurde übersprungen.",
                "Der Preis gilt nur bis morgen.",
                "Auf das zweite Schreiben hat niemand geantwortet.",
                "Den Schlüssel gibt es am Empfang.",
                "Die alten Nummern gelten weiter.",
                "Diese Kopie ist für das Archiv.",
                "Wir fangen später an als geplant.",
            ),
            titles=("Fragen & Antworten", "Rückgabe & Umtausch", "Forschung & Entwicklung", "Speisen & Getränke"),
            labels=("Größe", "größe", "Öffnung", "Übermaß", "Zähler", "Straße", "ältester Wert", "Maß"),
            folders=("berichte", "ablage", "prüfung", "notizen", "eingänge"),
        ),
        "fr": Words(
            sentences=(
                "Le colis a été remis à la loge.",
                "La réunion commence à neuf heures.",
                "Le rapport s'arrête il y a trois jours.",
                'La couverture porte la mention "définitif".',
                "La moitié des lignes a été ignorée.",
                "Le prix n'est valable que jusqu'à demain.",
                "Personne n'a répondu au second courrier.",
                "La clé se trouve à l'accueil.",
                "Les anciens numéros restent valables.",
                "Cette copie est destinée aux archives.",
                "La façade sera repeinte au printemps.",
            ),
            titles=("Questions & réponses", "Retours & échanges", "Recherche & développement", "Entrées & desserts"),
            labels=("Prénom", "Élément", "élément", "Œuvre", "Numéro", "durée", "Clé", "Étage"),
            folders=("rapports", "archives", "été", "notes", "envois"),
        ),
    }
)
"""English serves for every other language."""
