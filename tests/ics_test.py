#!/usr/bin/python3
"""Calendars read by libraries that are not ours: ics_test.py DAICHO ROOT.

Needs Debian's python3-icalendar; uses python3-vobject too if it is there. Without the first the
test is skipped (exit 77).
"""
import datetime
import subprocess
import sys

try:
    import icalendar
except ImportError:
    print("python3-icalendar is not installed")
    sys.exit(77)
try:
    import vobject
except ImportError:
    vobject = None

daicho, root = sys.argv[1:]


def run(*args):
    command = [daicho, "-C", root, *args]
    return subprocess.run(command, check=True, capture_output=True).stdout


def events_of(*args):
    """The events of a calendar, each as the library reads it."""
    data = run(*args, "-f", "ics")
    assert data == run(*args, "-f", "ics"), "two runs differ"
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75

    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    events = calendar.walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids), "two events bear one name"
    for event in events:
        assert not event.errors, event.errors
        first, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(first) is type(end) is datetime.date and first < end
        assert (end - first).days < 28
        assert event.decoded("DTSTAMP").tzinfo is not None
    if vobject:
        again = vobject.readOne(data.decode())
        again.validate(raiseException=True)
        assert [e.uid.value for e in again.contents.get("vevent", [])] == uids
    return events


everything = events_of("timeline")
assert len(everything) >= 300
assert {str(e["STATUS"]) for e in everything} == {"CONFIRMED", "TENTATIVE"}

isesaki = events_of("timeline", "102041-isesaki", "--event", "concluded")
assert [str(e["UID"]) for e in isesaki] == ["102041-isesaki-concluded@daicho"]
assert str(isesaki[0]["SUMMARY"]) == "締結: 伊勢崎市・群馬労働局雇用対策協定"

assert events_of("timeline", "--text", "no record has this") == []

duties = events_of("duties", "--today", "2026-04-01")
assert datetime.date(2027, 3, 31) in [e.decoded("DTSTART") for e in duties]
