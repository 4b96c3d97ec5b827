#!/usr/bin/env python3
"""Prints what criterion measured last as a Markdown table: the median with its 95% interval, and how many times longer
than the first line of its group each line takes."""
import json
import pathlib
import sys

UNITS = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")]


def told(nanoseconds):
    size, unit = next((size, unit) for size, unit in UNITS if nanoseconds >= size or size == 1)
    return f"{nanoseconds / size:.3g} {unit}"


def measured(folder):
    for file in sorted(pathlib.Path(folder).glob("*/*/new/benchmark.json"), key=lambda file: file.stat().st_mtime):
        name = json.loads(file.read_text(encoding="utf-8"))
        median = json.loads(file.with_name("estimates.json").read_text(encoding="utf-8"))["median"]
        yield name["group_id"], name["function_id"], median["point_estimate"], median["confidence_interval"]


print("| What | Which | Median | 95 % interval | Against the first |\n|---|---|---:|---:|---:|")
first = {}
for group, function, median, within in measured(sys.argv[1]):
    ratio = f"{median / first[group]:.2f} ×" if group in first else ""
    first.setdefault(group, median)
    print(f"| {group} | {function} | {told(median)} | {told(within['lower_bound'])} – {told(within['upper_bound'])} | {ratio} |")
