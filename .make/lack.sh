#!/bin/sh
# Says in one sentence each what this machine lacks and the command that mends it: sh .make/lack.sh run|test
set -eu

first() { for name in "$@"; do if command -v "$name" >/dev/null 2>&1; then return 0; fi; done; return 1; }
note() { echo "two-accounts: $*" >&2; }

if [ -z "${BROWSER_PATH:-}" ] && ! first chromium chromium-browser google-chrome google-chrome-stable; then
    case "${1:-}" in
        run) note "no Chromium here, so charts can't be saved as PDF; to mend it: apt-get install chromium" ;;
        test) note "no Chromium here, so the browser tests are skipped; to mend it: apt-get install chromium" ;;
    esac
fi
if [ "${1:-}" = test ] && ! first initdb && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    note "no PostgreSQL server here, so its tests are skipped; to mend it: apt-get install postgresql"
fi
