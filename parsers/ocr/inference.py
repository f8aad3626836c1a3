"""推理: what computes RapidOCR's two models: OpenVINO where it is installed, by which a scanned page costs two thirds
of the processor's time; else ONNX Runtime. Both compute in 32 bits, so that every machine reads the same.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import cache
from importlib.util import find_spec
from typing import Any

from parsers.errors import Unreadable
from parsers.messages import NO_OCR


@cache
def rapidocr() -> Any:
    """The library with its models; these are loaded when they are first used. Raises Unreadable if it isn't there."""
    if find_spec("rapidocr") is None or not (_has_openvino() or find_spec("onnxruntime")):
        raise Unreadable(NO_OCR())
    return _with_openvino() if _has_openvino() else _with_onnx_runtime()


@cache
def recognizer() -> Any:
    """The model that reads a line."""
    return _exact(rapidocr()._load_rec_model())


@cache
def detector() -> Any:
    """The library, with the model that finds lines loaded."""
    _exact(rapidocr()._load_det_model())
    return rapidocr()


def _threads() -> int:
    return int(os.environ.get("OMP_NUM_THREADS") or 0) or min(4, os.cpu_count() or 1)


@cache
def _has_openvino() -> bool:
    """Whether OpenVINO is there, and runs on this machine."""
    if find_spec("openvino") is None:
        return False
    # Its tools for converting models, which nothing here needs, report to a host as soon as they are imported.
    sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]
    try:
        import openvino  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _with_openvino() -> Any:
    from rapidocr import EngineType

    return _library({f"{step}.engine_type": EngineType.OPENVINO for step in ("Det", "Rec", "Cls")})


def _with_onnx_runtime() -> Any:
    # Otherwise it sends telemetry and leaves a temporary file behind.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    return _library({"EngineConfig.onnxruntime.intra_op_num_threads": _threads()})


def _library(params: dict[str, Any]) -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    # Uncertain text is not dropped; it is passed on with its low confidence.
    params |= {"Global.text_score": 0.0, "Global.log_level": "error", "Global.max_side_len": 6000}
    return RapidOCR(params={**params, "Det.max_candidates": 4000})


def _exact(step: Any) -> Any:
    """A step whose model is compiled as RapidOCR has no settings for: in 32 bits also where the processor could do with
    16, by which other figures are read; on no core in particular, as other workers would take the same; and keeping
    nothing for each size of picture, which would be hundreds of megabytes.
    """
    if _has_openvino():
        from openvino import Core

        settings = {
            "INFERENCE_PRECISION_HINT": "f32",
            "INFERENCE_NUM_THREADS": _threads(),
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,
            "CPU_RUNTIME_CACHE_CAPACITY": 0,
        }
        step.session.session = Core().compile_model(step.session.model, "CPU", settings).create_infer_request()
    return step
