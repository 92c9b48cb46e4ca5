"""Words for the names of members: whole names that mean the same, words that mean the same inside a name, short forms.

Every row is read in one direction: what stands behind the first name may be written in its place, whatever the schema
is about.  What that is not true of stays out (a `name` is no `designation`, an `account` no `user`, a `total` no
`count`), and so the reverse of a row stands here only where it was found to hold as well.  Where the meaning hangs on
what a member holds (an `email` that is a text is an address, one that is true or false is a wish for mail), the row
stands with that kind.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "DETAILED",
    "FIRST_WORDS",
    "LAST_WORDS",
    "LAST_WORDS_OF_TEXTS",
    "MEASURES",
    "NAMED_THINGS",
    "SHORT_UNITS",
    "SHORT_WORDS",
    "SPELLINGS",
    "UNITS",
    "WHOLE_NAMES",
]


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """From the first word of each row, between the ``|``, to the others of it."""
    rows = [row.split() for row in text.split("|")]
    return {first: tuple(others) for first, *others in rows}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WHOLE_NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": _table("""
first_name given_name forename | given_name first_name forename | last_name family_name surname
| family_name last_name surname | surname last_name family_name | full_name complete_name | nickname nick_name
| username user_name login_name | date_of_birth birth_date birthdate | birth_date date_of_birth birthdate
| birthdate birth_date date_of_birth | zip_code zip postal_code | postal_code postcode post_code
| postcode postal_code post_code | quantity qty | qty quantity | latitude lat | longitude lon lng
| timezone time_zone tz | time_zone timezone tz | language lang | id identifier | identifier id | configuration config
| config configuration | filename file_name | file_name filename | file_path path_of_file path_to_file
| file_size size_of_file | hostname host_name | ip_address ip_addr | phone_number telephone_number phone_no
| mobile_phone cell_phone | unit_price price_per_unit | price_per_unit unit_price | subtotal sub_total
| sub_total subtotal | total_amount amount_in_total | discount_percentage discount_percent
| discount_percent discount_percentage | discount_amount amount_of_discount | discount_rate rate_of_discount
| tax_amount amount_of_tax | tax_rate rate_of_tax | line_total total_of_line | total_fees sum_of_fees fees_total
| total_revenue revenue_total overall_revenue | refunds_total total_refunds total_of_refunds | amount_due due_amount
| amount_paid paid_amount | amount_involved involved_amount | balance_due outstanding_balance balance_outstanding
| balance_before previous_balance prior_balance | balance_after balance_afterwards | service_fee service_charge
| platform_fee platform_charge | processing_fee processing_charge | handling_fee handling_charge
| coupon_discount discount_by_coupon | coupon_code code_of_coupon | shipping_cost shipping_costs cost_of_shipping
| shipping_method method_of_shipping | shipping_address ship_to_address | billing_address bill_to_address
| delivery_address deliver_to_address | estimated_delivery expected_delivery
| payment_method method_of_payment means_of_payment | payment_methods methods_of_payment means_of_payment
| payment_status status_of_payment | gift_message message_with_gift | gift_wrap gift_wrapping
| verified_purchase purchase_verified | list_price price_in_list | page_count number_of_pages num_pages
| number_of_pages page_count num_pages | total_pages number_of_pages page_count
| total_orders number_of_orders order_count | total_customers number_of_customers customer_count
| total_employees number_of_employees employee_count | total_visits number_of_visits visit_count
| total_votes number_of_votes vote_count | total_data_points number_of_data_points data_point_count
| item_count number_of_items num_items | tag_count number_of_tags num_tags
| customer_count number_of_customers num_customers | attachment_count number_of_attachments num_attachments
| word_count number_of_words num_words | character_count number_of_characters num_characters
| retry_count number_of_retries num_retries | items_per_page page_size | per_page page_size
| attachments_size size_of_attachments | team_size size_of_team | font_size size_of_font
| order_date date_of_order ordered_on | invoice_date date_of_invoice invoiced_on
| purchase_date date_of_purchase purchased_on | event_date date_of_event | visit_date date_of_visit
| test_date date_of_test tested_on | registration_date date_of_registration registered_on
| settlement_date date_of_settlement settled_on | due_date date_due | start_date begin_date starting_date
| end_date ending_date finish_date | start_time begin_time starting_time | end_time ending_time finish_time
| delivered_date date_delivered delivered_on | shipped_date date_shipped shipped_on
| founded_date date_founded date_of_foundation | scheduled_date scheduled_for
| created_date creation_date date_created | creation_date created_date date_created
| date_created creation_date created_date | date_published publication_date published_on
| date_modified modification_date modified_on | date_joined joining_date joined_on
| created_at creation_time time_created | updated_at update_time time_updated
| modified_at modification_time time_modified | deleted_at deletion_time time_deleted
| published_at publication_time time_published | received_at time_received time_of_receipt | resolved_at time_resolved
| reported_at time_reported | recorded_at time_recorded | collected_at time_collected | joined_at time_joined
| posted_at time_posted | expires_at expiry_time expiration_time | snapshot_at snapshot_time time_of_snapshot
| last_active_at last_activity_at | last_updated last_update | last_updated_date last_update_date date_of_last_update
| first_response_at first_responded_at time_of_first_response | paid_on payment_date date_of_payment
| added_on date_added | initiation_timestamp initiated_at | completion_timestamp completed_at
| ordered_timestamp ordered_at | event_end end_of_event | opening_hours hours_of_opening | created_by creator
| updated_by last_updated_by | reviewed_by reviewer | assigned_to assignee
| job_title title_of_position position_title | occupation profession | headquarters head_office
| team_lead team_leader | app_name application_name name_of_app | lab_name laboratory_name name_of_lab
| focus_areas areas_of_focus | role_in_project project_role | top_selling_products best_selling_products
| top_regions leading_regions | returning_customers repeat_customers | pending_orders orders_pending
| units_sold sold_units | total_units_sold total_sold_units | revenue_attributed attributed_revenue
| attributed_revenue revenue_attributed | next_period_revenue revenue_of_next_period
| previous_period_revenue revenue_of_previous_period | revenue_by_channel channel_revenue
| percentage_of_total percent_of_total | percentage_off percent_off | category_breakdown breakdown_by_category
| profit_margin margin_of_profit | conversion_rate rate_of_conversion | churn_rate rate_of_churn
| click_through_rate ctr clickthrough_rate | cost_per_click cpc | roas return_on_ad_spend | ad_spend advertising_spend
| customer_lifetime_value lifetime_value_of_customer | campaign_performance performance_of_campaigns
| product_performance performance_of_products | traffic_sources sources_of_traffic | age_groups age_brackets
| demographics demographic_data | physical_store brick_and_mortar_store | mobile_app mobile_application
| report_period reporting_period period_of_report | confidence_level level_of_confidence
| inventory_status status_of_inventory | contract_year year_of_contract | custom_fields user_defined_fields
| status_history history_of_status | reference_range range_of_reference | reference_low lower_reference_limit
| reference_high upper_reference_limit | bmi body_mass_index | blood_pressure_systolic systolic_blood_pressure
| blood_pressure_diastolic diastolic_blood_pressure | respiratory_rate breathing_rate respiration_rate
| oxygen_saturation o2_saturation | blood_type blood_group | chief_complaint main_complaint
| history_of_present_illness present_illness_history | medical_record_number mrn number_of_medical_record
| physical_examination physical_exam | ordering_physician ordering_doctor | specialist_referral referral_to_specialist
| patient_age age_of_patient | patient_sex sex_of_patient | vitals vital_signs | icd10_code icd_10_code
| dietary_requirements dietary_needs | emergency_contact contact_in_emergency | preferred_contact contact_preference
| best_time_to_call preferred_call_time | last_contacted last_contact | last_health_check latest_health_check
| network_health health_of_network | signal_strength strength_of_signal | signal_quality quality_of_signal
| battery_level battery_charge_level | firmware_version version_of_firmware | service_version version_of_service
| operating_mode mode_of_operation | overall_status status_overall | current_state present_state
| automation_rules rules_for_automation | action_parameters parameters_of_action
| alert_thresholds thresholds_for_alerts | alerts_generated generated_alerts | anomalies_detected detected_anomalies
| packets_lost lost_packets | devices_online online_devices | devices_offline offline_devices
| connected_device_id id_of_connected_device | target_device_id id_of_target_device
| telemetry_summary summary_of_telemetry | notification_channels channels_for_notifications
| notifications_enabled enable_notifications | auto_save autosave | date_format format_of_dates
| first_day_of_week week_starts_on | quiet_hours do_not_disturb_hours | process_id pid | pagination paging
| in_reply_to in_response_to | resolution_minutes minutes_to_resolution | satisfaction_score satisfaction_rating
| risk_score score_of_risk | action_items actions_to_take | helpful_votes votes_as_helpful
| exchange_rate rate_of_exchange | retry_after wait_before_retry | content_text text_of_content
| home_page_url homepage_url | homepage_url home_page_url | alt_text alternative_text
"""),
    "text": _table("""
