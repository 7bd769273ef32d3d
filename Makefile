# Everything runs in .venv/ of this checkout; `make setup` makes it and all others see to it.

# Another interpreter for it:  make setup PYTHON=python3.12
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
PYBABEL := .venv/bin/pybabel --quiet
PIP_COMPILE := build/lock/bin/pip-compile --quiet --build-deps-for editable \
	--generate-hashes --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
# Two processes; one that has nothing left takes over from the other.
IN_PARALLEL := --numprocesses 2 --dist worksteal
# What `make run` opens: a session file or a preset, e.g.  make run SESSION=latch
SESSION ?=

.DEFAULT_GOAL := run
# Two set-ups at once would be in each other's way.
.NOTPARALLEL:
.PHONY: setup setup-dev run test check lint style bench gallery figures presets lock \
	translations libraries dist bundle

# What the program needs; `setup-dev` adds what checks it.
setup: NEEDED := run
setup-dev: NEEDED := dev
setup setup-dev:
	@command -v $(PYTHON) >/dev/null || { echo "LSTM Explorer needs Python 3.11 or newer; $(PYTHON) is not installed." >&2; exit 1; }
	@$(PYTHON) .ci/setup.py $(NEEDED)

run: setup
	@$(VENV_PYTHON) .ci/start.py $(SESSION)

# The type check goes on beside the tests, which leave it time while they wait.
test: style libraries
	@$(VENV_PYTHON) -m basedpyright & types=$$!; \
	$(VENV_PYTHON) -m pytest $(IN_PARALLEL); \
	tests=$$?; wait $$types && exit $$tests

# While working: under a minute, for what differs from the last commit or needs no window.
check: setup-dev libraries
	@$(MAKE) --no-print-directory lint & lint=$$!; \
	$(VENV_PYTHON) -m pytest --quiet $(IN_PARALLEL) $$($(VENV_PYTHON) .ci/changed_tests.py); \
	tests=$$?; wait $$lint && exit $$tests

lint: style
	@$(VENV_PYTHON) -m basedpyright

style: setup-dev
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check --quiet . || { echo "Not formatted; run: $(VENV_PYTHON) -m ruff format ." >&2; exit 1; }
	@.venv/bin/lint-imports --no-logo

bench: setup-dev libraries
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m tests.bench

# All pictures, or those of some parts: make gallery PARTS="train dialogs".
PARTS ?=
gallery: setup-dev libraries
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m tests.gallery $(PARTS)

# The pictures of the README and of docs/gallery.md.
figures: setup-dev libraries
	@$(VENV_PYTHON) .ci/figures.py

# How many networks `make presets` trains at a time.
PROCESSES ?= 2

# Trains what docs/trained-presets.md tells of and the networks that are missing: ten minutes
# of one core the first time. What is known already stands in build/presets.
presets: setup
	@$(VENV_PYTHON) -m lstm_gui.app.training.train_presets $(PROCESSES)

libraries: setup
	@$(VENV_PYTHON) .ci/libraries.py offscreen

# The wheel and the source archive, checked and tried out, in dist/.
dist: libraries
	@$(VENV_PYTHON) .ci/dist.py

# What people install who have no Python, tried out, in build/bundles.
bundle: setup
	@$(VENV_PYTHON) .ci/libraries.py xcb
	@$(VENV_PYTHON) packaging/bundle.py

# pip-tools lives in an environment of its own, so that it locks nothing of itself.
build/lock/bin/pip-compile:
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet pip-tools

# The development lock holds all that the program's does, in the same versions.
lock: build/lock/bin/pip-compile
	@$(PIP_COMPILE) --output-file constraints.txt pyproject.toml
	@$(PIP_COMPILE) --extra dev --constraint constraints.txt --output-file constraints-dev.txt \
		pyproject.toml

# Takes up new and changed sentences of the program; the Korean is then written in the .po file.
translations: setup-dev
	@mkdir -p build
	@$(PYBABEL) extract --keywords "tr message lettered bind:2 bind_name:2 Problem counted:1,2" --add-location file --no-wrap \
		--project "LSTM Explorer" --output-file build/lstm_gui.pot lstm_gui
	@$(PYBABEL) update --domain lstm_gui --no-fuzzy-matching \
		--no-wrap --ignore-pot-creation-date --input-file build/lstm_gui.pot --output-dir resources/locale
	@$(PYBABEL) compile --domain lstm_gui --directory resources/locale
