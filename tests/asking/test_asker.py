"""What becomes of requests: tried, counted, paid, kept, and the same again from the replies alone."""

import asyncio
import itertools
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal

import pytest
from scripted_model import (
    SAMPLING,
    PlainPrompts,
    PlainPurse,
    ScriptedModel,
    body,
    instance_request,
    said,
    text_request,
    until,
)

from edgejson.asking.account import account_of_run
from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.use import Refusal, Use
from edgejson.costs.prices import Price
from edgejson.costs.purse import Purse
from edgejson.errors import EdgejsonError
from edgejson.models import ModelError, Usage
from edgejson.schema import Schema

CART = Schema({"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]})


def uses_of(*models, **settings):
    """The models by their names, used alike."""
    return {
        model.identity.name: Use(name=model.identity.name, model=model, sampling=SAMPLING, **settings)
        for model in models
    }


@asynccontextmanager
async def asking(path, uses, *, purse=None, run="run", judge=None):
    with ReplyStore.open(path) as store:
        asker = Asker(uses, PlainPrompts(), store, purse or PlainPurse(), run=run, judge=judge)
        try:
            yield asker
        finally:
            await asker.close()


def answered(path, uses, requests, *, order=None, together=False, **settings):
    """What becomes of the requests, asked at the same time; and the account."""

    async def main():
        async with asking(path, uses, **settings) as asker:
            names = order or list(uses)
            if together:
                return await asker.answer(requests, names), asker.account
            groups = await asyncio.gather(*(asker.answer([request], names) for request in requests))
            return [outcome for (outcome,) in groups], asker.account

    return asyncio.run(asyncio.wait_for(main(), 60))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "replies.sqlite"


def failing(kind):
    return ModelError(f"it is {kind}", kind=kind)


def never(prompt):
    raise AssertionError(f"asked again: {prompt}")


# ---------------------------------------------------------------- one teacher


def test_an_answer_says_where_it_comes_from(path):
    model, purse = ScriptedModel(lambda _: f"Sure: {said('It is 5.')}"), PlainPurse()
    (completion,), account = answered(path, uses_of(model), [text_request(5)], purse=purse)
    assert completion.text == "It is 5."
    by = completion.by
    assert (by.teacher, by.identity, by.prompt, by.sampling) == ("scripted", model.identity, "w1", SAMPLING)
    assert (by.attempt, by.repaired, by.seed) == (0, "surroundings", model.asked[0].seed)
    tally = account.of("scripted", "text")
    assert (tally.calls, tally.reused, tally.input, tally.output) == (1, 0, 7, 3)
    assert (tally.spent, tally.verdicts, tally.repaired) == (Decimal("0.001"), {"accepted": 1}, {"surroundings": 1})
    assert (purse.open, len(purse.settled), purse.released) == (0, 1, 0)
    with ReplyStore.open(path) as store:
        assert account_of_run(store, "run").of("scripted", "text").spent == Decimal("0.001")
        assert account_of_run(store, "run").of("scripted", "text").verdicts == {"accepted": 1}


def test_each_try_has_a_seed_of_its_own_that_fits_every_engine(path):
    model = ScriptedModel(lambda _: "no JSON")
    answered(path, uses_of(model, retries=20), [text_request(seed) for seed in range(50)])
    seeds = [prompt.seed for prompt in model.asked]
    assert len(set(seeds)) == len(seeds) == 50 * 21
    assert all(0 <= seed < 2**31 for seed in seeds)
    assert len({seed >> 24 for seed in seeds}) > 100


def test_a_bad_answer_is_asked_for_again_and_the_next_good_one_is_taken(path):
    replies = iter(["", body(said("cut"), finish="length"), said("good"), said("never asked")])
    model = ScriptedModel(lambda _: next(replies))
    (completion,), account = answered(path, uses_of(model, retries=5), [text_request(1)])
    assert (completion.text, completion.by.attempt) == ("good", 2)
    assert account.of("scripted", "text").verdicts == {"empty": 1, "truncated": 1, "accepted": 1}
    assert [prompt.messages for prompt in model.asked] == [model.asked[0].messages] * 3


def test_when_every_try_fails_the_reasons_are_told(path):
    replies = iter(["I will not", "", '{"words": 1}', '{"text": ""}', said("never asked")])
    model = ScriptedModel(lambda _: next(replies))
    (refusal,), _ = answered(path, uses_of(model, retries=3), [text_request(1)])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "schema:minLength"
    assert refusal.tried == {"invalid_json": 1, "empty": 1, "schema:required": 1, "schema:minLength": 1}
    assert str(refusal).endswith("(tried: 1 x empty, 1 x invalid_json, 1 x schema:minLength, 1 x schema:required)")


def test_the_family_has_a_look_and_its_reason_counts(path):
    seen = []

    def accept(completion):
        seen.append((completion.text, completion.by.attempt))
        return "not_grounded: /price 12.5 is nowhere" if len(seen) == 1 else None

    replies = iter([said("one"), said("two")])
    (completion,), account = answered(
        path, uses_of(ScriptedModel(lambda _: next(replies))), [text_request(1, accept=accept)]
    )
    assert completion.text == "two"
    assert seen == [("one", 0), ("two", 1)]
    assert account.of("scripted", "text").verdicts == {"not_grounded": 1, "accepted": 1}


def test_a_family_that_fails_at_an_answer_has_not_approved_it(path):
    def accept(_completion):
        raise KeyError("price")

    (refusal,), _ = answered(
        path, uses_of(ScriptedModel(lambda _: said("x")), retries=1), [text_request(1, accept=accept)]
    )
    assert (refusal.reason, refusal.tried) == ("accept_crashed", {"accept_crashed": 2})
    assert refusal.message == "KeyError: 'price'"


def cut_below(room):
    """A model whose answers need so many tokens."""
    return ScriptedModel(
        lambda prompt: said("whole") if prompt.sampling.max_tokens >= room else body('{"text": "cu', finish="length")
    )


def test_an_answer_that_was_cut_is_asked_for_with_more_room(path):
    model = cut_below(200)
    (completion,), _ = answered(path, uses_of(model, retries=4), [text_request(1)])
    assert [prompt.sampling.max_tokens for prompt in model.asked] == [64, 128, 256]
    assert len({prompt.sampling.temperature for prompt in model.asked}) == 1
    assert (completion.text, completion.by.attempt, completion.by.sampling.max_tokens) == ("whole", 2, 256)
    again = cut_below(200)
    (same,), account = answered(path, uses_of(again, retries=4), [text_request(1)])
    assert (same, again.asked, account.of("scripted", "text").reused) == (completion, [], 3)


def test_the_room_grows_to_four_times_the_recipe_s_and_anew_at_the_next_teacher(path):
    first, second = cut_below(10_000), cut_below(10_000)
    second.identity = replace(first.identity, name="second")
    uses = {**uses_of(first, retries=3), "second": Use(name="second", model=second, sampling=SAMPLING, retries=1)}
    (refusal,), _ = answered(path, uses, [text_request(1)])
    assert [prompt.sampling.max_tokens for prompt in first.asked] == [64, 128, 256, 256]
    assert [prompt.sampling.max_tokens for prompt in second.asked] == [64, 128]
    assert (refusal.reason, refusal.tried) == ("truncated", {"truncated": 6})


def test_other_mistakes_need_no_more_room(path):
    model = ScriptedModel(lambda _: "broken")
    answered(path, uses_of(model, retries=2), [text_request(1)])
    assert [prompt.sampling.max_tokens for prompt in model.asked] == [64, 64, 64]


@pytest.mark.parametrize(("context", "rooms"), [(150, [64, 128, 148]), (100, [64, 98, 98]), (40, [64, 64, 64])])
def test_more_room_ends_where_the_context_does(path, context, rooms):
    model = cut_below(10_000)
    model.capabilities = replace(model.capabilities, context=context)
    answered(path, uses_of(model, retries=2), [text_request(1)])
    assert model.asked[0].messages[0]["content"] == "text 1"  # two tokens
    assert [prompt.sampling.max_tokens for prompt in model.asked] == rooms


def test_a_reply_is_kept_before_it_is_judged_and_a_better_reader_needs_no_call(path):
    class OldReader(ScriptedModel):
        def read(self, raw):
            return replace(super().read(raw), text="")  # it does not know yet where this service puts its answers

    (refusal,), _ = answered(path, uses_of(OldReader(lambda _: said("NEW")), retries=0), [text_request(1)])
    assert refusal.reason == "empty"
    (completion,), account = answered(path, uses_of(ScriptedModel(never), retries=0), [text_request(1)])
    assert completion.text == "NEW"
    assert (account.of("scripted", "text").calls, account.of("scripted", "text").reused) == (0, 1)


def test_a_kept_body_that_its_model_no_longer_reads_is_no_answer(path):
    class OtherReader(ScriptedModel):
        def read(self, _raw):
            raise ModelError("no reply of this format", kind="refused")

    answered(path, uses_of(ScriptedModel(lambda _: said("OLD")), retries=0), [text_request(1)])
    (refusal,), account = answered(path, uses_of(OtherReader(never), retries=0), [text_request(1)])
    assert (refusal.reason, refusal.message) == ("unreadable", "no reply of this format")
    assert account.of("scripted", "text").calls == 0


def test_identical_prompts_are_asked_once(path):
    model = ScriptedModel(lambda _: said("x"))
    completions, account = answered(path, uses_of(model), [text_request(1)] * 5)
    assert {completion.text for completion in completions} == {"x"}
    assert len(model.asked) == 1
    assert (account.of("scripted", "text").calls, account.of("scripted", "text").reused) == (1, 4)


@pytest.mark.parametrize("parallel", [1, 3])
def test_no_more_prompts_are_open_than_the_model_likes(path, parallel):
    model = ScriptedModel(lambda _: said("x"), parallel=parallel)
    answered(path, uses_of(model), [text_request(seed) for seed in range(40)])
    assert (model.most_open, len(model.asked), model.closed) == (parallel, 40, 1)


# ---------------------------------------------------------------- the same again


def by_chance(prompt):
    """Good, bad and worse answers, by the seed alone."""
    answers = [said(f"text {prompt.seed}"), "broken", "", body(said("cut"), finish="length"), f"Sure {said('s')}"]
    return answers[prompt.seed % 5]


def judged_by_chance(prompt):
    return (
        json.dumps({"best": prompt.seed % 3})
        if prompt.messages[0]["content"].startswith("judge")
        else by_chance(prompt)
    )


def committee(script=by_chance, **settings):
    models = [ScriptedModel(script, name=name, parallel=parallel) for name, parallel in (("a", 1), ("b", 7))]
    return uses_of(*models, ScriptedModel(judged_by_chance if script is by_chance else script, name="j"), **settings)


@pytest.mark.parametrize(
    "settings", [{}, {"best_of": 2, "retries": 0}, {"best_of": 4, "select": "judge", "retries": 0}]
)
def test_a_run_that_goes_on_gets_the_same_answers_without_a_call(path, settings):
    requests = [text_request(seed) for seed in range(60)]
    first, account = answered(path, committee(**settings), requests, order=["a", "b"], judge="j")
    assert {outcome.by.teacher for outcome in first if not isinstance(outcome, Refusal)} == {"a", "b"}
    again, reused = answered(path, committee(never, **settings), requests[::-1], order=["a", "b"], judge="j")
    assert again[::-1] == first
    for name, tally in account.tallies().items():
        other = reused.of(*name)
        assert (other.calls, other.reused) == (0, tally.calls)
        assert (other.verdicts, other.repaired) == (tally.verdicts, tally.repaired)
        assert (other.disagreed, other.undecided) == (tally.disagreed, tally.undecided)


def test_the_order_in_which_replies_come_decides_nothing(tmp_path):
    async def slowly(prompt, delay):
        for _ in range(delay(prompt)):
            await asyncio.sleep(0)
        return judged_by_chance(prompt)

    found = []
    for number, delay in enumerate((lambda prompt: prompt.seed % 7, lambda prompt: 20 - prompt.seed % 20)):
        models = [ScriptedModel(lambda prompt, d=delay: slowly(prompt, d), name=name, parallel=3) for name in "abj"]
        uses = uses_of(*models, best_of=3, select="judge")
        requests = [text_request(seed) for seed in range(40)]
        found.append(answered(tmp_path / f"{number}.sqlite", uses, requests, order=["a", "b"], judge="j")[0])
    assert found[0] == found[1]


# ---------------------------------------------------------------- other teachers


def test_a_teacher_without_a_usable_answer_hands_over(path):
    first, second = ScriptedModel(lambda _: "no", name="a"), ScriptedModel(lambda _: said("yes"), name="b")
    (completion,), _ = answered(path, uses_of(first, second, retries=2), [text_request(1)])
    assert (completion.text, completion.by.teacher, completion.by.attempt) == ("yes", "b", 3)
    assert (len(first.asked), len(second.asked)) == (3, 1)


@pytest.mark.parametrize("kind", ["too_long", "refused", "unavailable"])
def test_a_prompt_that_a_teacher_cannot_take_goes_to_the_next_at_once(path, kind):
    first, second = ScriptedModel(lambda _: failing(kind), name="a"), ScriptedModel(lambda _: said("yes"), name="b")
    purse = PlainPurse()
    (completion,), account = answered(path, uses_of(first, second, retries=5), [text_request(1)], purse=purse)
    assert (completion.text, len(first.asked)) == ("yes", 1)
    assert account.of("a", "text").verdicts == {kind: 1}
    assert (purse.open, purse.released, len(purse.settled)) == (0, 1, 1)


@pytest.mark.parametrize("kind", ["too_long", "refused"])
def test_a_prompt_that_no_teacher_takes_is_a_refusal(path, kind):
    models = [ScriptedModel(lambda _: failing(kind), name=name) for name in "ab"]
    (refusal,), _ = answered(path, uses_of(*models), [text_request(1)])
    assert (refusal.reason, refusal.message, refusal.tried) == (kind, f"it is {kind}", {kind: 2})


def test_a_service_that_refuses_every_prompt_ends_the_run(path):
    model = ScriptedModel(lambda _: failing("refused"))
    with pytest.raises(ModelError, match="refused 50 calls in a row, the last with: it is refused") as caught:
        answered(path, uses_of(model), [text_request(seed) for seed in range(200)])
    assert caught.value.kind == "misconfigured"
    assert len(model.asked) < 100


def test_after_an_answer_no_number_of_refusals_ends_the_run(path):
    replies = itertools.chain([said("yes")], [failing("refused")] * 118, [said("yes")])
    outcomes, _ = answered(path, uses_of(ScriptedModel(lambda _: next(replies))), [text_request(n) for n in range(120)])
    assert sum(not isinstance(outcome, Refusal) for outcome in outcomes) == 2


def test_when_no_teacher_can_be_reached_the_run_ends(path):
    models = [ScriptedModel(lambda _: failing("unavailable"), name=name) for name in "ab"]
    with pytest.raises(ModelError, match="it is unavailable"):
        answered(path, uses_of(*models), [text_request(1)])


def test_a_fallback_that_is_down_does_not_end_a_run_whose_teacher_answers(path):
    first, second = ScriptedModel(lambda _: "no", name="a"), ScriptedModel(lambda _: failing("unavailable"), name="b")
    (refusal,), account = answered(path, uses_of(first, second), [text_request(1)])
    assert (refusal.reason, refusal.tried) == ("invalid_json", {"invalid_json": 3})
    assert account.of("b", "text").verdicts == {"unavailable": 1}


@pytest.mark.parametrize("kind", ["misconfigured", "pending"])
def test_what_only_a_person_can_mend_ends_the_run(path, kind):
    first, second = ScriptedModel(lambda _: failing(kind), name="a", parallel=2), ScriptedModel(never, name="b")
    with pytest.raises(ModelError) as caught:
        answered(path, uses_of(first, second), [text_request(seed) for seed in range(30)])
    assert caught.value.kind == kind
    if kind == "misconfigured":
        assert len(first.asked) <= 2, "it was asked on although no call can succeed"


def test_a_spent_budget_ends_the_run_and_nothing_is_asked(path):
    class Empty(PlainPurse):
        async def reserve_in_turn(self, _teacher, _prompt):
            raise EdgejsonError("budget of $1.00 reached")

    with pytest.raises(EdgejsonError, match="budget"):
        answered(path, uses_of(ScriptedModel(never)), [text_request(1)], purse=Empty())


# ---------------------------------------------------------------- response schemas


def without_schema(prompt):
    return failing("schema_refused") if prompt.schema is not None else said(f"{prompt.messages[0]['content']}")


def test_a_schema_that_the_engine_refuses_is_left_out_and_that_is_remembered(path):
    model = ScriptedModel(without_schema)

    async def main():
        async with asking(path, uses_of(model)) as asker:
            for seed in range(3):
                (completion,) = await asker.answer([text_request(seed)], ["scripted"])
                assert completion.text == f"text {seed}"
            return asker.account

    account = asyncio.run(main())
    assert [prompt.schema is None for prompt in model.asked] == [False, True, True, True]
    assert account.of("scripted", "text").calls == 3
    again, reused = answered(path, uses_of(ScriptedModel(never)), [text_request(seed) for seed in range(3)])
    assert [completion.text for completion in again] == ["text 0", "text 1", "text 2"]
    assert reused.of("scripted", "text").reused == 3


def test_an_answer_asked_for_without_the_schema_is_still_held_against_it(path):
    model = ScriptedModel(lambda prompt: failing("schema_refused") if prompt.schema is not None else '{"text": 5}')
    (refusal,), _ = answered(path, uses_of(model, retries=1), [text_request(1)])
    assert refusal.tried == {"schema:type": 2}


def test_an_engine_that_refuses_even_no_schema_refuses_the_prompt(path):
    model = ScriptedModel(lambda _: failing("schema_refused"))
    (refusal,), account = answered(path, uses_of(model), [text_request(1)])
    assert isinstance(refusal, Refusal)
    assert refusal.tried == {"refused": 1}
    assert account.of("scripted", "text").verdicts == {"refused": 1}
    assert [prompt.schema is None for prompt in model.asked] == [False, True]


def test_an_engine_that_refuses_every_prompt_for_a_schema_that_is_not_there_ends_the_run(path):
    def refusing(_):
        return ModelError("no such parameters", kind="schema_refused", hint="name seed in `omit`")

    with pytest.raises(ModelError, match="in a row, the last with: no such parameters") as caught:
        answered(path, uses_of(ScriptedModel(refusing)), [text_request(seed) for seed in range(60)])
    assert (caught.value.kind, caught.value.hint) == ("misconfigured", "name seed in `omit`")


# ---------------------------------------------------------------- the best of several


def of_index(*answers):
    return lambda prompt: answers[prompt.index]


def test_of_several_texts_the_cleanest_of_median_length_is_kept(path):
    script = of_index(said("a" * 50), said("b" * 5), f"Sure: {said('c' * 20)}", said("d" * 20), "broken")
    model = ScriptedModel(script)
    (completion,), account = answered(path, uses_of(model, best_of=5, retries=0), [text_request(1)])
    assert completion.text == "d" * 20
    assert [prompt.index for prompt in model.asked] == [0, 1, 2, 3, 4]
    tally = account.of("scripted", "text")
    assert (tally.calls, tally.disagreed) == (5, 1)
    assert tally.verdicts == {"accepted": 4, "invalid_json": 1}


def test_of_several_instances_the_first_clean_one_is_kept(path):
    script = of_index('{"n": "x"}', 'Sure: {"n": 1}', '{"n": 2}', '{"n": 3}')
    (completion,), _ = answered(path, uses_of(ScriptedModel(script), best_of=4), [instance_request(1, CART)])
    assert completion.value == {"n": 2}


def test_only_when_no_sample_can_be_used_all_are_asked_again(path):
    seen = set()

    def script(prompt):
        again = prompt.index in seen
        seen.add(prompt.index)
        return said("abc"[: 3 - prompt.index]) if again else "broken"

    model = ScriptedModel(script)
    (completion,), account = answered(path, uses_of(model, best_of=3), [text_request(1)])
    assert (completion.text, completion.by.attempt, len(model.asked)) == ("ab", 1, 6)
    assert account.of("scripted", "text").disagreed == 0


def judged(path, verdicts, answers, **settings):
    """What is kept when the judge says `verdicts`, one after the other."""
    replies = iter(verdicts)
    uses = uses_of(ScriptedModel(of_index(*answers), name="a"), best_of=len(answers), select="judge", retries=1)
    judge = ScriptedModel(lambda _: next(replies), name="j")
    (completion,), account = answered(
        path, uses | uses_of(judge, retries=1), [text_request(1)], order=["a"], judge="j", **settings
    )
    return completion.text, account, judge


def test_the_judge_chooses_among_those_that_can_be_used(path):
    text, account, judge = judged(path, ['{"best": 2}'], [said("aaaa"), "broken", said("bb"), said("ccc")])
    assert text == "bb"
    assert judge.asked[0].messages[0]["content"] == "judge aaaa | bb | ccc"
    assert account.of("j", "judge").verdicts == {"accepted": 1}
    assert account.of("j", "judge").calls == 1
    assert (account.of("a", "text").disagreed, account.of("a", "text").undecided) == (1, 0)


@pytest.mark.parametrize(("best", "disagreed"), [(1, 0), (2, 1)])
def test_judge_and_checks_may_disagree(path, best, disagreed):
    _, account, _ = judged(path, [json.dumps({"best": best})], [said("a"), said("bb")])
    assert account.of("a", "text").disagreed == disagreed


@pytest.mark.parametrize("bad", ['{"best": 0}', '{"best": 3}', '{"best": true}', '{"best": 1.5}', "the first", ""])
def test_a_verdict_that_cannot_be_used_is_asked_for_again_then_the_checks_decide(path, bad):
    text, account, judge = judged(path, [bad, bad], [said("a"), said("bb")])
    assert text == "a"
    assert (account.of("a", "text").undecided, account.of("a", "text").disagreed) == (1, 0)
    assert (len(judge.asked), len({prompt.seed for prompt in judge.asked})) == (2, 2)
    assert account.of("j", "judge").accepted == 0


def test_one_answer_needs_no_judge(path):
    assert judged(path, [], [said("a"), "broken"])[0] == "a"


def test_a_judge_that_declines_leaves_it_to_the_checks(path):
    text, account, _ = judged(path, [failing("too_long")], [said("a"), said("bb")])
    assert (text, account.of("a", "text").undecided) == ("a", 1)


def test_a_judge_that_is_down_ends_the_run_rather_than_deciding_otherwise(path):
    with pytest.raises(ModelError, match="unavailable"):
        judged(path, [failing("unavailable")], [said("a"), said("bb")])


# ---------------------------------------------------------------- several in one call


def shared(*instances):
    """Answers the shared call with `instances`, and single ones by their seed."""

    def script(prompt):
        if "instances" in prompt.schema["properties"]:
            return json.dumps({"instances": list(instances)})
        return json.dumps({"n": 100 + int(prompt.messages[0]["content"].split()[1])})

    return script


def grouped(path, script, count=4, **settings):
    model = ScriptedModel(script)
    requests = [instance_request(seed, CART) for seed in range(count)]
    completions, account = answered(path, uses_of(model, **settings), requests, together=True)
    return completions, account.of("scripted", "instance"), model


def test_what_the_shared_call_did_not_answer_is_asked_singly(path):
    answers = shared({"n": 1}, {"n": 1}, {"n": "x"})
    completions, tally, model = grouped(path, answers)
    assert [completion.value for completion in completions] == [{"n": 1}, {"n": 101}, {"n": 102}, {"n": 103}]
    assert [completion.by.attempt for completion in completions] == [0, 1, 1, 1]
    assert tally.verdicts == {"accepted": 4, "repeated": 1, "schema:type": 1, "missing": 1}
    assert len(model.asked) == tally.calls == 4
    assert model.asked[0].sampling == replace(SAMPLING, max_tokens=4 * SAMPLING.max_tokens)
    assert completions[0].by.sampling == model.asked[0].sampling


def test_a_shared_call_that_answers_all_is_the_only_one(path):
    completions, tally, _ = grouped(path, shared({"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}))
    assert [completion.value["n"] for completion in completions] == [1, 2, 3, 4]
    assert tally.calls == 1


@pytest.mark.parametrize(
    "reply", [body('{"instances": [{"n": 1}', finish="length"), "no JSON", failing("too_long"), failing("unavailable")]
)
def test_a_shared_call_without_an_answer_becomes_single_ones(path, reply):
    single = shared()

    def script(prompt):
        return reply if "instances" in prompt.schema["properties"] else single(prompt)

    completions, _, model = grouped(path, script)
    assert [completion.value["n"] for completion in completions] == [100, 101, 102, 103]
    assert len(model.asked) == 5


def test_the_best_of_several_is_asked_for_singly(path):
    completions, _, model = grouped(path, shared(), best_of=2)
    assert [completion.value["n"] for completion in completions] == [100, 101, 102, 103]
    assert len(model.asked) == 8


def test_each_request_of_a_shared_call_has_its_own_look(path):
    model = ScriptedModel(shared({"n": 1}, {"n": 2}))
    requests = [
        instance_request(0, CART, accept=lambda _: None),
        instance_request(1, CART, accept=lambda completion: "too_small" if completion.value["n"] < 100 else None),
    ]
    completions, _ = answered(path, uses_of(model), requests, together=True)
    assert [completion.value["n"] for completion in completions] == [1, 101]


# ---------------------------------------------------------------- one resource, many models


def test_models_on_one_gpu_are_opened_one_after_the_other(path):
    log = []
    models = [
        ScriptedModel(lambda _: said("x"), name=name, exclusive="gpu0", log=log, parallel=8) for name in ("a", "b")
    ]
    free = ScriptedModel(lambda _: said("x"), name="c", log=log)
    uses = uses_of(*models, free)

    async def main():
        async with asking(path, uses) as asker:
            work = [asker.answer([text_request(seed)], ["abc"[seed % 3]]) for seed in range(60)]
            await asyncio.gather(*work)

    asyncio.run(asyncio.wait_for(main(), 60))
    on_gpu = [line for line in log if line in ("a", "b", "close a", "close b")]
    first, second = ("a", "b") if on_gpu[0] == "a" else ("b", "a")
    assert on_gpu[: 20 + 1 + 20] == [first] * 20 + [f"close {first}"] + [second] * 20
    assert free.closed == models[0].closed - (first == "a") == models[1].closed - (first == "b") == 1


def test_kept_replies_need_no_turn(path):
    answered(path, uses_of(ScriptedModel(lambda _: said("x"), name="a", exclusive="gpu0")), [text_request(1)])
    log = []
    models = [ScriptedModel(lambda _: said("y"), name=name, exclusive="gpu0", log=log) for name in ("a", "b")]

    async def main():
        async with asking(path, uses_of(*models)) as asker:
            texts = []
            for name in ("b", "a", "b"):
                (completion,) = await asker.answer([text_request(1)], [name])
                texts.append(completion.text)
            return texts

    assert asyncio.run(main()) == ["y", "x", "y"]
    assert log == ["b", "close a", "close b"]


# ---------------------------------------------------------------- the end


def test_drained_calls_are_kept_and_no_other_is_begun(path):
    gate = {}

    async def script(_prompt):
        await gate["open"].wait()
        return said("late")

    model = ScriptedModel(script, parallel=2)

    async def main():
        gate["open"] = asyncio.Event()
        async with asking(path, uses_of(model)) as asker:
            tasks = [asyncio.create_task(asker.answer([text_request(seed)], ["scripted"])) for seed in range(6)]
            await until(lambda: model.open == 2)
            for task in tasks:
                task.cancel()
            draining = asyncio.create_task(asker.drain())
            await asyncio.sleep(0)
            gate["open"].set()
            await draining
            with pytest.raises(asyncio.CancelledError):
                await asker.answer([text_request(99)], ["scripted"])
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(asyncio.wait_for(main(), 60))
    assert len(model.asked) == 2
    completions, account = answered(path, uses_of(ScriptedModel(never)), [text_request(seed) for seed in (0, 1)])
    assert [completion.text for completion in completions] == ["late", "late"]
    assert account.of("scripted", "text").reused == 2


def test_closing_breaks_off_what_nobody_waits_for(path):
    async def script(_prompt):
        await asyncio.Event().wait()

    model, purse = ScriptedModel(script), PlainPurse()

    async def main():
        async with asking(path, uses_of(model), purse=purse) as asker:
            task = asyncio.create_task(asker.answer([text_request(1)], ["scripted"]))
            await until(lambda: model.open)
            await asker.drain(0.01)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    asyncio.run(asyncio.wait_for(main(), 60))
    assert (model.open, model.closed, purse.open, purse.released) == (0, 1, 0, 1)


def test_every_model_is_closed_even_if_one_fails_at_it(path):
    class Stuck(ScriptedModel):
        async def close(self):
            await super().close()
            raise ModelError("will not close", kind="unavailable")

    models = [Stuck(None, name="a"), ScriptedModel(None, name="b"), Stuck(None, name="c")]
    with pytest.raises(ModelError, match="will not close"):
        answered(path, uses_of(*models), [])
    assert [model.closed for model in models] == [1, 1, 1]


def test_a_model_that_works_in_batches_is_handed_its_tickets(path):
    class Batched(ScriptedModel):
        def remember_in(self, tickets):
            self.tickets = tickets
            assert not self.asked

    first = Batched(None)
    uses = uses_of(first) | {"twice": Use(name="twice", model=first)}
    answered(path, uses, [])
    with ReplyStore.open(path) as store:
        store.tickets("scripted", first.identity, first.wire).add("b1", {"x": "1"})
    second = Batched(None)

    async def main():
        async with asking(path, uses_of(second)):
            return second.tickets.open()

    assert asyncio.run(main()) == {"b1": {"x": "1"}}


def test_no_secret_reaches_the_store(path, monkeypatch):
    """The key goes over the wire, comes back in an error, and stands in the settings; never in the file."""
    import os
    import sqlite3
    import zlib

    secret = "sk-Zk3vQ9-not-to-be-written"  # noqa: S105 - made up
    monkeypatch.setenv("TEACHER_KEY", secret)

    class Keyed(ScriptedModel):
        async def complete(self, prompt):
            self.headers = {"Authorization": f"Bearer {os.environ['TEACHER_KEY']}"}
            return await super().complete(prompt)

    replies = iter([failing("refused"), said("x"), said("y")])
    model = Keyed(lambda _: next(replies))
    answered(path, uses_of(model), [text_request(1)])
    answered(path, uses_of(model), [text_request(2)])
    assert secret in model.headers["Authorization"]
    with sqlite3.connect(path) as database:
        cells = [
            cell
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in database.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from the file itself
            for cell in row
        ]
    database.close()
    texts = [zlib.decompress(cell, -13) for cell in cells if isinstance(cell, bytes) and len(cell) > 16]
    assert any(b"text 2" in text for text in texts)
    everything = b"".join([path.read_bytes(), *texts, *(str(cell).encode() for cell in cells)])
    assert secret.encode() not in everything
    assert b"TEACHER_KEY" not in everything


def test_lost_replies_are_paid_and_counted_whether_or_not_one_comes_in_the_end(path):
    """A model that loses one reply before each that comes, and loses three for good."""

    class Lossy(ScriptedModel):
        async def complete(self, prompt):
            return replace(await super().complete(prompt), lost=1)

    ends = iter([said("It is 5."), ModelError("it was cut", kind="refused", billed=3)])
    price = Price(input=Decimal(1), output=Decimal(4), cached=Decimal(1))
    purse = Purse(None, {"scripted": price})
    outcomes, account = answered(path, uses_of(Lossy(lambda _: next(ends))), map(text_request, (5, 6)), purse=purse)
    assert sorted(isinstance(outcome, Refusal) for outcome in outcomes) == [False, True]
    tally = account.of("scripted", "text")
    assert (tally.calls, tally.lost) == (1, 4)
    assert tally.spent == price.of(Usage(input=7, output=3))
    assert tally.estimated > 4 * tally.spent
    assert purse.spent.known == tally.spent + tally.estimated