email email_address e_mail | phone phone_number telephone | telephone phone_number phone | mobile mobile_number
| url uri | website website_url web_site | message message_text | comment comment_text | note note_text remark
| notes remarks | city city_name | company company_name | brand brand_name | manufacturer manufactured_by
| category category_name | organizer organized_by | industry industry_sector | priority priority_level
| severity severity_level | urgency urgency_level | importance importance_level | response_text text_of_response
| review_text text_of_review review_body | sku stock_keeping_unit
"""),
    "number": _table("""
lat latitude | lng longitude | lon longitude | priority priority_level | rating rating_value | score score_value
| price price_amount | cost cost_amount | budget budget_amount | revenue revenue_amount | savings amount_saved
| capacity maximum_capacity | temperature temp | page page_number page_no | port port_number
| floor floor_number | followers follower_count number_of_followers | following following_count
| clicks click_count number_of_clicks | impressions impression_count number_of_impressions
| conversions conversion_count number_of_conversions
"""),
    "flag": _table("""
active is_active | enabled is_enabled | disabled is_disabled | verified is_verified | approved is_approved
| resolved is_resolved | archived is_archived | deleted is_deleted | published is_published | deprecated is_deprecated
| required is_required | optional is_optional | visible is_visible | hidden is_hidden | private is_private
| public is_public | valid is_valid | remote is_remote | silent is_silent | fasting is_fasting
| done is_done completed | attended has_attended was_present | in_stock is_in_stock | tax_exempt is_tax_exempt
| kyc_verified is_kyc_verified | aml_checked is_aml_checked | is_active active | is_enabled enabled
| is_verified verified | is_archived archived | is_deleted deleted | is_published published | is_public public
| is_valid valid | is_flagged flagged | is_recurring recurring | email_verified is_email_verified
| verified_purchase is_verified_purchase | would_recommend recommends
"""),
    "moment": _table("""
