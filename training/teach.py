#!/usr/bin/env python3
"""Scores articles with a trained model, for a smaller one to learn from (train.py --taught).

usage: teach.py CHECKPOINT.pt WORK OUT.npz [--steps 127] FOLDER ...      a FOLDER holds .txt files that WORK/tokens.ndjson has

OUT gets, under each text's path, what the model scores for its words [words, roles] in half precision, and its transitions. The model is run mostly as int8 by ONNX Runtime, several times as fast as PyTorch; `--steps 127` gives the weights 8 bits, for
processors with VNNI.
"""
import argparse
import os
import tempfile

import numpy as np
import onnxruntime
import torch

import corpus
import export
import model as m
import train


def scored(session, passages, most):
    """[words, roles] of an article, read in windows of `most` pieces."""
    out = np.zeros((sum(len(p["ids"]) for p in passages), len(corpus.ROLES)), np.float16)
    starts = np.cumsum([0] + [len(p["ids"]) for p in passages])
    for window in train.windows(passages, most):
        ids, shapes, first, *_ = train.example([dict(p, links=[]) for p in passages], window)
        [scores] = session.run(["roles"], {"ids": np.array([ids]), "shapes": np.array([shapes]), "first": np.array(first[1:])})
        n = 0
        for k, a, b in window:
            out[starts[k] + a: starts[k] + b] = scores[n: n + b - a]
            n += b - a
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkpoint")
    ap.add_argument("work")
    ap.add_argument("out")
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--steps", type=int, default=m.WEIGHT_STEPS)
    ap.add_argument("--most", type=int, default=256, help="pieces in a window")
    args = ap.parse_args()
    m.WEIGHT_STEPS = args.steps
    net = m.reader_of(torch.load(args.checkpoint, weights_only=False))
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        export.export(net, True, folder + "/model.onnx", down=False)
        session = onnxruntime.InferenceSession(folder + "/model.onnx", providers=["CPUExecutionProvider"])
    step, begin = (x.detach().numpy() for x in (net.transitions, net.begin))
    taught = {"transitions": step, "begin": begin}
    folders = tuple(os.path.abspath(f) + "/" for f in args.folders)
    for path, passages in corpus.read_tokens(args.work + "/tokens.ndjson").items():
        if path.startswith(folders):
            taught[path] = scored(session, passages, args.most)
    np.savez(args.out, **taught)
    print(len(taught) - 2, "texts")


if __name__ == "__main__":
    main()
