#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Adds a second password, opens the repository with it and removes the first: a change of password.
. "$TOUCHSTONE_RECIPE/repository.sh"
(umask 077 && head -c 24 /dev/urandom | base64 >second-password)
restic key add --new-password-file second-password
old=$(restic key list --json | tr '{' '\n' | grep '"current":true' | grep -o '"id":"[0-9a-f]*"' | cut -d '"' -f 4)
[ -n "$old" ] || fail "restic key list does not name the key in use"
RESTIC_PASSWORD_FILE=second-password restic key remove "$old"
! restic snapshots 2>refused.log || fail "the removed password still opens the repository"
grep -q 'wrong password' refused.log || fail "the removed password was refused for another reason: $(cat refused.log)"
mv second-password "$RESTIC_PASSWORD_FILE"
[ "$(snapshots)" = 1 ] || fail "the new password does not open the repository"
