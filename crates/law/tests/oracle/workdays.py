"""The independent judge of working days: the package `chinesecalendar`.

    workdays.py days     prints every day of 2019-2026 with 1 (offices work) or 0
    workdays.py due      reads lines "date n" and prints the n-th working day after the date
"""
import datetime
import sys

from chinese_calendar import is_workday

DAY = datetime.timedelta(days=1)


def days():
    day = datetime.date(2019, 1, 1)
    while day.year < 2027:
        print(day, int(is_workday(day)))
        day += DAY


def due():
    for line in sys.stdin:
        start, n = line.split()
        day, left = datetime.date.fromisoformat(start), int(n)
        while left:
            day += DAY
            left -= is_workday(day)
        print(day)


{"days": days, "due": due}[sys.argv[1]]()
