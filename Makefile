# One environment in .venv, pinned by constraints.txt. A stamp says what is installed: a second run installs nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PINS := pyproject.toml constraints.txt

# Both names, old pip and new: what builds a package is pinned too.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: app test bench wheel clean

app: $(VENV)/installed
	@$(BIN)/buldan app

test: $(VENV)/installed-test
	@$(BIN)/python tests/browser/provide.py
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "ruff format would change files: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/mypy --strict --no-error-summary
	@$(BIN)/python -m pytest -q --numprocesses auto --dist loadscope

bench: $(VENV)/installed-test
	@for each in bench/*.py; do echo "$$each"; $(BIN)/python "$$each" || exit 1; done

wheel: $(VENV)/installed-test
	@$(BIN)/python -m build --no-isolation --outdir dist > /dev/null && ls dist

clean:
	@rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: $(PINS) | $(BIN)/pip
	@echo "Installing Buldan into $(VENV), once …"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-test: $(PINS) | $(BIN)/pip
	@echo "Installing Buldan and its tests into $(VENV), once …"
	@$(BIN)/python -m pip install --quiet --editable ".[test]"
	@touch $(VENV)/installed $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null \
	  || { echo "Buldan needs Python 3.11 or newer, and $(PYTHON) is not: name one, as in 'make $(MAKECMDGOALS) PYTHON=python3.12'" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
