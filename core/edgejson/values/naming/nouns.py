"""Words that names are made of: who has a name of a person, what says nothing, what signs and maps mean."""

# ruff: noqa: E501, SIM905 - word lists are written as text
from __future__ import annotations

__all__ = [
    "FILLERS",
    "FIRMS",
    "FORMAL",
    "MAP_KEYS",
    "MAP_VALUES",
    "NOISE",
    "PEOPLE",
    "PLAIN_ROLES",
    "PROJECTS",
    "RECORDS",
    "SIGNED",
    "THINGS",
    "TOGETHER",
    "TRUTHS",
]

PEOPLE = frozenset(
    "person user customer client patient author owner employee contact manager member student teacher doctor physician nurse "
    "driver guest attendee participant sender recipient assignee reporter organizer organiser speaker buyer seller reviewer "
    "passenger applicant candidate tenant holder beneficiary contributor maintainer player instructor editor artist director "
    "actor approver requester signatory ceo supervisor creator subscriber cardholder husband wife spouse parent "
    "child mother father friend colleague staff volunteer referee coach writer translator illustrator composer witness "
    "emergency friend neighbor sibling voter donor traveler payer payee people founder lead agent human officer".split()
)
FIRMS = frozenset(
    "company organization organisation vendor supplier employer publisher brand manufacturer merchant carrier agency bank "
    "firm business store shop insurer institution party studio partner distributor provider retailer corporation "
    "enterprise".split()
)
THINGS = frozenset("product item article goods sku merchandise".split())
PROJECTS = frozenset(
    "package app application project repository plugin extension library module tool program crate gem".split()
)
RECORDS = frozenset("profile account information card record form sheet file list detail".split())
"""What is about the person or firm that the word before names."""
FORMAL = frozenset(
    "schema config configuration settings definition json file document format specification manifest spec options".split()
)
PLAIN_ROLES = frozenset(
    "full display user primary contact work personal home mobile main customer public my current default official "
    "person business profile account legal the your geo address other alternative alt original".split()
)
"""Words before an entity's field that do not make it another entity's."""
TOGETHER = frozenset({"company", "organization", "organisation", "employer", "business", "firm"})
FILLERS = frozenset(
    "text string str value val utc gmt local iso raw field formatted id2 temp tmp list array info name2 param input".split()
)
TRUTHS = frozenset("is has enable enabled disable allow use show hide can should with skip include force".split())
NOISE = frozenset(
    "json type object information schema def definition model dto spec entry info data detail property payload resource entity record "
    "response request config configuration args struct base input output".split()
)
SIGNED = {
    "$schema": "@web.schema", "$id": "@web.url", "$ref": "@dev.schema_ref", "$comment": "text.sentence", "_id": "@dev.object_id",
    "@id": "@web.url", "@type": "@pool.class_name", "@context": "@lit.https://schema.org", "$anchor": "text.word",
    "$dynamicRef": "@dev.schema_ref", "$recursiveRef": "@lit.#", "id_": "@id.id",
}  # fmt: skip
"""Names that signs give a meaning of their own."""
MAP_KEYS = {
    word: field
    for field, words in {
        "@pool.package": "dependency dev_dependency peer_dependency optional_dependency require require_dev resolution override package engine bundle library",
        "@pool.script_name": "script command task target job step stage pipeline hook action alias",
        "@env.name": "env environment variable environment_variable env_var build_arg arg",
        "@pool.label_key": "label match_label node_selector annotation selector",
        "@header.name": "header",
        "@tag.key": "tag",
        "@pool.field_name": "property field column attribute parameter param mapping definition member argument schema model type query filter",
        "@web.relative": "path route endpoint redirect rewrite proxy",
        "@pool.slug": "service container deployment app application component module plugin server cluster resource output input provider repository source environment_config group workflow project",
        "person.username": "user member account author owner",
        "code.language": "translation locale language i18n message",
        "code.color_name": "color colour palette",
        "@pool.feature_flag": "feature flag feature_flag experiment toggle",
        "code.version": "version release",
        "place.country_code": "country",
        "@pool.aws_region": "region",
        "@pool.metric": "metric measure stat statistic",
        "@pool.config_key": "config configuration setting option preference metadata default context extra meta custom",
        "@pool.rule_id": "rule check",
        "@pool.event_name": "event trigger subscription",
        "@pool.volume": "volume mount",
        "@pool.file_path": "file entry asset",
        "internet.hostname": "host machine",
        "@pool.branch": "branch",
        "@pool.secret_name": "secret credential",
        "@pool.port_name": "port",
    }.items()
    for word in words.split()
}
"""The names of the members of a map, by the word for one of them."""
MAP_VALUES = {
    "dependency": "@pool.version_range", "dev_dependency": "@pool.version_range", "peer_dependency": "@pool.version_range",
    "optional_dependency": "@pool.version_range", "engine": "@pool.version_range", "require": "@pool.version_range",
    "require_dev": "@pool.version_range", "resolution": "@pool.version_range", "override": "@pool.version_range",
    "script": "@pool.package_script", "label": "@pool.slug", "match_label": "@pool.slug", "annotation": "@pool.setting_value",
    "env": "@env.value", "environment": "@env.value", "environment_variable": "@env.value", "variable": "@pool.setting_value",
    "header": "@header.value", "alias": "@pool.directory", "secret": "@pool.secret_name", "node_selector": "@pool.setting_value",
    "translation": "@pool.translation", "message": "text.sentence", "link": "@web.url", "tag": "@pool.setting_value",
    "build_arg": "@pool.setting_value", "parameter": "@pool.setting_value", "option": "@pool.setting_value",
    "setting": "@pool.setting_value", "define": "@pool.setting_value", "path": "@pool.directory", "bin": "@pool.script_file",
    "url": "@web.url", "attribute": "@pool.setting_value", "property": "@pool.setting_value", "metadata": "@pool.setting_value",
}  # fmt: skip
