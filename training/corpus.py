"""Gold annotations as labels on the words that Java cut (see TokenDump); nothing here cuts text.

An article becomes passages of words; a word has its piece ids, its shape, and where it stands (code points).
"""
import glob
import json
import os
import re

import numpy as np

ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
NAMES = ["O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group"]
NAME_OF = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place", "NORP": "group"}
RELATIONS = ("cue", "source", "previous")


def code_points(text):
    """Index in UTF-16 code units -> index in code points."""
    index = []
    for i, c in enumerate(text):
        index += [i, i] if ord(c) > 0xFFFF else [i]
    return index + [len(text)]


def read_tokens(path):
    """file name -> list of passages, each a dict of at (code points), shape, ids."""
    articles = {}
    for line in open(path, encoding="utf8"):
        o = json.loads(line)
        back = code_points(open(o["file"], encoding="utf8", newline="").read())
        for p in o["passages"]:
            p["at"] = [(back[a], back[b]) for a, b in p["at"]]
        articles[o["file"]] = [p for p in o["passages"] if p["at"]]
    return articles


def teach(tokens, path):
    """Gives the passages of the texts that teach.py scored `taught` [words, roles]; those cut out of them have none."""
    scores = np.load(path)
    for name in scores.files:
        n = 0
        for p in tokens.get(name, ()):
            p["taught"] = scores[name][n: n + len(p["ids"])]
            n += len(p["ids"])
    return scores["transitions"], scores["begin"]


def read_standoff(path):
    """brat standoff -> attributions, each a dict role -> list of pieces."""
    spans, links = {}, []
    for line in open(path, encoding="utf8"):
        if re.match(r"T\d+\t\w+ \d", line):
            key, head = line.rstrip("\n").split("\t")[:2]
            kind, where = head.split(" ", 1)
            spans[key] = (kind.lower(), [tuple(map(int, p.split())) for p in where.split(";")])
        elif re.match(r"E\d+\t", line):
            links.append([a.split(":") for a in line.rstrip("\n").split("\t")[1].split()])
    attributions, used = [], set()
    for link in links:
        a = {"source": [], "cue": [], "content": []}
        for role, key in link:
            role = re.sub(r"\d+$", "", role).lower()
            if role in a and key in spans:
                a[role] += spans[key][1]
                used.add(key)
        attributions.append(a)
    for key, (kind, where) in spans.items():
        if kind in ("source", "cue", "content") and key not in used:
            attributions.append({**{"source": [], "cue": [], "content": []}, kind: where})
    return attributions


def pieces(x):
    if not x:
        return []
    if isinstance(x, str) or (len(x) == 2 and isinstance(x[0], str) and isinstance(x[1], int)):
        return [x]
    return list(x)


def occurrence(text, piece):
    words, n = (piece, 1) if isinstance(piece, str) else piece
    at = -1
    for _ in range(n):
        at = text.find(words, at + 1)
    return at, at + len(words)


def read_field(path):
    """field gold -> list of (within, id, attribution)."""
    text = open(path[:-5] + ".txt", encoding="utf8", newline="").read()
    gold = json.load(open(path, encoding="utf8"))
    return [(s.get("within"), s["id"], {r: [occurrence(text, p) for p in pieces(s.get(r))] for r in ("source", "cue", "content")})
            for s in gold["statements"]]


def touched(at, a, b):
    """first and last + 1 word that the code points a..b touch, or None"""
    hit = [i for i, (s, e) in enumerate(at) if s < b and e > a]
    return (hit[0], hit[-1] + 1) if hit else None


def label(passages, attributions):
    """Adds roles and links to copies of the passages. A link is (content word, [cue, source, previous]) with words
    counted through the whole article, -1 for none."""
    at = [w for p in passages for w in p["at"]]
    first, n = [], 0
    for p in passages:
        first.append(n)
        n += len(p["at"])
    owner = [k for k, p in enumerate(passages) for _ in p["at"]]
    roles = [0] * n
    links = []
    for a in attributions:
        found = {}
        for role in ("content", "source", "cue"):
            found[role] = sorted(w for w in (touched(at, *piece) for piece in a[role]) if w)
            code = ROLES.index("B-" + role)
            for s, e in found[role]:
                begin = True
                for i in range(s, e):
                    # a span over a paragraph break goes on as I-: the break is only a separator
                    roles[i] = code if begin else code + 1
                    begin = False
        previous = -1
        for s, e in found["content"]:
            near = lambda spans: min(spans, key=lambda w: min(abs(w[0] - e), abs(s - w[1])))[0] if spans else -1
            links.append((s, [near(found["cue"]), near(found["source"]), previous]))
            previous = s
    out = [dict(p, roles=roles[f:f + len(p["at"])], links=[]) for p, f in zip(passages, first)]
    for s, targets in links:
        out[owner[s]]["links"].append((s - first[owner[s]], [t if t < 0 else (owner[t], t - first[owner[t]]) for t in targets]))
    return out


