# `make run` opens the window and `make test` runs all tests; each sets up what it needs first.
# `make help` lists the rest.

PY := .venv/bin/python
ARGS ?=
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check benchmark faults hostile fuzz audit quality screenshots lock wheel format clean display run-setup dev-setup

help: ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run: display run-setup ## open the window (ARGS="--journal DIR" and the like are passed on)
	@$(PY) -m journal $(ARGS)

test: dev-setup ## run all tests, without a display (PYTEST_ARGS="-k meeting" and the like are passed on)
	@$(PY) -m pytest -n auto -p no:benchmark $(PYTEST_ARGS)

check: dev-setup ## format, lint, types, floors
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))'

format: dev-setup ## format the code, and mend what the linter can mend
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

benchmark: dev-setup ## measure speed and memory (some minutes)
	@$(PY) -m pytest tests/benchmarks $(PYTEST_ARGS)

faults: dev-setup ## kill, fill and damage the program far more often than the tests do (some minutes)
	@$(PY) -m pytest tests/faults -p no:benchmark --kills $(or $(ARGS),200) $(PYTEST_ARGS)

hostile: dev-setup ## hostile files over all importers, with their counts
	@$(PY) -m pytest -n auto -p no:benchmark tests/hostile $(PYTEST_ARGS)

fuzz: dev-setup ## fuzz each reader of files for two minutes (ARGS="600 people": for how long, and which)
	@packaging/fuzz.sh $(ARGS)

audit: dev-setup ## are the locked packages what was locked, and known to be sound?
	@$(PY) packaging/audit.py

quality: dev-setup ## hold the rules against partnerships whose truth is known (ARGS=200: of each kind)
	@$(PY) -m tests.benchmarks.rules_quality $(ARGS)

screenshots: dev-setup ## make the pictures of the README anew from the sample journal
	@$(PY) tests/screenshots.py docs/pictures

lock: ## work out requirements/*.lock anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		pyproject.toml -o requirements/run.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		--group dev -c requirements/run.lock pyproject.toml -o requirements/dev.lock

wheel: dev-setup ## build the wheel into dist/
	@$(PY) -m build --wheel --no-isolation --outdir dist

clean: ## remove what was made, but for .venv
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find journal tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A window needs a display; Qt itself would say so in a page of warnings.
display:
	$(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(QT_QPA_PLATFORM),$(filter-out Linux,$(shell uname))),@:,$(error There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set)))

run-setup:
	@packaging/environment.sh run
	@if [ "$$(uname)" = Linux ]; then packaging/linux/qt_libraries.sh window; fi

dev-setup:
	@packaging/environment.sh dev
	@if [ "$$(uname)" = Linux ]; then packaging/linux/qt_libraries.sh headless; fi
