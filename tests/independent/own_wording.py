"""Does the instruction of a schema_generate record say what its meta states? Imports nothing of edgejson."""

from __future__ import annotations

import json
import re

__all__ = ["faults_of_wording"]

_RELATIONS = {
    "exactly": r"exactly|exatamente|exactamente|genau|exactement",
    "at least": r">=|at least|not be below|no mínimo|não pode ser menor|como mínimo|no puede ser menor|mindestens"
    r"|nicht unter"
    r"|au moins|ne peut pas être inférieur",
    "at most": r"<=|at most|not exceed|no máximo|não pode passar|como máximo|no puede superar|höchstens"
    r"|nicht übersteigen"
    r"|au plus|ne peut pas dépasser",
    "more than": r">|greater than|above|maior que|acima de|mayor que|por encima|größer als|über|supérieur à|au-dessus",
    "less than": r"<|less than|below|menor que|abaixo de|por debajo|kleiner als|unter|inférieur à|en dessous",
}
_DAYS = {
    "before": r"<|before|anterior|antes|\bvor\b|précéder|avant",
    "after": r">|after|later|posterior|depois|después|\bnach\b|suivre|après",
}
_ORDERS = {
    "descending": r"descending|highest first|decrescente|do maior para o menor|descendente|de mayor a menor|absteigend"
    r"|Größte zuerst|décroissant|du plus grand au plus petit",
    "ascending": r"ascending|lowest first|crescente|do menor para o maior|ascendente|de menor a mayor|aufsteigend"
    r"|Kleinste zuerst|croissant|du plus petit au plus grand",
}
_PRESENCE = {
    "present": r"present\b|do not leave out|include the|also need|inclua o|presente|não deixe|também precisamos"
    r"|incluye|no te dejes"
    r"|también necesitamos|nimm das|vorhanden|nicht weg|wir brauchen|inclus le|présent|n'oublie|il nous faut",
    "absent": r"leave out|not include|absent|skip|de fora|não inclua|não deve aparecer|omita|deja fuera|no incluyas"
    r"|no debe aparecer|omite|\bweg\b|nicht auf|nicht vorkommen|verzichte|de côté|n'inclus|ne doit pas|omets",
}
_MEMBERS = {
    "all": r"optional ones too|all fields|no declared|none of the declared|inclusive as opcionais"
    r"|todos os campos, também"
    r"|pode faltar nenhuma|nenhuma das propriedades|también las opcionales|todos los campos, incluidos"
    r"|puede faltar ninguna"
    r"|ninguna de las propiedades|auch die optionalen|keine deklarierte|keine der deklarierten|même facultatives"
    r"|y compris les facultatifs|aucune propriété déclarée|aucune des propriétés",
    "required": r"only required|omit optional|required properties only|does not require|apenas os campos obrigatórios"
    r"|omita os campos opcionais|só as propriedades obrigatórias|não exige|solo los campos obligatorios"
    r"|omite los campos"
    r"|solo las propiedades obligatorias|no exija|nur pflichtfelder|lass optionale|nur die pflichtfelder|nicht verlangt"
    r"|que les champs obligatoires|omets les champs facultatifs|uniquement les propriétés obligatoires|n'exige pas",
}
_FORMS = {
    "schema": r"order in which the schema|as in the schema's|key order of the schema|in schema order|property order"
    r"|ordem em que o schema|ordem de `properties`|ordem das chaves do schema|ordem do schema|ordem das propriedades"
    r"|orden en que el esquema|orden de `properties`|orden de claves del esquema|orden del esquema"
    r"|orden de las propiedades"
    r"|reihenfolge, in der das schema|reihenfolge in `properties`|schlüsselreihenfolge|schemareihenfolge"
    r"|reihenfolge des schemas|ordre où le schéma|ordre de `properties`|ordre des clés|ordre du schéma"
    r"|ordre des propriétés",
    "sorted": r"sorted|alphabetical|ordem alfabética|chaves ordenadas|chaves em ordem|claves ordenadas|orden alfabético"
    r"|claves en orden|sortiert|alphabetisch|clés triées|ordre alphabétique|cada objeto ordenadas|chaque objet triées",
}


def faults_of_wording(record):
    """What the instruction leaves unsaid or says otherwise."""
    instruction, meta = record["input"]["instruction"], record["meta"]
    sentences = re.split(r"\n|(?<=\.) ", instruction)
    faults = [f"not said: {wish}" for wish in meta.get("constraints", []) if not _is_said(wish, sentences)]
    for key, table in (("members", _MEMBERS), ("order", _FORMS)):
        wanted = meta.get(key, "any")
        said = _first(table, instruction)
        if wanted not in ("any", said):
            faults.append(f"{key}: the instruction says {said}, not {wanted}")
        if key == "members" and wanted == "any" and said is not None:
            faults.append(f"the instruction asks for {said} members")
    return faults


def _is_said(wish, sentences):
    """Whether one stretch of the instruction, of up to four sentences, says it: texts in a wish may hold full stops."""
    words = list(_words(wish))
    for length in range(1, 5):
        stretches = [" ".join(sentences[start : start + length]) for start in range(len(sentences) - length + 1)]
        speaking = [stretch for stretch in stretches if all(_holds_word(stretch, word) for word in words)]
        if speaking:
            return any(_relation_is_said(wish, stretch) for stretch in speaking)
    return False


def _words(wish):
    if wish["at"]:
        yield wish["at"].split("/")[-1].replace("~1", "/").replace("~0", "~")
    for key in ("name", "text"):
        if key in wish:
            yield str(wish[key])
    for key in ("value", "low", "high", "count", "year"):
        if key in wish:
            yield wish[key] if isinstance(wish[key], str) else json.dumps(wish[key])
    for value in wish.get("values", ()):
        yield value if isinstance(value, str) else json.dumps(value)


def _holds_word(stretch, word):
    quoted = json.dumps(word, ensure_ascii=False)[1:-1]
    return re.search(rf"(?<![\w]){re.escape(quoted)}(?![\w])", stretch) is not None or quoted in stretch


def _relation_is_said(wish, stretch):
    kind, how = wish["kind"], wish.get("is")
    table = {"date": _DAYS, "sorted": _ORDERS}.get(kind, _RELATIONS if how else None)
    if kind in ("present", "absent"):
        table, how = _PRESENCE, kind
    bare = re.sub(r'`[^`]*`|"(?:[^"\\]|\\.)*"', " ", stretch)
    return table is None or _first(table, bare) == how


def _first(table, text):
    return next((meaning for meaning, words in table.items() if re.search(words, text, re.IGNORECASE)), None)
