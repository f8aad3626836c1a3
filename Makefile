# `make demo` shows what it does, `make test` and `make test-slow` run all tests; each sets up what it needs.
PYTHON ?= python3
PORTAL ?= luoyang
BIN := .venv/bin
READY := .venv/.ready
# Tests that crawl or browse wait for each other's servers half of their time; each worker takes seconds to begin.
WORKERS := $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) * 2 )))
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Hundreds of processes start in a run: none compiles the modules anew, also where a shell says that none is written.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo serve screenshots crawl test test-slow test-fonts test-long lint docs bench fuzz clean
help:
	@echo "make demo                  crawl the demo portal and check every figure"
	@echo "make serve                 browse the corpus at http://127.0.0.1:8001"
	@echo "make crawl PORTAL=luoyang  crawl the real portal, politely"
	@echo "make test                  lint, types, and the tests that take a moment each"
	@echo "make test-slow             tests of whole systems: commands, servers, browsers, killed processes"
	@echo "make test-fonts            what depends on fonts once more, with other Chinese fonts (apt)"
	@echo "make test-long             all tests, with thousands of random reports"
	@echo "make bench                 how fast, against pandas, pdfplumber, PyMuPDF, camelot, plain OCR, a bare Scrapy spider"
	@echo "make fuzz                  2,000 random reports through every format and back, 5,000 damaged files"
	@echo "make screenshots           take the pictures of the documentation anew, from data/demo.db"
	@echo "make docs                  write the generated parts of the documentation anew"

$(READY): pyproject.toml scripts/setup
	@PYTHON="$(PYTHON)" scripts/setup .venv
	@touch $@

demo: $(READY)
	@nianbao demo

serve: $(READY)
	@nianbao serve $(if $(CORPUS),--corpus $(CORPUS))

screenshots: $(READY)
	@scripts/chromium
	python -m docs.screenshots $(if $(CORPUS),--corpus $(CORPUS))

crawl: $(READY)
	@scrapy crawl $(PORTAL)

lint: $(READY)
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	cog --check -I . -p "from docs import written" README.md README.zh-CN.md docs/*.md

test: lint
	@scripts/chromium
	@scripts/libreoffice
	pytest -m "not slow" -n $(WORKERS) --dist loadgroup

test-slow: $(READY)
	@scripts/chromium
	@scripts/axe >/dev/null || true
	@scripts/libreoffice
	pytest -m slow -n $(WORKERS) --dist loadgroup

test-fonts: $(READY)
	@scripts/chromium
	@scripts/libreoffice
	@if conf=$$(scripts/fonts); then FONTCONFIG_FILE=$$conf pytest -m fonts -n $(WORKERS) --dist loadgroup; \
	else echo "the tests were not run again with other fonts"; fi

test-long: lint
	@scripts/chromium
	@scripts/axe >/dev/null || true
	@scripts/libreoffice
	NIANBAO_LONG=1 pytest -n $(WORKERS) --dist loadgroup

bench: $(READY)
	@scripts/libreoffice
	@python -c 'import camelot, pymupdf' 2>/dev/null || pip install --quiet --disable-pip-version-check --editable '.[bench]'
	python -m bench

fuzz: $(READY)
	@scripts/libreoffice
	python -m fuzz

docs: $(READY)
	cog -r -I . -p "from docs import written" README.md README.zh-CN.md docs/*.md

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
