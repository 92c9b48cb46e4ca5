"""The teacher in the box keeps the contract of teachers."""

from __future__ import annotations

from edgejson.testing import TeacherContract


class TestTemplates(TeacherContract):
    plugin = "templates"
