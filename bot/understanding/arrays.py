"""The array types this room speaks of, and arrays written to disk so that two writers cannot spoil a file."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write named arrays to one file, whole or not at all: a reader or a second writer never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Read a file of named arrays; a missing one raises OSError, a damaged one ValueError."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (BadZipFile, EOFError, KeyError) as error:
        raise ValueError(f"{path} is damaged; delete it") from error


def pack(values: Mapping[str, Any]) -> NDArray[np.uint8]:
    """Turn plain values into an array, so that they can lie in the same file."""
    return np.frombuffer(json.dumps(values, ensure_ascii=False).encode(), np.uint8)


def unpack(array: NDArray[Any]) -> dict[str, Any]:
    """Turn an array made by `pack` back into the plain values."""
    values: dict[str, Any] = json.loads(array.tobytes())
    return values
