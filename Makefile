# A bare `make` lists the targets. Everything happens in .venv, from requirements.lock; nothing else is installed.

PYTHON ?= python3
VENV   := .venv
IN     := $(VENV)/bin/python
PIP    := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(IN) -m pip
READY  := $(VENV)/ready
UV     := uv==0.13.9
LOCK   := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench soak lock wheel clean

help:  ## list the targets
	@echo "make TARGET, one of:"
	@sed -n 's/^\([a-z]*\):[^#]*## /  \1	/p' Makefile

setup: $(READY)  ## make .venv and install what is needed, once

run: $(READY)  ## set up and start: in Slack where its tokens are set, else in the terminal
	@$(IN) -m bot.cli run $(ARGS)

test: $(READY)  ## set up and pass the tests; ARGS="-k figures" for some of them
	@$(IN) -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal $(ARGS)

check: $(READY)  ## lint and types
	@$(IN) -m ruff check --quiet --output-format concise .
	@$(IN) -m mypy

bench: $(READY)  ## how long each stage takes, as multiples of a bare read of the same rows
	@$(IN) -m tests.bench $(ARGS)

soak: $(READY)  ## long proofs: 10,000 seeded schedules, a crash at every point in all weathers, small tables by the thousand
	@$(IN) -m tests.simulation
	@$(IN) -m tests.crashes
	@$(IN) -m tests.disclosure

lock: $(READY)  ## pin the dependencies that pyproject.toml names, with their hashes; ARGS=--upgrade for newer ones
	@$(PIP) install -qq "$(UV)"
	@$(LOCK) $(ARGS) --extra dev --output-file requirements.lock pyproject.toml
	@$(LOCK) --constraint requirements.lock --output-file deploy/requirements.lock pyproject.toml
	@sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | $(LOCK) --constraint requirements.lock --output-file deploy/build.lock -

wheel: $(READY)  ## build dist/scrutineer-….whl, without the network
	@$(IN) -m hatchling build --target wheel

clean:  ## remove .venv, dist and the tools' caches; no database is touched
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamp is written last, so that a set-up cut short is begun again. Output goes to standard error: what `make run`
# prints on standard output is answers. Standard input is kept from pip: it holds the questions.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer. Name one: make PYTHON=python3.13 $(MAKECMDGOALS)")'
	@echo "Setting up in $(VENV): about half a minute, once." >&2
	@$(PYTHON) -m venv $(VENV) </dev/null >&2
	@$(PIP) install -qq --require-hashes --requirement requirements.lock </dev/null >&2
	@$(PIP) install -qq --no-deps --no-build-isolation --editable . </dev/null >&2
	@touch $@
