"""Words for the names of members: whole names that mean the same, words that mean the same inside a name, short forms.

Rows are separated by ``|``; the first word of a row is the one that is looked up, a row of its own goes before.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PARTS_OF_NAMES", "SHORT_WORDS", "WHOLE_NAMES"]


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(row.split()) for row in text.split("|")]


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """From each word to the others of its row; a word that begins a row of its own is looked up there."""
    table = {row[0]: row[1:] for row in _rows(text)}
    for row in _rows(text):
        for word in row[1:]:
            table.setdefault(word, tuple(other for other in row if other != word))
    return table


WHOLE_NAMES = _table("""
first_name given_name forename | last_name family_name surname | full_name name display_name
| email email_address e_mail mail | phone phone_number telephone | mobile mobile_phone cell_phone
| username user_name login | birth_date date_of_birth birthday | street street_address address_line
| city town locality | state region province | postal_code zip_code postcode | zip zip_code postal_code
| country country_name | country_code iso_country | latitude lat | longitude lon lng | timezone time_zone tz
| currency currency_code | quantity qty amount | qty quantity | price unit_price cost
| unit_price price_per_unit item_price | total grand_total total_amount | subtotal sub_total net_total
| tax tax_amount vat | discount discount_amount reduction | discount_percentage discount_percent discount_rate
| shipping_cost shipping_fee delivery_cost | items line_items entries | description summary details
| notes remarks comments | comment remark note | title heading headline | status current_status state
| type kind category | category group | tags labels keywords | created_at creation_date date_created
| updated_at last_updated modified_at | timestamp recorded_at time | start_date begin_date from_date
| end_date finish_date to_date | due_date payment_due deadline | url link web_address | website web_site homepage
| image picture photo | color colour | size extent | weight mass | age age_in_years | gender sex
| company company_name organization | department division business_unit | job_title occupation
| customer client buyer | customer_id client_id customer_number | user_id account_id member_id
| order_id order_number order_ref | invoice_number invoice_id invoice_no | product_id item_id article_number
| sku stock_code item_code | product_name item_name article_name | vendor supplier seller
| payment_method payment_type means_of_payment | is_active active enabled | enabled is_enabled active
| verified is_verified confirmed | rating score stars | review_text review_body comment_text | message text body
| subject topic subject_line | sender from_address originator | recipient receiver addressee
| priority urgency importance | severity level impact | version release revision | language lang locale_code
| duration length_of_time time_span | location place site | address postal_address location_address
| count number_of_items tally | page page_number | limit max_results | error failure | reason cause explanation
| author writer created_by | owner proprietor responsible | members participants people | metadata meta extra_info
| options settings preferences | settings configuration preferences | config configuration settings
| name label designation | label caption name | value reading measured_value | unit unit_of_measure uom
| temperature temp | humidity relative_humidity | device_id sensor_id unit_id | host hostname server | path file_path
| file document | id identifier key | code short_code symbol | balance account_balance funds | amount sum | fee charge
| method procedure approach | result outcome | results outcomes | events occurrences | attachments enclosures files
| attendees participants guests | organizer coordinator host | venue location_name hall | capacity max_attendees seats
| patient_id medical_record_number patient_number | diagnosis finding condition | medications drugs prescriptions
| doctor physician practitioner
""")
"""Whole names, written in snake case."""

PARTS_OF_NAMES = _table("""
id identifier number | number no num | date day | name label | count total | amount sum value | price cost
| address location | description text | type kind | status state | url link | list items | time timestamp
| percentage percent pct | quantity qty | max maximum | min minimum | customer client | user account | product item
| order purchase | start begin | end finish | updated modified | phone telephone | email mail
| company organization | employee worker | department unit | billing invoice | payment settlement
| average mean | rate ratio | file document | image picture | config configuration | info information
| message text note | error failure fault | response reply | request query | reference ref | category class
| channel medium | source origin | role function | method mode | score points | margin spread
| subject topic | reason cause | notes remarks | note remark | comment remark | contact person
| doctor physician | sensor probe | device unit | facility site | network net | team group | project initiative
| task assignment | meeting session | event occasion | ticket case | issue problem | alert alarm | rule policy
| condition criterion | action step | actions steps | trigger cause | history log | record entry | report statement
| metrics figures | trends developments | revenue income | profit gain | budget funds | fee charge | fees charges
| tax vat | discount reduction | promotion offer | promotions offers | coupon voucher | warehouse depot
| stock inventory | brand make | manufacturer maker | model type | version release | platform system | language lang
| currency iso_currency | color colour | photo picture | duration length | timeout limit deadline
| interval period gap | period span | frequency recurrence | range interval | threshold limit | value reading
| weight mass | width breadth | depth thickness | speed velocity | accuracy precision
| battery cell | signal reception | strength power | power supply | health condition | summary overview
| details particulars | settings options | preferences choices | permissions rights grants | members participants
| attendees guests | skills competences | goal target | target goal | operator comparison | author writer
| owner holder | reviewer critic | sender originator | recipient addressee | carrier forwarder | seller vendor
| buyer purchaser | merchant retailer | party participant | parties participants | payer debtor | provider supplier
| insurance coverage | diagnosis finding | medication drug | medications drugs | dosage dose | instructions directions
| symptom complaint | birth delivery | birthday birth_date | street road | city town | state region | country nation
| region area | floor storey | building house | timezone zone | joined registered | received obtained
| sent dispatched | posted booked | scheduled planned | expected anticipated | recorded logged | collected gathered
| reported stated | resolved solved | done completed | verified checked | enabled active | active live | visible shown
| silent muted | recurring repeating | primary main | secondary second | previous prior | current present
| next upcoming | first initial | last latest | pending open | overall total | custom own | focus core | lead head
| head chief | following followed | followers subscribers | retries attempts | port socket | path location
| arguments args | parameters params | params arguments | function procedure | command instruction | result outcome
| results outcomes | errors faults | title heading | label tag | tags keywords | categories classes
| entries rows | rows lines | lines entries | ports sockets | targets goals | services features | volumes mounts
| environment surroundings | dependencies requirements | licenses permits | authors writers | reviewers critics
| branches lines | jobs tasks | steps stages | workflow process | schedule timetable | background backdrop
| icons symbols | icon symbol | theme style | font typeface | prefix lead | suffix ending | minimum lowest
| maximum highest | default fallback
""")
"""Words at the beginning or the end of a name of several words."""

SHORT_WORDS: Mapping[str, str] = {
    row[0]: row[1]
    for row in _rows("""
