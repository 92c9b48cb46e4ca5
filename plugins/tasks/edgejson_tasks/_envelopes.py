"""Documents that carry instances: pages of a list, batches, events, replies of a service.

A flat or tiny schema has no instance that is deep, long or beyond ASCII, and few instances hold a quotation mark or a
line break, which is where models break JSON.  An envelope has all of that and is never called an instance itself.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from edgejson.types import Json

__all__ = ["envelope"]

_SENDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Zürich office",
            "Malmö warehouse",
            "Montréal branch",
            "São Paulo desk",
            "København depot",
            "Göteborg plant",
            "Team Reykjavík",
            "Łódź support",
        ),
        "pt": (
            "Escritório de Brasília",
            "Depósito de Goiânia",
            "Unidade São Paulo",
            "Filial de Maceió",
            "Loja de Niterói",
            "Equipe de Florianópolis",
            "Galpão de Cuiabá",
        ),
        "es": (
            "Oficina de Málaga",
            "Almacén de León",
            "Delegación de Córdoba",
            "Sede de Bogotá",
            "Tienda de Cádiz",
            "Equipo de Medellín",
            "Planta de Logroño",
        ),
        "de": (
            "Büro Köln",
            "Lager München",
            "Niederlassung Düsseldorf",
            "Außenstelle Zwönitz",
            "Werk Göppingen",
            "Filiale Nürnberg",
            "Team Österreich",
        ),
        "fr": (
            "Bureau de Saint-Étienne",
            "Entrepôt de Nîmes",
            "Agence de Besançon",
            "Dépôt de Compiègne",
            "Équipe de Sète",
            "Magasin d'Orléans",
            "Site de Béziers",
        ),
    }
)
_NOTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Export complete, façade page included",
            'Marked "urgent" by the night shift, ask Zoë',
            "Checked twice.\nNothing to add, café receipt attached",
            "Don't resend before 18:00 at José's request",
            'The label said "2 of 3", so one is still on its way to Zoë',
            "Stored under D:\\archive\\été until Friday",
            "Sync finished · nothing skipped",
            "First line of the note\n\tsecond, indented for Noël",
            'Renée called it "good enough"',
            "Customer's reply: “fine by me”, filed",
        ),
        "pt": (
            "Exportação concluída sem avisos",
            'Marcado como "urgente" pelo plantão da manhã',
            "Conferido duas vezes.\nNão há nada a acrescentar.",
            "Copo d'água incluído na diária, conforme a observação",
            'A etiqueta dizia "2 de 3"; falta um volume até amanhã',
            "Guardado em D:\\backup\\março até a próxima revisão",
            "Sincronização sem pendências",
            "Primeira linha da observação\n\tsegunda linha, com recuo",
            'Ele respondeu "está ótimo" pelo celular',
        ),
        "es": (
            "Exportación completada sin avisos",
            'Marcado como "urgente" por el turno de mañana',
            "Revisado dos veces.\nNo hay nada que añadir.",
            "El cliente O'Donnell pidió envío a León",
            'La etiqueta decía "2 de 3"; falta un bulto por llegar según el almacén',
            "Guardado en D:\\copias\\año hasta la próxima revisión",
            "Sincronización sin incidencias",
            "Primera línea de la nota\n\tsegunda línea, con sangría",
            'Respondió "está bien así" por teléfono',
        ),
        "de": (
            "Export vollständig, keine Warnungen für heute",
            'Von der Frühschicht als "dringend" vermerkt',
            "Zweimal geprüft.\nNichts hinzuzufügen.",
            "Für Rosi's Café bitte vor 10 Uhr liefern",
            'Auf dem Etikett stand "2 von 3", ein Paket fehlt noch für München',
            "Abgelegt unter D:\\ablage\\märz bis zur nächsten Prüfung",
            "Abgleich beendet, nichts übersprungen",
            "Erste Zeile der Notiz\n\tzweite Zeile, eingerückt für später",
            'Die Kundin meinte, das sei "völlig in Ordnung"',
        ),
        "fr": (
            "Export terminé, aucun avertissement à signaler",
            'Marqué "urgent" par l\'équipe du matin, à vérifier',
            "Vérifié deux fois.\nRien à ajouter.",
            "L'adresse a été confirmée à l'accueil",
            'L\'étiquette disait "2 sur 3" ; un colis reste à venir',
            "Rangé sous D:\\archives\\été jusqu'à vendredi",
            "Synchronisation achevée, rien n'a été ignoré",
            "Première ligne de la note\n\tseconde ligne, en retrait",
            'Le client a répondu "c\'est très bien"',
        ),
    }
)


def envelope(instances: Sequence[Json], language: str, rng: random.Random) -> dict[str, Json]:
    """A document that carries `instances`; its words are in `language` (English where there are none) and not all
    ASCII.
    """
    sender = rng.choice(_SENDERS.get(language, _SENDERS["en"]))
    note = rng.choice(_NOTES.get(language, _NOTES["en"]))
    return rng.choice(_SHAPES)(list(instances), sender, note, rng)


def _page(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    size = rng.choice((10, 20, 25, 50, 100))
    page: dict[str, Json] = {"number": 1, "size": size, "total": len(instances), "last": True}
    name = rng.choice(("items", "results", "content", "rows"))
    return {"source": sender, "comment": note, "page": page, name: instances}


def _batch(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    batch: dict[str, Json] = {"id": f"b-{rng.randrange(16**6):06x}", "sender": sender, "note": note}
    return {"batch": batch, rng.choice(("records", "documents", "entries")): instances}


def _reply(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    data: dict[str, Json] = {"results": instances, "count": len(instances), "next": None}
    meta: dict[str, Json] = {"served_by": sender, "info": note, "ms": rng.randint(3, 480)}
    return {"success": True, "data": data, "meta": meta}


def _event(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    kind = rng.choice(("records.created", "records.updated", "export.finished", "batch.received"))
    payload: dict[str, Json] = {"entries": instances, "remark": note}
    return {"event": kind, "attempt": rng.randint(1, 3), "origin": {"name": sender}, "payload": payload}


def _steps(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    """What a run of a job left behind, step by step."""
    steps: list[Json] = [
        {"step": number, "took": round(rng.uniform(0.2, 9.9), 1), "record": instance}
        for number, instance in enumerate(instances, 1)
    ]
    return {
        "job": rng.choice(("nightly-import", "reindex", "catalogue-sync")),
        "site": sender,
        "log": note,
        "steps": steps,
    }


def _thread(instances: list[Json], sender: str, note: str, rng: random.Random) -> dict[str, Json]:
    """A message with documents attached."""
    files: list[Json] = [
        {"name": f"{rng.choice(('record', 'extract', 'form'))}-{number}.json", "body": instance}
        for number, instance in enumerate(instances, 1)
    ]
    return {"from": sender, "message": {"text": note, "unread": rng.random() < 0.5}, "attachments": files}


_SHAPES: tuple[Callable[[list[Json], str, str, random.Random], dict[str, Json]], ...] = (
    _page,
    _batch,
    _reply,
    _event,
    _steps,
    _thread,
)
