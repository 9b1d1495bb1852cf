#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Restores both snapshots, without a cache of former reads, and compares every byte.
. "$TOUCHSTONE_RECIPE/repository.sh"
rm -rf "$RESTIC_CACHE_DIR"
first=$(restic snapshots --json | grep -o '"short_id":"[0-9a-f]*"' | head -n 1 | cut -d '"' -f 4)
restic restore "$first" --target restored.first
restic restore latest --target restored.latest
diff -r data.first restored.first/data
diff -r data restored.latest/data