created created_at | updated updated_at | last_seen last_seen_at | last_triggered last_triggered_at
| last_contacted last_contacted_at | last_updated last_updated_at
"""),
    "list": _table("""
tags tag_list | labels label_list | items item_list | attendees attendee_list people_attending
| attachments attachment_list attached_files | keywords keyword_list | errors error_list | notes remarks
| comments comment_list | categories category_list | skills skill_list skill_set | members member_list
| devices device_list | teams team_list | projects project_list | departments department_list
| medications medication_list | diagnoses diagnosis_list | results result_list | actions action_list
| decisions decision_list decisions_made | images image_list | users user_list | products product_list
| orders order_list | authors author_list | links link_list | files file_list | sessions session_list
| promotions promotion_list | fees fee_list | parties party_list | readings reading_list | triggers trigger_list
| connections connection_list | capabilities capability_list | agenda agenda_items | icons icon_list
"""),
}
"""Whole names in snake case, by the kind of what the member holds (`renaming` tells the kinds); "" for any."""

NAMED_THINGS = _words("""
account action alert app application article attendee author bank campaign category city company condition connection
contact contract country course customer department device diagnosis document employee event facility file item
manufacturer medication meeting member merchant network notification order organization party patient payment period
pharmacy product project report review reviewer role rule school sender seller sensor server service supplier team
test ticket transaction vendor warehouse
""")
"""What has a name, a type, a title or a price: an `order_type` is the type of an order."""

DETAILED = _words("""
customer emergency_contact facility insurance organizer owner patient pharmacy product provider server tracking venue
""")
"""Objects that hold details of what they are called after."""

FIRST_WORDS = _table(
    "max maximum | maximum max | min minimum | minimum min | avg average | average avg | prev previous"
)
"""Words at the beginning of a name of several words."""

LAST_WORDS = _table("""
id identifier | identifier id | number no | percentage percent pct | percent percentage pct | pct percent
| quantity qty | qty quantity | config configuration | configuration config | info information | information info
| timezone time_zone | params parameters | parameters params | args arguments | arguments args | latitude lat
| longitude lon lng
""")
"""Words at the end of a name of several words."""

LAST_WORDS_OF_TEXTS = _table("email email_address | phone phone_number | url uri")
"""Words at the end of a name of several words, where the member holds a text."""

MEASURES = _words("""
accuracy age altitude delay depth distance duration height heading humidity interval latency length period pressure
speed temperature timeout uptime warranty weight width
""")
"""What is measured in units: a `weight_kg` is a weight in kg."""

UNITS = _words("""
bytes c cm days degrees f g hours hpa kb kg kmh km m mb minutes mm months mph ms percent seconds weeks years
""")
"""What stands behind a measure."""

SHORT_UNITS = _table("seconds secs | minutes mins | hours hrs | degrees deg | milliseconds ms")

SPELLINGS: Mapping[str, str] = {
    word: other
    for pair in _words("""
