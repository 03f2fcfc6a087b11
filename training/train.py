#!/usr/bin/env python3
"""Trains the reader model on token ids that Java wrote.

usage: train.py DATA WORK --out NAME [--encoder bge-small|minilm] [--epochs 6] [--seed 1] ...

Writes WORK/NAME.last.pt every ten minutes and after every epoch (and resumes from it; an epoch cut short begins again) and WORK/NAME.pt, the averaged weights of the best epoch on
polnear/dev; prints exact F1 on dev as it goes.
"""
import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import model as m

CLS, SEP = 101, 102


def windows(passages, most, rng=None):
    """Packs whole passages into windows of at most `most` pieces; a longer passage is cut between words.
    Yields lists of (passage number, first word, last word + 1)."""
    window, size = [], 1
    for k, p in enumerate(passages):
        lengths = [len(x) for x in p["ids"]]
        total = sum(lengths) + 1
        if window and size + total > most:
            yield window
            window, size = [], 1
        if total + 1 <= most:
            window.append((k, 0, len(lengths)))
            size += total
            continue
        start, room = 0, most - 2
        for i, n in enumerate(lengths):
            if room < n:
                yield [(k, start, i)]
                start, room = i, most - 2
            room -= n
        window, size = [(k, start, len(lengths))], 2 + sum(lengths[start:])
    if window:
        yield window


def example(passages, window):
    """One window as numbers: pieces, shapes, first piece of each word, roles, names, links (word numbers from 1, 0 none), and
    what a teacher scored for each word."""
    ids, shapes, first, roles, names, at, taught = [CLS], [4], [0], [], [], {}, []
    for k, a, b in window:
        p = passages[k]
        for i in range(a, b):
            at[(k, i)] = len(first)
            first.append(len(ids))
            ids += p["ids"][i]
            shapes += [p["shape"][i]] * len(p["ids"][i])
        ids.append(SEP)
        shapes.append(4)
        if "roles" in p:
            roles += p["roles"][a:b]
            if corpus.ROLES[roles[0]].startswith("I-"):
                roles[0] -= 1  # of a span that goes on from the window before
        if "names" in p:
            names += p["names"][a:b]
        if "taught" in p:
            taught.append(p["taught"][a:b])
    links = []
    for k, a, b in window:
        for i, targets in passages[k]["links"]:
            if a <= i < b:
                links.append((at[(k, i)], [0 if t == -1 else at.get(tuple(t), -100) for t in targets]))
    return ids, shapes, first, roles or None, names or None, links, np.concatenate(taught) if taught else None


STRAIGHT = {1523: 1000, 1524: 1000, 1520: 1005, 1521: 1005}  # curly quotation marks of the vocabulary to those of ASCII
CASES, UPPER = 6, 2  # Shape.java: a word inside quotation marks has CASES added


def varied(passages, rng):
    """The article as another outlet might set it: straight quotation marks, or a passage in capitals."""
    straight = rng.random() < 0.25
    out = []
    for p in passages:
        p = dict(p)
        if straight:
            p["ids"] = [[STRAIGHT.get(x, x) for x in ids] for ids in p["ids"]]
        if len(p["ids"]) < 20 and rng.random() < 0.05:
            p["shape"] = [s - s % CASES + UPPER if s % CASES in (0, 1, 3) else s for s in p["shape"]]
        out.append(p)
    return out


