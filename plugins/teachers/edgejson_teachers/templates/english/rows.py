"""What sentences are about, and objects of a list in one line each."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ROWS", "SUBJECTS"]

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "first": ("the {noun}", "this {noun}", "the {noun}"),
    "again": ("the {noun}", "{it:noun}", "{it:noun}"),
    "id": ("{noun} {id}", "{noun} {id}", "{the:noun} {id}", "{the:noun} with the ID {id}"),
    "name": ("{name}", "{name}", "{the:noun} {name}"),
    "both": ("{name} ({id})", "{the:noun} {name} ({id})", "{noun} {id}, {name},"),
    "title": ("{the:noun} “{title}”", "“{title}”", "{the:noun} called “{title}”"),
}

ROWS: Mapping[str, tuple[str, ...]] = {
    "any": ("{name}", "{id}: {name}", "{name} ({id})"),
    "thing": (
        "{title}",
        "{id} - {title}",
        "{name} ({type})",
        "{name}, {description}",
        "{date}: {description}",
        "{time}: {status}(( by {editor}))",
        "{status} on {time}(( ({editor})))",
        "{type}: {figure}",
        "{name}: {figure}(( {unit}))",
        "{title} ({status})",
        "{code} - {name}",
        "{code}: {description}",
    ),
    "line": (
        "{quantity} x {name}(( at {price}))(( = {line_total}))",
        "{quantity} \u00d7 {name}((, {price} each))((, {line_total} together))",
        "{quantity} x {name}(( at {price}))((, {discount_rate} off))(( = {line_total}))",
        "{name}: {quantity} at {price}(( ({line_total})))",
        "{quantity} {name} @ {price}(( = {line_total}))",
        "{quantity} x {description}(( at {price}))(( = {line_total}))",
        "{description}: {quantity} at {price}(( = {line_total}))",
        "{quantity} \u00d7 {description}((, {price} each))((, {line_total} in all))",
    ),
    "product": (
        "{name}, {price}",
        "{name} for {price}",
        "{name} ({category})(( at {price}))",
        "{name} ({code})((, {price}))",
    ),
    "person": (
        "{name} ({job})((, {email}))",
        "{name}, {email}(( or {phone}))",
        "{name} <{email}>",
        "{name}, {job}",
        "{both_names}((, {email}))",
        "{name} - {phone}",
    ),
    "organisation": ("{name}((, {city}))", "{name} ({id})", "{name}((, {place}))"),
    "place": ("{name}, {place}", "{place}", "{name}, {city}", "{address}", "{latitude}, {longitude}"),
    "task": (
        "{task}(( - {assignee}))(( by {due}))",
        "{assignee}: {task}((, due {due}))",
        "{task}(( ({assignee})))((, until {due}))",
        "{title}(( - {assignee}))(( by {due}))",
    ),
    "file": ("{name} ({size})", "{name} ({mime})", "{name}, {size}((, {mime}))"),
    "event": ("{name} on {date}", "{title}, {start} to {end}", "{date}: {title}", "{name}, {location}"),
    "device": ("{name} ({model})", "{name}, {type}((, {model}))", "{id}: {name}(( ({type})))"),
    "message": ("{sender}: {message}", "{sender}: {body}", "{time} - {message}"),
    "review": ("{reviewer}: {rating}", "{rating} from {reviewer}((: {review}))"),
    "payment": ("{date}: {amount}(( to {merchant}))", "{amount} on {date}", "{amount} ({status})"),
    "result": ("{name}: {figure}(( {unit}))", "{name} {figure} {unit}"),
}
