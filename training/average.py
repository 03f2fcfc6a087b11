#!/usr/bin/env python3
"""Averages the weights of several checkpoints of one training course (Izmailov et al. 2018; Wortsman et al. 2022).

usage: average.py OUT.pt WEIGHT=CHECKPOINT.pt ...      a CHECKPOINT is WORK/NAME.pt, or the averaged weights of WORK/NAME.last.pt
"""
import sys

import torch


def main():
    out, parts = sys.argv[1], [p.split("=", 1) for p in sys.argv[2:]]
    total = sum(float(w) for w, _ in parts)
    mixed, shaped, args = None, 0, None
    for weight, path in parts:
        saved = torch.load(path, weights_only=False)
        net = saved.get("averaged", saved["net"])
        args, shaped = args or saved.get("args"), saved.get("shaped", 0)
        share = float(weight) / total
        if mixed is None:
            mixed = {k: v.clone() * share if v.is_floating_point() else v for k, v in net.items()}
        else:
            for k, v in net.items():
                if v.is_floating_point():
                    mixed[k] += v * share
    torch.save({"net": mixed, "shaped": shaped, "args": args, "scores": None}, out)


main()
