"""The kit for authors of plugins: is it one, does it keep its contract, do its cases hold?

Needs pytest (``pip install edgejson[testing]``); nothing else in edgejson does.  The fixtures are a pytest plugin of
their own: ``pytest_plugins = ["edgejson.testing.fixtures"]``.
"""

try:
    import pytest  # noqa: F401 - only whether it is there
except ImportError as error:
    raise ImportError("edgejson.testing needs pytest: pip install 'edgejson[testing]'") from error

from edgejson.testing.bench import compose_draft, make_record, make_subject, subject_of
from edgejson.testing.cases import CheckCase, Expected, load_cases
from edgejson.testing.check_contract import CheckContract
from edgejson.testing.judging import run_case
from edgejson.testing.model_contract import ChatModelContract
from edgejson.testing.pack_contract import PackContract
from edgejson.testing.plugins import assert_valid_plugin
from edgejson.testing.task_contract import TaskContract
from edgejson.testing.teacher_contract import TeacherContract

__all__ = [
    "ChatModelContract",
    "CheckCase",
    "CheckContract",
    "Expected",
    "PackContract",
    "TaskContract",
    "TeacherContract",
    "assert_valid_plugin",
    "compose_draft",
    "load_cases",
    "make_record",
    "make_subject",
    "run_case",
    "subject_of",
]
