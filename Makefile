# `make run` and `make test` each do all the set-up they need; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run refresh test lint bench lock clean setup-run setup-dev

PORT ?= 8501
ADDRESS ?= localhost
JOBS ?= 2
PYTEST_ARGS ?=
PYTHON ?=
export PYTHON

# What programs keep for themselves stays in this folder. (Not the caches of `run`: it may open the reader's own browser.)
lint test bench lock: export XDG_CACHE_HOME := $(CURDIR)/.cache
export BREAKPAD_DUMP_LOCATION := $(CURDIR)/.cache/chromium

# No Python setting of the caller leaks into .venv.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV

python := .venv/bin/python

help: ## list the targets (this text)
	@echo "make TARGET, where TARGET is one of:"
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

run: setup-run ## open the dashboard (PORT=8501 ADDRESS=localhost, DATABASE_URL for PostgreSQL)
	@sh .make/lack.sh run
	@exec $(python) .make/serve.py "$(PORT)" "$(ADDRESS)"

refresh: setup-run ## fetch what both sides' channels have published since, import and check it (safe from cron)
	@$(python) -m db refresh

test: lint ## check everything: lint, the locks, all tests (JOBS=2, PYTEST_ARGS="-k word")
	@sh .make/lack.sh test
	$(python) -m pytest -n $(JOBS) $(PYTEST_ARGS)

lint: setup-dev ## ruff, ruff format, mypy --strict, and the arrows between rooms (import-linter)
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports --no-logo

bench: setup-dev .cache/bench/made ## time start, reading, ledger and pages, beside plain Streamlit and Dash pages
	$(python) benchmarks/bench.py
	$(python) benchmarks/screen.py

# Dash, to be compared with, in an environment of its own: it would change how pytest runs.
.cache/bench/made: benchmarks/requirements.lock
	$(python) -m venv --clear .cache/bench
	.cache/bench/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes --requirement $<
	@touch $@

lock: setup-dev ## write the lock files anew from pyproject.toml (LOCK_ARGS=--upgrade for newer versions)
	$(lock_command) pyproject.toml --output-file requirements.lock
	$(lock_command) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(lock_command) --group bench --constraint requirements.lock --output-file benchmarks/requirements.lock

# No index, no folder of this machine and no command line is written into a lock.
lock_command = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --system-certs $(LOCK_ARGS)

clean: ## remove .venv and all caches; the ledger in data/ stays
	rm -f static/*.js
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache screenshots
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# With the packages comes the program that draws charts, into static/: see ui/plot/bundle.py.
setup-run:
	@sh .make/setup.sh run
	@$(python) -m ui.plot.bundle

setup-dev:
	@sh .make/setup.sh dev
	@$(python) -m ui.plot.bundle
