"""Python's csv module and Decimal, over the same pages."""

import csv
import hashlib
import io
import json
import resource
import sys
import time
import urllib.request
from decimal import Decimal

origin = sys.argv[1]
started, cpu = time.perf_counter(), time.process_time()
sums, rows, locator = {}, 0, ""
while locator != "null":
    query = f"?locator={locator}" if locator else ""
    with urllib.request.urlopen(f"{origin}/services/data/v66.0/jobs/query/bench/results{query}") as answer:
        locator = answer.headers["sforce-locator"]
        page = csv.reader(io.TextIOWrapper(answer, "utf-8-sig", newline=""))
        header = next(page)
        account, amount, currency = (header.index(name) for name in ("AccountId", "Amount", "CurrencyIsoCode"))
        for row in page:
            key = (row[account], row[currency])
            sums[key] = sums.get(key, 0) + Decimal(row[amount])
            rows += 1
seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
lines = sorted(f"{account} {currency} {int(total * 100)}" for (account, currency), total in sums.items())
digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "maxRssMiB": rss, "rows": rows, "digest": digest}))
