# The commands of the README. `make run` and `make test` set up everything they need.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run setup test torture interop lint lock bench clean

run: setup
	@$(BIN)/feeder run

setup: .venv/.runtime

test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

# Kills, full disks, bursts and broken pages, for some hours; `make torture PARTS="kills:200 faults"` for some of it.
torture: .venv/.dev
	$(BIN)/python -m tests.torture $(PARTS)

lint: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "feeder needs Python 3.11 or newer; name one with make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.python requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

# Needs uv (https://docs.astral.sh/uv/); pins every dependency with its hashes and no download address.
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --custom-compile-command "make lock"
lock:
	$(COMPILE) pyproject.toml --extra build -o requirements.lock
	$(COMPILE) pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

# Figures beside a peer measured in the same run; nothing is asserted.
bench: .venv/.dev
	$(BIN)/python -m tests.bench

# Real feed readers from Debian, PyPI and npm, and axe-core, against feeder's server; what is missing is named.
interop: .venv/.dev
	$(BIN)/python -m tests.interop

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
