"""Derives a pack's obligations.toml from its matrix: ids, titles, mechanisms; no quotations.

    obligations.py MATRIX.toml > statutes/PACK/obligations.toml

Run once per pack. From then on the file is kept by hand: `shown_by` and `outside` grow there.
"""
import json
import sys
import tomllib


def row(duty):
    """One line of the table."""
    keep = {key: duty[key] for key in ("id", "article", "paragraph", "title_zh", "mechanism", "enforcement")}
    keep["shown_by"] = []
    if duty["enforcement"] == "outside":
        keep["outside"] = duty.get("why_outside", "见义务表原注")
    fields = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keep.items())
    return f"  {{ {fields} }},"


with open(sys.argv[1], "rb") as file:
    duties = tomllib.load(file)["obligation"]
print("# 义务表：每行一项义务、权利、禁止或者期限。shown_by 写显示它的案例和测试；outside 写软件显示不了的理由。\n")
print("obligation = [", *map(row, duties), "]", sep="\n")
