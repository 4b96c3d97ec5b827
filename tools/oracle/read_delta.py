"""Reads a Delta table with the `deltalake` library and prints its rows as JSON lines, by key: another hand's view of what was stored.

Usage: read_delta.py TABLE_FOLDER KEY_COLUMN
"""

import json
import os
import sys

from deltalake import DeltaTable

table = DeltaTable(sys.argv[1])
key = sys.argv[2]
names = [field.name for field in table.schema().fields if not field.name.startswith("_")]
batch = table.to_pyarrow_dataset().to_table(columns=names)
rows = sorted(batch.to_pylist(), key=lambda row: row[key])
print(json.dumps({"version": table.version(), "rows": len(rows)}))
for row in rows:
    print(json.dumps({name: None if row[name] is None else str(row[name]) for name in names}, ensure_ascii=False))
# The library's threads may outlive the interpreter and abort it; nothing is left to do.
sys.stdout.flush()
os._exit(0)
