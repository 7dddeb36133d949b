VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
STORE := data/processed
MINUTES := 10
TESTS := -m "not slow"
NOTEBOOKS := $(sort $(wildcard notebooks/*.ipynb))

.DEFAULT_GOAL := help
.PHONY: help install run extract notebooks html lab test docs lint types check-notebooks corpus cases check bench bench-metamorphic fuzz data font lock release clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

install: $(BIN)/.installed ## make the virtual environment and install everything that is locked

$(BIN)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q juesuan_analysis specimens
	@touch $@

run: extract notebooks ## install, read data/raw into data/processed, execute the notebooks
	@echo
	@echo "完成。数据在 $(STORE)（parquet），笔记本在 notebooks/。"
	@echo "打开笔记本：make lab"
	@echo "读自己的 PDF，另放一个数据文件夹：$(BIN)/juesuan extract 我的PDF --out data/我的库"

extract: install
	$(BIN)/juesuan extract data/raw --out $(STORE)

notebooks: install
	$(BIN)/jupyter nbconvert --log-level WARN --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False "--ExecutePreprocessor.extra_arguments=['--IPKernelApp.log_level=40']" $(NOTEBOOKS)

html: extract notebooks ## export the notebooks as pages and slides that need no network, into build/
	$(BIN)/jupyter nbconvert --log-level WARN --config tools/pages/config.py --to html \
	  --output-dir build/html $(NOTEBOOKS)
	$(BIN)/jupyter nbconvert --log-level WARN --config tools/pages/config.py --to html \
	  --template juesuan_slides --no-input --no-prompt --output-dir build/slides $(NOTEBOOKS)
	@echo "网页在 build/html，幻灯片在 build/slides（方向键翻页）"

lab: install ## open JupyterLab on the notebooks
	$(BIN)/jupyter lab notebooks/

test: install ## run the tests but the slow ones (TESTS= runs all of them)
	$(BIN)/python -m pytest -n auto --dist loadgroup -rs $(TESTS)

docs: extract ## build the documentation site into docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "文档在 docs/_build/html/index.html"

lint: install ## check style
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: install ## check types
	$(BIN)/mypy

check-notebooks: extract ## execute the notebooks without changing them
	$(BIN)/python -m pytest --nbmake -p no:cacheprovider notebooks

corpus: install ## score the extraction of ../shared/corpus, where it is there
	@if [ -d ../shared/corpus ]; then \
	  scored=$$(mktemp -d) && \
	  for pdf in ../shared/corpus/*.pdf; do set -- "$$@" "$$pdf"; done && \
	  $(BIN)/juesuan extract "$$@" --out "$$scored" && \
	  $(BIN)/python ../shared/tools/score.py "$$scored" ../shared/corpus; \
	else echo "../shared/corpus is not here: not scored"; fi

cases: install ## check the small inputs of ../shared, where they are there: every one must hold
	@if [ -d ../shared/cases ]; then \
	  scored=$$(mktemp -d) && \
	  $(BIN)/python ../shared/tools/score_cases.py ../shared/cases --juesuan $(CURDIR)/$(BIN)/juesuan && \
	  $(BIN)/python ../shared/tools/score_narrative.py ../shared/narrative --all 99 && \
	  $(BIN)/juesuan extract ../shared/annex/*.pdf ../shared/corpus/*.pdf --out "$$scored" && \
	  $(BIN)/python ../shared/tools/score_annex.py "$$scored" ../shared/annex --pdfs ../shared/corpus && \
	  $(BIN)/python ../shared/tools/check_analysis.py; \
	else echo "../shared/cases is not here: not checked"; fi

check: TESTS :=
check: lint types test check-notebooks docs corpus cases ## everything that CI runs

bench: install ## time the extraction against others
	$(BIN)/python -m benchmarks.extraction

bench-metamorphic: install ## rewrite PDFs as other producers would and compare what is read
	$(BIN)/python -m benchmarks.metamorphic

fuzz: install ## feed hostile PDFs to whole runs, for MINUTES
	PYTHONPATH=tests $(BIN)/python -m hostile.fuzz --minutes $(MINUTES)

data: install ## typeset data/raw again
	$(BIN)/python -m specimens data/raw

font: install ## build the carried font from Debian's fonts-noto-cjk
	$(BIN)/python tools/build_font.py

lock: ## resolve requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet -o requirements.lock

release: install ## check version, changelog and wheel, install it bare and run the README's first command
	$(BIN)/python tools/release.py

clean: ## remove the environment and the processed data, but not overrides.csv
	rm -rf $(VENV)
	find $(STORE) -mindepth 1 -maxdepth 1 ! -name overrides.csv ! -name .gitkeep -exec rm -rf {} +
