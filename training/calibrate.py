#!/usr/bin/env python3
"""Measures what the model's confidence is worth on held-out articles: isotonic regression of “the whole attribution is right”.

usage: calibrate.py SPLIT PREDICTIONS.ndjson [OUT.txt]
  PREDICTIONS   onrecord/1 read from SPLIT/text with a calibration.txt of `0 0` and `1 1`, so that confidence is raw

An annotated version counts as right where one of its attributions has the same words for source, cue and content. Prints the
reliability table and the expected calibration error (ten bins of equal size) before and, by two-fold cross-fitting over
articles, after.
"""
import glob
import json
import os
import re
import sys

import corpus

WORD = re.compile(r"\w+|[^\w\s]")


def examples(split, predictions):
    out = []
    for line in open(predictions, encoding="utf8"):
        o = json.loads(line)
        name = os.path.basename(o["article"]["provenance"]["path"])[:-4]
        text = o["article"]["text"]
        at = [(m.start(), m.end()) for m in WORD.finditer(text)]
        back = corpus.code_points(text)
        words = lambda spans: frozenset(w for w in (corpus.touched(at, a, b) for a, b in spans) if w)
        for path in sorted(glob.glob(f"{split}/attributions/{name}_*.ann")):
            gold = {tuple(words(a[r]) for r in ("source", "cue", "content")) for a in corpus.read_standoff(path)}
            for s in o["statements"]:
                if not s["within"]:
                    key = tuple(words([(back[x["start"]], back[x["end"]]) for x in s[r]]) for r in ("source", "cue", "content"))
                    out.append((s["confidence"], key in gold, name))
    return out


def isotonic(pairs):
    """Pool-adjacent-violators on (raw, right), in blocks of at least 25."""
    pairs = sorted(pairs)
    blocks = []
    for i in range(0, len(pairs), 25):
        chunk = pairs[i:i + 25]
        blocks.append([sum(p for p, _ in chunk), sum(r for _, r in chunk), len(chunk)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    return [(p / n, r / n) for p, r, n in blocks]


def apply(points, x):
    if x <= points[0][0]:
        return points[0][1]
    for (a, ya), (b, yb) in zip(points, points[1:]):
        if x <= b:
            return ya + (x - a) / (b - a) * (yb - ya)
    return points[-1][1]


def error(pairs, show=False):
    pairs = sorted(pairs)
    total, n = 0.0, len(pairs)
    for k in range(10):
        bin_ = pairs[k * n // 10:(k + 1) * n // 10]
        said, was = sum(p for p, _ in bin_) / len(bin_), sum(r for _, r in bin_) / len(bin_)
        total += abs(said - was) * len(bin_) / n
        if show:
            print(f"  said {said:.3f}  right {was:.3f}  of {len(bin_)}")
    return total


def main():
    data = examples(*sys.argv[1:3])
    raw = [(p, r) for p, r, _ in data]
    print(f"{len(raw)} statements, {sum(r for _, r in raw) / len(raw):.3f} right; expected calibration error {error(raw):.4f}")
    names = sorted({n for _, _, n in data})
    half = {n: i % 2 for i, n in enumerate(names)}
    crossed = []
    for fold in (0, 1):
        points = isotonic([(p, r) for p, r, n in data if half[n] != fold])
        crossed += [(apply(points, p), r) for p, r, n in data if half[n] == fold]
    print(f"after cross-fitted calibration {error(crossed, True):.4f}")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as out:
            out.write("# raw probability, share right on polnear/dev; made by training/calibrate.py\n")
            last = -1.0
            for p, r in isotonic(raw):
                if p > last:
                    out.write(f"{p:.4f} {r:.4f}\n")
                    last = round(p, 4)


main()
