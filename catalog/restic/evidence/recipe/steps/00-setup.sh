#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes the files to back up and the repository's password, without any call to the cloud.
. "$TOUCHSTONE_RECIPE/repository.sh"
(umask 077 && head -c 24 /dev/urandom | base64 >"$RESTIC_PASSWORD_FILE")
mkdir -p data/deep/er
head -c 6291456 /dev/urandom >data/random.bin
seq 1 5000 >data/numbers.txt
printf 'gr\303\274\303\237e\n' >'data/deep/name with blanks.txt'
: >data/deep/er/empty
