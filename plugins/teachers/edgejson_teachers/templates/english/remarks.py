"""What surrounds the facts: openings, closings, remarks that say nothing to the point, corrections."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_teachers.templates.forms import forms
from edgejson_teachers.templates.language import Distraction

__all__ = ["CLOSINGS", "DISTRACTIONS", "NOISE", "OPENINGS"]

DISTRACTIONS: tuple[Distraction, ...] = (
    Distraction(
        frozenset({"money", "count", "measure", "percent"}),
        forms(
            (
                "the {label} was first put at {old}, but the correct figure is {value}",
                "the {label} is {value}, not {old} as an earlier note had it",
                "please ignore the {old} in the first draft: the {label} is {value}",
                "somebody typed {old} for the {label}, which was wrong; it is {value}",
                "the {label} used to be {old} and now stands at {value}",
                "{value} is the {label} that counts, {old} was only an estimate",
            )
        ),
    ),
    Distraction(
        frozenset({"date"}),
        forms(
            (
                "the {label} was moved from {old} to {value}",
                "the {label} is {value}; the {old} mentioned before was a mistake",
                "forget {old}, the {label} has been confirmed as {value}",
                "the {label} had been {old} until it was corrected to {value}",
            )
        ),
    ),
    Distraction(
        frozenset({"enum"}),
        forms(
            (
                "the {label} was {old} at first and is {value} now",
                "the {label} changed from {old} to {value}",
                "the {label} is {value}, no longer {old}",
                "an older copy still has {old} as the {label}, but {value} is right",
            )
        ),
    ),
)

NOISE: tuple[str, ...] = (
    "The rest can wait until we speak again.",
    "Nothing else needs doing on our side for now.",
    "Sorry for the late reply, the line was busy all morning.",
    "Thanks again for your patience with this.",
    "I copied everything straight from the screen.",
    "The printer is down again, hence the plain text.",
    "Please shout if anything looks odd.",
    "That is all the system shows me.",
    "The weather kept everybody indoors, so we had time to sort it out.",
    "My colleague will pick this up after lunch.",
    "No need to answer unless something is off.",
    "I have left the older remarks out of this.",
    "We went through it together on the phone.",
    "Hope the move to the new office went well.",
    "The other matter is being handled separately.",
    "Let me know when it has been entered.",
    "I double-checked the spelling.",
    "Not much to add beyond that.",
    "The usual caveats apply.",
    "There was some noise on the line, but I read it back and got a clear answer.",
    "Everything below has been cleared for sharing.",
    "Somebody should tidy this folder one day.",
    "The handover went smoothly.",
    "Feel free to forward this.",
)

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "email": (
        "Hi all,",
        "Hello,",
        "Good morning,",
        "Dear team,",
        "Hi there,",
        "Good afternoon,",
        "Hello everyone,",
        "Hey,",
    ),
    "subject": (
        "{noun} to be entered",
        "your {noun}",
        "{noun}: the details",
        "for the files: {noun}",
        "{noun}, as discussed",
        "please record this {noun}",
        "Fwd: {noun}",
        "Re: {noun}",
        "details of the {noun}",
        "another entry: {noun}",
    ),
    "email_lead": (
        "here is what we have on the {noun}.",
        "please find the details of the {noun} below.",
        "a quick note about the {noun}.",
        "as promised, the facts about the {noun}.",
        "could you enter this {noun} for me?",
        "the {noun} came in, see below.",
        "I am passing on the {noun} as I received it.",
        "this is about the {noun} we discussed.",
    ),
    "prose": (
        "This is about the {noun}.",
        "A word on the {noun}.",
        "Here is the {noun} as it stands.",
        "",
        "",
        "",
        "",
        "",
        "",
        "What follows describes the {noun}.",
        "The {noun} was reviewed again.",
        "Another entry for the files: {noun}.",
    ),
    "note": (
        "{noun}, notes",
        "quick notes on the {noun}",
        "Call note, {noun}",
        "from the pad:",
        "{noun}:",
        "jotted down",
        "memo: {noun}",
        "Handover, {noun}",
    ),
    "report": (
        "{noun}: summary",
        "Report on the {noun}",
        "{noun} overview",
        "Summary of the {noun}",
        "{noun} at a glance",
        "File: {noun}",
    ),
    "chat": (
        "hi, I need the details for the {noun}",
        "hey, can you read me the {noun}?",
        "got the {noun} in front of you?",
        "ok, let's go through the {noun}",
        "morning! the {noun}, please",
        "what do we have on the {noun}?",
    ),
    "chat_answer": (
        "sure",
        "yes, here we go",
        "of course",
        "ready when you are",
        "got it open",
        "one second... here",
        "go ahead",
    ),
    "form": ("{noun} form", "{noun}", "{noun} (filled in by hand)", "{noun} sheet", "", "Extract, {noun}"),
    "receipt": ("{noun}", "** {noun} **", "--- {noun} ---", "{noun} copy", "Customer copy, {noun}", "{noun} printout"),
    "log": ("", "", "", "-- begin {noun} --", "# {noun}"),
}

CLOSINGS: Mapping[str, tuple[str, ...]] = {
    "email": (
        "Best regards",
        "Kind regards",
        "Thanks",
        "Cheers",
        "Many thanks",
        "All the best",
        "Regards",
        "Thank you",
        "Best",
        "Talk soon",
        "With kind regards\nThe back office",
        "Thanks\nthe night shift",
        "Best\nFront desk",
    ),
    "chat": ("thanks, that's all", "perfect, thank you", "great, got it", "ok, noted", "thx", "all clear, bye"),
    "receipt": ("Thank you!", "Please keep this slip.", "See you again soon", "No cash refunds", ""),
}
