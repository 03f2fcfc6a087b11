#!/usr/bin/env python3
"""Makes a checkpoint of an exported model, so that training can go on from what is committed: its weights are those that the
rounding left.

usage: restore.py FOLDER OUT.pt      FOLDER has model.onnx and decoding.txt
"""
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import model as m


def main():
    folder, out = sys.argv[1:]
    graph = onnx.load(folder + "/model.onnx").graph
    value = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    nodes = lambda kind: [[value.get(x) for x in node.input] for node in graph.node if node.op_type == kind]
    linear = [((q * scale).T, bias) for _, q, scale, _, bias in nodes("DynamicQuantizeMatMul")]
    norms = [(weight, bias) for _, weight, bias in nodes("LayerNormalization")]
    words, scale, shapes = [table for table, _ in nodes("Gather") if table is not None][:3]
    places = nodes("Slice")[1][0]
    net = m.Reader(len(linear) // 4, hidden=len(norms[0][0]), inner=len(linear[2][1]))
    copy = lambda p, a: p.data.copy_(torch.from_numpy(np.array(a, np.float32)))
    copy(net.words.weight, words * scale)
    copy(net.shapes.weight, shapes)
    copy(net.places.weight, places)
    parts = [(part, norm) for part, norm in zip([net.norm, *(x for layer in net.layers for x in (layer.norm1, layer.norm2))], norms)]
    parts += zip([x for layer in net.layers for x in (layer.qkv, layer.out, layer.up, layer.down)], linear)
    heads = [(w.T, b) for (_, w), (_, b) in zip(nodes("MatMul"), [a for a in nodes("Add") if a[1] is not None][-3:])]
    parts += zip([net.roles, net.names, net.link], heads)
    for part, (weight, bias) in parts:
        copy(part.weight, weight)
        copy(part.bias, bias)
    rows = [list(map(float, line.split())) for line in open(folder + "/decoding.txt") if line[0] != "#"]
    copy(net.begin, np.array(rows[1]) - net.hard_begin.numpy())
    copy(net.transitions, np.array(rows[2:]) - net.hard.numpy())
    torch.save({"net": net.state_dict(), "shaped": 0, "scores": None}, out)


main()
