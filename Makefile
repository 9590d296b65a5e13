# Works from any folder and from a path with spaces, with any make since 3.81 and any POSIX shell.

SHELL := /bin/sh
.SUFFIXES:
.NOTPARALLEL:
.PHONY: help run test fuzz soak online history clients check install-dev install-test install-clients

# The folder of this file. `make -f` may name it with spaces, which make's own functions would
# take for several files, so the shell takes it apart.
export ROOT := $(shell list='$(subst ','\'',$(MAKEFILE_LIST))'; \
	cd "$$(dirname "$$(printf '%s' "$$list" | sed 's,^ ,,')")" && pwd)

PYTHON ?=
export PYTHON
# Where the linters and client generators are that judge the OpenAPI documents.
export CLIENTS := $(or $(CLIENTS),$(ROOT)/.clients)
IN := cd "$$ROOT" &&
PY := .venv/bin/python -m

help: ## List the targets.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' "$$ROOT/Makefile"

run: install-dev ## Generate, start the database, migrate, serve on 127.0.0.1:8000.
	@$(IN) exec $(PY) codegen dev $(ARGS)

test: install-test ## Run all tests.
	@$(IN) exec $(PY) pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

fuzz: install-test ## Fuzz this API and the examples for a long time; FUZZ_EXAMPLES and FUZZ_SEEDS say how long.
	@$(IN) FUZZ_EXAMPLES="$${FUZZ_EXAMPLES:-300}" FUZZ_SEEDS="$${FUZZ_SEEDS:-11,12,13}" \
		MUTANTS="$${MUTANTS:-1000}" exec $(PY) pytest -n 2 --dist worksteal tests/api/test_fuzz.py \
		tests/projects/test_fuzz.py tests/projects/test_ownership.py $(ARGS)

soak: install-test ## Migrate through random edits, ARGS="--edits 2000 --seed 1", and kill a migration at every statement.
	@$(IN) $(PY) tests.migrations.soak $(ARGS)
	@$(IN) KILL_EVERY=1 exec $(PY) pytest -q tests/migrations/test_kill_and_resume.py

online: install-test ## Migrate a table of a million rows, edit by edit, under load; ARGS="--only unique" is a part of it.
	@$(IN) exec $(PY) tests.migrations.online $(ARGS)

history: install-test ## Take examples/tracker from its first schema to its present one, on 100,000 rows under load.
	@$(IN) exec $(PY) tests.migrations.online.tracker $(ARGS)

clients: install-clients ## Lint the OpenAPI documents, and try clients that other generators make from them.
	@$(IN) exec $(PY) pytest tests/clients $(ARGS)

check: install-test ## Lint, check the types, and compare generated/ with the schema; the examples too.
	@$(IN) $(PY) ruff check .
	@$(IN) $(PY) ruff format --check .
	@$(IN) $(PY) mypy codegen generated overrides migrations tests
	@$(IN) $(PY) codegen check
	@$(IN) for schema in examples/*/schema.yaml; do \
		echo "$$schema"; \
		$(PY) codegen check --schema "$$schema" || exit 1; \
		(cd "$${schema%/*}" && ../../.venv/bin/python -m mypy --config-file ../../pyproject.toml \
			generated overrides migrations) || exit 1; \
	done

install-dev install-test:
	@sh -c "$$INSTALL" install "$(@:install-%=%)"

install-clients: install-test
	@PYTHON="$$ROOT/.venv/bin/python" sh "$$ROOT/tests/clients/install.sh" "$$CLIENTS"

# Makes .venv with the extra that is asked for, unless it has it already: the stamp in .venv names
# the place and the sum of what decides the installation.
define INSTALL
set -eu
extra=$$1
cd "$$ROOT"

fail() {
	echo "$$*" >&2
	exit 1
}

stamp() {
	cat ".venv/installed-$$1" 2>/dev/null || true
}

works() {
	"$$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

wanted="$$ROOT $$(cat pyproject.toml constraints.txt | cksum)"
if .venv/bin/python -c '' 2>/dev/null; then
	if [ "$$(stamp "$$extra")" = "$$wanted" ] || [ "$$(stamp test)" = "$$wanted" ]; then
		exit 0
	fi
fi

owner=$$(ls -ld "$$ROOT" | awk '{ print $$3 }')
[ -w . ] || fail "$$ROOT belongs to $$owner and cannot be written; use a clone of your own."
if [ -e .venv ] && ! [ -w .venv ]; then
	fail "$$ROOT/.venv was made by another user; remove it, or use a clone of your own."
fi
if command -v flock >/dev/null 2>&1; then
	exec 9>.venv.lock
	flock 9
fi

# A folder that was moved, or a Python that is gone, cannot be mended.
case "$$(stamp dev)$$(stamp test)" in "" | *"$$ROOT "*) ;; *) rm -rf .venv ;; esac
.venv/bin/python -m pip --version >/dev/null 2>&1 || rm -rf .venv

if ! [ -e .venv ]; then
	found=
	for python in $$PYTHON python3.13 python3.12 python3.11 python3; do
		if works "$$python"; then
			found=$$python
			break
		fi
	done
	[ "$$found" ] || fail "Python 3.11 or newer with its module venv is needed, and none was" \
		"found. Install it (Debian, Ubuntu: apt install python3-venv), or name it: make PYTHON=..."
	"$$found" -m venv .venv
fi

echo "Installing into .venv; this is done once."
rm -f .venv/installed-*
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
	-c constraints.txt -e ".[$$extra]" || fail "The installation did not succeed; see above."
echo "$$wanted" > ".venv/installed-$$extra"
endef
export INSTALL
