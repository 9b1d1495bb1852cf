#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Forgets the first snapshot and deletes what only it needed; the rest must stay sound.
. "$TOUCHSTONE_RECIPE/repository.sh"
restic forget --keep-last 1 --prune --max-unused 0
[ "$(snapshots)" = 1 ] || fail "one snapshot should be left"
restic check
restic dump latest /data/numbers.txt | cmp - data/numbers.txt
