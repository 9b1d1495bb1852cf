#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a repository in a new container; a second init must be refused, for it would destroy the first.
. "$TOUCHSTONE_RECIPE/repository.sh"
restic init
! restic init 2>second.log || fail "a second init overwrote the repository"
grep -q 'already' second.log || fail "the second init failed for another reason: $(cat second.log)"
