#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Signs what ci/certify.sh wrote, makes one file of it, and publishes that. Without a key the bundle stays unsigned.
# It computes the verdict anew from the evidence and runs nothing of the solution, so it may be given the key.
#
#   TOUCHSTONE_OUT        what certify.sh wrote; touchstone-out unless set
#   TOUCHSTONE_BUNDLE     the file to make of it; touchstone-out.touchstone unless set
#   TOUCHSTONE_ARTEFACT   what is certified, as files, one a line: their digests are signed. Without any, the manifest must state
#                         artefact.digest, or the scan must be of a commit
#   TOUCHSTONE_LAB        who signs, by its id in the trust root
#   TOUCHSTONE_KEY_FILE   the private key's file; or TOUCHSTONE_KEY: its text
#   TOUCHSTONE_KEY_PASSPHRASE, or TOUCHSTONE_KEY_PASSPHRASE_FILE, where the key is encrypted
#   TOUCHSTONE_PUBLISH_TO the log or registry to publish to; nothing is published unless set
#   TOUCHSTONE_TOKEN, or TOUCHSTONE_TOKEN_FILE, for publishing
#   TOUCHSTONE_TRUST_ROOT whom to believe, for publishing; the one that comes with Touchstone unless set
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
touchstone() { node "$here/../packages/cli/bin/touchstone.mjs" "$@"; }

out=${TOUCHSTONE_OUT:-touchstone-out}
out=${out%/}
bundle=${TOUCHSTONE_BUNDLE:-$out.touchstone}
to=${TOUCHSTONE_PUBLISH_TO:-}

# Secrets come by file or environment, never by argument: those everybody on the machine can read.
if [ -n "${TOUCHSTONE_KEY_PASSPHRASE_FILE:-}" ]; then
  TOUCHSTONE_KEY_PASSPHRASE=$(<"$TOUCHSTONE_KEY_PASSPHRASE_FILE")
  export TOUCHSTONE_KEY_PASSPHRASE
fi
if [ -n "${TOUCHSTONE_TOKEN_FILE:-}" ]; then
  TOUCHSTONE_TOKEN=$(<"$TOUCHSTONE_TOKEN_FILE")
  export TOUCHSTONE_TOKEN
fi

signed=false
if [ -n "${TOUCHSTONE_KEY:-}${TOUCHSTONE_KEY_FILE:-}" ]; then
  if [ -z "${TOUCHSTONE_LAB:-}" ]; then
    echo 'There is a key, and TOUCHSTONE_LAB does not say who signs with it.' >&2
    exit 2
  fi
  words=(--lab "$TOUCHSTONE_LAB")
  while IFS= read -r file; do
    [ -z "$file" ] || words+=(--artefact "$file")
  done <<<"${TOUCHSTONE_ARTEFACT:-}"
  touchstone sign "$out" "${words[@]}"
  signed=true
elif [ -n "$to" ]; then
  echo "There is no key: the bundle stays unsigned, and an unsigned one cannot be published to $to." >&2
  exit 2
else
  echo 'There is no key: the bundle stays UNSIGNED. Anyone can compute its verdict again; nobody vouches for its evidence.'
fi

rm -f "$bundle"
touchstone pack "$out" --out "$bundle"
[ -z "$to" ] || touchstone publish "$bundle" --to "$to"

if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'bundle=%s\nsigned=%s\n' "$bundle" "$signed" >>"$GITHUB_OUTPUT"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  if [ "$signed" = true ]; then echo "Signed by \`$TOUCHSTONE_LAB\`${to:+, published}."; else echo 'The bundle is **unsigned**.'; fi >>"$GITHUB_STEP_SUMMARY"
fi
