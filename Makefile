# `make` or `make help` lists what there is. Only git, make and Python 3.11 or newer are needed.

# The stamps say what is installed already; a changed lock file makes them old.
VENV := .venv
PY := $(VENV)/bin/python
SITE := $(VENV)/.site-installed
TEST := $(VENV)/.test-installed
CHECKERS := tests/browser/node_modules/.installed
CMS := .cms/.fetched
PYTEST := $(PY) -m pytest
# Only a site with an editing page needs the editing program.
EDITOR := $(if $(ADMIN_REPOSITORY),$(CMS))
# Where `make serve` answers.
PORT := 8000
# A title is only words: without this, make would take "$$" in it for something of its own.
override TITLE := $(value TITLE)
export TITLE

# Locks answer for what is installed; pip needs no cache, no home and no newer self.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: bench-builds bench-pages bench-references editor help html new-article pictures preview serve serve-preview publish test test-fast test-trust translations check clean lock

help: ## This list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

html: $(SITE) $(EDITOR) ## Build the site into output/
	@$(PY) -m plugins.build html && echo "Look at it with: make serve"

serve: $(SITE) $(EDITOR) ## Build, look at it on this computer, and build again whenever a file changes
	@$(PY) -m plugins.build serve --port $(PORT)

publish: $(SITE) $(EDITOR) ## Build for the real address: make publish SITEURL=https://www.example.org
	@$(PY) -m plugins.build publish

preview: $(SITE) ## Build with drafts and articles of the future into preview/, marked on every page
	@$(PY) -m plugins.build preview && echo "Look at it with: make serve-preview"

serve-preview: $(SITE) ## The same as serve, with drafts and articles of the future
	@$(PY) -m plugins.build serve-preview --port $(PORT)

new-article: $(SITE) ## Start an article: make new-article TITLE="Sleep and worry"
	@test -n "$$TITLE" || { echo 'Say what it is called: make new-article TITLE="Sleep and worry"'; exit 1; }
	@$(PY) -m plugins.articles new -- "$$TITLE"

test: $(TEST) $(CHECKERS) $(CMS) ## Run every test, real browser included
	@CHROMIUM="$$($(PY) tools/find_chromium.py)" && export CHROMIUM && $(PYTEST) -n 2 --dist worksteal

test-fast: $(TEST) $(CMS) ## Run the tests that need no browser
	@$(PYTEST) -n 2 -m "not browser and not checker and not slow"

test-trust: $(TEST) $(CMS) ## Kill builds and throw broken files at them, for a quarter of an hour or more
	@TRUST=long $(PYTEST) -n 2 --dist worksteal tests/trust

check: $(TEST) $(CHECKERS) $(CMS) ## What an editor would say; style, types and every test
	@$(PY) -m plugins.build check
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@$(MAKE) --no-print-directory test

translations: $(SITE) ## Write every sentence of the program into theme/translations/, to be translated there
	@$(PY) -m plugins.languages update

editor: $(CMS) ## Fetch the program of the editing page (with npm)

pictures: $(TEST) $(CMS) ## Take the pictures of the guide for staff again
	@CHROMIUM="$$($(PY) tools/find_chromium.py)" && $(PY) tools/take_pictures.py "$$CHROMIUM"

bench-references: $(SITE) ## Compare the time of formatting references with other programs
	@test -x .venv-peers/bin/python || $(PY) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --require-hashes -r requirements/peers.txt
	$(PY) benchmarks/references.py --peers .venv-peers

bench-builds: $(SITE) ## Compare the time of whole builds with plain Pelican and, where it is installed, Hugo
	$(PY) benchmarks/builds.py --articles 1000

bench-pages: $(TEST) $(CHECKERS) ## Measure how fast pages appear on a telephone, with Lighthouse
	@CHROMIUM="$$($(PY) tools/find_chromium.py)" && export CHROMIUM && $(PY) benchmarks/pages.py

clean: ## Remove what was built and installed
	rm -rf output .output.* preview .preview.* .cms .cache $(VENV) .venv-peers tests/browser/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

lock: ## Choose and lock newer versions of what the site and its tests need (uses uv)
	uv pip compile --quiet --no-header --universal --generate-hashes --upgrade pyproject.toml -o requirements/site.txt
	uv pip compile --quiet --no-header --universal --generate-hashes --upgrade pyproject.toml --group test --no-emit-package misaka --no-emit-package cffi --no-emit-package pycparser -o requirements/test.txt
	cd tests/browser && npm update --package-lock-only --omit-lockfile-registry-resolved

$(PY):
	@sh tools/make-venv.sh $(VENV)

$(SITE): requirements/site.txt | $(PY)
	@echo "Installing what the site needs …"
	@$(PY) -m pip install --quiet --require-hashes -r requirements/site.txt
	@touch $@

$(TEST): requirements/test.txt | $(SITE)
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet --no-deps --require-hashes -r requirements/test.txt
	@touch $@

$(CHECKERS): tests/browser/package-lock.json | $(TEST)
	@echo "Installing the HTML checker, axe and Lighthouse …"
	@$(PY) tools/install_checkers.py
	@touch $@

$(CMS): tools/fetch_cms.py | $(SITE)
	@echo "Fetching the editing program …"
	@$(PY) tools/fetch_cms.py
	@touch $@
