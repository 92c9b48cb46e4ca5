# Everything a checkout needs, on any Python >= 3.11. `make demo` and `make test` set up what they use; uv is used where it
# is installed, else the venv module and pip.
#
#   make demo    the main job: build the default data set in out/demo and validate it
#   make test    the whole test suite
#   make help    the other targets

PYTHON ?= python3
VENV ?= .venv
OUT ?= out/demo
PYTEST_ARGS ?= -n auto

BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
  MAKE_VENV = $(UV) venv --quiet --seed --python "$(PYTHON)"
  INSTALL = $(UV) pip install --quiet --python $(BIN)/python -c constraints.txt
else
  MAKE_VENV = "$(PYTHON)" -m venv
  INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
endif

.PHONY: demo test lint types contracts docs-check check wheel-check bench constraints clean help

demo: $(VENV)/.run
	$(BIN)/edgejson build -o $(OUT)
	$(BIN)/edgejson validate $(OUT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev ## ruff: rules and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev ## mypy --strict, of the examples as well
	$(BIN)/mypy
	MYPYPATH=$$(echo examples/*/src | tr ' ' ':'):core $(BIN)/mypy --config-file= --strict --python-version 3.11 examples/*/src examples/*/tests

contracts: $(VENV)/.dev ## import directions between the packages
	$(BIN)/lint-imports

docs-check: $(VENV)/.dev ## generated pages of the docs are up to date
	$(BIN)/python docs/generate_cli.py --check
	$(BIN)/python docs/generate_teachers.py --check

check: lint types contracts docs-check ## the four above

wheel-check: $(VENV)/.dev ## build the wheel, install it in a clean environment, run the main job from it
	.ci/wheel-check $(BIN)/python

bench: $(VENV)/.dev ## the measurements of docs/
	$(BIN)/python benchmarks/run.py

constraints: ## renew constraints.txt with the newest versions that pyproject.toml allows
	rm -rf build/constraints
	"$(PYTHON)" -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet '.[dev]'
	sed -n '/^#/p' constraints.txt > build/constraints.txt
	build/constraints/bin/python -m pip freeze --exclude edgejson | sort -f >> build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## remove what was built and cached, except the environment
	rm -rf build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find core plugins schemas tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^#   //p; s/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

# The environment twice: with what the program needs, and with everything that tests and checks need.
$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.run

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "edgejson needs Python 3.11 or newer, and $(PYTHON) is not: try make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(MAKE_VENV) "$(VENV)" || { rm -rf "$(VENV)"; \
	  echo "no environment could be made: install uv, or Python's venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
