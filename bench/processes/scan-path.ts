// SPDX-License-Identifier: Apache-2.0
// Scans a path in a process of its own and tells what that took.
import { scanPath } from '@touchstone/scanner';

const [path = '.', threads = '2'] = process.argv.slice(2);
const { files, operations } = await scanPath(path, {
  tool: 'bench',
  threads: Number(threads),
});
const { user, system } = process.cpuUsage();
process.send?.({
  read: files.read,
  seen: files.seen,
  bytes: files.bytes,
  operations: operations.length,
  cpuSeconds: (user + system) / 1e6,
  // Kilobytes, of all threads (getrusage(2)).
  peakMiB: process.resourceUsage().maxRSS / 1024,
});
