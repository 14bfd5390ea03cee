#!/bin/sh
# Makes .venv fit a lock file: sh .make/setup.sh run|dev
# Installs only when the lock or the folder has changed since the last time; writes nowhere but into this folder.
# What the machine lacks is said in one sentence with the command that mends it.
set -eu
cd "$(dirname "$0")/.."

case "${1:-}" in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: sh .make/setup.sh run|dev" >&2; exit 2 ;;
esac

say() { echo "two-accounts: $*" >&2; }
stop() { say "$*"; exit 2; }

# The folder is part of the stamp: the programs in a moved .venv still point to the old place.
wanted() { echo "$PWD $(sha256sum < "$1")"; }
has() { [ -x .venv/bin/python ] && [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(wanted "$1")" ]; }

has "$lock" && exit 0

mkdir -p .cache
if command -v flock >/dev/null 2>&1; then  # `make run` and `make test` may start at the same moment
    exec 9> .cache/setup.lock
    flock 9
    has "$lock" && exit 0
fi

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

if [ -n "${PYTHON:-}" ]; then
    is_new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not a Python 3.11 or newer that runs; name another, or leave PYTHON out."
    python=$PYTHON
else
    python=
    for candidate in python3 python3.11 python3.12 python3.13 python3.14 python; do
        if is_new_enough "$candidate"; then python=$candidate; break; fi
    done
    [ -n "$python" ] || stop "no Python 3.11 or newer was found; install one: apt-get install python3 python3-venv (or name it: make PYTHON=/path/to/python3)."
fi

# A .venv that was moved, whose Python is gone, or that was never finished is made anew.
if [ "$(cat .venv/made-in 2>/dev/null)" != "$PWD" ] || ! is_new_enough .venv/bin/python; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "this Python has no venv module; install it: apt-get install $(basename "$("$python" -c 'import sys; print("python3" if sys.executable == "/usr/bin/python3" else "python%d.%d" % sys.version_info[:2])')")-venv"
    if [ -L .venv ]; then rm .venv; fi  # what a link points to is not ours to clear
    say "making .venv with $("$python" -V)"
    "$python" -m venv --clear .venv || stop ".venv could not be made (the words above say why); is this folder writable and the disk not full?"
    echo "$PWD" > .venv/made-in
fi

say "installing the packages of $lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-cache-dir --no-compile --no-deps \
    --require-hashes --requirement "$lock" > .cache/setup.log 2>&1 || {
    grep -v '^WARNING' .cache/setup.log | tail -n 5 >&2
    stop "the packages of $lock could not be installed (pip's last words are above, all in .cache/setup.log); look at the network or at pip's own settings, then run make again."
}

wanted "$lock" > ".venv/$lock.stamp"
# The lock for tests holds every package of the lock for running, in the same versions (tests/test_project.py).
if [ "$lock" = requirements-dev.lock ]; then wanted requirements.lock > .venv/requirements.lock.stamp; else rm -f .venv/requirements-dev.lock.stamp; fi
