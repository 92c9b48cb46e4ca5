"""The value tables of the core pack: codes that are codes, limits in order, rows that do not repeat."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from zoneinfo import available_timezones

import pytest

from edgejson.values.fields import Fields
from edgejson_pack_core.pack import core_pack

TABLES: dict[str, list[dict[str, Any]]] = {
    name: [dict(row) for row in rows] for name, rows in core_pack().tables().items()
}
ZONES = available_timezones()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_rows_have_the_same_columns_and_do_not_repeat(name: str) -> None:
    rows = TABLES[name]
    assert all(row.keys() == rows[0].keys() for row in rows)
    assert len({repr(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_cell_can_be_drawn(name: str) -> None:
    language, _, plain = name.rpartition("/")
    fields = Fields(TABLES, language)
    for column in TABLES[name][0]:
        fields.field(f"{plain}.{column}")  # raises HintError for a malformed range or placeholder


def ranges(cell: Any) -> list[dict[str, Any]]:
    if isinstance(cell, list):
        return [found for part in cell for found in ranges(part)]
    return [cell] if isinstance(cell, dict) else []


@pytest.mark.parametrize("name", sorted(name for name in TABLES if "/" not in name))
def test_ranges_are_in_order_and_on_their_grid(name: str) -> None:
    for row in TABLES[name]:
        for column, cell in row.items():
            for found in ranges(cell):
                low, high = found["range"]
                assert low < high or (low == high and name == "services"), f"{column} of {row}"
                assert round(low, found["decimals"]) == low, f"{column} of {row}"
                assert round(high, found["decimals"]) == high, f"{column} of {row}"


def column(table: str, name: str) -> list[Any]:
    return [row[name] for row in TABLES[table]]


def test_products_are_many_and_priced() -> None:
    names = column("products", "name")
    assert len(names) >= 120
    assert len(set(names)) == len(names)
    assert len(set(column("products", "category"))) >= 10
    for row in TABLES["products"]:
        low, high = row["price"]["range"]
        assert 1 < low < high < 5000
        assert row["savings"]["range"][1] < high
    assert set(column("products", "category")) == set(column("product_categories", "name"))


def test_diagnoses_have_codes_of_icd_10_cm() -> None:
    codes = column("diagnoses", "icd10_code")
    assert len(codes) >= 60
    assert len(set(codes)) == len(codes)
    assert len(set(column("diagnoses", "diagnosis_name"))) == len(codes)
    assert all(re.fullmatch(r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?", code) for code in codes)
    # Injuries are coded with the encounter in the seventh character; nothing else here is.
    assert all((len(code) == 8) == code.startswith("S") for code in codes)


def test_how_long_it_has_lasted_is_said_once() -> None:
    """Two numbers drawn apart contradict each other: in the complaint, or in the history, not in both."""
    span = re.compile(r"\{int:[^}]*\} (?:days|weeks|months)")
    since = re.compile(r"(?:for|over) \{int:[^}]*\} (?:days|weeks)|\{int:[^}]*\} (?:days|weeks) ago")
    for row in TABLES["diagnoses"]:
        if any(span.search(complaint) for complaint in row["chief_complaint"]):
            assert not any(since.search(history) for history in row["history"]), row["icd10_code"]


def test_right_and_left_have_codes_that_agree() -> None:
    """In ICD-10-CM 1 stands for right and 2 for left, in the last place before the encounter."""
    for row in TABLES["diagnoses"]:
        side = row["icd10_code"].rstrip("A")[-1]
        if row["icd10_code"].startswith("L03.11"):
            side = {"5": "1", "6": "2"}[side]
        if "right" in row["diagnosis_name"]:
            assert side == "1", row
        if "left" in row["diagnosis_name"]:
            assert side == "2", row


def test_loinc_codes_have_their_check_digit() -> None:
    for code in column("lab_orders", "test_code"):
        number, _, check = code.partition("-")
        doubled = str(int(number[::-1][::2][::-1]) * 2)
        rest = number[::-1][1::2][::-1]
        assert (10 - sum(map(int, doubled + rest)) % 10) % 10 == int(check), code


def test_routing_numbers_have_their_checksum() -> None:
    for number in column("banks", "routing_number"):
        assert re.fullmatch(r"\d{9}", number)
        assert sum(weight * int(digit) for weight, digit in zip((3, 7, 1) * 3, number, strict=True)) % 10 == 0


def test_laboratory_values_surround_their_reference_range() -> None:
    seen = set()
    for row in TABLES["lab_tests"]:
        assert row["parameter"] not in seen
        seen.add(row["parameter"])
        low, high = row["reference_low"], row["reference_high"]
        assert low < high
        for found in ranges(row["value"]):
            least, greatest = found["range"]
            assert greatest > low
            assert least < high
        *usual, wide = ranges(row["value"])
        assert all(low <= found["range"][0] < found["range"][1] <= high for found in usual)
        assert wide["range"][1] > high or wide["range"][0] < low
        assert row["unit"]


def test_printed_reference_ranges_say_what_the_limits_say() -> None:
    for row in TABLES["lab_tests"]:
        printed, low, high = row["reference_range"], row["reference_low"], row["reference_high"]
        if printed.startswith("<"):
            assert float(printed[1:]) == high + 1
        elif printed.startswith(">"):
            assert float(printed[1:]) == low - 1
        else:
            assert [float(part) for part in printed.split("-")] == [low, high]


def test_locales_name_real_zones_and_currencies() -> None:
    for row in TABLES["locales"]:
        assert row["timezone"] in ZONES
        assert re.fullmatch(r"[A-Z]{3}", row["currency"])


def test_reports_cover_whole_periods() -> None:
    lengths = {
        "daily": {1},
        "weekly": {7},
        "monthly": {28, 29, 30, 31},
        "quarterly": {90, 91, 92},
        "yearly": {365, 366},
    }
    for row in TABLES["report_periods"]:
        days = (date.fromisoformat(row["end_date"]) - date.fromisoformat(row["start_date"])).days + 1
        assert days in lengths[row["period_type"]], row


def test_reviews_say_what_their_stars_say() -> None:
    by_stars: dict[int, set[str]] = {}
    for row in TABLES["reviews"]:
        by_stars.setdefault(row["rating"], set()).add(row["text"])
    assert sorted(by_stars) == [1, 2, 3, 4, 5]
    assert all(len(texts) >= 12 for texts in by_stars.values())
    assert all(row["would_recommend"] == [row["rating"] > 3] for row in TABLES["reviews"] if row["rating"] != 3)


def test_transactions_have_the_sign_of_their_kind() -> None:
    for row in TABLES["transactions"]:
        low, high = row["amount"]["range"]
        if row["type"] in ("debit", "fee"):
            assert high < 0
        if row["type"] in ("credit", "refund"):
            assert low > 0


def test_campaigns_are_clicked_less_than_shown_and_convert_less_than_clicked() -> None:
    for row in TABLES["campaigns"]:
        assert row["clicks"]["range"][1] < row["impressions"]["range"][0]
        assert row["conversions"]["range"][1] < row["clicks"]["range"][0]


def test_file_names_end_as_their_type_says() -> None:
    endings = {row["content_type"]: row["filename"].rpartition(".")[2] for row in TABLES["files"]}
    assert len(set(endings.values())) == len(endings)
    assert endings["application/pdf"] == "pdf"
    assert endings["text/csv"] == "csv"


@pytest.mark.parametrize("word", ["example", "lorem", "foo", "sample", "placeholder", "john doe", "dummy", "asdf"])
def test_no_cell_holds_a_placeholder(word: str) -> None:
    found = [
        name
        for name, rows in TABLES.items()
        for row in rows
        if re.search(rf"\b{re.escape(word)}(?![a-z])", repr(row), re.IGNORECASE)
    ]
    assert found == []
