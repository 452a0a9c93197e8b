# `make help` lists what this file can do. Every target sets up .venv first, once, and again when
# pyproject.toml changes. uv is used where it is installed, pip where it is not.

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
UV    := $(shell command -v uv 2>/dev/null)

# The interpreter that .venv is made from: the first that is new enough, or the one you name
# (`make test PYTHON=/path/to/python3.12`; `make clean` first if .venv is there already).
PYTHON ?=

# Looked up when the tests start, after `system` has had its chance.
BROWSER = $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

# Some tests mount a small disk, which only the super-user may.
ROOT := $(filter 0,$(shell id -u))

TESTED = not soak$(if $(BROWSER),, and not browser)$(if $(ROOT),, and not superuser)

# Whoever names some tests may name none of one kind: pytest's status 5.
OR_NONE = $(if $(PYTEST_ARGS),|| [ $$? -eq 5 ])

EXAMPLES = $(filter-out %/README.md,$(wildcard assignment/examples/*.ipynb assignment/examples/*.py assignment/examples/*.md))

.DEFAULT_GOAL := help
.PHONY: help demo test soak shelf attacks lint bench record handout setup system clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## Grade the shipped examples into demo/, one folder each
	@rm -rf demo
	@for file in $(EXAMPLES); do \
	  name=$$(basename "$$file"); \
	  printf '\n--- %s\n' "$$file"; \
	  $(BIN)/grader check "$$file" --format html,json --output "demo/$$name" || exit $$?; \
	done
	@printf '\nThe reports, to open in a browser:\n'
	@find "$(CURDIR)/demo" -name report.html | sort | sed 's/^/  /'

test: setup system ## Run the tests (PYTEST_ARGS="-k figure" for some of them)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile -m "$(TESTED) and not alone" $(PYTEST_ARGS) $(OR_NONE)
	$(BIN)/python -m pytest -m "$(TESTED) and alone" $(PYTEST_ARGS) $(OR_NONE)

soak: setup system ## Run what `make test` runs only a fixed fifth of
	$(BIN)/python -m pytest -m soak $(PYTEST_ARGS)

shelf: setup ## Grade the shelf of submissions; print the agreement by check (SHELF_ARGS="--full-size")
	$(BIN)/python -m tests.shelf $(SHELF_ARGS)

attacks: setup system ## Run every attack in the real sandbox (ATTACKS_ARGS="--workers 3 --times 3")
	$(BIN)/python -m tests.attacks $(ATTACKS_ARGS)

lint: setup ## Check format, style and types; change nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: setup ## Time grading beside plain python and beside other graders; what looking on and keeping costs
	$(BIN)/python -m tests.benchmarks.bench_check
	$(BIN)/python tests/benchmarks/bench_scan.py
	$(BIN)/python -m tests.benchmarks.bench_sandbox
	$(BIN)/python -m tests.benchmarks.bench_batch
	$(BIN)/python -m tests.benchmarks.bench_cluster
	$(BIN)/python -m tests.benchmarks.against --keep

record: setup ## Record reference/evidence.json anew (review the diff)
	$(BIN)/grader record --assignment assignment

handout: setup ## Make assignment/handout.ipynb anew from reference/
	$(BIN)/grader handout --assignment assignment

setup: $(STAMP) ## Make .venv with the grader, TensorFlow and the developers' tools

system: ## Install (or name) the system packages that the tests use
	@.ci/system-packages

clean: ## Remove .venv, demo/ and the tools' caches
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml
ifneq ($(UV),)
	$(UV) venv --quiet --allow-existing --python "$(or $(PYTHON),>=3.11)" $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --editable ".[cpu,students,dev]"
else
	python=$$(.ci/find-python $(PYTHON)) && "$$python" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable ".[cpu,students,dev]"
endif
	@touch $@
