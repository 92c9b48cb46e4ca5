"""One object of a list in one line, as people note it down."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ROWS"]

ROWS: Mapping[str, tuple[str, ...]] = {
    "any": (
        "{name}((, {description}))",
        "{title}(( - {description}))",
        "{name}(( ({id})))",
        "{id}((: {name}))",
        "{description}",
        "{name}(( - {status}))",
    ),
    "person": (
        "{name}(( ({job})))((, {email}))",
        "{name}((, {job}))((, e-mail {email}))((, tel. {phone}))",
        "{name}(( - {email}))(( - {phone}))",
        "{both_names}((, {job}))(( - {email}))",
        "{name}(( ({company})))((, {job}))",
        "{name}((, {department}))",
    ),
    "organisation": (
        "{name}(( - {city}))((, {phone}))",
        "{name}(( ({id})))((, orçamento de {budget}))",
        "{name}((, sede em {city}))",
        "{name}(( - {email}))",
    ),
    "place": (
        "{name}((: {place}))",
        "{place}",
        "{name}(( - {city}))((, {country}))",
    ),
    "line": (
        "{quantity} x {name}(( a {price}))(( = {line_total}))",
        "{name}, quantidade {quantity}((, a {price} cada))",
        "{quantity} x {name}(( ({price} cada)))",
        "{name} - {quantity} x {price}(( = {line_total}))",
        "{description}: {quantity} x {price}((, total {line_total}))",
        "{quantity} un. de {name}((, {price}))((, somando {line_total}))",
        "{name}(( ({code}))): {price}",
    ),
    "product": (
        "{name}(( ({code})))(( - {price}))",
        "{name}((, {category}))(( - {price}))",
        "{name} por {price}((, estoque {stock}))",
        "{code}((: {name}))((, {price}))",
    ),
    "order": (
        "{id}((, {customer}))((: {total}))(( - {status}))",
        "{id}(( de {date}))((, {total}))",
    ),
    "invoice": (
        "{id}((, de {date}))((, vence em {due}))((: {total}))",
        "{customer}((, {total}))((, até {due}))",
    ),
    "payment": (
        "{amount}(( em {date}))(( - {merchant}))",
        "{date}((: {amount}))((, {status}))",
        "{payment_method}((: {amount}))",
        "{type}(( de {amount}))(( - {status}))",
    ),
    "event": (
        "{title}((, {start}))((, {location}))",
        "{name}(( - {date}))((, {location}))",
        "{start} a {end}((: {title}))",
    ),
    "ticket": (
        "{id}((: {title}))(( - {status}))((, prioridade {priority}))",
        "{title}(( ({status})))((, com {assignee}))",
    ),
    "task": (
        "{task}(( - {assignee}))((, até {due}))",
        "{task}((, com {assignee}))((, prazo {due}))((, prioridade {priority}))",
        "{assignee}: {task}(( (até {due})))",
        "{task}(( (responsável: {assignee})))((, para {due}))",
    ),
    "message": (
        "{sender}((, {date}))((: {message}))",
        "{title}(( - {sender}))",
        "{time} - {message}",
        "{code}((: {message}))",
    ),
    "review": (
        "{reviewer}((, nota {rating}))((: {review}))",
        "nota {rating}((, {reviewer}))",
    ),
    "file": (
        "{name}(( ({size})))((, {mime}))",
        "{name}(( - {mime}))((, {size}))",
        "{path}(( ({size})))",
    ),
    "device": (
        "{name}(( ({model})))((, {location}))(( - {status}))",
        "{name}((, {manufacturer} {model}))((, bateria {battery}))",
        "{id}((: {name}))(( - {status}))",
        "{name}(( ({type})))((, firmware {firmware}))",
    ),
    "reading": ("{time}((: {temperature}))((, umidade {humidity}))",),
    "log": (
        "{time}(( {severity}))((: {message}))",
        "{severity}((: {message}))",
        "{name}: {figure}(( {unit}))",
        "{type}: {figure}(( {unit}))",
    ),
    "result": (
        "{name}(( ({code})))",
        "{code}((: {name}))",
        "{figure}(( {unit}))",
        "{name}: {figure}(( {unit}))",
    ),
}
