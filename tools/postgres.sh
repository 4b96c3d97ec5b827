#!/usr/bin/env bash
# A private PostgreSQL for tests, in a temporary folder, on loopback only.
#   tools/postgres.sh start    starts it (or finds the one already started) and prints its URL
#   tools/postgres.sh stop     stops it and removes its folder
# Its data is worth nothing: it does not sync to disk, and anyone on this machine may connect.
set -euo pipefail
cd "$(dirname "$0")/.."

# One server per checkout and user.
note="${TMPDIR:-/tmp}/gongshu-postgres-$(id -u)-$(pwd -P | cksum | cut -d' ' -f1)"

bin=${POSTGRES_BIN:-}
if [ -z "$bin" ]; then
  # The newest version Debian has installed.
  for found in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    [ -x "$found/initdb" ] && bin=$found
  done
fi

# PostgreSQL refuses to run as root.
as() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  else
    local user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    runuser -u "$user" -- "$@"
  fi
}

running() {
  [ -f "$note" ] || return 1
  folder=$(sed -n 1p "$note")
  url=$(sed -n 2p "$note")
  [ -d "$folder/data" ] && as "$bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1
}

start() {
  if running; then
    echo "$url"
    return
  fi
  folder=$(mktemp -d "${TMPDIR:-/tmp}/gongshu-postgres.XXXXXX")
  if [ "$(id -u)" -eq 0 ]; then
    id postgres >/dev/null 2>&1 && chown postgres "$folder" || chown nobody "$folder"
  fi
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cd "$folder"
  if ! as "$bin/initdb" -D "$folder/data" -U gongshu -A trust -E UTF8 --locale=C --no-sync >"$folder.log" 2>&1; then
    cat "$folder.log" >&2
    rm -rf "$folder" "$folder.log"
    exit 1
  fi
  as tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
  if ! as "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start >"$folder.log" 2>&1; then
    cat "$folder.log" "$folder/server.log" >&2
    rm -rf "$folder" "$folder.log"
    exit 1
  fi
  rm -f "$folder.log"
  printf '%s\n%s\n' "$folder" "postgres://gongshu@127.0.0.1:$port/postgres" >"$note"
  sed -n 2p "$note"
}

stop() {
  if running; then
    cd /
    as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  if [ -f "$note" ]; then
    rm -rf "$(sed -n 1p "$note")"
    rm -f "$note"
  fi
}

if [ "${1:-}" != stop ] && [ -z "$bin" ]; then
  echo "no PostgreSQL found: sudo apt-get install postgresql" >&2
  exit 1
fi

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  *) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
