#!/usr/bin/env bash
# Installs what tests need: PostgreSQL, Chromium with a Chinese font, Python oracles. Prints the command where it may not.
set -euo pipefail
cd "$(dirname "$0")/.."

need=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need+=(postgresql)
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || need+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || need+=(fonts-noto-cjk fontconfig)
command -v openssl >/dev/null || need+=(openssl)
command -v python3 >/dev/null || need+=(python3 python3-venv)

if [ ${#need[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}"
  else
    echo "needed for the tests: sudo apt-get install ${need[*]}" >&2
    exit 1
  fi
fi

if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
fi
.venv/bin/python -c 'import chinese_calendar, deltalake, pyarrow' 2>/dev/null ||
  .venv/bin/python -m pip install --quiet --disable-pip-version-check 'chinesecalendar==1.11.0' 'deltalake>=1.2,<2' 'pyarrow>=17'
