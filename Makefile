# `make handbook` checks and builds the handbook, `make test` runs the tests, and `make test-slow` those that take long.
# `make bench` compares the time of a check and of a build with other tools, and `make pictures` takes the pictures of
# README. Each target sets up what it needs.

PYTHON ?= python3
VENV := .venv
LOCK := .github/requirements.txt
BIN := $(VENV)/bin
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable

.PHONY: handbook serve test test-slow mutants bench pictures safety fuzz audit reproducible lock check clean

handbook: $(VENV)/installed
	$(BIN)/personas check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo
	@echo "The handbook is in site/index.html; 'make serve' shows it at http://127.0.0.1:8000 and follows your edits."

serve: $(VENV)/installed
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

check: $(VENV)/installed-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check browser tests/node_modules/installed
	$(BIN)/pytest -n auto --dist loadgroup

test-slow: $(VENV)/installed-tests browser tests/node_modules/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[hosts]'
	$(BIN)/pytest -n auto --dist loadgroup -m slow

mutants: $(VENV)/installed-tests tests/node_modules/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mutants]'
	$(BIN)/python tests/mutants.py $(MUTANTS)

bench: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/python benchmarks/side_by_side.py $(SIZES)

pictures: $(VENV)/installed-tests browser
	$(BIN)/python tests/pictures.py

SECONDS ?= 60
EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1700000000)

safety: $(VENV)/installed-tests $(VENV)/installed-safety
	$(BIN)/python tests/safety.py --seconds $(SECONDS)

fuzz: $(VENV)/installed-tests $(VENV)/installed-safety
	mkdir -p build/fuzz
	$(BIN)/python tests/fuzz.py -max_total_time=$(SECONDS) -print_final_stats=1 -artifact_prefix=build/fuzz/

# The same wheel, byte for byte: of this checkout, and of its source distribution in another folder with other permissions.
reproducible: $(VENV)/installed-tests
	rm -rf build/twice
	mkdir -p build/twice/source
	SOURCE_DATE_EPOCH=$(EPOCH) $(BIN)/python -m hatchling build --target wheel --directory build/twice/1
	SOURCE_DATE_EPOCH=$(EPOCH) $(BIN)/python -m hatchling build --target sdist --directory build/twice/source
	umask 077; tar --extract --gzip --strip-components 1 --directory build/twice/source --file build/twice/source/*.tar.gz
	umask 077; cd build/twice/source && SOURCE_DATE_EPOCH=$(EPOCH) \
		$(CURDIR)/$(BIN)/python -m hatchling build --target wheel --directory $(CURDIR)/build/twice/2
	cmp build/twice/1/*.whl build/twice/2/*.whl
	@echo "Both wheels are the same."

audit: $(VENV)/installed-safety
	$(BIN)/pip-audit --skip-editable

$(VENV)/installed-safety: $(VENV)/installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[safety]'
	@touch $@

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or later is needed; name it with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv module is missing; on Debian: sudo apt-get install python3-venv"; exit 2; }
	@touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-tests: $(VENV)/python pyproject.toml hatch_build.py
ifdef LOCKED
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,neighbors]'
endif
	@touch $@ $(VENV)/installed

# The newest versions that pyproject.toml allows, for every platform and version of Python, each with its checksums.
lock: $(VENV)/installed-tests
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
		--extra test --extra neighbors --output-file $(LOCK) pyproject.toml

tests/node_modules/installed: tests/package.json
	@command -v npm >/dev/null || { \
		if command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
			asroot=$$([ "$$(id -u)" = 0 ] || echo sudo); \
			$$asroot apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$asroot apt-get install -y -qq npm; \
		else \
			echo "The tests need npm, which comes with Node.js. On Debian: sudo apt-get install npm"; \
			exit 2; \
		fi; }
	npm install --prefix tests --silent --no-audit --no-fund --no-package-lock
	@touch $@

.PHONY: browser
browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		asroot=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$asroot apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$asroot apt-get install -y -qq chromium; \
	else \
		echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium; else install Chrome or Chromium"; \
		echo "so that one of these commands is found: $(BROWSERS)."; \
		exit 2; \
	fi

clean:
	rm -rf $(VENV) tests/node_modules site build dist
