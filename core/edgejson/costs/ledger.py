"""What language models were asked and what it cost, by teacher, stage and accepted record: for the manifest, and as a
line while it happens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from edgejson.asking.account import ACCEPTED, Account, Tally
from edgejson.costs.money import Sum, figure
from edgejson.costs.prices import Quote
from edgejson.models import Usage

if TYPE_CHECKING:
    from edgejson.asking.store import ReplyStore

__all__ = ["Reused", "ledger", "live_line", "reused_in"]


@dataclass(frozen=True, slots=True)
class Reused:
    """Tokens of replies that were there already; `unmeasured` of them have no count."""

    usage: Usage
    unmeasured: int = 0


def reused_in(store: ReplyStore, run: str) -> dict[tuple[str, str], Reused]:
    """The replies that `run` used without paying for them, by teacher and stage."""
    with store.errors():
        rows = store.database.execute(_REUSED, (run,)).fetchall()
    return {
        (teacher, stage): Reused(Usage(input=prompt, output=answer, cached=cached), unmeasured)
        for teacher, stage, prompt, answer, cached, unmeasured in rows
    }


_REUSED = """
    SELECT teacher, uses.stage, coalesce(sum(input), 0), coalesce(sum(output), 0), coalesce(sum(cached), 0),
        sum(input IS NULL OR output IS NULL)
    FROM uses JOIN replies ON replies.id = uses.reply
    WHERE paid = 0 AND run = (SELECT id FROM runs WHERE name = ?) GROUP BY teacher, uses.stage"""


def ledger(
    account: Account,
    quotes: Mapping[str, Quote],
    accepted: Mapping[str, int],
    *,
    reused: Mapping[tuple[str, str], Reused] | None = None,
    live: Account | None = None,
) -> dict[str, Any]:
    """The ledger of a run as plain JSON.

    `account` is the whole run's (`account_of_run`), `accepted` counts the records in which each teacher wrote.  What
    the store does not know (lost replies, repairs, disagreement) is taken from `live`, the account of this process.
    `usd` is null where a part is unknown: the text beside it says how much is known.
    """
    entries: dict[str, list[_Entry]] = {}
    tallies = account.tallies()
    if live is not None:
        # Where every reply was lost, the store knows of nothing.
        tallies |= {place: Tally() for place, tally in live.tallies().items() if tally.lost and place not in tallies}
    for (teacher, stage), tally in sorted(tallies.items(), key=itemgetter(0)):
        told = live.of(teacher, stage) if live is not None else tally
        known = (reused or {}).get((teacher, stage), Reused(Usage(input=0, output=0)))
        entries.setdefault(teacher, []).append(_Entry(stage, tally, told, known, quotes[teacher]))
    every = [entry for of_teacher in entries.values() for entry in of_teacher]
    return {
        "paid": _money(entry.paid for entry in every),
        "worth_of_reused": _money(entry.worth for entry in every),
        "teachers": {
            teacher: {
                **_price(quotes[teacher]),
                **_totals(of_teacher),
                "records": accepted.get(teacher, 0),
                "per_record": _per_record(of_teacher, accepted.get(teacher, 0)),
                "stages": {entry.stage: _totals([entry]) for entry in of_teacher},
            }
            for teacher, of_teacher in entries.items()
        },
    }


def live_line(account: Account, quotes: Mapping[str, Quote]) -> str:
    """Where the asking stands, such as ``mistral: 412 calls, 81 % used, $0.37``; empty while nobody was asked."""
    parts = []
    by_teacher: dict[str, list[Tally]] = {}
    for (teacher, _), tally in account.tallies().items():
        by_teacher.setdefault(teacher, []).append(tally)
    for teacher, tallies in by_teacher.items():
        calls, reused = sum(tally.calls for tally in tallies), sum(tally.reused for tally in tallies)
        lost = sum(tally.lost for tally in tallies)
        judged = sum(tally.verdicts.total() for tally in tallies)
        used = sum(tally.accepted for tally in tallies)
        money = sum((_paid(tally) + _estimated(tally, quotes[teacher]) for tally in tallies), Sum())
        words = [f"{calls:,} call{'' if calls == 1 else 's'}"]
        words += [f"{reused:,} reused"] if reused else []
        words += [f"{lost:,} lost"] if lost else []
        words += [f"{100 * used // judged} % used"] if judged else []
        words += ["local" if quotes[teacher].local else str(money)]
        parts.append(f"{teacher}: {', '.join(words)}")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One teacher in one stage."""

    stage: str
    tally: Tally
    told: Tally
    reused: Reused
    quote: Quote

    @property
    def paid(self) -> Sum:
        """With what lost replies may have cost."""
        return _paid(self.tally) + self.estimated

    @property
    def estimated(self) -> Sum:
        return _estimated(self.told, self.quote)

    @property
    def worth(self) -> Sum:
        """What the reused replies would have cost as calls."""
        measured = self.tally.reused - self.reused.unmeasured
        if not self.quote.price:
            return Sum.of(None, self.tally.reused)
        amount = self.quote.price.of(self.reused.usage, max(1, measured))
        return Sum.of(amount, measured) + Sum.of(None, self.reused.unmeasured)

    @property
    def input(self) -> int:
        return self.tally.input + (self.reused.usage.input or 0)

    @property
    def output(self) -> int:
        return self.tally.output + (self.reused.usage.output or 0)


