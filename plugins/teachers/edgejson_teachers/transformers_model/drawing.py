"""How each row of a batch draws its tokens: with its own temperature, its own seed and its own end.

`generate` of transformers has one temperature and one stream of random numbers for all rows, so that an answer would
depend on what else is in the batch.  These two are handed to it instead: the first leaves it one token to choose.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = ["Draws", "Ends", "Manner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one row is drawn; a temperature of 0 takes the likeliest token.  It ends after `limit` tokens at most."""

    seed: int
    limit: int
    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    stop: tuple[str, ...] = ()


class Draws:
    """A logits processor that draws one token for each row and rules out every other."""

    def __init__(self, manners: Sequence[Manner]) -> None:
        self._torch: Any = import_module("torch")
        self._manners = manners
        # On the CPU, so that a seed means the same on every device.
        self._generators = [self._torch.Generator().manual_seed(manner.seed) for manner in manners]

    def __call__(self, input_ids: Any, scores: Any) -> Any:  # noqa: ARG002 - what transformers calls it with
        ruled_out = self._torch.full_like(scores, -self._torch.inf)
        likely = scores.float().cpu()
        for row, (manner, generator) in enumerate(zip(self._manners, self._generators, strict=True)):
            ruled_out[row, self._drawn(likely[row], manner, generator)] = 0
        return ruled_out

    def _drawn(self, scores: Any, manner: Manner, generator: Any) -> int:
        if manner.temperature == 0:
            return int(scores.argmax())
        ranked, tokens = (scores / manner.temperature).sort(descending=True, stable=True)
        chances = ranked.softmax(dim=-1)
        if manner.top_k:
            chances[manner.top_k :] = 0
        # A token stays while those before it have less than top_p together; the first always does.
        chances[chances.cumsum(dim=-1) - chances >= manner.top_p * chances.sum()] = 0
        return int(tokens[self._torch.multinomial(chances, 1, generator=generator)])


class Ends:
    """A stopping criterion that ends each row by itself: at one of `ends`, a text of its own or its limit.

    `lengths` are the tokens of each row up to there.  `text` decodes tokens.
    """

    def __init__(
        self, manners: Sequence[Manner], width: int, ends: Collection[int], text: Callable[[Any], str]
    ) -> None:
        self._torch: Any = import_module("torch")
        self._manners = manners
        self._width = width
        self._ends = ends
        self._text = text
        self._lengths: list[int | None] = [None] * len(manners)

    @property
    def lengths(self) -> list[int]:
        return [self._manners[row].limit if length is None else length for row, length in enumerate(self._lengths)]

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:  # noqa: ARG002 - what transformers calls it with
        written = input_ids[:, self._width :]
        for row, manner in enumerate(self._manners):
            if self._lengths[row] is None and self._is_done(written[row], manner):
                self._lengths[row] = written.shape[1]
        return self._torch.tensor([length is not None for length in self._lengths], device=input_ids.device)

    def _is_done(self, written: Any, manner: Manner) -> bool:
        if len(written) >= manner.limit or int(written[-1]) in self._ends:
            return True
        if not manner.stop:
            return False
        # Enough tokens to hold the longest of them, even if each is one byte of a letter of four.
        tail = self._text(written[-4 * max(map(len, manner.stop)) - 1 :])
        return any(stop in tail for stop in manner.stop)
