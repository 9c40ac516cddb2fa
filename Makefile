# Every target sets up what it needs. PYTHON= chooses the interpreter, PORT= the service's port (without it: a free one).
PYTHON ?= python3
GIVEN_PORT = $(if $(PORT),--port $(PORT))
GIVEN_PROCESSES = $(if $(PROCESSES),--processes $(PROCESSES))
BIN := .venv/bin
UV := $(BIN)/uv
STAMP := .venv/.complete
NODE_STAMP := playground/node_modules/.complete

.PHONY: setup run test coverage quick check bench soak understanding fuzz preview texts package colleagues lock clean

setup: $(STAMP)

$(STAMP): requirements/develop.lock requirements/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "Samklang needs Python 3.11 to 3.13; set PYTHON="; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/develop.lock requirements/uv.lock
	touch $@

# The Playground, the manifest schema and the card renderer come from npm; without Node the targets that use them say so.
$(NODE_STAMP): playground/package-lock.json
	@if command -v npm >/dev/null; then cd playground && npm ci --silent --no-audit --no-fund && touch node_modules/.complete; \
	else echo "Node is not here: the Playground, the schema check and the pictures of cards are left out"; fi

# PROCESSES=3: three services on one embedded PostgreSQL, behind a balancer to which the Playground speaks.
run: $(STAMP) $(NODE_STAMP)
	$(BIN)/python -m playground.run $(GIVEN_PORT) $(GIVEN_PROCESSES)

colleagues: $(STAMP)
	$(BIN)/python -m playground.colleagues $(GIVEN_PORT)

test: $(STAMP) $(NODE_STAMP) $(if $(filter true,$(CI)),coverage)
	$(BIN)/python -m pytest

# How many lines and branches of the rules their own quick tests reach; too few fail it. CI runs it before the tests.
coverage: $(STAMP)
	$(BIN)/python -m pytest -m "not slow" tests/documents tests/domain tests/sources --cov --cov-report=term:skip-covered

# While you work: the checks, and every test but those that are slow for a reason; it says which it leaves out.
quick: check
	$(BIN)/python -m pytest -m "not slow"

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# A planning day on three processes, one killed every minute; nothing acknowledged may be lost. SECONDS=600.
soak: $(STAMP)
	$(BIN)/python -m benchmarks.soak $(if $(SECONDS),--seconds $(SECONDS))

# What the bot understands is learned from dialogs/understanding/examples; the weights are kept in the repository.
understanding: $(STAMP)
	$(BIN)/python -m training.sentences
	$(BIN)/python -m tests.dialogs.understanding.score

# What somebody with a tool might send, for SECONDS=60; SEED= for the same once more. Tests run it for ten on each database.
SECONDS ?= 60
SEED ?= 1
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz.fuzzing $(SECONDS) $(SEED)

preview: $(STAMP) $(NODE_STAMP)
	$(BIN)/python -m preview.page

# Every text in three columns with its card, for those who read proofs.
texts: $(STAMP)
	$(BIN)/python -m preview.texts

package: $(STAMP) $(NODE_STAMP)
	$(BIN)/python app.py package

lock: $(STAMP)
	cd requirements && for name in service develop; do ../$(UV) pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-header --override overrides.txt --upgrade $$name.in -o $$name.lock; done

clean:
	rm -rf .venv playground/node_modules dist
