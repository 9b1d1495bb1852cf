#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes the files that the steps carry, without any call to the cloud.
set -eu
cd "$TOUCHSTONE_WORKDIR"
mkdir -p tree/empty-name tree/deep/er
head -c 1048576 /dev/urandom >tree/random.bin
seq 1 2000 >tree/numbers.txt
printf 'gr\303\274\303\237e\n' >'tree/deep/name with blanks.txt'
: >tree/deep/er/empty
rmdir tree/empty-name
head -c 7340032 /dev/urandom >large.bin
