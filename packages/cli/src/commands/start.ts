// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { renderReport } from '../evidence/render.js';
import type { Interruption } from '../interruption.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { serveReport } from '../serve-report.js';
import { certify } from './certify.js';

export interface StartOptions {
  readonly port: number;
  readonly out: string;
  readonly once?: boolean;
  readonly version: string;
}

/** The solution that npm alone installs, so that a fresh machine needs nothing else. */
const DEMONSTRATION = fileURLToPath(new URL('../../../../catalog/pkgcloud/', import.meta.url));

/** `touchstone start`: certifies the demonstration solution on the embedded cloud and serves the report. */
export async function startCommand(
  options: StartOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
  stop: Interruption,
): Promise<number> {
  output.note('Certifying pkgcloud, a real client library from npm, on an OpenStack inside this process.');
  const choice = { release: ['2026.2'], leastPrivilege: true, out: options.out, version: options.version };
  const { assessment, out, interrupted, rendering } = await certify(DEMONSTRATION, choice, output, env, stop);
  output.text(
    `\n${renderReport(assessment, 'text', { ...rendering, colour: output.colour, width: output.width })}`,
  );
  if (interrupted) return EXIT.interrupted;
  output.text(HINTS);
  if (options.once === true) {
    output.text(`The report is ${out}/report.html\n`);
    return EXIT.reached;
  }
  const { server, url } = await serveReport(out, options.port);
  output.text(`The report is served at ${url}   (Ctrl-C ends)\n`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  server.closeAllConnections();
  server.close();
  return EXIT.reached;
}

const HINTS = `
The same on your own cloud, with your clouds.yaml or OS_* variables:
    npx touchstone certify catalog/pkgcloud --cloud NAME
Your own solution: write a touchstone.yaml (catalog/README.md shows how), then
    npx touchstone certify path/to/it --release 2026.2 --cloud NAME

`;
