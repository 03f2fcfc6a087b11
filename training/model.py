"""The reader model: a small BERT encoder with a shape embedding, a CRF over words for source, cue and content, a softmax
over words for names, and pointers from a content to its cue, its source and the piece of content before it."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpus

SMALL, HEADS, SHAPES, LINK = 384, 12, 12, 48
FORBIDDEN = -1e4


# The weights get 7 bits: the 8-bit matrix products of processors without VNNI add two products of 8 bits in 16 and overflow.
WEIGHT_STEPS, INPUT_STEPS = 63, 255


def weight_scale(w):
    """What one step of an output channel is worth; w [out, in]."""
    return (w.abs().amax(1, keepdim=True) / WEIGHT_STEPS).clamp(min=1e-12)


class Linear(nn.Linear):
    """Trains with the rounding of the exported model once `rounding` is set: gradients pass as if nothing was rounded.
    The input's range is that of one window, as DynamicQuantizeLinear has it."""
    rounding = False

    def forward(self, x):
        if not Linear.rounding:
            return super().forward(x)
        with torch.no_grad():
            scale = weight_scale(self.weight)
            dw = torch.round(self.weight / scale).mul_(scale).sub_(self.weight)
            low, high = x.amin((1, 2), keepdim=True).clamp(max=0), x.amax((1, 2), keepdim=True).clamp(min=0)
            step = ((high - low) / INPUT_STEPS).clamp(min=1e-12)
            dx = torch.round(x / step).mul_(step).sub_(x)
        return F.linear(x + dx, self.weight + dw, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout, inner, hidden):
        super().__init__()
        self.qkv = Linear(hidden, 3 * hidden)
        self.out = Linear(hidden, hidden)
        self.up = Linear(hidden, inner)
        self.down = Linear(inner, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        b, t, hidden = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, hidden // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, hidden))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """`shaped` is the layer before which the shapes are added: above the layers that keep their weights in training, since a
    gradient through those would cost as much as training them."""

    def __init__(self, layers, dropout=0.1, hidden=SMALL, inner=None, shaped=0):
        super().__init__()
        self.hidden, self.shaped = hidden, shaped
        self.words = nn.Embedding(30522, hidden)
        self.places = nn.Embedding(512, hidden)
        self.shapes = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, inner or 4 * hidden, hidden) for _ in range(layers))
        self.drop = nn.Dropout(dropout)
        self.roles = nn.Linear(hidden, len(corpus.ROLES))
        self.names = nn.Linear(hidden, len(corpus.NAMES))
        self.link = nn.Linear(hidden, 2 * LINK * len(corpus.RELATIONS))
        self.transitions = nn.Parameter(torch.zeros(len(corpus.ROLES), len(corpus.ROLES)))
        self.begin = nn.Parameter(torch.zeros(len(corpus.ROLES)))
        hard = torch.zeros(len(corpus.ROLES), len(corpus.ROLES))
        for j, to in enumerate(corpus.ROLES):
            if to.startswith("I-"):
                for i, frm in enumerate(corpus.ROLES):
                    if frm[2:] != to[2:]:
                        hard[i, j] = FORBIDDEN
        self.register_buffer("hard", hard)
        self.register_buffer("hard_begin", torch.tensor([FORBIDDEN if r.startswith("I-") else 0.0 for r in corpus.ROLES]))

    def encode(self, ids, shapes, lengths_mask):
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(x if self.shaped else x + self.shapes(shapes)))
        mask = (1.0 - lengths_mask)[:, None, None, :] * -1e4
        for n, layer in enumerate(self.layers):
            x = layer(x + self.shapes(shapes) if n == self.shaped and n else x, mask)
        return x

    def forward(self, ids, shapes, mask):
        x = self.encode(ids, shapes, mask)
        return self.roles(x), self.names(x), self.link(x)

    def crf(self):
        return self.transitions + self.hard, self.begin + self.hard_begin


def reader_of(saved, dropout=0.1):
    """A reader with the layers and widths of a checkpoint, and its weights."""
    weights = saved["net"]
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    reader = Reader(layers, dropout, len(weights["norm.bias"]), len(weights["layers.0.up.bias"]), saved.get("shaped", 0))
    reader.load_state_dict(weights)
    return reader


@torch.no_grad()
def narrowed(reader, batches, inner, dropout=0.1):
    """The reader with only the `inner` neurons of each feed-forward layer that add most: mean activation on the batches
    (ids, shapes, mask) times the length of what the neuron writes."""
    worth = [torch.zeros(layer.up.out_features) for layer in reader.layers]
    hooks = [layer.up.register_forward_hook(lambda _, __, out, n=n: worth[n].add_(F.gelu(out).abs().mean((0, 1))))
             for n, layer in enumerate(reader.layers)]
    reader.eval()
    for batch in batches:
        reader.encode(*batch)
    for hook in hooks:
        hook.remove()
    weights = reader.state_dict()
    for n, layer in enumerate(reader.layers):
        kept = (worth[n] * layer.down.weight.norm(dim=0)).topk(inner).indices.sort().values
        key = f"layers.{n}."
        weights[key + "up.weight"] = weights[key + "up.weight"][kept]
        weights[key + "up.bias"] = weights[key + "up.bias"][kept]
        weights[key + "down.weight"] = weights[key + "down.weight"][:, kept].contiguous()
    return reader_of({"net": weights, "shaped": reader.shaped}, dropout)


def load_bert(reader, path):
    """Copies the weights of Google's BERT, as prepare.py unpacked them from a TensorFlow checkpoint into a NumPy archive."""
    init = np.load(path)
    b = lambda name: torch.from_numpy(init["bert/" + name])
    copy = lambda p, a: p.data.copy_(a)
    copy(reader.words.weight, b("embeddings/word_embeddings"))
    copy(reader.places.weight, b("embeddings/position_embeddings") + b("embeddings/token_type_embeddings")[0])
    norm(reader.norm, b, "embeddings/LayerNorm")
    for n, layer in enumerate(reader.layers):
        at = f"encoder/layer_{n}/"
        parts = [at + "attention/self/" + x for x in ("query", "key", "value")]
        copy(layer.qkv.weight, torch.cat([b(p + "/kernel").T for p in parts]))
        copy(layer.qkv.bias, torch.cat([b(p + "/bias") for p in parts]))
        for linear, name in ((layer.out, "attention/output/dense"), (layer.up, "intermediate/dense"), (layer.down, "output/dense")):
            copy(linear.weight, b(at + name + "/kernel").T)
            copy(linear.bias, b(at + name + "/bias"))
        norm(layer.norm1, b, at + "attention/output/LayerNorm")
        norm(layer.norm2, b, at + "output/LayerNorm")


def norm(layer, b, name):
    layer.weight.data.copy_(b(name + "/gamma"))
    layer.bias.data.copy_(b(name + "/beta"))


def load_encoder(reader, path):
    """Copies the weights of a sentence-embedding ONNX file (BERT, 384 wide). The matrices of each layer stand in the order
    query, key, value, output, intermediate, output, already transposed."""
    import onnx
    from onnx import numpy_helper
    init = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    order = [i.name for i in onnx.load(path).graph.initializer if "MatMul" in i.name]
    copy = lambda p, a: p.data.copy_(torch.from_numpy(np.array(a)))
    e = "embeddings."
    copy(reader.words.weight, init[e + "word_embeddings.weight"])
    copy(reader.places.weight, init[e + "position_embeddings.weight"] + init[e + "token_type_embeddings.weight"][0])
    copy(reader.norm.weight, init[e + "LayerNorm.weight"])
    copy(reader.norm.bias, init[e + "LayerNorm.bias"])
    for n, layer in enumerate(reader.layers):
        m = [init[x].T for x in order[6 * n: 6 * n + 6]]
        b = lambda name: init[f"encoder.layer.{n}.{name}"]
        copy(layer.qkv.weight, np.concatenate(m[:3]))
        copy(layer.qkv.bias, np.concatenate([b(f"attention.self.{x}.bias") for x in ("query", "key", "value")]))
        copy(layer.out.weight, m[3])
        copy(layer.out.bias, b("attention.output.dense.bias"))
        copy(layer.norm1.weight, b("attention.output.LayerNorm.weight"))
        copy(layer.norm1.bias, b("attention.output.LayerNorm.bias"))
        copy(layer.up.weight, m[4])
        copy(layer.up.bias, b("intermediate.dense.bias"))
        copy(layer.down.weight, m[5])
        copy(layer.down.bias, b("output.dense.bias"))
        copy(layer.norm2.weight, b("output.LayerNorm.weight"))
        copy(layer.norm2.bias, b("output.LayerNorm.bias"))
    assert len(order) == 6 * len(reader.layers), (len(order), len(reader.layers))


def crf_loss(emissions, tags, mask, transitions, begin):
    """Negative log-likelihood summed over the batch. emissions [B, N, L] float, tags [B, N], mask [B, N] of words."""
    b, n, labels = emissions.shape
    score = begin[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1])[:, 0]
    step = emissions.gather(2, tags[:, :, None])[:, :, 0] * mask
    moves = transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    score = score + step[:, 1:].sum(1) + moves.sum(1)
    alpha = begin + emissions[:, 0]
    for i in range(1, n):
        new = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None] > 0, new, alpha)
    return (torch.logsumexp(alpha, 1) - score).sum()


def viterbi(emissions, transitions, begin):
    """Best labels of one window; numpy [N, L]."""
    score = begin + emissions[0]
    back = []
    for e in emissions[1:]:
        all_ = score[:, None] + transitions
        back.append(all_.argmax(0))
        score = all_.max(0) + e
    tags = [int(score.argmax())]
    for b in reversed(back):
        tags.append(int(b[tags[-1]]))
    return tags[::-1]
