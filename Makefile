# `make help` lists what can be done. Each target makes what it needs first, and nothing twice.
.POSIX:
.SUFFIXES:

PORT ?= 8000
JOBBVEI_DATA ?= $(CURDIR)/var
WORKERS ?= 2
PYTHON ?= python3
PY = .venv/bin/python
JOBBVEI = $(PY) -m jobbvei
DEMO = JOBBVEI_DEMO=1 JOBBVEI_DATA=$(JOBBVEI_DATA)

# Two BLAS threads beside each other on two cores wait for one another; one is faster.
export OPENBLAS_NUM_THREADS = 1
export OMP_NUM_THREADS = 1
export PYTHON

PYTEST = JOBBVEI_DATA=$(CURDIR)/var/tests $(PY) -m pytest -q
UNIT_TESTS = $(PYTEST) -n $(WORKERS) --doctest-modules --ignore-glob='*/migrations/*' --ignore=src/jobbvei/config/wsgi.py \
  tests src/jobbvei

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgresql lint check bench reproduce journeys docs law-pages lock messages clean environment tools front-end catalogues

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-16s %s\n", $$1, $$2}' Makefile

demo: environment front-end catalogues ## the demo municipality in your browser, on 127.0.0.1:$PORT
	@$(DEMO) $(PY) -m django migrate --settings jobbvei.config.settings --verbosity 0
	@$(DEMO) $(JOBBVEI) demo load
	@$(DEMO) $(JOBBVEI) serve --port $(PORT)

test: tools front-end catalogues ## the tests, on SQLite
	DATABASE_URL= $(UNIT_TESTS)

test-postgresql: tools front-end catalogues ## those that meet a database, on a PostgreSQL that is gone afterwards
	# Who may open what is decided before any row is read, so the table of it is walked on SQLite only.
	tools/with_postgresql.sh env $(PYTEST) -n $(WORKERS) --database-only --ignore=tests/web/test_access_matrix.py tests

lint: tools ## style, templates, types and boundaries
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --lint --quiet src/jobbvei
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

journeys: tools front-end catalogues ## the browser journeys, in Debian's Chromium
	tools/need_chromium.sh
	$(PYTEST) -p no:randomly -n 2 --dist loadfile tests/journeys

check: lint test test-postgresql journeys ## all that must hold before a change is taken in

bench: tools front-end catalogues ## what the measured promises cost on this machine
	tools/bench.sh

reproduce: environment ## the documents' numbers worked out again, ours beside theirs
	@$(JOBBVEI) reproduce

law-pages: tools ## docs/law anew from the rules, the figures and the worked examples
	$(PY) -m tools.law_pages

docs: tools ## the manual and the decisions as pages, in site/
	$(PY) -m mkdocs build --strict --quiet

lock: ## write requirements/*.txt and package-lock.json anew
	tools/environment.sh dev
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header pyproject.toml -o requirements/base.txt
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header --extra dev pyproject.toml -o requirements/dev.txt
	npm install --package-lock-only --ignore-scripts

messages: tools ## collect the texts of the pages into the catalogues
	tools/messages.sh

clean: ## remove what was made; the database in $JOBBVEI_DATA stays
	rm -rf .venv node_modules site build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/jobbvei/web/static/built

environment:
	@tools/environment.sh base

tools:
	@tools/environment.sh dev

front-end:
	@tools/front_end.sh

catalogues:
	@tools/catalogues.sh
