# Two commands on a fresh machine: `make demo` and `make test`. Both install what they need into .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUT    := out

.PHONY: demo test check bench install schema rules clean

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "drafter needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . -r requirements-dev.txt
	@touch $@

demo: $(STAMP)
	@$(BIN)/drafter check drafts/2027-digital.yaml
	@$(BIN)/drafter render drafts/2027-digital.yaml --to docx --to txt --output $(OUT)
	@echo
	@echo "原案・Word・テキスト / draft, Word, plain text:"
	@ls -1 drafts/2027-digital.yaml $(OUT)/2027-digital.docx $(OUT)/2027-digital.txt | sed 's/^/  /'
	@echo "画面を開く / open the editor:"
	@echo "  $(BIN)/drafter edit drafts/2027-digital.yaml"

test: $(STAMP)
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/drafter schema --check schema
	$(BIN)/drafter check --as-of 2026-11-21 drafts library templates

bench: $(STAMP)
	$(BIN)/python -m benchmarks

schema: $(STAMP)
	$(BIN)/drafter schema --write schema

clean:
	rm -rf $(VENV) $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
