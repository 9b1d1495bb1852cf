#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Changes files and makes a second backup, which must send only what changed.
. "$TOUCHSTONE_RECIPE/repository.sh"
cp -a data data.first
seq 1 6000 >data/numbers.txt
echo new >data/deep/new.txt
restic backup --host touchstone --json data >backup.json
added=$(sed -n 's/.*"message_type":"summary".*"data_added":\([0-9]*\).*/\1/p' backup.json)
[ "${added:-9999999}" -lt 1048576 ] || fail "the second backup sent ${added:-an unknown number of} bytes, though little had changed"
[ "$(snapshots)" = 2 ] || fail "there should be two snapshots"
