"""Requests rendered for language models, and answers read back."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.prompting.decoys import stated_decoys
from edgejson.prompting.examples import Examples
from edgejson.prompting.instances import Unfit, response_schema, rule_words, schema_words, settled
from edgejson.prompting.rendered import Rendered
from edgejson.prompting.shapes import TEXT_ANSWER, judge_answer
from edgejson.prompting.templates import PromptTemplate, Templates
from edgejson.prompting.texts import ShownLeaves, TextWishes, shown_value, wishes_of
from edgejson.prompting.wording import Wording
from edgejson.types import Completion, InstanceFacts, Json, Request, TextFacts

if TYPE_CHECKING:
    from edgejson.checking import SchemaLookup
    from edgejson.examine import Examiner
    from edgejson.recipe import PromptSettings

__all__ = ["Prompts"]

_SHOT_SALT = 0x5407
"""Keeps the draw of examples apart from the draw of wishes."""


class Prompts:
    """Everything that is said to a language model. Holds nothing of a request, so one object serves a whole run."""

    def __init__(self, templates: Templates, wording: Wording, examples: Examples | None, shots: int) -> None:
        self._templates = templates
        self._wording = wording
        self.examples = examples
        self._shots = shots if examples is not None else 0
        self._named: dict[str, str] = {}

    @classmethod
    def load(
        cls,
        settings: PromptSettings,
        *,
        families: Collection[str] = (),
        examiner: Examiner | None = None,
        find_schema: SchemaLookup | None = None,
    ) -> Prompts:
        """The prompts of a recipe.

        `families` are its tasks, which may have templates of their own; `examiner` and `find_schema` prove the records
        that the recipe draws examples from.

        Raises:
            RecipeError: a template or the records for examples cannot be used.
            ValueError: examples are to be proven, and there is no examiner.
        """
        folder = Path(settings.folder) if settings.folder is not None else None
        templates, wording = Templates(folder, families), Wording.load(folder)
        examples = None
        if settings.shots and settings.examples is None:
            examples = Examples.in_the_box()
        elif settings.shots and settings.examples is not None:
            if examiner is None or find_schema is None:
                raise ValueError("examples of a recipe are used only when an examiner has proven them")
            examples = Examples.of(settings.examples, examiner, find_schema)
        return cls(templates, wording, examples, settings.shots)

    @property
    def digest(self) -> str:
        """Changes with anything that may be said to a model."""
        digest = hashlib.blake2b(self._templates.digest + self._wording.digest, digest_size=16)
        if self.examples is not None:
            digest.update(self.examples.digest + self._shots.to_bytes(1, "big"))
        return digest.hexdigest()

    # ------------------------------------------------------------ asking

    def render(self, requests: Sequence[Request]) -> Rendered:
        """The call for one request, or for several that ask for instances in the same way.

        Raises:
            ValueError: requests that cannot share a call.
        """
        first = requests[0]
        if len(requests) > 1 and not all(_alike(first, other) for other in requests[1:]):
            raise ValueError("only requests for instances of one schema, policy, locale and language can share a call")
        if first.messages is not None:
            return self._own(first)
        if isinstance(first.facts, InstanceFacts):
            return self._instances(requests, first.facts)
        return self._text(first, first.facts)

    def _own(self, request: Request) -> Rendered:
        """A question that a family words itself."""
        words = hashlib.blake2b(f"{_family(request)}.{request.intent}".encode(), digest_size=8).hexdigest()
        messages = tuple(request.messages()) if request.messages is not None else ()
        return Rendered(messages=messages, schema=request.response_schema, words=words)

    def _text(self, request: Request, facts: TextFacts) -> Rendered:
        wording, shown = self._wording, shown_value(facts)
        wishes = wishes_of(facts, request.seed, wording)
        template = self._templates.find(_family(request), "text")
        title = facts.schema.document.get("title")
        data = jsontext.canonical(shown)
        leaves = ShownLeaves.of(facts, shown)
        values = {
            "language": wording.language(facts.language),
            "genre": self._genre(wishes.genre),
            "difficulty": wording.level(facts.difficulty, wishes.genre),
            "diversity": wishes.style,
            "forms": "\n".join(leaves.form_words(wording)),
            "nulls": wording.nulls["silent" if facts.silent_nulls else "told"] if leaves.has_null() else "",
            "decoys": self._decoy_words(wishes, facts),
            "examples": self._example_words(request.seed, facts.language, wishes.genre, data),
            "title": f" ({title})" if isinstance(title, str) else "",
            "json": data,
            "fields": leaves.fields_table(),
        }
        return Rendered(messages=template.fill(values), schema=TEXT_ANSWER, words=self._words(template))

    def _instances(self, requests: Sequence[Request], facts: InstanceFacts) -> Rendered:
        wording, many = self._wording, len(requests)
        template = self._templates.find(_family(requests[0]), "instances" if many > 1 else "instance")
        kinds = [wording.kind(random.Random(request.seed)) for request in requests]
        rules = rule_words(facts.schema)
        values = {
            "policy": wording.policies[facts.policy],
            "locale": _local(facts, wording),
            "diversity": "; ".join(kinds),
            "rules": f"Rules between members:\n{rules}" if rules else "",
            "schema": schema_words(facts.schema),
            "count": str(many),
        }
        schema = response_schema(facts.schema, many)
        return Rendered(messages=template.fill(values), schema=schema, words=self._words(template), many=many)

    def _genre(self, name: str) -> str:
        known = self._wording.genres.get(name)
        return known.says if known is not None else f"a text of the form {name}"

    def _decoy_words(self, wishes: TextWishes, facts: TextFacts) -> str:
        if not wishes.decoys:
            return ""
        right = dict(jsontext.leaves(facts.gold))
        lines = [
            f"- {pointer.lstrip('/')}: {jsontext.canonical(right[pointer])}, not {jsontext.canonical(wrong)}"
            for pointer, wrong in wishes.decoys.items()
        ]
        return Template(self._wording.decoys).safe_substitute(decoys="\n".join(lines)).rstrip()

    def _example_words(self, seed: int, language: str, genre: str, data: str) -> str:
        if self.examples is None or not self._shots:
            return ""
        rng = random.Random(seed ^ _SHOT_SALT)
        drawn = self.examples.draw(rng, language, genre, data, self._shots)
        shown = ({"json": example.data, "text": jsontext.canonical({"text": example.text})} for example in drawn)
        return "\n".join(Template(self._wording.example).safe_substitute(parts).rstrip() for parts in shown)

    def _words(self, template: PromptTemplate) -> str:
        """What `Rendered.words` says of prompts made with `template`."""
        named = self._named.get(template.name)
        if named is None:
            named = self._named[template.name] = self._hashed(template)
        return named

    def _hashed(self, template: PromptTemplate) -> str:
        digest = hashlib.blake2b(template.digest + self._wording.digest, digest_size=8)
        if self.examples is not None:
            digest.update(self.examples.digest + self._shots.to_bytes(1, "big"))
        return digest.hexdigest()

    # ------------------------------------------------------------ answers

    def completions(
        self, requests: Sequence[Request], rendered: Rendered, value: Json, text: str
    ) -> list[Completion | str]:
        """What an answer, read strictly as `value` from `text`, gives to each request, or why it gives nothing.

        A reason is a short word to count by: ``schema:KEYWORD``, ``rule:ID``, ``repeated``, ``missing``, ``empty`` ...
        A request's own `accept` is not asked.
        """
        first = requests[0]
        if first.messages is not None:
            return [Completion(value=value, text=text)]
        if isinstance(first.facts, TextFacts):
            return [self._told(first, first.facts, value)]
        listed = [value]
        if rendered.many > 1:
            members = value.get("instances") if isinstance(value, dict) else None
            listed = members if isinstance(members, list) else []
        seen: set[str] = set()
        return [
            _instance(first.facts, listed[place], seen) if place < len(listed) else "missing"
            for place in range(len(requests))
        ]

    def _told(self, request: Request, facts: TextFacts, value: Json) -> Completion | str:
        told = value.get("text") if isinstance(value, dict) else None
        if not isinstance(told, str):
            return "no_text"
        told = told.strip()
        if not told:
            return "empty"
        if len(jsontext.leaves(facts.gold)) > 1 and jsontext.canonical(facts.gold) in told:
            return "json_in_text"
        wishes = wishes_of(facts, request.seed, self._wording)
        decoys = stated_decoys(told, wishes.decoys, facts)
        if decoys is None:
            return "decoy_not_ruled_out"
        meta: dict[str, Json] = {"genre": wishes.genre}
        if decoys:
            meta["distractors"] = decoys
        return Completion(text=told, meta=meta)

    # ------------------------------------------------------------ judging

    def judging(self, request: Request, answers: Sequence[Completion]) -> Rendered:
        """Ask which of `answers` is the best: ``{"best": n, "reason": text}``, counted from 1."""
        template = self._templates.find(_family(request), "judge")
        texts = [answer.text or jsontext.canonical(answer.value) for answer in answers]
        answer = Template(self._wording.answer)
        values = {
            **self._judged(request),
            "answers": "\n\n".join(
                answer.safe_substitute(number=str(place), text=text) for place, text in enumerate(texts, start=1)
            ),
        }
        messages = template.fill(values)
        return Rendered(messages=messages, schema=judge_answer(len(answers)), words=self._words(template))

    def _judged(self, request: Request) -> Mapping[str, str]:
        """The task that a judge is told of, and its facts."""
        facts, wording = request.facts, self._wording
        if request.messages is not None:
            return {"task": "answer this.", "facts": "\n".join(message["content"] for message in request.messages())}
        title = facts.schema.document.get("title")
        named = f" ({title})" if isinstance(title, str) else ""
        if isinstance(facts, TextFacts):
            genre = self._genre(wishes_of(facts, request.seed, wording).genre)
            words = {"language": wording.language(facts.language), "genre": genre, "title": named}
            shown = jsontext.canonical(shown_value(facts))
            return {"task": Template(wording.judged["text"]).safe_substitute(words), "facts": shown}
        policy = wording.policies[facts.policy]
        return {"task": Template(wording.judged["instance"]).safe_substitute(title=named), "facts": policy}


def _local(facts: InstanceFacts, wording: Wording) -> str:
    """Whose people and places, and in which language, where that is not the one of the prompt."""
    said = [_filled(wording.people, "country", wording.country(facts.locale))]
    if facts.language not in ("", "en"):
        said.append(_filled(wording.spoken, "language", wording.language(facts.language)))
    return " ".join(said)


@lru_cache(maxsize=512)
def _filled(words: str, name: str, value: str) -> str:
    return Template(words).safe_substitute({name: value})


def _family(request: Request) -> str:
    return request.slot.task if request.slot is not None else ""


def _alike(one: Request, other: Request) -> bool:
    """Whether two requests ask for instances in the same way."""
    first, second = one.facts, other.facts
    if not (isinstance(first, InstanceFacts) and isinstance(second, InstanceFacts)):
        return False
    if one.messages is not None or other.messages is not None or _family(one) != _family(other):
        return False
    return first.kind == second.kind


def _instance(facts: InstanceFacts, value: Json, seen: set[str]) -> Completion | str:
    try:
        value, text = settled(facts.schema, value)
    except Unfit as unfit:
        return unfit.reason
    if text in seen:
        return "repeated"
    seen.add(text)
    return Completion(value=value)
