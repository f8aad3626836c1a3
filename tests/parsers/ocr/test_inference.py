"""What computes the models of OCR: either program reads the same, and neither reports to anybody."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from nianbao_demo.render.scan import NoFont, chinese_font
from parsers.ocr import inference
from parsers.ocr.engine import recognise

pytest.importorskip("rapidocr")
pytestmark = pytest.mark.xdist_group("ocr")  # its models are loaded once

LINES = ("本年度办理结果", "1360", "20", "（三）不予公开")


def crops() -> list[Any]:
    try:
        font = chinese_font(30)
    except NoFont:
        pytest.skip("no Chinese font")
    found = []
    for text in LINES:
        picture = Image.new("RGB", (int(font.getlength(text)) + 20, 48), "white")
        ImageDraw.Draw(picture).text((10, 4), text, "black", font)
        found.append(np.asarray(picture))
    return found


def test_either_program_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    if not inference._has_openvino():
        pytest.skip("OpenVINO is not installed")
    pytest.importorskip("onnxruntime")
    by_openvino = recognise(crops())
    other = inference._with_onnx_runtime()._load_rec_model()
    monkeypatch.setattr("parsers.ocr.engine.recognizer", lambda: other)
    by_onnx_runtime = recognise(crops())
    assert [text for text, _ in by_openvino] == [text for text, _ in by_onnx_runtime] == list(LINES)
    for (_, one), (_, two) in zip(by_openvino, by_onnx_runtime, strict=True):
        assert one == pytest.approx(two, abs=0.001)


def test_nothing_that_reports_to_a_host_is_loaded() -> None:
    assert inference.recognizer()
    assert not [name for name in sys.modules if "telemetry" in name]
