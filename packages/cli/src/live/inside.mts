// SPDX-License-Identifier: Apache-2.0
// Inside the sandbox: the one way out. Listens where the recorder's address points to on the sandbox's own loopback, and
// hands everything to the socket that leads to the recorder outside; then runs the command and ends as it does.
//   node inside.mjs PORT SOCKET COMMAND ARGUMENTS…
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { constants } from 'node:os';

const [port, socket = '', command = '', ...args] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, (near) => {
  const far = connect({ path: socket, allowHalfOpen: true });
  const end = (): void => {
    near.destroy();
    far.destroy();
  };
  near.on('error', end);
  far.on('error', end);
  near.pipe(far).pipe(near);
});

server.listen(Number(port), '127.0.0.1', () => {
  const child = spawn(command, args, { stdio: 'inherit' });
  child.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${command} could not be started: ${error.code ?? error.message}\n`);
    process.exit(127);
  });
  // As a shell tells it: 128 and the number of the signal.
  child.on('exit', (code, signal) =>
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]),
  );
});
