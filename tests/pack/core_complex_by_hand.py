"""The rules of the complex core schemas in plain Python.

Every function yields the ids of the rules that a document breaks, written from what the fields mean.  Documents hold
exact numbers (`int`, `Decimal`).  A rule says nothing about what is absent or null.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from core_facts import (
    Broken,
    Members,
    age,
    compared,
    day_count,
    differs,
    fields,
    given,
    late,
    members,
    ordered,
    percent,
    repeats,
    rounded,
    unknown,
)

# ---------------------------------------------------------------- complex

PERIODS = {"daily": (0, 1), "weekly": (6, 7), "monthly": (27, 35), "quarterly": (83, 98)}


def ecommerce_analytics(value: Members) -> Broken:
    start, end, kind = fields(value.get("report_period"), "start_date", "end_date", "period_type")
    if late(start, end):
        yield "period_order"
    if given(start, end, kind):
        least, most = PERIODS.get(kind, (363, 371))
        if not least <= day_count(start, end) <= most and not (kind == "daily" and day_count(start, end) < 0):
            yield "period_length"
    yield from _sales(value.get("sales_metrics"))
    yield from _customers(value)
    yield from _products(value)
    yield from _marketing(value.get("marketing_metrics"))
    revenue = (value.get("sales_metrics") or {}).get("total_revenue")
    before, growth = fields(value.get("trends"), "previous_period_revenue", "revenue_growth_percentage")
    if given(revenue, before) and differs(growth, rounded(Decimal(revenue - before) / before * 100), "0.1"):
        yield "revenue_growth"


CHANNELS = ("website", "mobile_app", "marketplace", "physical_store")


def _sales(sales: Members | None) -> Broken:
    revenue, orders, units, profit = fields(sales, "total_revenue", "total_orders", "total_units_sold", "gross_profit")
    channels = (sales or {}).get("revenue_by_channel")
    parts = fields(channels, *CHANNELS)
    if given(*parts) and differs(revenue, sum(parts)):
        yield "total_revenue"
    if given(revenue) and sum(part or 0 for part in parts) > revenue:
        yield "channels_within_revenue"
    average = (sales or {}).get("average_order_value")
    if given(revenue, orders) and orders > 0 and differs(average, rounded(Decimal(revenue) / orders), "0.01"):
        yield "average_order_value"
    if given(orders, units) and units < orders:
        yield "units_per_order"
    if given(profit, revenue) and profit > revenue:
        yield "profit_within_revenue"


def _customers(value: Members) -> Broken:
    customers = value.get("customer_metrics")
    total, new, returning = fields(customers, "total_customers", "new_customers", "returning_customers")
    if given(new, returning) and differs(total, new + returning):
        yield "total_customers"
    if given(new, total) and new > total:
        yield "new_within_total"
    if given(returning, total) and returning > total:
        yield "returning_within_total"
    people = (customers or {}).get("demographics")
    groups = (people or {}).get("age_groups")
    names = ("18_24", "25_34", "35_44", "45_54", "55_plus")
    if given(total) and sum(part or 0 for part in fields(groups, *names)) > total:
        yield "age_groups_within_total"
    regions = (people or {}).get("top_regions")
    revenue = (value.get("sales_metrics") or {}).get("total_revenue")
    if given(regions, total) and sum(each.get("customer_count") or 0 for each in regions) > total:
        yield "regions_within_total"
    if given(regions, revenue) and sum(each.get("revenue") or 0 for each in regions) > revenue:
        yield "region_revenue_within_total"


def _products(value: Members) -> Broken:
    revenue, units = fields(value.get("sales_metrics"), "total_revenue", "total_units_sold")
    top, categories = fields(value.get("product_performance"), "top_selling_products", "category_breakdown")
    sold = [fields(each, "units_sold", "unit_price", "revenue") for each in top or ()]
    if any(given(count, price) and differs(got, rounded(Decimal(count) * price)) for count, price, got in sold):
        yield "product_revenue"
    if given(top, revenue, *(got for _, _, got in sold)) and sum(got for _, _, got in sold) > revenue:
        yield "product_revenue_within_total"
    if given(top, units, *(count for count, _, _ in sold)) and sum(count for count, _, _ in sold) > units:
        yield "product_units_within_total"
    shares = [fields(each, "revenue", "units_sold", "percentage_of_total") for each in categories or ()]
    for own, _, share in shares:
        if given(own, revenue) and differs(share, rounded(Decimal(own) / revenue * 100), "0.5"):
            yield "category_share"
    if given(categories, revenue) and sum(own or 0 for own, _, _ in shares) > revenue:
        yield "category_revenue_within_total"
    if given(categories, units) and sum(count or 0 for _, count, _ in shares) > units:
        yield "category_units_within_total"
    if given(categories) and sum(share or 0 for _, _, share in shares) > 101:
        yield "category_shares_within_whole"


SOURCES = ("organic", "paid_search", "social", "email", "direct")


def _marketing(marketing: Members | None) -> Broken:
    spend, attributed, campaigns = fields(marketing, "ad_spend", "attributed_revenue", "campaign_performance")
    roas = (marketing or {}).get("roas")
    if given(spend, attributed) and spend > 0 and differs(roas, rounded(Decimal(attributed) / spend), "0.01"):
        yield "roas"
    visits = fields((marketing or {}).get("traffic_sources"), *SOURCES)
    if given(*visits) and differs((marketing or {}).get("total_visits"), sum(visits)):
        yield "total_visits"
    if given(campaigns, spend) and sum(each.get("cost") or 0 for each in campaigns) > spend:
        yield "campaign_cost_within_spend"
    if given(campaigns, attributed) and sum(each.get("revenue_attributed") or 0 for each in campaigns) > attributed:
        yield "campaign_revenue_within_attributed"
    for campaign in campaigns or ():
        clicks, seen, cost = fields(campaign, "clicks", "impressions", "cost")
        if given(clicks, seen) and clicks > seen:
            yield "clicks_within_impressions"
        through, per_click = fields(campaign, "click_through_rate", "cost_per_click")
        if given(clicks, seen) and seen > 0 and differs(through, rounded(Decimal(clicks) / seen * 100), "0.01"):
            yield "click_through_rate"
        if given(clicks, cost) and clicks > 0 and differs(per_click, rounded(Decimal(cost) / clicks), "0.01"):
            yield "cost_per_click"


def iot_device_network(value: Members) -> Broken:
    devices = members(value, "devices")
    ids = [device.get("device_id") for device in devices]
    if repeats(ids):
        yield "unique_devices"
    for device in devices:
        links = [link.get("connected_device_id") for link in members(device, "connections")]
        if device.get("device_id") in [link for link in links if link is not None]:
            yield "connected_device"
    rules = members(value, "automation_rules")
    summary, health = fields(value, "telemetry_summary", "network_health")
    alerts = members(summary, "alerts_generated")
    if unknown([each.get("device_id") for rule in rules for each in members(rule, "triggers")], ids):
        yield "trigger_device"
    if unknown([each.get("target_device_id") for rule in rules for each in members(rule, "actions")], ids):
        yield "action_device"
    if unknown([each.get("device_id") for each in alerts], ids):
        yield "alert_device"
    points, average = fields(summary, "total_data_points", "average_readings_per_device")
    if given(points) and devices and differs(average, rounded(Decimal(points) / len(devices)), "0.5"):
        yield "average_readings"
    states = [device.get("status") for device in devices]
    online, offline, checked = fields(health, "devices_online", "devices_offline", "last_health_check")
    if given(*states):
        if differs(online, states.count("online")):
            yield "devices_online"
        if differs(offline, states.count("offline")):
            yield "devices_offline"
    taken = value.get("snapshot_at")
    if any(late(device.get("last_seen"), taken) for device in devices):
        yield "seen_before_snapshot"
    if any(late(rule.get("last_triggered"), taken) for rule in rules):
        yield "fired_before_snapshot"
    if any(late(alert.get("timestamp"), taken) for alert in alerts):
        yield "alert_before_snapshot"
    if late(checked, taken):
        yield "checked_before_snapshot"
    if any(late(alert.get("timestamp"), alert.get("resolved_at")) for alert in alerts):
        yield "resolved_after_alert"
    if any(alert.get("resolved_at") is not None and alert.get("resolved") is False for alert in alerts):
        yield "resolved_alert"


def medical_encounter(value: Members) -> Broken:
    born, stated = fields(value.get("patient"), "date_of_birth", "age_years")
    visit = value.get("visit_date")
    if given(born, visit):
        if late(born, visit[:10]):
            yield "born_before_visit"
        if differs(stated, age(born, visit)):
            yield "age_years"
    vitals = value.get("vitals")
    upper, lower = fields(vitals, "blood_pressure_systolic", "blood_pressure_diastolic")
    if given(upper, lower) and upper <= lower:
        yield "blood_pressure"
    height, weight, bmi = fields(vitals, "height_cm", "weight_kg", "bmi")
    if given(height, weight) and differs(bmi, rounded(Decimal(weight) / (Decimal(height) * height / 10_000), 1), "0.1"):
        yield "bmi"
    diagnoses = members(value, "diagnoses")
    if [each.get("diagnosis_type") for each in diagnoses].count("primary") > 1:
        yield "one_primary_diagnosis"
    if repeats(each.get("icd10_code") for each in diagnoses):
        yield "distinct_diagnoses"
    for order in members(value, "lab_orders"):
        ordered = order.get("ordered_timestamp")
        if given(ordered, visit) and ordered[:10] < visit[:10]:
            yield "ordered_during_visit"
    days, scheduled = fields(value.get("follow_up"), "recommended_in_days", "scheduled_date")
    if given(scheduled, visit) and differs(days, day_count(visit, scheduled)):
        yield "recommended_in_days"


def multi_party_transaction(value: Members) -> Broken:
    parties, payments, total = members(value, "parties"), members(value, "payment_methods"), value.get("total_amount")
    kinds = [party.get("party_type") for party in parties]
    if repeats(party.get("party_id") for party in parties):
        yield "unique_parties"
    if "sender" not in kinds:
        yield "has_sender"
    if "receiver" not in kinds:
        yield "has_receiver"
    for party in parties:
        processing, platform, fees = fields(party.get("fees"), "processing_fee", "platform_fee", "total_fees")
        if given(processing, platform) and differs(fees, processing + platform):
            yield "total_fees"
        if given(fees) and fees < (processing or 0) + (platform or 0):
            yield "fees_within_total"
    senders = [party["party_id"] for party in parties if party.get("party_type") == "sender"]
    if unknown([payment.get("payer_id") for payment in payments], senders):
        yield "payer_is_sender"
    if payments and differs(total, sum(payment["amount"] for payment in payments)):
        yield "paid_in_full"
    yield from _amounts(parties, payments, total)
    yield from _transfer_history(value)


def _amounts(parties: Sequence[Members], payments: Sequence[Members], total: Any) -> Broken:
    sent: list[Any] = []
    for party in parties:
        amount, share = fields(party, "amount_involved", "share_percentage")
        if party.get("party_type") != "sender":
            if given(total, share) and differs(amount, percent(share, total)):
                yield "share_amount"
            continue
        sent.append(amount)
        if payments and differs(amount, sum(p["amount"] for p in payments if p.get("payer_id") == party["party_id"])):
            yield "sender_amount"
    if sent and given(total, *sent) and sum(sent) != total:
        yield "senders_fund_total"
    received = (party.get("amount_involved") or 0 for party in parties if party.get("party_type") == "receiver")
    if given(total) and sum(received) > total:
        yield "receivers_within_total"


def _transfer_history(value: Members) -> Broken:
    begin, done = fields(value, "initiation_timestamp", "completion_timestamp")
    history = members(value, "status_history")
    if late(begin, done):
        yield "completed_after_start"
    times = [state.get("timestamp") for state in history]
    if any(late(begin, time) for time in times):
        yield "history_after_start"
    yield from ordered(times)
    if not given(*times):
        return
    completions = [state["timestamp"] for state in history if state["status"] == "completed"]
    for state in history:
        if state["status"] == "initiated" and any(late(state["timestamp"], time) for time in times):
            yield "initiated_first"
        is_underway = state["status"] not in ("completed", "reversed")
        if is_underway and any(late(state["timestamp"], time) for time in completions):
            yield "after_completion"
        if state["status"] == "reversed" and any(late(time, state["timestamp"]) for time in times):
            yield "after_reversal"
    in_time = [compared(time, done) for time in completions if given(done)]
    if in_time and max(in_time) != 0:  # the last completion is the one that is stated
        yield "completion"
    if given(done, value.get("status_history")) and not completions:
        yield "completion_in_history"


def nested_organization(value: Members) -> Broken:
    departments = members(value, "departments")
    teams = [team for department in departments for team in members(department, "teams")]
    if repeats(department.get("department_id") for department in departments):
        yield "unique_departments"
    if repeats(team.get("team_id") for team in teams):
        yield "unique_teams"
    for team in teams:
        yield from _team(team, value.get("founded_date"))
    headcount = sum(len(members(team, "members")) for team in teams)
    if given(value.get("total_employees")) and value["total_employees"] < headcount:
        yield "total_employees"


def _team(team: Members, founded: str | None) -> Broken:
    people = members(team, "members")
    if repeats(person.get("employee_id") for person in people):
        yield "unique_members"
    lead = team.get("team_lead")
    number, name, email = fields(lead, "employee_id", "name", "email")
    same = [person for person in people if person.get("employee_id") == number]
    if given(number) and not same:
        yield "lead_is_member"
    if same and given(name) and name not in [person.get("name") for person in same]:
        yield "lead_name"
    if same and given(email) and email not in [person.get("email") for person in same]:
        yield "lead_email"
    if given(team.get("members")) and differs(team.get("team_size"), len(people)):
        yield "team_size"
    for person in people:
        if sum(project.get("allocation_percentage") or 0 for project in members(person, "projects")) > 100:
            yield "allocation"
        if late(founded, person.get("start_date")):
            yield "joined_after_founding"


CHECKS = {
    check.__name__: check
    for check in (
        ecommerce_analytics, iot_device_network, medical_encounter, multi_party_transaction, nested_organization,
    )
}  # fmt: skip
