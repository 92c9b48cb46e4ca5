"""Which fields hold e-mail addresses and phone numbers; what may stand in them is in cases/."""

from __future__ import annotations

import pytest

from edgejson_checks.fields import name_words, role_of_name


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("email", "email"),
        ("e-mail", "email"),
        ("E_MAIL_ADDRESS", "email"),
        ("billingEmail2", "email"),
        ("email_verified", None),
        ("email_subject", None),
        ("voicemail_box", None),
        ("phone", "phone"),
        ("phoneNumber", "phone"),
        ("emergency_phone_no", "phone"),
        ("phone_model", None),
        ("telephoto", None),
        ("account_number", None),
        ("patient_name", "person"),
        ("product_name", None),
        ("shipping_address", "address"),
        ("mac_address", None),
        ("2024", None),
        ("", None),
    ],
)
def test_roles_of_names(name, role):
    assert role_of_name(name) == role


def test_words_of_a_name():
    assert name_words("HTTPServer_userID-v2") == ("http", "server", "user", "id", "v", "2")
