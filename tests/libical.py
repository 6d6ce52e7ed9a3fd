"""Reads calendars, one a line as JSON, and answers with what libical finds wrong. For the system's own Python."""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def faults(component):
    """Every fault that parsing or iTIP's restrictions left behind, with the line that has it."""
    fault = component.get_first_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    while fault:
        yield " ".join(fault.as_ical_string().split())
        fault = component.get_next_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    inner = component.get_first_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    while inner:
        yield from faults(inner)
        inner = component.get_next_component(ICalGLib.ComponentKind.ANY_COMPONENT)


def check(text):
    calendar = ICalGLib.Component.new_from_string(text)
    if calendar is None:
        return ["This is no calendar."]
    is_right = calendar.check_restrictions()
    found = list(faults(calendar))
    return found if found or (is_right and not calendar.count_errors()) else ["iTIP's restrictions are broken."]


def answer(words):
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


answer("ready")
for line in sys.stdin:
    answer(json.dumps(check(json.loads(line))))
