"""What people and models write around JSON and into it, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["CHATTER", "Chatter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chatter:
    """`before` and `after` the JSON, `comments` in it, and `thoughts` of a model that reasons first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    comments: tuple[str, ...]
    thoughts: tuple[str, ...]


_ENGLISH = Chatter(
    before=(
        "Here is the JSON:",
        "Sure! Here's the data you asked for:",
        "Based on the information provided, the result is:",
        "Of course. I have filled in every field:",
        "Result:",
        "The extracted record follows.",
        "Below is the requested object:",
        "Okay, let me put that together for you.",
        "Final answer:",
        "I went through the document and this is what I found:",
        "As requested, in JSON format:",
        "Here you go, let me know if anything is missing.",
    ),
    after=(
        "Let me know if you would like any changes.",
        "I hope this helps!",
        "Note: optional fields were left out where no value was known.",
        "This matches the schema you gave me.",
        "Please check the values before using them.",
        "Would you like this in another format as well?",
        "All values were taken from the text above.",
    ),
    comments=(
        "see the ticket for details",
        "as agreed with the client",
        "checked",
        "required",
        "optional",
        "keep in sync with the database",
        "this comes from the form",
        "do not change by hand",
        "verify before release",
        "copied from the old system",
    ),
    thoughts=(
        "The user wants JSON only, so I should map each field and leave nothing out.",
        "Let me go through the fields one by one. Everything required is there.",
        "I need to keep the key names exactly as given.",
    ),
)
_PORTUGUESE = Chatter(
    before=(
        "Segue o JSON:",
        "Claro! Aqui est\u00e3o os dados que voc\u00ea pediu:",
        "Pronto, o resultado ficou assim:",
        "Com base nas informa\u00e7\u00f5es fornecidas:",
        "Resultado:",
        "Aqui vai o registro extra\u00eddo do texto:",
        "Preenchi todos os campos que encontrei:",
        "Resposta final:",
        "Conforme solicitado, em formato JSON:",
    ),
    after=(
        "Se precisar de algum ajuste, \u00e9 s\u00f3 avisar.",
        "Espero ter ajudado!",
        "Observa\u00e7\u00e3o: os campos opcionais sem valor foram omitidos.",
        "Confira os valores antes de usar.",
        "Quer que eu gere em outro formato tamb\u00e9m?",
    ),
    comments=(
        "conferir antes de publicar",
        "obrigat\u00f3rio",
        "opcional",
        "veio do formul\u00e1rio",
        "n\u00e3o alterar manualmente",
        "combinado com o cliente",
        "copiado do sistema antigo",
    ),
    thoughts=(
        "O usu\u00e1rio quer somente o JSON, ent\u00e3o vou mapear campo por campo.",
        "Preciso manter os nomes das chaves exatamente como est\u00e3o.",
    ),
)
_SPANISH = Chatter(
    before=(
        "Aqu\u00ed est\u00e1 el JSON solicitado:",
        "\u00a1Claro! Estos son los datos que pediste:",
        "Seg\u00fan la informaci\u00f3n disponible, el resultado es:",
        "Listo, as\u00ed queda el registro:",
        "Resultado:",
        "He rellenado todos los campos que aparecen en el texto:",
        "Respuesta final:",
        "Tal como lo pediste, en formato JSON:",
    ),
    after=(
        "Av\u00edsame si quieres alg\u00fan cambio.",
        "\u00a1Espero que te sirva!",
        "Nota: los campos opcionales sin valor se han omitido.",
        "Revisa los valores antes de usarlos.",
        "\u00bfLo necesitas tambi\u00e9n en otro formato?",
    ),
    comments=(
        "revisar antes de publicar",
        "obligatorio",
        "opcional",
        "viene del formulario",
        "no modificar a mano",
        "acordado con el cliente",
        "copiado del sistema anterior",
    ),
    thoughts=(
        "El usuario solo quiere JSON, as\u00ed que repaso los campos uno por uno.",
        "Tengo que respetar los nombres de las claves tal cual.",
    ),
)
_GERMAN = Chatter(
    before=(
        "Hier ist das Ergebnis:",
        "Gerne! Das sind die gew\u00fcnschten Daten:",
        "Hier das JSON wie besprochen:",
        "Auf Grundlage der Angaben ergibt sich:",
        "Ergebnis:",
        "Ich habe alle Felder ausgef\u00fcllt, die im Text stehen:",
        "Fertig, so sieht der Datensatz aus:",
        "Wie gew\u00fcnscht im JSON-Format:",
    ),
    after=(
        "Sag Bescheid, falls noch etwas fehlt.",
        "Ich hoffe, das hilft weiter!",
        "Hinweis: Optionale Felder ohne Wert habe ich weggelassen.",
        "Bitte die Werte vor der Verwendung pr\u00fcfen.",
        "Soll ich das auch in einem anderen Format ausgeben?",
    ),
    comments=(
        "vor der Freigabe pr\u00fcfen",
        "Pflichtfeld",
        "optional",
        "kommt aus dem Formular",
        "nicht von Hand \u00e4ndern",
        "mit dem Kunden abgestimmt",
        "aus dem Altsystem \u00fcbernommen",
    ),
    thoughts=(
        "Es soll nur JSON ausgegeben werden, also gehe ich die Felder der Reihe nach durch.",
        "Die Schl\u00fcssel m\u00fcssen genau so hei\u00dfen wie vorgegeben.",
    ),
)
_FRENCH = Chatter(
    before=(
        "Voici le r\u00e9sultat :",
        "Bien s\u00fbr ! Voici les donn\u00e9es demand\u00e9es :",
        "D'apr\u00e8s les informations fournies, on obtient :",
        "Voil\u00e0 l'enregistrement extrait du texte :",
        "R\u00e9sultat :",
        "J'ai rempli tous les champs que j'ai trouv\u00e9s :",
        "R\u00e9ponse finale :",
        "Comme demand\u00e9, au format JSON :",
    ),
    after=(
        "Dites-moi si vous souhaitez une modification.",
        "J'esp\u00e8re que cela vous aidera !",
        "Remarque : les champs facultatifs sans valeur ont \u00e9t\u00e9 omis.",
        "Pensez \u00e0 v\u00e9rifier les valeurs avant de vous en servir.",
        "Le voulez-vous aussi dans un autre format ?",
    ),
    comments=(
        "\u00e0 v\u00e9rifier avant publication",
        "obligatoire",
        "facultatif",
        "vient du formulaire",
        "ne pas modifier \u00e0 la main",
        "vu avec le client",
        "repris de l'ancien syst\u00e8me",
    ),
    thoughts=(
        "L'utilisateur ne veut que du JSON, je passe donc les champs en revue un par un.",
        "Il faut garder les noms des cl\u00e9s tels quels.",
    ),
)

CHATTER: Mapping[str, Chatter] = MappingProxyType(
    {"en": _ENGLISH, "pt": _PORTUGUESE, "es": _SPANISH, "de": _GERMAN, "fr": _FRENCH}
)
