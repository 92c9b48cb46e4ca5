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
        "{name}((, {job}))((, correo {email}))((, tel. {phone}))",
        "{name}(( - {email}))(( - {phone}))",
        "{both_names}((, {job}))(( - {email}))",
        "{name}(( ({company})))((, {job}))",
        "{name}((, {department}))",
    ),
    "organisation": (
        "{name}(( - {city}))((, {phone}))",
        "{name}(( ({id})))((, presupuesto de {budget}))",
        "{name}((, con sede en {city}))",
        "{name}(( - {email}))",
    ),
    "place": (
        "{name}((: {place}))",
        "{place}",
        "{name}(( - {city}))((, {country}))",
    ),
    "line": (
        "{quantity} x {name}(( a {price}))(( = {line_total}))",
        "{name}, cantidad {quantity}((, a {price} la unidad))",
        "{quantity} x {name}(( ({price} c/u)))",
        "{name} - {quantity} x {price}(( = {line_total}))",
        "{description}: {quantity} x {price}((, total {line_total}))",
        "{name}(( ({code}))): {price}",
    ),
    "product": (
        "{name}(( ({code})))(( - {price}))",
        "{name}((, {category}))(( - {price}))",
        "{name} por {price}((, existencias {stock}))",
        "{code}((: {name}))((, {price}))",
    ),
    "order": (
        "{id}((, {customer}))((: {total}))(( - {status}))",
        "{id}(( del {date}))((, {total}))",
    ),
    "invoice": (
        "{id}((, del {date}))((, vence el {due}))((: {total}))",
        "{customer}((, {total}))((, hasta el {due}))",
    ),
    "payment": (
        "{amount}(( el {date}))(( - {merchant}))",
        "{date}((: {amount}))((, {status}))",
        "{payment_method}((: {amount}))",
        "{type}(( de {amount}))(( - {status}))",
    ),
    "event": (
        "{title}((, {start}))((, {location}))",
        "{name}(( - {date}))((, {location}))",
        "{start} - {end}((: {title}))",
    ),
    "ticket": (
        "{id}((: {title}))(( - {status}))((, prioridad {priority}))",
        "{title}(( ({status})))((, lo lleva {assignee}))",
    ),
    "task": (
        "{task}(( - {assignee}))((, hasta el {due}))",
        "{task}((, {assignee}))((, plazo {due}))((, prioridad {priority}))",
        "{assignee}: {task}(( (hasta el {due})))",
        "{task}(( (responsable: {assignee})))((, para el {due}))",
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
        "{name}((, {manufacturer} {model}))((, batería {battery}))",
        "{id}((: {name}))(( - {status}))",
        "{name}(( ({type})))((, firmware {firmware}))",
    ),
    "reading": ("{time}((: {temperature}))((, humedad {humidity}))",),
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
