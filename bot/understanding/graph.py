"""Builds the encoder's ONNX graph from its weights: six layers, with the views of a text pooled inside the graph."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.arrays import Floats, Integers
from bot.understanding.encoder import VIEWS, WEIGHTS_SHA256, EncoderError, Weights

_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_UPPER = 3  # layers that are pooled: the last says what is meant, those below it which words said so
_EPSILON = 1e-12
_OPSET, _IR_VERSION = 20, 9  # the oldest with Gelu, so that older runtimes can read the file


def build_graph(weights: Weights) -> None:
    """Write the graph, unless it is there; raises EncoderError when the weights are not the expected ones."""
    if weights.graph.is_file():
        return
    source = weights.folder / "model.safetensors"
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EncoderError(f"{source} is not the expected model; install the weights again with `make setup`")
    from safetensors.numpy import load_file

    tensors = {
        name.removeprefix("bert."): value.astype(np.float32)
        for name, value in load_file(source).items()
        if value.dtype.kind == "f"
    }
    weights.graph.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=weights.graph.parent, prefix=weights.graph.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_Drawing(tensors).drawn())
        Path(name).replace(weights.graph)
    finally:
        Path(name).unlink(missing_ok=True)


class _Drawing:
    """The graph while it is drawn: nodes in order, and the constants that they read."""

    def __init__(self, tensors: dict[str, Floats]) -> None:
        import onnx
        import onnx.numpy_helper

        self._onnx: Any = onnx
        self._tensors = tensors
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}

    def _constant(self, name: str, value: Floats | Integers | np.float32) -> str:
        # ascontiguousarray makes a list of one out of a single number; shapes matter to the graph.
        array = np.ascontiguousarray(value).reshape(np.shape(value))
        self._constants[name] = self._onnx.numpy_helper.from_array(array, name)
        return name

    def _integers(self, name: str, *values: int) -> str:
        return self._constant(name, np.array(values, np.int64))

    def _node(self, kind: str, *inputs: str, output: str = "", **attributes: int | float | list[int]) -> str:
        output = output or f"n{len(self._nodes)}"
        self._nodes.append(self._onnx.helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def _linear(self, x: str, name: str) -> str:
        weight = self._constant(name + ".weight.T", self._tensors[name + ".weight"].T)
        bias = self._constant(name + ".bias", self._tensors[name + ".bias"])
        return self._node("Add", self._node("MatMul", x, weight), bias)

    def _norm(self, x: str, name: str) -> str:
        scale = self._constant(name + ".scale", self._tensors[name + ".weight"])
        shift = self._constant(name + ".shift", self._tensors[name + ".bias"])
        return self._node("LayerNormalization", x, scale, shift, axis=-1, epsilon=_EPSILON)

    def _embeddings(self) -> str:
        tensors = self._tensors
        zero, one, two = self._integers("zero", 0), self._integers("one", 1), self._integers("two", 2)
        # Every text is a single segment, so the first segment's vector is part of each position.
        segment = tensors["embeddings.token_type_embeddings.weight"][0]
        places = tensors["embeddings.position_embeddings.weight"] + segment
        positions = self._constant("positions", places)
        words = self._constant("words", tensors["embeddings.word_embeddings.weight"])
        length = self._node("Slice", self._node("Shape", "input_ids"), one, two)
        here = self._node("Slice", positions, zero, length, zero)
        said = self._node("Gather", words, "input_ids", axis=0)
        return self._norm(self._node("Add", said, here), "embeddings.LayerNorm")

    def _attention(self, x: str, name: str, bias: str) -> str:
        split = self._integers("split", 0, 0, _HEADS, _WIDTH // _HEADS)
        query, key, value = (
            self._node("Reshape", self._linear(x, f"{name}.self.{part}"), split) for part in ("query", "key", "value")
        )
        rows = self._node("Transpose", query, perm=[0, 2, 1, 3])
        columns = self._node("Transpose", key, perm=[0, 2, 3, 1])
        scale = self._constant("scale", np.float32((_WIDTH // _HEADS) ** -0.5))
        scores = self._node("Add", self._node("Mul", self._node("MatMul", rows, columns), scale), bias)
        seen = self._node("Softmax", scores, axis=-1)
        mixed = self._node("MatMul", seen, self._node("Transpose", value, perm=[0, 2, 1, 3]))
        joined = self._node(
            "Reshape", self._node("Transpose", mixed, perm=[0, 2, 1, 3]), self._integers("join", 0, 0, _WIDTH)
        )
        return self._norm(
            self._node("Add", x, self._linear(joined, f"{name}.output.dense")), f"{name}.output.LayerNorm"
        )

    def _views(self, layers: Sequence[str], mask: str) -> None:
        """Pool what the upper layers say; the last one also by its strongest and by its first place."""
        weight = self._node("Unsqueeze", mask, self._integers("last", 2))
        along = self._integers("along", 1)
        count = self._node("ReduceSum", weight, along, keepdims=1)
        views = [
            self._node("Div", self._node("ReduceSum", self._node("Mul", x, weight), along, keepdims=1), count)
            for x in reversed(layers)
        ]
        absent = self._node("Mul", self._node("Sub", weight, "present"), self._constant("least", np.float32(1e9)))
        views.append(self._node("ReduceMax", self._node("Add", layers[-1], absent), along, keepdims=1))
        views.append(self._node("Slice", layers[-1], "zero", "one", "one"))
        joined = self._node("Concat", *views, axis=1)
        length = self._node("ReduceL2", joined, self._integers("across", 2), keepdims=1)
        self._node("Div", joined, length, output=VIEWS)

    def drawn(self) -> bytes:
        """Draw the whole model and give it as a file's content."""
        helper, types = self._onnx.helper, self._onnx.TensorProto
        x = self._embeddings()
        mask = self._node("Cast", "attention_mask", to=types.FLOAT)
        absent = self._node("Sub", self._constant("present", np.float32(1)), mask)
        hidden = self._node("Mul", absent, self._constant("never", np.float32(-1e9)))
        bias = self._node("Unsqueeze", hidden, self._integers("middle", 1, 2))
        layers: list[str] = []
        for layer in range(_LAYERS):
            name = f"encoder.layer.{layer}"
            x = self._attention(x, f"{name}.attention", bias)
            wide = self._node("Gelu", self._linear(x, f"{name}.intermediate.dense"))
            x = self._norm(self._node("Add", x, self._linear(wide, f"{name}.output.dense")), f"{name}.output.LayerNorm")
            layers.append(x)
        self._views(layers[-_UPPER:], mask)
        sides = ["batch", "length"]
        inputs = [helper.make_tensor_value_info(side, types.INT64, sides) for side in ("input_ids", "attention_mask")]
        output = helper.make_tensor_value_info(VIEWS, types.FLOAT, ["batch", _UPPER + 2, _WIDTH])
        graph = helper.make_graph(self._nodes, "sentence-encoder", inputs, [output], list(self._constants.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)
        return bytes(model.SerializeToString())
