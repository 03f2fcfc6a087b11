#!/usr/bin/env python3
"""Compares what the scorers printed with the floors. usage: floors.py FLOORS FOLDER_OF_OUT_FILES

A floor is a line `set measure column least 80.0` or `... most 10.0`; column is the word before the figure (F1, R, %),
`%` takes the first number of the line. Exits 1 if any is missed.
"""
import re
import sys

missed = passed = 0
for line in open(sys.argv[1], encoding="utf8"):
    if not line.strip() or line.startswith("#"):
        continue
    gate, measure, column, kind, bound = [x.strip() for x in line.split("|")]
    if gate == "constructions":  # held by ConstructionsTest, which needs no corpora
        continue
    row = next((x for x in open(f"{sys.argv[2]}/{gate}.out", encoding="utf8") if x.startswith(measure + " ")), "")
    found = re.search(r"([\d.]+)" if column == "%" else rf"\b{column}\s+([\d.]+)", row[len(measure):])
    got = float(found.group(1)) if found else float("nan")
    ok = got >= float(bound) if kind == "least" else got <= float(bound)
    passed += ok
    missed += not ok
    print(f"{'ok    ' if ok else 'MISSED'} {gate} {measure} {column}: {got} ({kind} {bound})")
print(f"gates: {passed} passed, {missed} failed")
sys.exit(1 if missed else 0)
