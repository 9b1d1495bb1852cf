#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a first, full backup.
. "$TOUCHSTONE_RECIPE/repository.sh"
restic backup --host touchstone data
[ "$(snapshots)" = 1 ] || fail "there should be one snapshot"