def cut_out(passages, pieces_):
    """The words of a content as a text of its own: a passage for each piece."""
    out = []
    for a, b in pieces_:
        for p in passages:
            w = touched(p["at"], a, b)
            if w:
                out.append({k: p[k][w[0]:w[1]] for k in ("at", "shape", "ids")})
    return out


def polnear(tokens, folder):
    for txt in sorted(glob.glob(folder + "/text/*.txt")):
        name = os.path.basename(txt)[:-4]
        for ann in sorted(glob.glob(f"{folder}/attributions/{name}_*.ann")):
            yield name, label(tokens[txt], read_standoff(ann))


def field(tokens, folder):
    """Every report as a text, and every content that has statements within it as a text of its own (the model reads a
    content again to find what is nested in it), with as many that have none."""
    for path in sorted(glob.glob(folder + "/[0-9]*.json")):
        statements = read_field(path)
        passages = tokens[path[:-5] + ".txt"]
        yield "whole", label(passages, [a for within, _, a in statements if not within])
        outer = {w for w, _, _ in statements if w}
        for i, (within, key, a) in enumerate(statements):
            inner = [b for w, _, b in statements if w == key]
            if (key in outer or i % 3 == 0) and a["content"]:
                text = cut_out(passages, a["content"])
                if text:
                    yield "within", label(text, inner)


def names(tokens, folder):
    for path in sorted(glob.glob(folder + "/*.json")):
        gold = json.load(open(path, encoding="utf8"))
        passages = tokens[path[:-5] + ".txt"]
        at = [w for p in passages for w in p["at"]]
        code = [0] * len(at)
        j = 0
        for a, b, kind in gold:
            begin = NAMES.index("B-" + kind)
            while j < len(at) and at[j][1] <= a:
                j += 1
            k = j
            while k < len(at) and at[k][0] < b:
                code[k] = begin if k == j else begin + 1
                k += 1
        n = 0
        out = []
        for p in passages:
            out.append(dict(p, names=code[n:n + len(p["at"])], links=[]))
            n += len(p["at"])
        yield os.path.basename(path), out


def write_newswire(source, folder):
    """Writes worldwide-newswire as plain text and [start, end, kind] (its sentences, four to a paragraph)."""
    os.makedirs(folder, exist_ok=True)
    tight_before, tight_after = set(",.;:!?)]}%”’…"), set("([{“‘$£€#@")
    for path in sorted(glob.glob(source + "/processed_annotated/*.tsv")):
        text, gold, sentences, joined = "", [], 0, True
        for line in open(path, encoding="utf8"):
            line = line.rstrip("\n")
            if not line.strip():
                sentences += 1
                if text and not text.endswith("\n"):
                    text += "\n\n" if sentences % 4 == 0 else " "
                joined = True
                continue
            word, tag = (line.split("\t") + ["O"])[:2]
            if word.startswith("http") or not word.strip():
                continue
            tight = joined or word[0] in tight_before or word in ("'s", "’s", "n't", "n’t")
            if not tight and text and text[-1] not in tight_after:
                text += " "
            start = len(text)
            text += word
            joined = False
            if "-" in tag and tag[2:] in NAME_OF:
                kind = NAME_OF[tag[2:]]
                if tag[0] == "I" and gold and gold[-1][2] == kind and start - gold[-1][1] <= 1:
                    gold[-1][1] = len(text)
                else:
                    gold.append([start, len(text), kind])
        name = os.path.join(folder, os.path.basename(path)[:-8])
        open(name + ".txt", "w", encoding="utf8", newline="").write(text)
        json.dump(gold, open(name + ".json", "w"))
