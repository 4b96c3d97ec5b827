"""The peer of counting working days: a loop over the package `chinesecalendar`, as an office script would have it.

Reads lines "way times working_days", counts that many times from each start in turn, and prints the nanoseconds it
took. The starts are those of benches/law.rs. Two ways, because `is_workday` looks through its whole table for the first
and the last year at every call, which is the package's doing and not the language's:

    asked     asks `is_workday` day by day
    tables    looks into the package's tables itself
"""
import datetime
import sys
import time

from chinese_calendar import is_workday
from chinese_calendar.constants import holidays, workdays

DAY = datetime.timedelta(days=1)
STARTS = [datetime.date(2019, 1, 1) + n * 7 * DAY for n in range(400)]


def listed(day):
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def after(day, left, works):
    while left:
        day += DAY
        left -= works(day)
    return day


def measure(works, times, working_days):
    begun = time.perf_counter_ns()
    for turn in range(times):
        after(STARTS[turn % len(STARTS)], working_days, works)
    return time.perf_counter_ns() - begun


for line in sys.stdin:
    way, times, working_days = line.split()
    print(measure({"asked": is_workday, "tables": listed}[way], int(times), int(working_days)), flush=True)