def batches(examples, tokens, rng):
    examples = sorted(examples, key=lambda e: len(e[0]) + (rng.random() * 16 if rng else 0))
    out, batch, longest = [], [], 0
    for e in examples:
        longest = max(longest, len(e[0]))
        if batch and longest * (len(batch) + 1) > tokens:
            out.append(batch)
            batch, longest = [], len(e[0])
        batch.append(e)
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch):
    t, n = max(len(e[0]) for e in batch), max(len(e[2]) for e in batch)
    ids = torch.zeros(len(batch), t, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros(len(batch), t)
    first = torch.zeros(len(batch), n, dtype=torch.long)
    words = torch.zeros(len(batch), n)
    for i, e in enumerate(batch):
        ids[i, : len(e[0])] = torch.tensor(e[0])
        shapes[i, : len(e[1])] = torch.tensor(e[1])
        mask[i, : len(e[0])] = 1
        first[i, : len(e[2])] = torch.tensor(e[2])
        words[i, : len(e[2])] = 1
    return ids, shapes, mask, first, words


def losses(net, batch, args):
    ids, shapes, mask, first, words = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(args.bf16)):
        x = net.encode(ids, shapes, mask)
    x = x.float()
    w = x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2]))
    total = x.new_zeros(())
    rows = [i for i, e in enumerate(batch) if e[3]]
    if rows:
        n = max(len(batch[i][3]) for i in rows)
        tags = torch.zeros(len(rows), n, dtype=torch.long)
        for r, i in enumerate(rows):
            tags[r, : len(batch[i][3])] = torch.tensor(batch[i][3])
        count = words[rows, 1: n + 1]
        transitions, begin = net.crf()
        total = total + args.role_weight * m.crf_loss(net.roles(w[rows, 1: n + 1]), tags, count, transitions, begin) / count.sum()
    q = [(i, a, t) for i, e in enumerate(batch) if e[3] for a, t in e[5]]
    if q:
        v = net.link(w).view(len(batch), w.shape[1], len(corpus.RELATIONS), 2, m.LINK)
        b = torch.tensor([i for i, _, _ in q])
        a = torch.tensor([a for _, a, _ in q])
        scores = torch.einsum("qrd,qnrd->qrn", v[b, a, :, 0], v[b, :, :, 1]) / m.LINK ** 0.5
        scores = scores.masked_fill(words[b][:, None, :] == 0, -1e4)
        target = torch.tensor([t for _, _, t in q])
        total = total + args.link_weight * F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100)
    rows = [i for i, e in enumerate(batch) if e[4]]
    if rows:
        gold = torch.full(words.shape, -100, dtype=torch.long)
        for i in rows:
            gold[i, 1: 1 + len(batch[i][4])] = torch.tensor(batch[i][4])
        total = total + args.name_weight * F.cross_entropy(net.names(w[rows]).flatten(0, 1), gold[rows].flatten())
    rows = [i for i, e in enumerate(batch) if e[6] is not None]
    if rows:
        n = max(len(batch[i][6]) for i in rows)
        taught = torch.zeros(len(rows), n, len(corpus.ROLES))
        for r, i in enumerate(rows):
            taught[r, : len(batch[i][6])] = torch.from_numpy(batch[i][6].astype(np.float32))
        apart = F.kl_div(net.roles(w[rows, 1: n + 1]).log_softmax(-1), taught.log_softmax(-1), log_target=True, reduction="none").sum(-1)
        total = total + args.teacher_weight * (apart * words[rows, 1: n + 1]).sum() / words[rows].sum()
    return total


def spans(tags, kinds):
    found, open_ = set(), None
    for i, t in enumerate(list(tags) + [0]):
        name = kinds[t]
        if open_ and (name[:2] != "I-" or name[2:] != open_[0]):
            found.add((open_[0], open_[1], i))
            open_ = None
        if name[:2] == "B-" or (name[:2] == "I-" and not open_):
            open_ = (name[2:], i)
    return found


