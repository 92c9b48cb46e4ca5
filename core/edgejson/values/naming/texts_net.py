"""Which field a text holds, by its property's name: addresses, secrets, files, packages, commands.

The form of the lines is told in `text_table`.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

__all__ = ["NET"]

NET = r"""
# ---- net
internet.user_agent: user_agent useragent ua browser_agent
internet.hostname: host hostname host_name server server_name fqdn db_host smtp_host address/host broker dns_name bootstrap_server endpoint_host virtual_host page_urlhost refr_urlhost ip_domain proxy_host server_alias host_header
internet.domain: hosted_zone_name hosted_zone/name alternative_name certificate_alternative_name subject_alternative_name san domain domain_name root_domain cookie_domain site_domain github_domain gitlab_domain allowed_domain
internet.ipv6: ipv6 ipv6_address ip6 ipv6address
internet.ipv4: ip ip_address ipaddress ipv4 ip_addr client_ip remote_addr remote_ip source_ip server_ip host_ip pod_ip public_ip private_ip ip4 ipv4_address gateway cluster_ip load_balancer_ip user_ipaddress nat_ip elastic_ip dns_server nameserver
@dev.cidr: cidr cidr_block subnet_cidr cidr_ip ip_range vpc_cidr subnet_mask_cidr network_cidr cidripv4 ip_cidr_range allowed_cidr
internet.mac: mac mac_address macaddress mac_addr
@dev.host_port: host_port listen listen_address bind_address bind broker_url endpoint_address target_portal =portal portal portals bootstrap_servers
@web.url: url uri link href permalink_url page_url web_url canonical_url short_url edit_url download_url download redirect_url target_url source_url view_url public_url preview_url self_link share_url landing_page iri =@id refr_url page_referrer referrer referer http_referer external_url deep_link
@beside.@project.homepage|@web.site: =homepage
@web.site: website homepage home_page web_site web_page site_url website_url web blog blog_url =site homepage_url weburl =www
@web.relative: object_meta/self_link list_meta/self_link route/path endpoint/path ingress/path http_get_action/path http_get/path http_ingress_path/path website_path relative_url url_path urlpath canonical_path base_path basepath platform_path request_path route path_pattern health_check_path page_urlpath refr_urlpath uri_path api_path resource_path context_path path_prefix endpoint_path http_path request_uri router_path public_path location_path permalink non_resource_url
@web.api: endpoint endpoint_url base_url baseurl api_url apiurl api_endpoint server_url service_url api_base callback_url callback webhook webhook_url redirect_uri token_url authorization_url auth_url authorize_url refresh_url server/url userinfo_url jwks_uri issuer issuer_url callback_uri redirect_uris target_endpoint backend_url health_check_url host_url proxy_url
code.image: image_url imageurl image_uri logo logo_url avatar avatar_url photo photo_url picture picture_url thumbnail thumbnail_url icon_url cover cover_url cover_image banner banner_url profile_image profile_picture profile_photo image/url image/src image/href og_image poster_url screenshot screenshot_url high_resolution_url favicon hero_image image/content image_src image_link iconurl photo_uri
@web.feed: rss feed feed_url rss_url atom_url
@web.docs: docs documentation docs_url documentation_url help_url external_doc/url readme_url wiki wiki_url pricing_document_url service_definition_document_url manual_url guide_url info_url privacy_policy terms_of_service terms_url privacy_policy_url terms_and_conditions_url license_url license/url information_uri details_url download_page reference_url spec_url document_url help_uri
@web.video: video_url youtube youtube_url embed_url stream_url video_link
@web.query: query_string page_urlquery refr_urlquery querystring search_params url_query
@web.fragment: fragment page_urlfragment refr_urlfragment anchor hash_fragment
@pool.proxy: proxy http_proxy https_proxy
@pool.protocol: protocol scheme url_scheme page_urlscheme refr_urlscheme transport app_protocol ip_protocol
code.http_method: http_method request_method method http_verb
@pool.http_status: http_status status_code http_code response_code http_status_code
code.mime: mime mime_type mimetype content_type contenttype media_type mediatype accept content_media_type consumes produces
@pool.header_name: header_name header_key
@header.name: header/name
@header.value: header/value
@pool.isp: isp ip_isp ip_organization internet_provider
@pool.connection: connection_type network_connection ip_netspeed
@pool.asn: asn as_number
internet.mac: hardware_address
# ---- secrets and hashes
code.hash: commit commit_sha commit_hash git_sha sha sha1 commit_id git_commit revision_hash shasum head_sha =hash revision_sha rev commit_ref
@dev.sha256: sha256 checksum digest hash content_hash file_hash sha256sum etag sha_256 encrypted_digest user_fingerprint checksum_sha256
@dev.md5: md5 md5sum etag_md5
@dev.sha512: sha512 integrity
@dev.fingerprint: fingerprint thumbprint key_fingerprint cert_fingerprint
@dev.secret: p4password token secret api_key apikey password passphrase nonce auth_token access_token refresh_token client_secret secret_key private_token app_secret webhook_secret api_token bearer_token passwd pwd access_key secret_access_key signing_key encryption_key session_token license_key security_token csrf_token auth_key
@dev.access_key: access_key_id aws_access_key_id
@dev.jwt: jwt id_token json_web_token
@dev.base64: base64 ca_bundle certificate_data public_key signature cert_data client_certificate_data client_key_data blob payload_base64 key_data private_key ciphertext
@dev.client_id: client_id app_client_id consumer_key oauth_client_id
@dev.salt: salt iv
# ---- files and paths
@pool.file_extension: file_extension extension_name file_ext extension
code.file: file_name filename document_name image_name attachment_name original_filename original_name attachment file/name document/name attachment/name file_attachment_asset/title output_file_name blob_name
@pool.dockerfile: dockerfile docker_file dockerfile_path
@pool.config_file: config_file config_path configuration_file config_file_path settings_file configfile
@pool.manifest_file: manifest manifest_path manifest_file remote_manifest
@pool.values_file: values_file
@pool.log_file: log_file log_path logfile
@pool.source_file: source_file entry_file entry =entries input_file script_path module_path
@pool.main_file: main browser module_entry =unpkg =jsdelivr main_file
@pool.types_file: types typings types_file
@pool.script_file: script_file bin
@pool.certificate_file: ca_file cafile cert_file certificate_path certificate_file ssl_cert tls_cert certfile ca_cert ca_path certificate =cert
@pool.key_file: key_file keyfile private_key_file key_path private_key_path ssl_key secret_file pull_secret keyring identity_file keystore
@pool.archive: archive archive_file tarball zip_file
@pool.archive_format: archive_format archive_type
@pool.output_directory: out_dir output_dir outdir dist_dir build_dir output_directory output_path target_dir dest destination_dir publish_dir build_directory out archive_dir
@pool.source_directory: src_dir source_dir root_dir source_root src_path source_directory src_root
@pool.absolute_directory: working_dir working_directory workdir install_dir install_path data_dir project_root home_dir working_directory_path deploy_path =root
@pool.mount_path: mount_path mount_point container_path mount volume_mount pull_secret_mount_path target_path sub_path
@pool.host_path: host_path
@pool.cache_directory: cache_dir cache_path cache_directory
@pool.home_directory: home
@pool.directory: directory dir folder cwd base_dir base_directory include_path path_prefix_dir subdirectory context vendor_dir bin_dir folder_path dirname folder_name build_context context_path_dir trunk_path branches_path tags_path package_path chart_path
@pool.file_path: path file file_path filepath pathname src_file local_path source_path destination_path relative_path full_path config_location key_prefix_path asset_path archive_path
@pool.glob: glob file_glob glob_pattern match_pattern include_pattern exclude_pattern files_pattern =include =includes include_file exclude_file test_match =files path_filter
@pool.ignore: exclude ignore excludes ignored ignore_pattern exclude_path ignore_path ignore_file =except
@dev.s3_uri: s3_uri s3_url s3_path output_s3_uri input_s3_uri s3_location s3_output_path model_data_url
@dev.key_prefix: s3_prefix key_prefix object_prefix
# ---- packages and versions
code.version: version semver app_version release_version min_version max_version package_version api_version_number software_version firmware_version sdk_version schema_version previous_version product_version version_number versionnumber chart_version since v_tracker v_collector target_version minimum_version latest_version v_etl br_version client_version version_name plugin_version release_number
@pool.node_version: node_version =node nodejs engines/npm
@pool.python_version: python_version =python requires_python python_requires
@pool.engine_version: engine_version kubernetes_version k8s_version runtime_version db_version
@pool.os_version: os_version operating_system_version platform_version
@pool.version_range: version_range version_constraint engine/node dependency_version semver_range version_spec version_requirement constraint_version
@pool.package: package package_name dependency dependencies npm_package dependency_name library library_name pkg package/name
@pool.python_package: requirement pip_package pip_requirement extra_require dependency_specifier
@pool.python_module: python_module import_name mypy_path_module
@pool.module: module module_name import module_specifier require requires plugin_module imports
@pool.java_group: =group_id maven_group
@pool.artifact: artifact_id artifact maven_artifact
@pool.java_class: java_class main_class driver_class serializer_class
@pool.class_name: class class_name classname type_name model_class super_class base_class struct_name
@pool.function_name: function function_name callback_name method_name entry_function procedure
@pool.variable_name: variable variable_name var_name symbol_name
@pool.plugin: plugin plugin_name extension_id addon extensions_name linter
@pool.preset: extends preset base_config inherit
@pool.rule_id: rule rule_id rule_name check_id policy_rule
code.license: license licence license_id licence_id license_name spdx_id spdx spdx_identifier license/name license/id license/identifier license_expression license/spdx_id
@project.scoped: npm_name
@project.repo: repo repository_name repository_slug full_repo_name github_repo repo_slug repository_full_name repo_name git_repo repository/name repo/name
@project.git: repository repository_url repo_url git_url vcs_url git_repository vcs clone_url repository/url repo/url git/url scm source_repository scm_url git git_remote remote_url
@project.issues: bugs issues bugs_url issue_tracker bug/url issues_url issue_url tracker_url bug_tracker support/issues
@project.homepage: project_url project_homepage project_website package_url
@project.docs: project_docs
@project.image: image image/name container_image docker_image image_name image_uri_name base_image builder run_image init_image sidecar_image container/image kaniko_image gradle_image maven_image pack_image docker_image_name image_repository image_ref stack_image =from_image image_id_name
@project.name: project project_name app app_name application application_name product_slug project/name app/name application/name repository/id program tool tool_name tool/name library/name plugin/name extension/name module/name package/id component component_name workspace_name
@project.title: app_title application_title project_title display_project_name
@project.description: package/description repository/description project/description plugin/description library/description module/description extension/description chart/description
@pool.branch: branch branch_name default_branch git_branch target_branch source_branch base_branch head_branch base_ref head_ref
@pool.revision: revision ref git_ref git_revision checkout_ref target_revision source_version
@pool.tag_ref: git_tag image_tag release_tag tag_name docker_tag
@pool.commit_message: commit_message
@pool.pull_request: pull_request pull_request_title pr_title
@pool.changelog: changelog change_log release_notes releasenotes =changes what_s_new whats_new
@pool.package_manager: package_manager preferred_install install_method
@pool.toolchain: toolchain compiler
# ---- commands
@pool.command: command cmd run shell_command command_line commandline exec commands command_name scripts_command
@pool.package_script: script scripts npm_script
@pool.install_command: install install_command preinstall postinstall setup setup_command pre_install_cmd post_install_cmd bootstrap prepare before_install before_script
@pool.build_command: build_command build_script prebuild postbuild =build build_cmd
@pool.test_command: test_command test_script =test pretest posttest test_cmd
@pool.start_command: start_command start start_script =serve =dev run_command start_cmd
@pool.lint_command: lint lint_command =format_command
@pool.package_script: prepack postpack prepublish prepublish_only cmd_hook hook post_update_cmd pre_update_cmd
@pool.executable: executable interpreter binary program_name bin_name language_server_command
@pool.entrypoint: entrypoint entry_point docker_entrypoint
@pool.handler: handler lambda_handler function_handler
@pool.argument: arg args argument arguments cli_args parameters_line extra_args
@pool.flag: flag flags option_flag compiler_flag compiler_option linker_flag
@pool.shell: shell
"""
