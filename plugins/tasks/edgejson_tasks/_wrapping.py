"""Answers that hold the right JSON but not only JSON: the commonest failure of chat models asked for JSON."""

from __future__ import annotations

import random
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["wrap"]

_BEFORE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Here is the JSON you asked for:",
            "Sure! Here's the result:",
            "Certainly, this is the JSON:",
            "I've gone through the input. Result:",
            "Output:",
        ),
        "pt": (
            "Aqui está o JSON que você pediu:",
            "Claro! Segue o resultado:",
            "Com certeza, este é o JSON:",
            "Analisei a entrada. Resultado:",
            "Saída:",
        ),
        "es": (
            "Aquí tienes el JSON que pediste:",
            "¡Claro! Este es el resultado:",
            "Por supuesto, este es el JSON:",
            "He revisado la entrada. Resultado:",
            "Salida:",
        ),
        "de": (
            "Hier ist das gewünschte JSON:",
            "Gerne! Das Ergebnis lautet:",
            "Natürlich, das ist das JSON:",
            "Ich habe die Eingabe durchgesehen. Ergebnis:",
            "Ausgabe:",
        ),
        "fr": (
            "Voici le JSON demandé :",
            "Bien sûr ! Voici le résultat :",
            "Certainement, voici le JSON :",
            "J'ai parcouru l'entrée. Résultat :",
            "Sortie :",
        ),
    }
)
_AFTER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Let me know if you need anything else!",
            "I hope this helps.",
            "Feel free to ask for another format.",
        ),
        "pt": (
            "Se precisar de mais alguma coisa, é só avisar!",
            "Espero que ajude.",
            "Se quiser outro formato, é só pedir.",
        ),
        "es": (
            "¡Avísame si necesitas algo más!",
            "Espero que te sirva.",
            "Si quieres otro formato, dímelo.",
        ),
        "de": (
            "Sag Bescheid, wenn du noch etwas brauchst!",
            "Ich hoffe, das hilft.",
            "Ein anderes Format ist auch möglich.",
        ),
        "fr": (
            "N'hésitez pas si vous avez besoin d'autre chose !",
            "J'espère que cela vous aide.",
            "Un autre format est possible sur demande.",
        ),
    }
)


def wrap(text: str, rng: random.Random, language: object = "en") -> tuple[str, str]:
    """`text` in a code fence, in prose or in both, and the name of what was done.

    The prose is in `language` where that is one of the five of the box, else in English.
    """
    spoken = language if isinstance(language, str) and language in _BEFORE else "en"
    before, after = _BEFORE[spoken], _AFTER[spoken]
    how = rng.choice(("fence", "prose_before", "prose_after", "fence_in_prose"))
    if how == "fence":
        return f"```{rng.choice(('json', 'JSON', ''))}\n{text}\n```", how
    if how == "prose_before":
        return f"{rng.choice(before)}\n{text}", how
    if how == "prose_after":
        return f"{text}\n\n{rng.choice(after)}", how
    return f"{rng.choice(before)}\n\n```json\n{text}\n```\n\n{rng.choice(after)}", how
