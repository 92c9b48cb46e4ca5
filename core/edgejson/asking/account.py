"""What was asked, reused, used up and judged, by teacher and stage: live in one process, or of a whole run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from edgejson.models import Usage

if TYPE_CHECKING:
    from edgejson.asking.store import ReplyStore

__all__ = ["ACCEPTED", "Account", "Tally", "account_of_run"]

ACCEPTED = "accepted"
"""The verdict on an answer that can be used; every other verdict is a reason why not."""


@dataclass(slots=True)
class Tally:
    """Counters of one teacher in one stage.

    `calls` were made and paid, `reused` replies were there already; tokens and `spent` are those of the calls.
    `unmeasured` calls had no count of tokens, `unpriced` ones no known price.  `lost` attempts may be
    charged though their replies never came whole, `estimated` says with how many dollars at most; they are in neither
    `calls` nor `spent`.  `verdicts` counts answers, reused ones included; `repaired` what had to be taken off them;
    `disagreed` the requests whose candidates were judged differently, or whose judge and checks chose differently;
    `undecided` those that the judge left to the checks.
    """

    calls: int = 0
    reused: int = 0
    input: int = 0
    output: int = 0
    cached: int = 0
    reasoning: int = 0
    unmeasured: int = 0
    spent: Decimal = Decimal(0)
    unpriced: int = 0
    lost: int = 0
    estimated: Decimal = Decimal(0)
    verdicts: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    disagreed: int = 0
    undecided: int = 0

    @property
    def accepted(self) -> int:
        return self.verdicts[ACCEPTED]

    def paid(self, usage: Usage, spent: Decimal | None) -> None:
        """Count a call that was made."""
        self.calls += 1
        self.input += usage.input or 0
        self.output += usage.output or 0
        self.cached += usage.cached or 0
        self.reasoning += usage.reasoning or 0
        self.unmeasured += usage.input is None or usage.output is None
        self.spent += spent or 0
        self.unpriced += spent is None

    def lose(self, attempts: int, estimated: Decimal | None) -> None:
        """Count attempts whose replies were lost."""
        self.lost += attempts
        self.estimated += estimated or 0


class Account:
    """Tallies by teacher and stage; a reader in another thread sees counters that only grow."""

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, str], Tally] = {}

    def of(self, teacher: str, stage: str) -> Tally:
        """The tally of that teacher in that stage, begun where there is none."""
        tally = self._tallies.get((teacher, stage))
        return self._tallies.setdefault((teacher, stage), Tally()) if tally is None else tally

    def tallies(self) -> dict[tuple[str, str], Tally]:
        """All of them by teacher and stage, in that order."""
        return dict(sorted(self._tallies.items()))

    @property
    def spent(self) -> Decimal:
        """Dollars whose amount is known."""
        return sum((tally.spent for tally in self.tallies().values()), Decimal(0))


def account_of_run(store: ReplyStore, run: str) -> Account:
    """What `run` has asked and paid in all its processes, as the store knows it: all but `lost`, `estimated`,
    `repaired`, `disagreed` and `undecided`.
    """
    account = Account()
    with store.errors():
        for teacher, stage, *counts in store.database.execute(_SUMS, (run,)):
            tally = account.of(teacher, stage)
            tally.calls, tally.reused, tally.input, tally.output, tally.cached, tally.reasoning, *rest = counts
            tally.unmeasured, picodollars, tally.unpriced = rest
            tally.spent = Decimal(picodollars).scaleb(-12)
        for teacher, stage, verdict, count in store.database.execute(_VERDICTS, (run,)):
            account.of(teacher, stage).verdicts[verdict] = count
    return account


_SUMS = """
    SELECT teacher, uses.stage, sum(paid), sum(paid = 0),
        coalesce(sum(paid * input), 0), coalesce(sum(paid * output), 0),
        coalesce(sum(paid * cached), 0), coalesce(sum(paid * reasoning), 0),
        sum(CASE WHEN input IS NULL OR output IS NULL THEN paid ELSE 0 END),
        coalesce(sum(spent), 0), sum(CASE WHEN spent IS NULL THEN paid ELSE 0 END)
    FROM uses JOIN replies ON replies.id = uses.reply
    WHERE run = (SELECT id FROM runs WHERE name = ?) GROUP BY teacher, uses.stage"""
_VERDICTS = """
    SELECT teacher, stage, verdict, count(*) FROM uses
    WHERE run = (SELECT id FROM runs WHERE name = ?) AND verdict <> '' GROUP BY teacher, stage, verdict"""
