"""Fills `shown_by` in statutes/*/obligations.toml from the ids at the end of the lines of cases/**/*.case.

    python3 tools/lawbook/shown_by.py            writes
    python3 tools/lawbook/shown_by.py --check    says what would change; fails if anything would

Only `cases/…` entries are touched: tests named there by hand stay. An id after 引 names an article and
shows no obligation.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ID = re.compile(r"[A-Z]{2,}-[0-9A-Z][0-9A-Za-z.]*")
ROW = re.compile(r'^(  \{ id = "(?P<id>[^"]+)".*?shown_by = )(?P<list>\[.*?\])(.*)$')


def shown(text):
    """Ids that the lines of a case show."""
    for line in text.splitlines():
        _, arrow, right = line.partition("→")
        if not arrow or line.lstrip().startswith("#"):
            continue
        words = right.split()
        while words and ID.fullmatch(words[-1]):
            found = words.pop()
            if words and words[-1] == "引":
                words.pop()
            else:
                yield found


def collect():
    """Id → the cases that show it."""
    told = {}
    for case in sorted((ROOT / "cases").rglob("*.case")):
        for found in shown(case.read_text(encoding="utf-8")):
            told.setdefault(found, set()).add(case.relative_to(ROOT).as_posix())
    return told


def fill(line, told, known):
    """One line of a matrix, with its `shown_by` as the cases have it."""
    row = ROW.match(line)
    if not row:
        return line
    known.add(row["id"])
    by_hand = [by for by in json.loads(row["list"]) if not by.startswith("cases/")]
    now = json.dumps(by_hand + sorted(told.get(row["id"], ())), ensure_ascii=False)
    return row[1] + now + row[4]


def main():
    told, known, changed = collect(), set(), []
    for matrix in sorted((ROOT / "statutes").glob("*/obligations.toml")):
        old = matrix.read_text(encoding="utf-8")
        new = "\n".join(fill(line, told, known) for line in old.split("\n"))
        if new != old:
            changed.append(matrix)
            if "--check" not in sys.argv:
                matrix.write_text(new, encoding="utf-8")
    unknown = sorted(set(told) - known)
    for found in unknown:
        print(f"义务表中没有 {found}：{'、'.join(sorted(told[found]))}")
    for matrix in changed:
        print(matrix.relative_to(ROOT))
    print(f"案例显示了 {len(set(told) & known)} 项义务")
    sys.exit(bool(unknown) or ("--check" in sys.argv and bool(changed)))


main()