account acct | accuracy acc | address addr | amount amt | application app | argument arg | arguments args
| attribute attr | authentication auth | authorization authz | average avg | background bg | battery batt
| building bldg | calculated calc | category cat | certificate cert | channel chan | code cd | command cmd
| comment cmt | company co | configuration config | connection conn | coordinates coords | count cnt | country ctry
| currency ccy | current cur | customer cust | database db | date dt | delivery dlv | department dept
| description desc | destination dest | device dev | diagnosis dx | dimension dim | directory dir | discount disc
| document doc | duration dur | employee emp | environment env | error err | estimated est | expiration exp
| experience xp | first fst | frequency freq | function func | group grp | header hdr | height ht | identifier id
| image img | information info | initial init | instruction instr | interval intvl | invoice inv | language lang
| latitude lat | length len | level lvl | location loc | longitude lng | manager mgr | manufacturer mfr | maximum max
| measurement meas | medication med | message msg | metadata meta | minimum min | minutes min | month mo | name nm
| network net | notification notif | number no | object obj | operation op | optional opt | order ord
| organization org | original orig | package pkg | parameter param | parameters params | password pwd | patient pt
| payment pmt | percent pct | percentage pct | period per | phone tel | picture pic | position pos | previous prev
| primary prim | priority prio | procedure proc | product prod | project proj | promotion promo | property prop
| quality qual | quantity qty | reading rdg | received recd | recommended rec | record rec | reference ref
| region reg | registration reg | repository repo | request req | required reqd | response resp | resolution res
| revenue rev | revision rev | schedule sched | seconds sec | section sect | sender snd | sequence seq | serial ser
| server srv | service svc | session sess | shipping ship | signal sig | source src | specification spec
| standard std | statistics stats | status stat | subscription sub | summary summ | system sys | target tgt
| temperature temp | temporary tmp | threshold thr | timestamp ts | total tot | transaction txn | unit uom
| utility util | value val | variable var | version ver | volume vol | warehouse whs | weight wt
""")
}
"""What terse interfaces write."""
