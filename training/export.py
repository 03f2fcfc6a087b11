#!/usr/bin/env python3
"""Writes a trained model as ONNX: int8 weights for the product, fp32 to compare with.

usage: export.py CHECKPOINT.pt OUT_FOLDER [--fp32 FILE.onnx]

OUT_FOLDER gets model.onnx, decoding.txt and SHA256SUMS. The matrices are int8 with a scale for every column, the activations are
quantised while running (DynamicQuantizeMatMul); the word embeddings are int8 with a scale for every row; all else stays
fp32. A graph reads one window, so there is no padding and no mask; words are picked before the heads.
"""
import argparse
import hashlib
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import corpus
import model as m
import train


class Graph:
    def __init__(self, int8):
        self.int8, self.nodes, self.initializers, self.count = int8, [], [], 0

    def constant(self, array, name=None):
        self.count += 1
        name = name or f"c{self.count}"
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, *inputs, domain="", outputs=1, names=None, **attributes):
        self.count += 1
        out = names or [f"{kind.lower()}{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), out, domain=domain, **attributes))
        return out[0] if len(out) == 1 else out

    def linear(self, x, layer, int8=None, names=None):
        w, b = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
        if not (self.int8 if int8 is None else int8):
            return self.op("Add", self.op("MatMul", x, self.constant(w)), self.constant(b), names=names)
        scale = m.weight_scale(layer.weight.detach())[:, 0].numpy()
        q = np.rint(w / scale).astype(np.int8)
        return self.op("DynamicQuantizeMatMul", x, self.constant(q), self.constant(scale),
                       self.constant(np.zeros(len(scale), np.int8)), self.constant(b), domain="com.microsoft", names=names)

    def norm(self, x, y, layer):
        # Add and LayerNormalization: several times as fast as the fused SkipLayerNormalization on the CPU
        return self.op("LayerNormalization", self.op("Add", x, y), self.constant(layer.weight.detach().numpy()),
                       self.constant(layer.bias.detach().numpy()), axis=-1, epsilon=1e-12)


def export(net, int8, path, down=True):
    """`down` false leaves the feed-forward layers' second product as it is, whose inputs lose much of a wide model when rounded."""
    g = Graph(int8)
    words = net.words.weight.detach().numpy()
    if int8:
        scale = (np.abs(words).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
        q = np.rint(words / scale).astype(np.int8)
        x = g.op("Mul", g.op("Cast", g.op("Gather", g.constant(q), "ids"), to=TensorProto.FLOAT), g.op("Gather", g.constant(scale), "ids"))
    else:
        x = g.op("Gather", g.constant(words), "ids")
    shapes = g.op("Gather", g.constant(net.shapes.weight.detach().numpy()), "shapes")
    if not net.shaped:
        x = g.op("Add", x, shapes)
    length = g.op("Slice", g.op("Shape", "ids"), g.constant(np.array([1])), g.constant(np.array([2])))
    place = g.op("Slice", g.constant(net.places.weight.detach().numpy()), g.constant(np.array([0])), length, g.constant(np.array([0])))
    x = g.op("Add", x, place)
    x = g.op("LayerNormalization", x, g.constant(net.norm.weight.detach().numpy()), g.constant(net.norm.bias.detach().numpy()), axis=-1, epsilon=1e-12)
    for n, layer in enumerate(net.layers):
        if n and n == net.shaped:
            x = g.op("Add", x, shapes)
        q, k, v = g.op("Split", g.linear(x, layer.qkv), g.constant(np.array([net.hidden] * 3)), outputs=3, axis=2)
        a = g.op("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=m.HEADS)
        x = g.norm(x, g.linear(a, layer.out), layer.norm1)
        u = g.op("Gelu", g.linear(x, layer.up), domain="com.microsoft")
        x = g.norm(x, g.linear(u, layer.down, int8=int8 and down), layer.norm2)
    x = g.op("Squeeze", x, g.constant(np.array([0])))
    # row 0 of what is pointed at is the window's beginning: "none"
    none = g.op("Concat", g.constant(np.array([0])), "first", axis=0)
    links = g.op("Gather", x, none)
    w = g.op("Gather", x, "first")
    g.linear(w, net.roles, int8=False, names=["roles"])
    g.linear(w, net.names, int8=False, names=["names"])
    g.linear(links, net.link, int8=False, names=["links"])
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        g.nodes, "onrecord-reader",
        [value("ids", TensorProto.INT64, [1, "pieces"]), value("shapes", TensorProto.INT64, [1, "pieces"]), value("first", TensorProto.INT64, ["words"])],
        [value("roles", TensorProto.FLOAT, ["words", len(corpus.ROLES)]), value("names", TensorProto.FLOAT, ["words", len(corpus.NAMES)]),
         value("links", TensorProto.FLOAT, ["words+1", 2 * m.LINK * len(corpus.RELATIONS)])],
        g.initializers)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], ir_version=9)
    onnx.save(made, path)


@torch.no_grad()
def write_reference(net, tokens, path):
    """What RoundedModelTest compares the int8 model with: for every word its passage and the role scores of full precision."""
    with open(path, "w") as out:
        out.write("# made by training/export.py; the passage, then the scores of " + " ".join(corpus.ROLES) + "\n")
        for n, passage in enumerate(tokens):
            ids, shapes, first, *_ = train.example([dict(passage, links=[])], [(0, 0, len(passage["ids"]))])
            t = lambda x: torch.tensor([x])
            roles, _, _ = net(t(ids), t(shapes), torch.ones(1, len(ids)))
            for i in first[1:]:
                out.write(f"{n}\t" + " ".join(f"{x:.3f}" for x in roles[0, i].tolist()) + "\n")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkpoint")
    ap.add_argument("out")
    ap.add_argument("--fp32", help="also write the model in full precision, here")
    ap.add_argument("--reference", nargs=3, metavar=("TOKENS", "TEXT", "OUT"), help="WORK/tokens.ndjson, one of its files, and where to write its scores")
    ap.add_argument("--thresholds", nargs=3, default=[".25", ".28", ".32"], metavar=("SOURCE", "CUE", "CONTENT"))
    args = ap.parse_args()
    saved = torch.load(args.checkpoint, weights_only=False)
    net = m.reader_of(saved)
    net.eval()
    os.makedirs(args.out, exist_ok=True)
    export(net, True, args.out + "/model.onnx")
    if args.fp32:
        export(net, False, args.fp32)
    if args.reference:
        tokens, text, out = args.reference
        write_reference(net, corpus.read_tokens(tokens)[os.path.abspath(text)], out)
    step, begin = (x.detach().numpy() for x in net.crf())
    with open(args.out + "/decoding.txt", "w") as out:
        out.write("# what a source, a cue, a content must exceed, chosen on polnear/dev\n" + " ".join(args.thresholds) + "\n")
        out.write("# labels: " + " ".join(corpus.ROLES) + "; score of each at a window's beginning; then one line for each label before\n")
        for row in [begin, *step]:
            out.write(" ".join(f"{x:.4f}" for x in row) + "\n")
    with open(args.out + "/SHA256SUMS", "w") as out:
        out.write(hashlib.sha256(open(args.out + "/model.onnx", "rb").read()).hexdigest() + "  model.onnx\n")
    print(os.path.getsize(args.out + "/model.onnx"), "bytes;", "dev", saved.get("scores"))


if __name__ == "__main__":
    main()
