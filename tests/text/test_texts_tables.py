"""Tables hold values as they are, by the rules of their kind: CSV and HTML are read back by parsers for them."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from told import text_of

from edgejson_teachers.templates.english.naming import english_name

PLAIN = {"title": "Desk, oak", "note": "two\nlines", "maker": "Procter & Gamble", "count": 3, "tags": ["a, b", "c"]}
QUOTED = {"title": 'The 15" screen', "note": 'says "hello"', "maker": "Hale; Sons, Ltd", "count": 3}
SEEDS = range(60)


def _document(gold):
    kinds = {str: {"type": "string"}, int: {"type": "integer"}, list: {"type": "array", "items": {"type": "string"}}}
    return {"type": "object", "properties": {name: kinds[type(value)] for name, value in gold.items()}}


def _told(gold, genre):
    for seed in SEEDS:
        completion = text_of(gold, seed, genre=genre, document=_document(gold), difficulty="easy")
        assert {completion.text[span.start : span.end] for span in completion.spans} >= {
            value for value in gold.values() if isinstance(value, str)
        }
        yield completion.text


def _cells(text):
    """Every cell of a text read as CSV with the delimiter it has."""
    for delimiter in ",;\t|":
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
        cells = [cell for row in rows for cell in row if len(row) > 1]
        if cells:
            yield cells


def test_csv_quotes_what_holds_delimiters_and_breaks():
    for text in _told(PLAIN, "table_csv"):
        assert any({"Desk, oak", "two\nlines", "Procter & Gamble"} <= set(cells) for cells in _cells(text)), text


def test_csv_never_doubles_a_quote_that_belongs_to_a_value():
    for text in _told(QUOTED, "table_csv"):
        rows = [line.split("\t") for line in text.split("\n")]
        cells = {cell for row in rows for cell in row if len(row) > 1}
        assert set(QUOTED.values()) - {3} <= cells, text


@pytest.mark.parametrize("value", ['a "quoted"\tcell', 'broken "over\nlines"'])
def test_csv_leaves_out_of_the_table_what_it_could_only_rewrite(value):
    for text in _told({"title": "Desk", "note": value, "count": 3}, "table_csv"):
        assert any(
            line.endswith(value.partition("\n")[0]) and "\t" not in line[: -len(value)] for line in text.split("\n")
        )


class _Cells(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.cells, self.tags, self.depth = [], set(), 0

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)
        self.depth += tag in ("td", "th")
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag):
        self.depth -= tag in ("td", "th")

    def handle_data(self, data):
        if self.depth:
            self.cells[-1] += data


@pytest.mark.parametrize("value", ["<b>bold</b>", "a < b", "&lt;escaped&gt;", "R&copy;D", "first\nsecond"])
def test_html_holds_no_value_that_it_would_read_otherwise(value):
    for text in _told({"title": "Procter & Gamble", "note": value, "a<b": "x > y", "count": 3}, "table_html"):
        table, _, below = text.rpartition("</table>")
        parser = _Cells()
        parser.feed(table)
        assert parser.tags <= {"p", "table", "tbody", "thead", "tr", "td", "th", "caption", "h3"}
        assert {"Procter & Gamble", "x > y"} <= set(parser.cells)
        assert value in below


@pytest.mark.parametrize("value", ["a|b", "first\nsecond"])
def test_markdown_holds_no_value_that_would_end_a_cell(value):
    for text in _told({"title": "Desk", "note": value, "count": 3}, "table_markdown"):
        assert not any(value.partition("\n")[0] in line for line in text.split("\n") if line.startswith("|"))


def test_spanish_joins_by_the_sound_that_follows():
    gold = {"skills": ["arte", "ilustración"], "city": "Cuenca"}
    texts = [text_of(gold, seed, genre="prose", document=_document(gold), language="es").text for seed in SEEDS]
    assert any("arte e ilustración" in text for text in texts)
    assert not any("arte y ilustración" in text for text in texts)


def test_a_text_in_the_names_of_a_file_has_the_values_of_a_file():
    gold = {"timeout_seconds": 30, "retry": True, "mode": "in_progress", "since": "2024-03-05"}
    properties = {
        "timeout_seconds": {"type": "integer"},
        "retry": {"type": "boolean"},
        "mode": {"enum": ["in_progress", "done"]},
        "since": {"type": "string", "format": "date"},
    }
    document = {"title": "Worker configuration", "type": "object", "properties": properties}
    named = 0
    for seed in SEEDS:
        text = text_of(gold, seed, genre="form", document=document).text
        if "timeout_seconds" in text:
            named += 1
            assert "2024-03-05" in text
            assert "in_progress" in text
            assert "seconds" not in text.replace("timeout_seconds", "")
    assert named > len(SEEDS) / 2


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("last_active_at", "last activity"),
        ("temperature_min", "minimum temperature"),
        ("balance_after", "resulting balance"),
        ("lines_of_code", "lines of code"),
        ("us_zip", "US ZIP"),
    ],
)
def test_english_calls_a_field_as_people_do(words, label):
    named = english_name(tuple(words.split("_")), "moment" if words.endswith("_at") else "text")
    assert named is not None
    assert named.noun.said == label


@pytest.mark.parametrize("words", ["disallow_spaces", "extends", "logged_in_with", "heterogeneoussslhw"])
def test_what_is_no_noun_is_not_said_in_sentences(words):
    assert english_name(tuple(words.split("_")), "text") is None
