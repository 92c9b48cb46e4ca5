"""The checks in the box keep the contract of checks, and find what their cases say."""

from __future__ import annotations

from edgejson.testing import CheckContract


class TestStrictJson(CheckContract):
    plugin = "strict_json"
    cases = "../checks/cases/strict_json.yaml"


class TestSchemaCompliance(CheckContract):
    plugin = "schema_compliance"
    cases = "../checks/cases/schema_compliance.yaml"


class TestInvariants(CheckContract):
    plugin = "invariants"
    cases = "../checks/cases/invariants.yaml"


class TestPlaceholders(CheckContract):
    plugin = "placeholders"
    cases = "../checks/cases/placeholders.yaml"


class TestEmailFormat(CheckContract):
    plugin = "email_format"
    cases = "../checks/cases/email_format.yaml"


class TestPhoneFormat(CheckContract):
    plugin = "phone_format"
    cases = "../checks/cases/phone_format.yaml"


class TestDegenerate(CheckContract):
    plugin = "degenerate"
    cases = "../checks/cases/degenerate.yaml"


class TestGrounding(CheckContract):
    plugin = "grounding"
    cases = "../checks/cases/grounding.yaml"


class TestDuplicateId(CheckContract):
    plugin = "duplicate_id"
    cases = "../checks/cases/duplicate_id.yaml"


class TestExactDuplicates(CheckContract):
    plugin = "exact_duplicates"
    cases = "../checks/cases/exact_duplicates.yaml"


class TestDiversity(CheckContract):
    plugin = "diversity"
    cases = "../checks/cases/diversity.yaml"
