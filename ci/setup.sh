#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the checkout of Touchstone that this lies in ready to run: its packages as the lock file names them, and a build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
node --input-type=module -e "import { setUp } from './scripts/setup.mjs'; setUp();"