@torch.no_grad()
def evaluate(net, articles, most, kinds, field, bf16=True):
    net.eval()
    transitions, begin = (x.numpy() for x in net.crf())
    count = {}
    made = []
    for n, passages in enumerate(articles):
        for win in windows(passages, most):
            made.append((example(passages, win), n))
    order = sorted(made, key=lambda x: len(x[0][0]))
    gold_found = []
    for s in range(0, len(order), 16):
        chunk = [e for e, _ in order[s: s + 16]]
        ids, shapes, mask, first, words = tensors(chunk)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(bf16)):
            x = net.encode(ids, shapes, mask)
        x = x.float().gather(1, first[:, :, None].expand(-1, -1, net.hidden))
        y = (net.roles(x) if field == 3 else net.names(x)).numpy()
        for i, e in enumerate(chunk):
            scores = y[i, 1: len(e[2])]
            tags = m.viterbi(scores, transitions, begin) if field == 3 else scores.argmax(1)
            gold_found.append((spans(e[field], kinds), spans(tags, kinds)))
    for g, p in gold_found:
        for kind in {k[2:] for k in kinds if k != "O"}:
            c = count.setdefault(kind, [0, 0, 0])
            gk, pk = {x for x in g if x[0] == kind}, {x for x in p if x[0] == kind}
            c[0] += len(gk & pk)
            c[1] += len(pk)
            c[2] += len(gk)
    net.train()
    return {k: round(200 * c[0] / max(1, c[1] + c[2]), 2) for k, c in sorted(count.items())}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data")
    ap.add_argument("work")
    ap.add_argument("--out", required=True)
    ap.add_argument("--encoder", default="bge-small")
    ap.add_argument("--start", help="WORK/NAME.pt of an earlier training to start from, instead of the encoder alone")
    ap.add_argument("--freeze", type=int, default=0, help="so many layers from the bottom, and the embeddings, keep their weights")
    ap.add_argument("--narrow", type=int, default=0, help="keep so many neurons of each feed-forward layer of --start")
    ap.add_argument("--taught", help="scores of a larger model (teach.py) to learn too, also on articles without roles")
    ap.add_argument("--teacher-weight", type=float, default=1.0)
    ap.add_argument("--role-weight", type=float, default=1.0, help="of the annotated roles")
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rate", type=float, default=2.5e-4)
    ap.add_argument("--head-rate", type=float, default=1.5e-3)
    ap.add_argument("--layer-decay", type=float, default=0.9)
    ap.add_argument("--dropout", type=float, default=0.1)
    ap.add_argument("--tokens", type=int, default=4096, help="pieces in a batch")
    ap.add_argument("--most", type=int, default=320, help="pieces in a window, when measuring")
    ap.add_argument("--link-weight", type=float, default=0.1)
    ap.add_argument("--name-weight", type=float, default=0.5)
    ap.add_argument("--names-share", type=float, default=0.3, help="share of newswire articles in an epoch")
    ap.add_argument("--field-times", type=int, default=2)
    ap.add_argument("--average", type=float, default=0.998)
    ap.add_argument("--round-from", type=float, default=0.75, help="part of the training after which weights are rounded as exported")
    ap.add_argument("--limit", type=int, default=0, help="articles, for a quick try")
    ap.add_argument("--bf16", type=int, default=0, help="1 where the processor multiplies bfloat16, else many times slower")
    ap.add_argument("--minutes", type=float, default=0, help="end by then, whatever the epochs: the rate falls with the clock")
    ap.add_argument("--dev", type=int, default=0, help="articles of dev to measure on between epochs; 0 is all")
    args = ap.parse_args()
    args.data, args.work = os.path.abspath(args.data), os.path.abspath(args.work)  # as TokenDump names the texts
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    tokens = corpus.read_tokens(args.work + "/tokens.ndjson")
    taught = corpus.teach(tokens, args.taught) if args.taught else None
    versions = {}  # an epoch reads one annotator's version of each article
    for name, p in corpus.polnear(tokens, args.data + "/polnear/train"):
        versions.setdefault(name, []).append(p)
    train = list(versions.values())
    dev = [p for _, p in corpus.polnear(tokens, args.data + "/polnear/dev")]
    if args.dev:
        dev = dev[:: max(1, len(dev) // args.dev)]
    field = [p for _, p in corpus.field(tokens, args.data + "/field-train")]
    field_dev = [p for kind, p in corpus.field(tokens, args.data + "/field") if kind == "whole"]
    names = [p for _, p in corpus.names(tokens, os.path.abspath(args.work) + "/newswire")]
    names_dev, names = names[::20], [p for i, p in enumerate(names) if i % 20]
    if args.limit:
        train, dev, field, names = (x[: args.limit] for x in (train, dev, field, names))

    if args.start:
        net = m.reader_of(torch.load(args.start, weights_only=False), args.dropout)
    else:
        if args.encoder == "bert":
            net = m.Reader(12, args.dropout, 768, shaped=args.freeze)
            m.load_bert(net, f"{args.work}/encoder/bert.npz")
        else:
            net = m.Reader({"bge-small": 12, "minilm": 6}[args.encoder], args.dropout)
            m.load_encoder(net, f"{args.work}/encoder/{args.encoder}.onnx")
    if args.narrow:
        seen = [example(v[0], win) for v in train[::10] for win in windows(v[0], args.most)]
        net = m.narrowed(net, [tensors(batch)[:3] for batch in batches(seen, args.tokens, None)], args.narrow, args.dropout)
    layers = len(net.layers)
    if args.taught and not args.start:
        for ours, theirs in zip((net.transitions, net.begin), taught):
            ours.data.copy_(torch.from_numpy(theirs))
    groups = []
    for name, p in net.named_parameters():
        if name.startswith("layers."):
            rate = args.rate * args.layer_decay ** (layers - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "places", "norm")):
            rate = args.rate * args.layer_decay ** layers
        elif name.startswith("shapes"):
            rate = args.rate
        else:
            rate = args.head_rate
        below = int(name.split(".")[1]) < args.freeze if name.startswith("layers.") else name.startswith(("words", "places", "norm")) or name.startswith("shapes") and not net.shaped
        p.requires_grad_(not (args.freeze and below))
        groups.append({"params": [p], "lr": rate, "rate": rate, "weight_decay": 0.01 if p.dim() > 1 and "shapes" not in name else 0.0})
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    averaged = {k: v.clone() for k, v in net.state_dict().items()}
    epoch, step, best, spent = 0, 0, -1.0, 0.0
    last = f"{args.work}/{args.out}.last.pt"
    if os.path.exists(last):
        s = torch.load(last, weights_only=False)
        net.load_state_dict(s["net"])
        optimizer.load_state_dict(s["optimizer"])
        averaged, epoch, step, best, spent = s["averaged"], s["epoch"], s["step"], s["best"], s["spent"]
        print("resumed after epoch", epoch, flush=True)

    pieces = lambda articles: sum(len(x) for a in articles for p in a for x in p["ids"])
    per_epoch = (pieces(v[0] for v in train) + args.field_times * pieces(field) + args.names_share * pieces(names)) / args.tokens * 1.1
    steps = per_epoch * args.epochs
    done = 0.0

    def save(trained, spent):
        torch.save({"net": trained, "shaped": net.shaped, "optimizer": optimizer.state_dict(), "averaged": averaged, "epoch": epoch, "step": step,
                    "best": best, "spent": spent}, last + ".part")
        os.replace(last + ".part", last)

    while epoch < args.epochs and done < 1:
        started = time.time()
        saved = started
        rng = random.Random(args.seed * 1000 + epoch + step)
        chosen = [rng.choice(v) for v in train] + field * args.field_times + rng.sample(names, int(len(names) * args.names_share))
        examples = []
        for passages in chosen:
            passages = varied(passages, rng)
            skip = rng.randrange(0, 2)  # not always the same packing
            most = rng.choice([160, 256, 320])
            if skip and len(passages) > 4:
                cut = rng.randrange(1, len(passages) - 1)
                parts = [(passages[:cut], 0), (passages[cut:], cut)]
            else:
                parts = [(passages, 0)]
            for part, offset in parts:
                shifted = [dict(p, links=[(i, [t if t == -1 else ((t[0] - offset), t[1]) for t in ts]) for i, ts in p["links"]])
                           for p in part]
                examples += [example(shifted, win) for win in windows(shifted, most)]
        todo = batches(examples, args.tokens, rng)
        net.train()
        for layer in net.layers[: args.freeze]:
            layer.eval()
        running = 0.0
        for i, batch in enumerate(todo):
            done = step / steps
            if args.minutes:
                done = max(done, (time.time() - started + spent) / 60 / args.minutes)
            if done >= 1:
                break
            scale = min(done / 0.06, max(0.02, (1 - done) / 0.94))
            m.Linear.rounding = done >= args.round_from
            for g in optimizer.param_groups:
                g["lr"] = g["rate"] * scale
            loss = losses(net, batch, args)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            keep = min(args.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    averaged[k].lerp_(v, 1 - keep) if v.is_floating_point() else averaged[k].copy_(v)
            if time.time() - saved > 600:
                saved = time.time()
                save(net.state_dict(), spent + saved - started)
            running = 0.98 * running + 0.02 * float(loss.detach())
            if i % 50 == 49:
                print(f"epoch {epoch + 1} batch {i + 1}/{len(todo)} loss {running:.3f} {time.time() - started:.0f} s", flush=True)
        spent += time.time() - started
        epoch += 1
        trained = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(averaged)
        scores = evaluate(net, dev, args.most, corpus.ROLES, 3)
        on_field = evaluate(net, field_dev, args.most, corpus.ROLES, 3)
        on_names = evaluate(net, names_dev, args.most, corpus.NAMES, 4)
        mean = sum(scores.values()) / 3
        print(f"epoch {epoch} dev {scores} field {on_field} names {on_names} {spent / 60:.1f} min", flush=True)
        if mean > best:
            best = mean
            torch.save({"net": averaged, "shaped": net.shaped, "args": vars(args), "scores": scores}, f"{args.work}/{args.out}.pt")
        net.load_state_dict(trained)
        save(trained, spent)


if __name__ == "__main__":
    main()
