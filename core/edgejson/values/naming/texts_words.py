"""Which field a text holds, by its property's name: media, science, public life, moments, pieces of text, names of what the owner says.

The form of the lines is told in `text_table`.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

__all__ = ["WORDS"]

WORDS = r"""
# ---- media, science, public life
@pool.newspaper_desk: desk newsroom_desk
@pool.section: section section_name primary_section newspaper_section
@pool.edition: edition edition_name
@pool.publication: publication publication_name newspaper magazine publication_title
@pool.journal: journal journal_name journal_title
@pool.volume_number: volume issue_number issue volume_number
@pool.series: series series_name series_title collection_name book_series/title
@dev.work_title: book book_title book_name book/title book/name
@dev.work_title: movie movie_title film film_title movie/title film/title movie/name
@dev.work_title: song song_title track track_name track_title song/title track/title song/name track/name
@dev.work_title: album album_name album/title album/name
@pool.artist: artist artist_name performer composer_name
@pool.band: band band_name
@pool.game: game game_name game_title game/title game/name video_game
@pool.sport: sport sport_name discipline
@pool.league: league competition league_name tournament league/name
@pool.recipe: recipe recipe_name dish dish_name meal recipe/title recipe/name dish/name meal/name menu_item menu_item/name
@pool.ingredient: ingredient ingredient_name ingredient/name
@pool.cuisine: cuisine cuisine_type
@pool.food: food food_name
@pool.drink: drink beverage
@pool.animal: animal animal_type pet_type pet/type pet/species
@pool.pet_name: pet pet_name pet/name dog/name cat/name animal/name
@pool.breed: breed
@pool.species: species scientific_name taxon organism taxon_name
@pool.plant: plant plant_name plant/name
@pool.medication: medication medicine drug drug_name medication_name medication/name drug/name prescription
@pool.dosage: dosage dose dose_text
@pool.diagnosis: diagnosis disease illness medical_condition disease_name
@pool.symptom: symptom complaint chief_complaint
@pool.allergy: allergy allergen
@pool.body_part: body_part body_site anatomical_site
@pool.insurance: insurance insurance_type coverage insurance_provider
@pool.gene: gene gene_symbol gene_name
@pool.chemical: chemical substance compound chemical_name
@pool.weather: weather weather_condition sky_condition forecast weather_description conditions
@pool.season: season
@pool.month: month month_name
@pool.weekday: weekday day_of_week day dayofweek day_name
@pool.period: frequency recurrence update_frequency period periodicity cadence repeat repeats
@pool.opening_hours: opening_hours hours business_hours office_hours open_hours
@pool.course: course course_name course_title course/title course/name class_title
@pool.subject_area: subject_taught subject_area field_of_study major school_subject area_of_study
@pool.chapter: chapter chapter_title
@pool.abstract: abstract executive_summary
@pool.holiday: holiday holiday_name
@pool.event: event_title event_label event/name event/title conference conference_name event_description_title
@pool.session: session_title session_name session/title talk talk_title
@pool.campaign: campaign campaign_name mkt_campaign utm_campaign campaign/name
@pool.medium: utm_medium mkt_medium refr_medium marketing_medium
@pool.traffic_source: utm_source mkt_source refr_source traffic_source referral_source lead_source acquisition_channel
@pool.social_site: social_network social_site social_media social_platform mkt_network social/site
@pool.channel: channel sales_channel notification_channel contact_channel communication_channel =channels
@pool.campaign_goal: goal objective
@pool.audience: audience target_audience
@pool.difficulty: difficulty difficulty_level complexity
@pool.grade: grade mark_grade letter_grade
@pool.rating_text: rating content_rating age_rating
@pool.confidence: confidence confidence_level certainty
@pool.risk: risk risk_level
@pool.visibility: visibility privacy
@pool.access_level: access access_level
@pool.health_status: health health_status health_state
@pool.result: result outcome test_result verdict
@pool.decision: decision approval_status
@pool.rank: rank badge membership_level loyalty_tier
@pool.translation: translation
@pool.greeting: greeting welcome_message
@pool.question: question question_text survey_question faq_question
@pool.answer: answer answer_text response_text faq_answer
@pool.quote: quote quotation pull_quote testimonial
@pool.document_type: document_type doc_type document_kind form_type publication_type content_purpose_document_supertype document_supertype schema_name report_type record_type
@pool.content_type_word: content_kind article_type story_type post_type
@pool.image_type: image_type picture_type
@pool.product_type: product_type item_type
@pool.ticket_type: ticket_type fare_type
@pool.seat: seat seat_number
@pool.question_type: question_type
@pool.reason: reason cancellation_reason change_reason rejection_reason close_reason return_reason reason_text
@pool.change: change_note change_description change_summary revision_note edit_summary
@pool.subcategory: subcategory sub_category
@pool.category: category category_name primary_category product_type_name categories
@pool.music_genre: song/genre album/genre track/genre artist/genre band/genre playlist/genre music_genre
@pool.genre: genre
@pool.topic: topic primary_topic additional_topic theme_topic browse_page policy_area subject_heading
text.word: tag keyword seo_keyword hashtag labels_word tags keywords key_word
@pool.taxonomy: taxonomy
@pool.system_name: system source_system origin_system erp_system crm_system
@pool.provider: provider provider_name service_provider
@pool.signal: signal_strength
@pool.symbol: currency_symbol
@pool.time_span: time_to_live_text time_period retention retention_period
@pool.language_name: dialect_name
@pool.newspaper_desk: assignment_desk
@pool.version_word: release_channel channel_name_release update_channel stability minimum_stability release_track
@pool.manager: last_applied_by_tool
@pool.abandoned: abandoned
# ---- moments
@period.created: created_at created created_on creation_time creation_date created_date creation_timestamp date_created datecreated createdate create_time date_added added_at registered_at registration_date signup_date joined_at join_date inserted_at recorded_at opened_at submitted_at requested_at ordered_at hired_at hire_date hiredate incorporation_date commencement_date enrolled_at order_date issue_date issued_at issue_time issued purchase_date invoice_date date_issued collected_at sampled_at sample_date retrieved_at fetched_at create_date launch_time launched_at founded_on founding_date created_time
@period.updated: updated_at updated modified modified_at modified_on last_modified last_updated update_time modification_date modification_time date_modified datemodified last_update last_update_time last_updated_date last_updated_at last_modified_time last_modified_at last_modified_date last_modified_on updated_on update_date date_updated changed_at last_edited_at edited_at revised_at last_changed revision_date public_updated_at last_revised synced_at last_synced_at last_login last_login_at last_seen last_seen_at last_active_at last_accessed processed_at last_transition_time last_probe_time last_run_at last_heartbeat_time con_date last_access_time
@period.published: published_at published publish_date publication_date release_date first_published_at first_publish_date date_published released_at display_date first_public_at public_timestamp available_at announced_at planned_publish_date scheduled_publish_date publish_time released_on edition_time
@period.closed: closed_at completed_at completion_date finished_at resolved_at deleted_at cancelled_at archived_at withdrawn_at processed_on delivered_at delivery_date shipped_at shipping_date paid_at payment_date settled_at dissolution_date termination_date deletion_timestamp completion_time sent_at received_at confirmed_at approved_at signed_at withdrawn_date ship_date fulfilled_at end_of_life
@period.start: start_date started_at start_at start_time starts_at start_datetime date_from from_date valid_from effective_date begin_date begin_at begins_at begin_time effective_from starts_on start_day not_before since_date scheduled_at scheduled_for event_date check_in checkin appointment_date meeting_date effective_at active_from startdate pickup_date period_start window_start
@period.end: end_date ended_at end_at end_time ends_at end_datetime date_to to_date valid_to valid_until valid_through effective_to finish_date finish_time ends_on until end_day not_after stop_time check_out checkout_date return_date enddate period_end window_end through_date
@period.due: due_date due_at deadline due due_on target_date payment_due_date due_by deadline_at response_due
@period.expires: expires expires_at expiry expiry_date expiration expiration_date expires_on expiration_time expire_at expiry_time renewal_date best_before use_by renew_at
@period.moment: timestamp datetime date_time event_time occurred_at observed_at measured_at tstamp received_time dvce_sent_tstamp server_time generated_at event_timestamp time_stamp checked_at reported_at logged_at sent_time utc_time
@period.day: date transaction_date publication_day visit_date birthdate_or_date event_day calendar_date record_date posted_date as_of filing_date websked_sort_date report_date date_value test_date
@period.departure: departure_time departure_date departs departs_at departed_at departure
@period.arrival: arrival_time arrival_date arrives arrives_at arrived_at arrival
moment.time: opening_time closing_time time_of_day clock_time pickup_time delivery_time check_in_time opens closes alarm_time opens_at closes_at =hour
@period.moment: sent_date time occurred processed triggered
moment.duration: duration iso_duration duration_iso
@pool.short_duration: timeout interval ttl cache_ttl delay retry_delay poll_interval refresh_interval timeout_duration max_age scrape_interval heartbeat_interval start_period wait grace_period expires_in retry_interval period_duration expire_after lease_duration backoff idle_timeout stop_timeout time_limit
# ---- pieces of text
text.paragraph: body content_body article_body body_text full_text long_description article_text article_content transcript letter content_text plain_text message_body email_body statement_text report_text main_text story_body cover_letter
?text.paragraph: content
@beside.@project.description|@beside.product.description|@beside.company.description|@text.description: =description
?@text.description: description desc descr short_description item_description product_description job_description event_description overview meta_description seo_description blurb synopsis subtitle_text details detail explanation purpose rationale justification long_text
?@text.description: summary
text.sentence: comment comments note notes message msg remark feedback observation internal_note editor_note editors_note user_comment review_text review statement announcement notification notification_text instruction_text response reply additional_info additional_information memo _comment special_instructions customer_note status_message body_preview teaser excerpt standfirst dek change_description_text warning_message warning alert alert_message public_comment log_message
@pool.instructions: instructions instruction directions preparation usage_instructions how_to_use
text.title: title headline heading subject topic_title subtitle page_title document_title report_title main_title seo_title sub_title subheadline subheading doc_title article_title meta_title agenda og_title basic chart_title menu_title kicker slide_title section_title native_title
?text.phrase: text label_name caption_text short_text display_text label_value header footer task action_item step todo_item agenda_item requirement deliverable milestone activity task_name action_name step_name activity_name feature requirement_text bullet_point text_value
?@pool.setting_value: value default default_value values setting_value current_value initial_value fallback enum config_value parameter_value option_value allowed_value string_value valuestring const example_value actual_value expected_value old_value new_value
?@pool.config_key: key
?@pool.type_word: type subtype sub_type type_name_word object_type class_type types_word
?@pool.category: kind_word classification
?@pool.data: data payload raw raw_data
?@pool.source_name: source data_source information_source source_name
?@pool.slug: target =targets target_name resource resources resource_name job job_name workflow workflow_name task_id pipeline pipeline_name build_name step_id
@pool.topic: =topics
?@pool.reference: reference references
?@dev.code: code short_code internal_code product_class_code item_class_code content_code type_code status_code_text filing_type_code code_value classification_code
?@pool.options: option options choice
?@pool.action: action operation action_type operation_name op_type activity_type se_action command_type
?@pool.label: se_label attribute_label column_title
?@pool.size_label: size_name
code.priority: priority urgency importance
code.severity: severity alert_level criticality severity_level
?@pool.level: level
@pool.order_direction: order sort_order sort_direction ordering
@beside.place.state|@pool.state: =state
@pool.state: state current_state run_state job_state instance_state lifecycle process_state
@pool.status: phase current_status processing_status workflow_status
@pool.sign: sign
code.status: order_state
@project.slug: slug url_slug name_slug seo_slug handle_slug page_slug post_slug
@project.name: code_name
?@thing.name: name
?@thing.name: display_name label_display human_name friendly_name nice_name common_name displayname title_name generated_name resource_title
@pool.generate_name: generate_name name_prefix
@pool.alias: alias aliases short_name shortname abbreviation acronym symbol
@dev.token_word: continue cursor next_token page_token next_page_token continuation_token pagination_token
person.name: owner owners customer client buyer seller user_full_name sold_to bill_to
@pool.volume: disk/name disk_name
@lit.24|32: colordepth color_depth
@lit.Gecko|WebKit|Blink: renderengine render_engine
@lit.Apple Inc.|Google Inc.|Microsoft Corporation|Samsung: os_manufacturer device_manufacturer
@pool.operation_id: operation_id operationid
@lit.deployment|service|order|invoice|customer: singular
@pool.k8s_resource: plural
@lit.docker.io|ghcr.io|quay.io|registry.gitlab.com: registry
@pool.question: prompt
@lit.irc://irc.libera.chat/harborlab|irc://irc.oftc.net/nordvik: irc
?@pool.database_schema: =schema
?@pool.slug: parent
@pool.field_name: =as
@dev.ulid: ulid
@pool.plot: plot storyline premise
@pool.hospital: hospital clinic hospital_name
@pool.gate: gate terminal
person.name: cast starring organizer organiser ceo cto cfo chairman founder president chef trainer landlord spouse
person.name: author authors maintainer contributor creator editor reviewer assignee reporter instructor teacher speaker presenter host_name_person guest attendee participant patient student employee supervisor actor director writer translator illustrator photographer composer inventor doctor physician nurse driver passenger contact_full_name signatory applicant candidate member recipient sender requester approver submitter signer producer narrator candidate_name agent_name player coach lawyer judge witness victim suspect manager_name lead person people principal_investigator researcher sponsor_name sales_rep representative mentor
person.username: user users assignee_login actor_login triggered_by committer pusher assignees reviewers run_as run_as_user approver_login account principal subject_user remote_user admin_user os_user operator_user master_username
person.name: manager
company.name: vendor supplier manufacturer publisher merchant retailer distributor sponsor insurer agency studio contractor tenant_company franchise partner_name principal_company seller_name partner registrar
@pool.link_text: anchor_text
# ---- names of what the owner says
@pool.slug: step/name task/name stage/name trigger/name action/name pipeline/name queue/name topic/name bucket/name function/name endpoint/name route/name rule/name policy/name template/name build/name environment/name_of schedule/name hook/name listener/name target/name source/name destination/name provider/name connection/name network/name subnet/name key/name certificate/name index/name document_type/name backend/name server/name host/name node/name worker/name agent/name runner/name stack/name layer/name check/name probe/name monitor/name alarm/name alert/name command/name script/name profile/name config/name configuration/name setting/name option/name block/name element/name entity/name model/name schema/name definition/name data/name dataset/name experiment/name test/name suite/name report/name dashboard/name widget/name panel/name view/name page/name form/name group_of/name feature/name flag/name filter/name
@pool.field_name: partition_key/name sort_key/name primary_key/name index_column/name column/name field/name property/name attribute/name header_field/name form_field/name
@pool.variable_name: parameter/name param/name argument/name variable/name input/name output/name arg/name signal/name
@pool.database: database/name
@pool.table: table/name
@pool.header_name: http_header/name
text.word: tag/name keyword/name hashtag/name
@pool.label_key: label/key annotation/key match_expression/key label_selector_requirement/key
@pool.slug: label/value annotation/value
@pool.kernel: kernel/name
@pool.language_name: language/name
place.city: city/name town/name
place.country: country/name
place.country_code: country/code
place.state: state/name province/name
@pool.stock_symbol: stock/symbol security/symbol
@dev.currency: price/currency money/currency amount/unit
@dev.currency: currency/code
place.address: address/text address/value address/formatted
person.site: author/homepage maintainer/url contributor/url funding/person_url
@web.site: info/url contact/url organization/homepage
code.image: photo/url picture/url thumbnail/url logo/url icon/url avatar/url image_asset/url cover/url
@pool.commit_message: commit/message
@pool.tag_ref: tag/ref release/tag release/tag_name image/tag
text.title: post/title article/title page/title news/title blog/title document/title report/title
@pool.k8s_resource: rule/resource policy_rule/resource
@pool.git_kind: repository/type vcs/type
@pool.field_kind: column/type
@pool.docs_title: documentation/title
"""
