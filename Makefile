# Two targets matter: `make site` and `make test`. Each makes the environment that it needs first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := node_modules/.ready

.DEFAULT_GOAL := help
.PHONY: help site serve test bench format goldens clean

help: ## Show what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("refgen needs Python 3.11 or newer; set PYTHON=…" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(BROWSER): package.json
	@mkdir -p node_modules
	@if command -v npm >/dev/null; then \
	    npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts --fetch-retries 1 >/dev/null 2>&1 \
	        || echo "npm could not install Pyodide and axe-core: examples show recorded output only"; \
	else echo "npm is not here: without Pyodide, examples show recorded output only"; fi
	@touch $@

site: $(READY) $(BROWSER) ## Build everything from sources/ into build/: model, drift report, stub, examples, site
	$(BIN)/refgen build

serve: $(READY) $(BROWSER) ## Serve the site and rebuild it when a page is saved
	$(BIN)/refgen serve

test: $(READY) $(BROWSER) ## Lint, check types, and run all tests, those in the browser included
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

bench: $(READY) ## Measure alignment, model, stub, drift and site on ../shared, beside their peers
	$(BIN)/python -m benchmarks.bench_ops ../shared/corpus
	$(BIN)/python -m benchmarks.bench_align
	$(BIN)/python -m benchmarks.bench_model ../shared/corpus
	$(BIN)/python -m benchmarks.claims
	$(BIN)/python -m benchmarks.bench_stub ../shared/corpus
	$(BIN)/python -m benchmarks.bench_examples ../shared/corpus
	$(BIN)/python -m benchmarks.bench_drift ../shared/corpus
	$(BIN)/python -m benchmarks.bench_drift_precision ../shared/corpus
	$(BIN)/python -m benchmarks.bench_drift_speed ../shared/corpus
	$(BIN)/python -m benchmarks.bench_drift_fix ../shared/corpus
	$(BIN)/python -m benchmarks.bench_drift_fix ../shared/corpus --labels
	$(BIN)/python -m benchmarks.bench_export ../shared/corpus --step 10
	$(BIN)/python -m benchmarks.bench_website ../shared/corpus --full
	$(BIN)/python -m benchmarks.bench_edit ../shared/corpus --full
	$(BIN)/python -m benchmarks.bench_edit ../shared/corpus --full --new-process --edits 12
	$(BIN)/python -m benchmarks.bench_small

format: $(READY) ## Format and mend what ruff can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

goldens: $(READY) ## Write the golden files of the tests anew; read the difference before committing it
	$(BIN)/python -m tests.goldens

clean: ## Remove everything that was made
	rm -rf build dist .refgen-cache .mypy_cache .pytest_cache .ruff_cache .hypothesis node_modules $(VENV) *.egg-info
