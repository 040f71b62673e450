# make crawl                  the bundled small web, so that you see leads in a minute
# make crawl SEEDS=a.org,b.org  your niche: addresses, domains, or a file of them
# make browser                also read pages that are empty without JavaScript, from now on
# make test | lint | bench | quality
# make bench-store | kills     a store of a million links; crawls that are killed: a quarter of an hour and more
#
# Everything is installed into .venv by itself, with the python3 there is (PYTHON=… for another).

PYTHON ?= python3
LEADS ?= leads.csv
BIN := .venv/bin

.PHONY: crawl browser test lint bench bench-store kills quality clean

crawl: .venv/installed
ifeq ($(strip $(SEEDS)$(CAMPAIGN)),)
	@echo "No SEEDS given: crawling the small web that comes with prospector. Yours: make crawl SEEDS=example.org"
	@$(BIN)/python -m prospector.sampleweb -- $(BIN)/scrapy crawl resourcepages -a seeds={seeds} \
	    -s PROSPECTOR_STORE=sqlite:///sampleweb.db -O $(LEADS)
else
	@$(BIN)/scrapy crawl resourcepages $(if $(SEEDS),-a seeds="$(SEEDS)") $(if $(CAMPAIGN),-a campaign="$(CAMPAIGN)") \
	    -O $(LEADS)
endif

browser: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-browser.txt || \
	    { echo "The packages could not be installed: see above; is there a way to PyPI?" >&2; exit 1; }
	@$(BIN)/python -c 'import sys; from prospector.browser import find_browser; sys.exit(not find_browser())' || \
	    { echo "There is no Chromium yet: install it (on Debian: apt install chromium)" >&2; exit 1; }

# Four side by side, whatever the machine: many tests wait for servers most of the time.
test: .venv/installed-dev
	$(BIN)/python -m pytest -n 4 --dist worksteal

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.links
	$(BIN)/python -m benchmarks.web
	$(BIN)/python -m benchmarks.bodies
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.contacts

bench-store: .venv/installed-dev
	$(BIN)/python -m benchmarks.store

kills: .venv/installed-dev
	$(BIN)/python -m benchmarks.kills --store sqlite
	$(BIN)/python -m benchmarks.kills --store mongodb

quality: .venv/installed-dev
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.harvest

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null || \
	    { echo "prospector needs Python 3.11 to 3.14 as $(PYTHON): install it, or name it with make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "$(PYTHON) has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt
	@echo "Installing what prospector needs into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt || \
	    { echo "The packages could not be installed: see above; is there a way to PyPI?" >&2; exit 1; }
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-browser.txt
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt || \
	    { echo "The packages could not be installed: see above; is there a way to PyPI?" >&2; exit 1; }
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
