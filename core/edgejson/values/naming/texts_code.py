"""Which field a text holds, by its property's name: clusters, clouds, data, code, looks.

The form of the lines is told in `text_table`.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

__all__ = ["CODE"]

CODE = r"""
# ---- clusters and clouds
@pool.k8s_kind: kind resource_kind owner_kind object_kind kind_name
@pool.k8s_version: api_version apiversion
@pool.api_group: api_group
@pool.k8s_version: group_version
@pool.k8s_resource: resource_name_plural
@pool.verb: verb
@pool.namespace: namespace k8s_namespace kube_namespace target_namespace name_space
@pool.slug: metadata/name service/name deployment/name job/name workflow/name resource/name service_ref config_map_ref object_reference/name
@pool.service: service service_name microservice backend backend_service upstream
@pool.pod: pod pod_name pod/name
@pool.node: node_name node/name worker_node
@pool.container: container container_name container/name sidecar init_container
@pool.cluster: cluster cluster_name cluster/name kube_context k8s_cluster cluster_id cluster_identifier db_cluster_identifier replication_group_id
@pool.secret_name: secret_name secret_key_ref pull_secret_name image_pull_secret tls_secret_name existing_secret secret_ref secret/name
@pool.config_map: config_map config_map_name configmap
@pool.service_account: service_account service_account_name serviceaccount
@pool.volume: source/volume volume_name volume_mount/name volumes/name volume/name
@pool.claim: claim_name pvc_name persistent_volume_claim
@pool.storage_class: storage_class storage_class_name storageclass
@pool.filesystem: fs_type filesystem file_system filesystem_type
@pool.port_name: port_name port/name ports/name target_port_name
@pool.label_key: label_key match_label annotation_name
@pool.finalizer: finalizer
@pool.manager: field_manager managed_field/manager managed_fields_entry/manager meta_v1_managedfieldsentry/manager meta_v1_managed_field/manager managed_fields_entry/manager
@pool.managed_operation: managed_field/operation managed_fields_entry/operation meta_v1_managed_fields_entry/operation
@lit.FieldsV1: fields_type
@dev.moment: managed_field/time managed_fields_entry/time
@pool.field_path: field_path
@pool.condition_reason: condition/reason deployment_condition/reason
@pool.taint_effect: toleration/effect taint/effect step_backend/effect effect
@lit.OnRootMismatch|Always: fs_group_change_policy
@lit.Never|PreemptLowerPriority: preemption_policy
@pool.policy: deletion_policy reclaim_policy persistent_volume_reclaim_policy update_replace_policy image_policy
@pool.failure_policy: failure_policy
@pool.match_policy: match_policy
@pool.concurrency_policy: concurrency_policy
@pool.pull_policy: pull_policy image_pull_policy
@pool.restart_policy: restart_policy restart
@pool.network_mode: network_mode
@pool.volume_mode: volume_mode
@pool.caching_mode: caching_mode
@pool.access_mode: access_mode
@pool.session_affinity: session_affinity
@pool.topology: topology_key
@pool.provisioner: provisioner
@pool.driver: driver driver_name storage_driver
@pool.log_driver: log_driver
@pool.annotation: annotation
@pool.webhook_operation: mutating_webhook/operation rule_with_operations/operation
@lit.None: side_effect
@pool.k8s_version: admission_review_version
@pool.cpu_quantity: cpu cpu_limit cpu_request cpus vcpu
@pool.memory_quantity: memory memory_limit memory_request mem mem_limit ram memory_size shm_size
@pool.storage_quantity: storage storage_size disk_size ephemeral_storage resource_storage disk capacity_storage volume_size storage_request disk_space
@pool.byte_size: max_size cache_files_maxsize file_size_limit size_limit max_file_size body_limit max_body_size buffer_size cache_size maxsize
@pool.aws_region: aws_region region cloud_region source_region target_region destination_region home_region bucket_region
@pool.availability_zone: availability_zone zone preferred_availability_zone az
@pool.instance_type: instance_type instance_class db_instance_class node_type cache_node_type instance_size
@pool.machine_type: machine_type vm_size vm_type
@pool.db_engine: engine db_engine engine_name database_engine database_type
@pool.cloud_provider: cloud cloud_provider
@pool.cloud_project: project_id projectid gcp_project google_project subscription_name
@pool.bucket: bucket bucket_name s3_bucket storage_bucket gcs_bucket source_bucket destination_bucket log_bucket
@pool.queue: queue queue_name job_queue
@pool.message_topic: topic_name kafka_topic pubsub_topic mqtt_topic stream stream_name subscription_topic
@pool.event_name: event event_type event_name trigger_event webhook_event event_source_name detail_type
@arn.: arn amazon_resource_name
@aws.: vpc_id subnet_id security_group_id instance_id ami_id image_ami vpc subnet subnets security_group vpc_security_group_id route_table_id network_interface_id vpc_endpoint_id internet_gateway_id nat_gateway_id file_system_id transit_gateway_id volume_id vpc_security_group allocation_id snapshot_id launch_template_id placement_group_id distribution_id hosted_zone_id user_pool_id identity_pool_id rest_api_id api_id kms_key_id kms_key kms_key_identifier snapshot_identifier
@pool.network_type: network_type
@pool.maintenance_window: preferred_maintenance_window maintenance_window
@pool.backup_window: preferred_backup_window backup_window
@pool.aws_resource: resource_type scalable_target/resource_id
@pool.iam_action: iam_action policy_action policy_statement/action statement/action
@pool.aws_status: lifecycle_state cloud_status
@tag.key: tag/key tags/key tag_item/key resource_tag/key tag_key
@tag.value: tag/value tags/value tag_item/value resource_tag/value tag_value
@env.name: env/name env_var/name environment_variable/name environment/name variable/name env/key env_var env_var_name environment_variable variable_key secret_env environment_variable_name
@env.value: env/value env_var/value environment_variable/value variable/value environment/value
@pool.env_pair: environment_pair environment_variables envs env_vars
@pool.build_arg: build_arg
@pool.environment: env environment deployment_environment target_environment node_env rails_env app_env stage_environment env_name deployment_target =sandbox
@pool.stage_name: stage stage/name pipeline_stage build_stage
@pool.runner: runner runs_on runner_label agent_pool vm_image agent
@pool.action_ref: uses action_ref
@pool.artifact_name: artifact/name artifact_name artifacts
@pool.cron: cron cron_expression schedule schedule_expression crontab cron_schedule
@pool.os: os operating_system os_name os_type os_family platform_os
@pool.arch: arch architecture cpu_architecture cpu_type
@pool.runtime: runtime =runtimes
@pool.framework: framework
@pool.platform: platform target_platform
@pool.programming_language: programming_language code_language source_language
@pool.kernel: kernelspec/name kernel_name kernel
@pool.kernel_title: kernelspec/display_name
@lit.text/x-python|text/x-r-source|application/javascript: language_info/mimetype
@pool.programming_language: language_info/name kernelspec/language
@pool.python_version: language_info/version
@pool.lexer: pygments_lexer lexer
@pool.editor_mode: codemirror_mode
@pool.lexer: nbconvert_exporter
@pool.storage_engine: storage_backend storage_type backend_type
@pool.iqn: iqn initiator_name
@pool.wwn: wwn wwid target_wwn
@lit.default: iscsi_interface
@pool.selinux_level: se_linux_option/level
# ---- data and code
@pool.table: table table_name
@pool.database: database database_name db db_name catalog_database
@pool.database_schema: db_schema database_schema schema_name_sql
@pool.index_name: index index_name
@pool.column: column column_name sort_by order_by group_by groupby key_field primary_key sort_column sort_field sort_key partition_key time_field attribute_name json_property property_name sort
@pool.field_name: field field_name fields required_field required parameter_name param_name attribute input_name output_name key_name form_field dimension_name property param parameter
@pool.data_type: data_type datatype value_type column_type field_type param_type property_type schema_type attribute_type
@pool.column_type: column/type
@pool.sql: sql sql_query select_query statement ddl
@pool.expression: expression expr formula calculate calculation cel_expression computed test_expression
?@pool.item_condition: condition
@pool.weather: weather/condition
@pool.run_condition: stage/condition step/condition job/condition rule/condition trigger/condition workflow/condition if when unless run_if run_condition only_if condition_expression
@pool.filter: filter filter_expression filters filter_string filter_query
@pool.query: query search_query search_string
@pool.search_term: search search_term term mkt_term refr_term q keyword_phrase search_phrase se_property
@pool.template: template template_string message_template name_template format_string text_template title_template
@pool.selector: selector css_selector query_selector xpath target_selector element_selector
@pool.css_class: css_class class_list style_class html_class
code.regex: regex regexp pattern regular_expression match_regex validation_pattern path_regex
code.json_pointer: json_patch/from patch/from json_patch/path patch/path json_pointer pointer instance_location keyword_location
@dev.json_path: json_path jsonpath jmespath result_path output_path_json input_path
@pool.operator: operator comparison_operator op_name logical_operator
@lit.add|replace|remove|move|copy|test: json_patch/op patch/op =op
@web.schema: $schema schema_url schema_uri json_schema meta_schema json_schema_dialect
@dev.schema_ref: $ref schema_ref
@pool.data_type: schema/type parameter/type items/type
@pool.format: format output_format file_format export_format input_format report_format data_format output_type serialization_format
@pool.encoding: encoding character_encoding text_encoding file_encoding
@pool.charset: charset doc_charset character_set
@pool.compression: compression compression_type content_encoding
@pool.codec: codec video_codec audio_codec
@pool.newline: newline line_ending end_of_line eol
@pool.quote_style: quote_style quotes quote_char
@pool.separator: separator delimiter field_delimiter list_separator
@pool.mode: mode operation_mode run_mode
@pool.profile: profile profile_name aws_profile
@pool.variant: variant style_variant
@pool.strategy: strategy strategy_type update_strategy merge_strategy deployment_strategy
@pool.sync_policy: policy sync_policy
@lit.ignore|restart|ClusterFirst|Default|Foreground|Background: dns_policy propagation_policy
@pool.policy: policy_type
@pool.scope: scope access_scope
@pool.oauth_scope: oauth_scope scopes
@pool.role_name: role user_role role_name member_role access_role iam_role_name owner_role node_role permission_level
@pool.permission: permission privilege grant access_right
@pool.group_name: group group_name groups security_group_name admin_group
@pool.error_code: error_code errorcode fault_code reason_code exception_code
@pool.error_name: ename exception error_name exception_type error_type exception_name error_class
@pool.error_value: evalue
@pool.error_text: error error_message failure_message exception_message errormessage error_description error_msg failure_reason error_text last_error
@pool.stack_frame: traceback stack_trace stacktrace stack stack_frame
@pool.code_line: source_line code_cell/source
@pool.code_snippet: code_snippet source_code snippet code_block
@pool.output_text: stdout output_text console_output log_output
@pool.html: html body_html html_content raw_html embed_html html_body content_html html_description embed_code
@pool.markdown: markdown readme_text
?@pool.markdown: readme
@pool.css: css style_sheet inline_css custom_css
@pool.css_size: font_size padding margin border_radius gap line_height width height min_width max_width min_height max_height top bottom left right border_width column_width offset_x offset_y spacing dx dy cell_width
@pool.font: font font_family font_name typeface
@pool.font_weight: font_weight
@pool.font_style: font_style
@pool.align: align alignment text_align horizontal_align halign anchor_position justify
@pool.side: side axis_position label_position
@pool.orient: orient orientation
@pool.css_display: display
@pool.css_position: css_position
@pool.cursor: cursor
@pool.shape: shape marker_shape point_shape mark_shape
@pool.line_style: line_style border_style stroke_style
@pool.curve: interpolate interpolation curve
@pool.icon: icon icon_name glyph icon_class
@pool.theme: theme color_theme theme_name
@pool.colour_scheme: color_scheme colour_scheme palette colormap
@pool.chart_type: chart_type mark visualization_type graph_type
@pool.number_format: number_format
@pool.date_format: date_format datetime_format timestamp_format
@pool.time_format: time_format
@beside.product.color|code.color: =color =colour
code.color: color colour background_color background foreground foreground_color fill stroke text_color border_color primary_color secondary_color hex_color color_code theme_color fill_color stroke_color bgcolor color_hex accent_color label_color grid_color highlight_color tint_color font_color brand_color
code.color_name: color_name colour_name product/color vehicle/color car/color eye_color hair_color product/colour
code.locale: locale locale_code lang_locale culture
code.language: language lang language_code lang_code content_language iso_language spoken_language br_lang default_language
@pool.language_name: language_name mother_tongue native_language
@pool.language_list: languages
@pool.auth_type: auth_type authentication auth_method authentication_type auth auth_mode authentication_method
@pool.hash_algorithm: hash_algorithm checksum_algorithm digest_algorithm
@pool.crypto_algorithm: algorithm encryption_algorithm cipher signing_algorithm signature_algorithm
@pool.key_type: key_type
@pool.relation: rel
@pool.media_query: media_query media
@pool.metric: metric metric_name kpi measure
@pool.test_name: test_name test_case spec_name scenario
@pool.feature_flag: feature_flag flag_name feature_name experiment experiment_name
@pool.browser: browser_name br_name br_family browser
@pool.device_type: device_type dvce_type device_category br_type form_factor
@pool.config_key: config_key setting setting_name setting_key preference_key option_name option_key
code.level: log/level logger/level logging/level log_entry/level log_level loglevel logging_level min_level verbosity level_name
@pool.separator: join_with
@pool.prefix: prefix name_prefix_string key_prefix_string url_prefix
@pool.suffix: suffix autoloader_suffix
@pool.label: label field_label axis_label display_label ui_label label_text column_label legend
@pool.placeholder: placeholder placeholder_text
@pool.tooltip: tooltip hover_text
@pool.help: help hint help_text hint_text usage_hint helper_text
@pool.button: button_text button_label button submit_text
@pool.call_to_action: call_to_action cta cta_text link_text link_label cta_label
@pool.disclaimer: disclaimer legal_notice
@pool.copyright: copyright copyright_notice copyright_text copyright_holder
@pool.rights: rights rights_statement usage_rights access_constraints access_rights use_constraints
@pool.credit: credit credits attribution photo_credit image_credit credit_line
@pool.alt_text: alt_text alt alt_tag alternative_text image_description alttext accessibility_label
@pool.caption: caption image_caption figure_caption
@pool.media_kind: media_kind asset_type
@pool.true_false: is_active enabled disabled active boolean_value toggle
"""
