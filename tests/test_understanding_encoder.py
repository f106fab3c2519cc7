"""The encoder's graph against a plain numpy pass over the same weights, and the ways its files can be wrong."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from test_understanding_shared import CACHE, questions

from bot.understanding.encoder import Encoder, EncoderError, Weights, find_weights
from bot.understanding.graph import build_graph


class ReferencePass:
    """The six layers written out in numpy, one text at a time."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        tensors = load_file(folder / "model.safetensors")
        self.t = {name.removeprefix("bert."): value.astype(np.float32) for name, value in tensors.items()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def linear(self, x, name):
        return x @ self.t[name + ".weight"].T + self.t[name + ".bias"]

    def norm(self, x, name):
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + 1e-12)
        return centred / spread * self.t[name + ".weight"] + self.t[name + ".bias"]

    def layer(self, x, name):
        size = len(x)
        query, key, value = (
            self.linear(x, f"{name}.attention.self.{part}").reshape(size, 12, 32).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        seen = query @ key.transpose(0, 2, 1) / np.float32(32**0.5)
        seen = np.exp(seen - seen.max(-1, keepdims=True))
        seen /= seen.sum(-1, keepdims=True)
        mixed = (seen @ value).transpose(1, 0, 2).reshape(size, 384)
        x = self.norm(x + self.linear(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        wide = self.linear(x, f"{name}.intermediate.dense")
        wide = wide * 0.5 * (1 + error_function(wide / np.float32(2**0.5)))
        return self.norm(x + self.linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def embed(self, text):
        ids = self.tokenizer.encode(text).ids
        tables = [self.t[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type")]
        x = self.norm(tables[0][ids] + tables[1][: len(ids)] + tables[2][0], "embeddings.LayerNorm")
        layers = []
        for number in range(6):
            x = self.layer(x, f"encoder.layer.{number}")
            layers.append(x)
        views = np.stack([*(layer.mean(0) for layer in layers[:2:-1]), x.max(0), x[0]])
        return views / np.linalg.norm(views, axis=1, keepdims=True)


def error_function(x):
    """Abramowitz and Stegun 7.1.26: at most 1.5e-7 off."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    return np.sign(x) * (1 - series * np.exp(-x * x))


@pytest.fixture(scope="module")
def weights() -> Weights:
    found = find_weights(None, CACHE)
    assert found is not None
    build_graph(found)
    return found


def test_graph_gives_the_views_of_the_numpy_pass(weights):
    texts = [line["q"] for line in questions("dev-fit.jsonl")[:19]] + ["why? " * 200]
    reference, encoder = ReferencePass(weights.folder), Encoder(weights)
    expected = np.stack([reference.embed(text) for text in texts])
    alone = np.concatenate([encoder.embed([text]) for text in texts])
    together = encoder.embed(texts)
    assert (expected * alone).sum(2).min() >= 0.99999
    assert (expected * together).sum(2).min() >= 0.99999


def test_folder_in_the_standard_layout_is_used_as_it_is(weights, tmp_path):
    (tmp_path / "onnx").mkdir()
    shutil.copy(weights.tokenizer, tmp_path / "tokenizer.json")
    (tmp_path / "onnx" / "model.onnx").symlink_to(weights.graph.resolve())
    own = find_weights(tmp_path, tmp_path / "cache")
    assert own is not None
    assert own.ready
    assert own.identity != weights.identity
    assert np.allclose(Encoder(own).embed(["a mentor"]), Encoder(weights).embed(["a mentor"]), atol=1e-6)


def test_graph_of_somebody_else_gives_one_view_of_length_one(weights, tmp_path):
    import onnx

    (tmp_path / "onnx").mkdir()
    shutil.copy(weights.tokenizer, tmp_path / "tokenizer.json")
    model = onnx.load(weights.graph)
    last = next(node.input[0] for node in model.graph.node if node.output[0] == "views")
    _ends_before_the_pooling(model.graph, last)
    onnx.save(model, tmp_path / "onnx" / "model.onnx")
    own = find_weights(tmp_path, tmp_path / "cache")
    assert own is not None
    theirs, ours = (
        Encoder(own).embed(["a mentor", "and a raise, too"]),
        Encoder(weights).embed(["a mentor", "and a raise, too"]),
    )
    assert theirs.shape == (2, 1, 384)
    assert np.allclose(theirs[:, 0], ours[:, 0], atol=1e-5)


def _ends_before_the_pooling(graph, joined):
    """Let a graph give the words of the last layer, as graphs made by others do."""
    from onnx import TensorProto, helper

    first_place = next(node.input[-1] for node in graph.node if node.output[0] == joined)
    words = next(node.input[0] for node in graph.node if node.output[0] == first_place)
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info(words, TensorProto.FLOAT, ["batch", "length", 384]))


def test_other_weights_than_the_expected_ones_are_refused_with_the_remedy(weights, tmp_path):
    shutil.copy(weights.tokenizer, tmp_path / "tokenizer.json")
    (tmp_path / "model.safetensors").write_bytes(b"not a model")
    found = find_weights(tmp_path, tmp_path / "cache")
    assert found is not None
    with pytest.raises(EncoderError, match="make setup"):
        build_graph(found)


@pytest.mark.parametrize("files", [(), ("tokenizer.json",)], ids=["empty folder", "tokenizer alone"])
def test_folder_without_a_model_is_refused_with_the_remedy(files, tmp_path):
    for name in files:
        (tmp_path / name).write_text("{}")
    with pytest.raises(EncoderError, match="ENCODER_DIR"):
        find_weights(tmp_path, tmp_path / "cache")


def test_damaged_graph_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "graph.onnx").write_bytes(b"half a graph")
    with pytest.raises(EncoderError, match="delete it"):
        Encoder(Weights(tmp_path, tmp_path / "graph.onnx", "any", ready=True))
