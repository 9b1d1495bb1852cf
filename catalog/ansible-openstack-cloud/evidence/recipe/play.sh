#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# play.sh PLAY [OPTION...]: runs a play of this folder with the ansible-playbook of PATH, or with the command that
# TOUCHSTONE_ANSIBLE names. The modules read OS_* (or OS_CLOUD and clouds.yaml) themselves through openstacksdk.
set -eu
cd "$TOUCHSTONE_WORKDIR"
play="$TOUCHSTONE_RECIPE/$1"
shift
export ANSIBLE_HOME="$TOUCHSTONE_WORKDIR/ansible" ANSIBLE_LOCAL_TEMP="$TOUCHSTONE_WORKDIR/ansible/tmp"
export ANSIBLE_REMOTE_TEMP="$TOUCHSTONE_WORKDIR/ansible/remote-tmp"
export ANSIBLE_NOCOLOR=1 ANSIBLE_LOCALHOST_WARNING=false ANSIBLE_NOCOWS=1 LC_ALL=C.UTF-8
exec "${TOUCHSTONE_ANSIBLE:-ansible-playbook}" -i localhost, -c local "$play" "$@"
