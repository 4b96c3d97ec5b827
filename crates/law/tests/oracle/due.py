"""The independent judge of due dates. It reads the law folder itself, with its own readers of fences, figures and
numerals, counts working days with the package `chinesecalendar`, and knows nothing of what Rust read.

    due.py STATUTES terms    prints "pack key figure" for every term that a node bound by the pack meets
    due.py STATUTES due      reads lines "pack key start" and prints "date deadline provisional in_force"
"""
import calendar
import datetime as dt
import functools
import pathlib
import re
import sys
import tomllib

from chinese_calendar import is_workday

STATUTES = pathlib.Path(sys.argv[1])
YEARS = {int(file.stem) for file in (STATUTES / "calendar").glob("*.toml")}
DAY = dt.timedelta(days=1)
FENCE = re.compile(r"^```\s*rule\s*\n(.*?)^```", re.M | re.S)
FIGURE = re.compile(r"(.+?)(?:个?(工作日)|(小时)|个?自然(日)|个?(月)|周?(年)|([日天]))(?:之?内)?")
NUMERAL = re.compile(r"(?:(.)千)?零?(?:(.)百)?零?(?:(.?)十)?零?(.?)")
DIGITS = {letter: n for n, letter in enumerate("〇一二三四五六七八九")} | {"两": 2}


# The texts.

def rules_of(folder):
    rules = {}
    for chapter in sorted(folder.glob("[0-9]*.md")):
        for fence in FENCE.findall(chapter.read_text(encoding="utf-8")):
            rule = tomllib.loads(fence)
            if rule.get("relation") != "looser":
                rules[rule["key"]] = rule
    return rules


HEADS = {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in STATUTES.glob("*/pack.toml")}
RULES = {pack: rules_of(STATUTES / pack) for pack in HEADS}


@functools.cache
def lawbook(pack):
    """The pack and those above it, each before its parents."""
    found = []

    def climb(id):
        if id not in found:
            for parent in reversed(HEADS[id].get("parents", [])):
                climb(parent)
            found.append(id)

    climb(pack)
    return found[::-1]


@functools.cache
def in_force(pack, day):
    head = HEADS[pack]
    first = head.get("in_force") or head.get("in_force_between", [None])[-1]
    return head["status"] == "in_force" and first is not None and first <= str(day) <= head.get("until", "9999-12-31")


def figure(pack, key):
    rule = RULES[pack].get(key, {})
    return figure(rule["see"], key) if "see" in rule else rule.get("value")


@functools.cache
def ruling(pack, key, day):
    """The pack whose rule applies on that day: first those that hold, a bound draft always; else the nearest."""
    saying = [one for one in lawbook(pack) if figure(one, key)]
    holding = [one for one in saying if HEADS[one]["status"] == "draft" or in_force(one, day)]
    return (holding or saying)[0]


# The figures.

def number(text):
    if text.isascii() and text.isdigit():
        return int(text)
    thousands, hundreds, tens, ones = NUMERAL.fullmatch(text).groups()
    tens = "一" if tens == "" else tens
    weighed = [(thousands, 1000), (hundreds, 100), (tens, 10), (ones, 1)]
    return sum(DIGITS[digit] * weight for digit, weight in weighed if digit)


@functools.cache
def length(text):
    text = re.sub(r"\s", "", text)
    if text in ("及时", "立即"):
        return 0, text
    n, *units = FIGURE.fullmatch(text).groups()
    return number(n), "".join(filter(None, units))


# The days.

@functools.cache
def works(day):
    return is_workday(day) if day.year in YEARS else day.weekday() < 5


def months_later(day, n):
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return day.replace(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@functools.cache
def last_day(day, n, unit):
    match unit:
        case "月":
            return months_later(day, n)
        case "年":
            return months_later(day, 12 * n)
        case "工作日":
            while n:
                day += DAY
                n -= works(day)
            return day
    return day + n * DAY


def answer(pack, key, start):
    zone = dt.datetime.fromisoformat("2000-01-01T00:00:00" + HEADS[pack]["utc_offset"]).tzinfo
    start = dt.datetime.fromisoformat(start).astimezone(zone)
    holder = ruling(pack, key, start.date())
    n, unit = length(figure(holder, key))
    if unit in ("小时", "及时", "立即"):
        end = start + dt.timedelta(hours=n)
    else:
        end = dt.datetime.combine(last_day(start.date(), n, unit), dt.time(23, 59, 59), zone)
    unknown = not set(range(start.year, end.year + 1)) <= YEARS
    deadline = "-" if unit == "及时" else end.isoformat()
    return end.date(), deadline, unit == "工作日" and unknown, in_force(holder, start.date())


def terms():
    for pack in sorted(HEADS):
        known = {key: figure(one, key) for one in reversed(lawbook(pack)) for key in RULES[one] if figure(one, key)}
        for key in sorted(known):
            print(pack, key, known[key].replace(" ", ""))


def due():
    for line in sys.stdin:
        date, deadline, provisional, holds = answer(*line.split())
        print(date, deadline, "provisional" if provisional else "settled", "in_force" if holds else "not_in_force")


{"terms": terms, "due": due}[sys.argv[2]]()
