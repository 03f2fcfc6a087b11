#!/usr/bin/env python3
"""Writes what Java is compared with in WordPiecesTest: the ids that the reference tokenizer (Hugging Face `tokenizers`) gives.

usage: reference.py WORK/encoder/bge-small.tokenizer.json OUT.tsv
"""
import sys

from tokenizers import Tokenizer

TEXTS = [
    "Examplian Foreign Minister Maria Reyes said Friday that talks were \"close to a deal\".",
    "He didn't say what Norland would give up for it.",
    "😀 Reyes said: \"No.\"",
    "Élise Müller-Žižek, 45, paid $1.4bn (about 1,200,000,000 euros) to the São Tomé office.",
    "WE WILL NOT WAIT!!! #harbour @reyes https://news.example/a?b=c",
    "counterrevolutionaries antidisestablishmentarianism",
    "北京 and 東京 agreed; Москва did not.",
    "Ⅳ ½ ﬁne № 5 … — – ‑",
    "tab\there line separator and nbsp here",
    "a" * 101 + " " + "b" * 99,
    "e\u0301 combining, İstanbul, ẞ, ǅ",
    "zero\u200bwidth soft\u00adhyphen \ufeffmark",
]

tokenizer = Tokenizer.from_file(sys.argv[1])
tokenizer.no_truncation()
tokenizer.no_padding()
with open(sys.argv[2], "w", encoding="utf8", newline="") as out:
    out.write("# made by training/reference.py; text, then its ids without [CLS] and [SEP]\n")
    for text in TEXTS:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        out.write(text.replace("\t", "\\t") + "\t" + " ".join(map(str, ids)) + "\n")