def _paid(tally: Tally) -> Sum:
    return Sum(tally.spent, tally.unpriced)


def _estimated(tally: Tally, quote: Quote) -> Sum:
    """What lost replies may have cost at most."""
    return Sum.of(tally.estimated if quote.price else None, tally.lost)


def _money(sums: Iterable[Sum]) -> dict[str, Any]:
    total = sum(sums, Sum())
    return {"usd": None if total.unknown_calls else figure(total.known), "text": str(total)}


def _price(quote: Quote) -> dict[str, Any]:
    return {"usd_per_million": quote.price and quote.price.stated(), "price_basis": quote.basis}


def _totals(entries: list[_Entry]) -> dict[str, Any]:
    verdicts, repaired = Counter[str](), Counter[str]()
    for entry in entries:
        verdicts.update(entry.tally.verdicts)
        repaired.update(entry.told.repaired)
    tallies = [entry.tally for entry in entries]
    return {
        "calls": sum(tally.calls for tally in tallies),
        "reused": sum(tally.reused for tally in tallies),
        "input_tokens": sum(tally.input for tally in tallies),
        "cached_tokens": sum(tally.cached for tally in tallies),
        "output_tokens": sum(tally.output for tally in tallies),
        "reasoning_tokens": sum(tally.reasoning for tally in tallies),
        "unmeasured_calls": sum(tally.unmeasured for tally in tallies),
        "lost_calls": sum(entry.told.lost for entry in entries),
        "paid": _money(entry.paid for entry in entries),
        "of_it_estimated": _money(entry.estimated for entry in entries),
        "worth_of_reused": _money(entry.worth for entry in entries),
        "accepted": verdicts[ACCEPTED],
        "refused": {reason: count for reason, count in sorted(verdicts.items()) if reason != ACCEPTED},
        "repaired": dict(sorted(repaired.items())),
        "disagreed": sum(entry.told.disagreed for entry in entries),
        "undecided": sum(entry.told.undecided for entry in entries),
    }


def _per_record(entries: list[_Entry], records: int) -> dict[str, Any] | None:
    """What a record took, reused replies included as if they were paid; None without records."""
    if not records:
        return None
    money = sum((entry.paid + entry.worth for entry in entries), Sum())
    return {
        "calls": round(sum(entry.tally.calls + entry.tally.reused for entry in entries) / records, 3),
        "input_tokens": round(sum(entry.input for entry in entries) / records, 1),
        "output_tokens": round(sum(entry.output for entry in entries) / records, 1),
        "usd": None if money.unknown_calls else figure(money.known / records),
    }
