"""Where plausible numbers lie, by the last words of the property's name.

One line a range: ``low high decimals skew: name name =name owner/name``; skew is ``low``, ``high`` or ``-``.  A name is
met by every property that ends in it, after ``=`` only alone.
"""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

__all__ = ["MODIFIERS", "NUMBERS", "RANGE_ENDS"]

MODIFIERS = frozenset(
    "actual planned current previous default avg average mean median target initial desired expected estimated base new "
    "old value val number amount_of num max min maximum minimum limit total est in of per the usd eur px raw preferred "
    "soft hard allowed requested reserved observed available unavailable ready updated remaining used free".split()
)
"""Words that say which of several such numbers it is; without them a name is looked up again."""

RANGE_ENDS = {
    **dict.fromkeys("min minimum lower low from start begin first least floor smallest".split(), "low"),
    **dict.fromkeys("max maximum upper high to end finish last most ceiling largest until".split(), "high"),
}
"""Words that name one end of a range: the numbers of the two never cross."""

NUMBERS = """
-60 70 5 -: lat latitude
-180 180 5 -: lon lng long longitude
18 80 0 -: age years_old
1 18 0 -: child_age
5 900 2 low: price cost amount total subtotal fee charge balance payment spend sum due unit_price list_price net gross money sale_price order_total grand_total line_total shipping_cost
5 900 2 low: price_usd price_eur ti_price tr_total worth expense deposit bid refund credit debit turnover_per_unit
4000 60000 0 low: car/price vehicle/price
50000 5000000 0 low: revenue turnover annual_revenue market_cap market_value
500 25000 0 low: budget sales loan_amount premium
28000 140000 0 low: salary income wage annual_salary compensation
1 90 2 low: tax vat shipping tip tax_amount tr_shipping tr_tax discount_amount
3 27 1 -: tax_rate vat_rate iva
0 100 1 -: percent percentage pct progress humidity completion utilization utilisation usage cpu_usage memory_usage load_percent coverage percentage_of_shares voting_percentage relative_humidity cloud_cover battery_percent share_percent
5 60 0 low: discount discount_percent discount_percentage rebate
0 1 3 -: ratio probability confidence share fraction accuracy precision recall similarity likelihood weight_factor threshold sampling_rate sample_rate_fraction dropout alpha relevance f1 gamma tension focal_point_x focal_point_y
0.1 1 2 high: opacity fill_opacity stroke_opacity
0.5 12 2 low: rate interest_rate exchange_rate growth_rate inflation
0 30 2 low: error_rate churn_rate bounce_rate
1 5 1 high: rating stars avg_rating review_score average_rating
0 100 1 -: score grade points mark
1955 2021 0 -: founded established founding_year
1990 2026 0 high: year copyright_year model_year publication_year
1950 2005 0 -: birth_year
1 12 0 -: month
1 28 0 -: day date day_of_month
1 365 0 -: day_of_year
1 52 0 -: week week_number calendar_week
1 4 0 -: quarter
0 6 0 -: day_of_week weekday
0 23 0 -: hour
1 72 0 low: hours
0 59 0 -: minute second
5 90 0 -: minutes
1 300 0 low: seconds sec secs
1 60 0 low: days nights duration_days retention_days grace_days
1 52 0 low: weeks
1 36 0 low: months
1 30 0 low: years
50 5000 0 low: ms milliseconds millis
1 12 0 low: quantity qty units seats guests number_of_items passengers adults copies
0 400 0 low: stock inventory on_hand stock_level in_stock
5 400 0 low: capacity
1024 49151 0 -: ephemeral_port
[80 443 8080 8443 3000 5432 6379 9090 8000 27017]: port server_port local_port container_port target_port db_port http_port https_port remote_port to_port from_port listen_port proxy_port node_port_internal host_port service_port page_urlport refr_urlport
30000 32767 0 -: node_port
-10 38 1 -: temperature temp air_temperature outdoor_temperature
960 1045 1 -: pressure air_pressure barometric_pressure
3 240 1 -: voltage
0.1 32 2 low: current_amps amperage
5 4000 0 low: power watts wattage power_consumption energy
5 100 0 high: battery battery_level charge_level
55 110 0 -: heart_rate pulse bpm
100 150 0 -: systolic
60 95 0 -: diastolic
35.8 39.2 1 -: body_temperature
1 120 1 -: weight mass weight_kg
100 5000 0 low: weight_g weight_grams
50 200 1 -: body_weight
18 35 1 -: bmi
20 210 0 -: height
150 200 0 -: height_cm body_height
1.5 2 2 -: height_m
1 400 1 low: width length depth distance radius diameter circumference side_length thickness_mm
100 1920 0 -: image/width video/width image_json/width photo/width screenshot/width thumbnail/width image_width width_px window_width screen_width viewport_width br_viewwidth dvce_screenwidth doc_width canvas_width video_width page_width frame_width
100 1080 0 -: image/height video/height image_json/height photo/height screenshot/height thumbnail/height image_height height_px window_height screen_height viewport_height br_viewheight dvce_screenheight doc_height canvas_height video_height page_height frame_height
0.5 800 1 low: distance_km kilometers km miles range_km trip_distance
10 900 0 -: altitude elevation elevation_m
20 400 1 low: area floor_area square_meters sqft living_area surface
5 130 0 -: speed velocity speed_limit wind_speed speed_kmh
0 359 0 -: bearing heading azimuth wind_direction hue
-90 90 0 -: angle rotation label_angle title_angle tilt rotate
0 40 1 -: precipitation rainfall
1 900 0 low: duration elapsed runtime_seconds play_time video_length duration_seconds length_seconds
20 2000 0 low: latency response_time latency_ms elapsed_ms duration_ms execution_time animation_duration processing_time transition_duration took
5 90 0 -: prep_time cook_time preparation_time cooking_time total_time travel_time walking_time lead_time
1 900 0 low: time
1 300 0 low: timeout interval delay timeout_seconds period wait grace_period timeout_in_seconds period_seconds initial_delay_seconds poll_interval heartbeat interval_seconds termination_grace_period deletion_grace_period_seconds
1 600 0 low: timeout_minutes time_limit timelimit session_timeout
500 60000 0 low: timeout_ms connect_timeout_ms read_timeout_ms request_timeout_ms interval_ms delay_ms debounce polling_interval_ms
60 86400 0 low: ttl max_age cache_ttl expires_in cache_files_ttl max_cache_time visibility_timeout lifetime token_lifetime expiration lease_duration
512 8000000 0 low: size bytes file_size size_bytes size_in_bytes content_length filesize bytes_sent bytes_received payload_size max_file_size body_size memory_bytes
1 2048 0 low: mb size_mb memory_mb megabytes storage_mb
10 2000 0 low: gb size_gb disk_size_gb disk_size storage_gb allocated_storage volume_size storage gigabytes
1 900 0 low: kb size_kb kilobytes
[128 256 512 1024 2048 4096]: memory mem memory_size ram memory_limit
[1 2 4 8 16]: cpu cpus vcpu cores cpu_count threads num_threads vcpus
8 512 0 -: bit_depth_kbps
[64 96 128 192 256 320]: audio_bitrate
300 8000 0 low: bitrate video_bitrate max_bitrate bandwidth throughput
[8000 16000 22050 44100 48000]: sample_rate sampling_frequency samplerate sample_rate_hz
[24 25 30 50 60]: fps frame_rate framerate
[8 16 24 32]: bit_depth color_depth bits_per_sample
100 16000 0 low: iops provisioned_iops
1 20 0 low: page page_number pages_read current_page
40 800 0 low: pages number_of_pages page_count
1000 180000 0 low: mileage odometer
10 100 0 -: limit per_page page_size max_results batch_size max_items max_keys results_per_page items_per_page
0 40 0 low: offset index position sequence rank ordinal sort_order display_order order lun column_index row_index seq
1 12 0 low: step row column col rows columns cols tab_index
-5 10 0 low: zindex z_index
0 400 1 -: x y x_pos y_pos x_coordinate y_coordinate left top right bottom pos_x pos_y offset_x offset_y xoffset yoffset
-50 50 1 -: z
1 5 0 -: level tier attempt attempts max_attempts severity difficulty nesting_level depth_level stage importance urgency
1 10 0 low: retries retry_count max_retries retry max_retry_attempts failure_threshold success_threshold backoff_limit tries concurrency_limit
1 100 0 low: priority weight_percent traffic_weight task_priority job_priority
1 9 0 low: version major schema_version revision payload_version format_version
0 20 0 low: minor patch nbformat_minor
4 5 0 -: nbformat orig_nbformat
1 60 0 low: generation observed_generation build_number iteration epoch_number round version_number
[200 201 204 301 400 404 500]: status_code http_status response_code http_code http_status_code statuscode
[0 1 2]: exit_code return_code exit_status
100 9999 0 -: error_code code
1609459200 1782000000 0 -: epoch timestamp created_time update_time modified_time event_time server_time creation_time last_modified_time sent_time created updated modified unix_time created_at updated_at epoch_seconds expires expires_at published_at created_time last_modified start_time end_time exp iat
1609459200000 1782000000000 0 -: timestamp_ms created_at_ms epoch_ms time_ms epoch_millis timestamp_millis
5000 900000 0 low: population inhabitants
50 90000 0 low: followers views visits downloads impressions likes subscribers view_count clicks plays hits pageviews shares following
0 120 0 low: count n occurrences frequency line_count_x
1 40 0 low: items employees_in_team members participants children visitors votes people
10 900 0 low: word_count words word_count_planned character_count inch_count line_count characters
100 9000 0 low: tokens max_tokens number_of_shares shares
5 5000 0 low: employees number_of_employees staff headcount employee_count company_size
1 6 0 low: replicas instances workers concurrency parallelism desired_capacity min_replicas max_replicas desired_count node_count nodes pods desired_replicas ready_replicas available_replicas parallel min_capacity max_capacity shards partitions num_workers pool_size instance_count
1 30 0 low: min_ready_seconds revision_history_limit successful_jobs_history_limit failed_jobs_history_limit history_limit
10 200 0 -: qps burst rps rate_limit requests_per_second max_connections throttle
1000 65000 0 -: run_as_user run_as_group fs_group uid gid supplemental_group user_id_number
[420 256 288 384 493]: default_mode file_mode
[0 1 5 10 50 100]: surge max_surge max_unavailable
64512 65534 0 -: asn asn_min asn_max local_asn remote_asn
1 4094 0 -: vlan vlan_id
[1500 9000 1450 1400]: mtu
8 32 0 -: prefix_length netmask_bits cidr_bits mask
1 400 0 low: line lineno line_number start_line end_line row_number lines number_of_lines
1 120 0 low: start_column end_column column_number char character
[2 4 8]: tab_width tab_size indent indent_size indent_width indentation
[80 100 120]: line_length max_line_length print_width column_limit line_width_chars
8 32 0 low: font_size text_size label_font_size title_font_size
1 6 0 low: stroke_width line_width border_width tick_width stroke thickness grid_width
2 24 0 low: padding margin border_radius corner_radius spacing gap label_padding title_padding tick_size cell_padding margin_top bin_spacing band_size
[1 2 3 4 6]: stroke_dash grid_dash domain_dash dash
0 8 0 low: stroke_dash_offset dash_offset
5 60 0 -: maxbins max_bins bins num_bins
0 1 2 -: band_position label_flush inner_padding padding_inner padding_outer
1 20 0 low: zoom zoom_level
0.5 3 2 -: scale scale_factor zoom_factor aspect_ratio factor multiplier
1 8 0 low: bedrooms bathrooms rooms floors doors storeys levels
2 12 0 low: servings portions party_size group_size
60 900 0 -: calories kcal energy_kcal
0 60 1 low: protein fat carbs carbohydrates sugar fiber fibre
20 1200 0 low: sodium potassium
1 8 0 low: gold wins losses goals assists games_played
0.1 900 1 low: volume
0 14 1 -: ph
1 150 0 low: experience_points level_points
1 24 0 -: experience years_of_experience
350 900 0 -: co2 co2_ppm noise_ppm
30 95 1 -: noise decibels loudness
0 11 0 -: uv_index
4 12 0 -: password_length min_password_length
1 20 0 low: min_length min_items min_properties minimum_length
40 500 0 -: max_length max_properties maximum_length
[1 5 10 0.01 0.5]: multiple_of
0 10 0 low: min minimum low lower
50 1000 0 low: max maximum high upper
1 1200 0 low: w h wid hei
1 12 0 low: partition milestone
0 100 0 -: val remaining value metric_value reading measurement level_percent
1 100 0 low: base number num size_label_number
1000 999999 0 -: id ids number_id legacy_id
100000 999999 0 -: order_number invoice_number ticket_number account_number customer_number
1 900 0 low: house_number street_number building_number
1 900 0 low: issue_number pull_number pr_number pull_request_number
0 100 0 low: clean_iter iterations max_iterations num_iterations epochs max_iter
0.00001 0.1 5 low: learning_rate lr tolerance epsilon tol weight_decay
0.1 1.2 2 -: top_p sampling_temperature presence_penalty frequency_penalty llm/temperature model/temperature
0 99999 0 -: seed random_seed random_state
1 40 0 low: radius_px point_size mark_size symbol_size icon_size
3 30 0 -: sides vertices
"""
