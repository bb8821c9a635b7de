# Two commands: `make demo` shows what vaardig does, `make test` checks that it does it right.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check lint types layers format bench clean

demo: $(VENV)/.light  ## build a werkmap from corpus_samples/ and show skills, trends and where to look next
	$(BIN)/vaardig demo

test: $(VENV)/.full  ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.full lint types layers  ## style, types and import layers

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

format: $(VENV)/.full
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.light: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	touch $@

# torch first and pinned: a plain "torch" pulls gigabytes of GPU libraries that nothing here uses.
$(VENV)/.full: pyproject.toml | $(BIN)/python
	$(PIP) install torch==2.13.0
	$(PIP) install --editable '.[transformers,documents,dev]'
	touch $@ $(VENV)/.light

clean:
	rm -rf $(VENV) build dist demo-werkmap .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