behavior/behaviour cataloged/catalogued canceled/cancelled center/centre centers/centres color/colour colors/colours
enrollment/enrolment favorite/favourite favorites/favourites fulfillment/fulfilment gray/grey labor/labour
license/licence neighborhood/neighbourhood organization/organisation organizations/organisations
organizer/organiser organizers/organisers specialty/speciality
""")
    for word, other in (pair.split("/"), pair.split("/")[::-1])
}
"""American words to British ones, and back."""

SHORT_WORDS: Mapping[str, str] = {
    word: others[0]
    for word, others in _table("""
account acct | accuracy acc | address addr | amount amt | application app | argument arg | arguments args
| attribute attr | authentication auth | authorization authz | average avg | background bg | battery batt
| building bldg | calculated calc | category cat | certificate cert | channel chan | code cd | command cmd
| comment cmt | company co | configuration config | connection conn | coordinates coords | count cnt | country ctry
| currency ccy | current cur | customer cust | database db | delivery dlv | department dept | description desc
| destination dest | device dev | diagnosis dx | dimension dim | directory dir | document doc
| duration dur | employee emp | environment env | error err | estimated est | expiration exp | frequency freq
| function func | group grp | header hdr | height ht | identifier id | image img | information info | initial init
| instruction instr | interval intvl | invoice inv | language lang | latitude lat | length len | level lvl
| location loc | longitude lng | manager mgr | manufacturer mfr | maximum max | medication med | message msg
| metadata meta | minimum min | minutes min | month mo | name nm | network net | notification notif | number no
| object obj | operation op | order ord | organization org | original orig | package pkg | parameter param
| parameters params | password pwd | patient pt | payment pmt | percent pct | percentage pct | phone tel | picture pic
| position pos | previous prev | priority prio | procedure proc | product prod | project proj | promotion promo
| property prop | quality qual | quantity qty | reading rdg | reference ref | region reg | repository repo
| request req | required reqd | response resp | revenue rev | revision rev | schedule sched | seconds sec
| section sect | sender snd | sequence seq | serial ser | server srv | service svc | session sess | shipping ship
| source src | specification spec | statistics stats | status stat | summary summ | system sys | target tgt
| temperature temp | temporary tmp | threshold thr | timestamp ts | total tot | transaction txn | utility util
| value val | variable var | version ver | volume vol | warehouse whs | weight wt
""").items()
}
"""What terse interfaces write; short forms that are words of their own (`per`, `sub`) stay out."""
