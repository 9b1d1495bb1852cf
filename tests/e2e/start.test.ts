// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startMarketplace, type RunningMarketplace } from './support/marketplace.js';
import { touchstone, type Ran } from './support/touchstone.js';

const CATALOG = fileURLToPath(new URL('../../catalog', import.meta.url));
const hasClient = spawnSync('openstack', ['--version']).status === 0;

let folder: string;
let running: RunningMarketplace;
let solutions: readonly string[];
const run = (args: readonly string[]): Promise<Ran> => touchstone(args, {}, folder);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-start-'));
  const entries = await readdir(CATALOG, { withFileTypes: true });
  solutions = entries.filter((one) => one.isDirectory()).map(({ name }) => name);
  running = await startMarketplace(['--data', 'data'], {}, folder);
  await running.said('The catalog is loaded');
}, 180_000);
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('touchstone start', { timeout: 180_000 }, () => {
  it('has the whole catalog, verified: pages, API, feeds, badges, and the log', async () => {
    expect(await running.get('/')).toContain(`${solutions.length} solutions`);
    expect(await running.get('/solutions?q=rclone')).toContain('href="/solutions/rclone"');
    expect(await running.get('/solutions/rclone')).toContain('rclone');
    const { total } = JSON.parse(await running.get('/api/v1/listings')) as { total: number };
    expect(total).toBe(solutions.length);
    expect(JSON.parse(await running.get('/api/v1/openapi.json'))).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
    });
    expect(await running.get('/feeds/new.atom')).toContain('<feed');
    expect(await running.get('/badges/rclone/level.svg')).toContain('<svg');
    expect(await running.get('/checkpoint')).toContain('touchstone/demo-log-2026');
  });

  it('is answered for a page that there is not, and takes no papers where it only follows a log', async () => {
    expect((await fetch(`${running.url}/nowhere`)).status).toBe(404);
    const posted = await fetch(`${running.url}/api/v1/bundles`, { method: 'POST', body: 'x' });
    expect([404, 405]).toContain(posted.status);
  });

  it.skipIf(!hasClient)('has an OpenStack on the same port that the real client signs in to', async () => {
    const file = join(folder, 'data/clouds.yaml');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const client = spawnSync('openstack', ['image', 'list', '-f', 'json'], {
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        OS_CLIENT_CONFIG_FILE: file,
        OS_CLOUD: 'touchstone-demo',
      },
      encoding: 'utf8',
    });
    expect(client.stderr).toBe('');
    expect((JSON.parse(client.stdout) as unknown[]).length).toBeGreaterThan(0);
  });

  it('gives a browser nothing of the cloud to run or to put into a page', async () => {
    const answer = await fetch(`${running.url}/openstack/identity/v3`);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const part = await fetch(`${running.url}/openstack/identity/v3`, {
      headers: { 'sec-fetch-dest': 'script' },
    });
    expect(part.status).toBe(403);
  });

  it('is refused plainly on a folder or a port that another one has', async () => {
    const folderTaken = await run(['start', '--data', 'data', '--port', '0']);
    expect([folderTaken.code, folderTaken.stderr]).toEqual([2, expect.stringContaining('[REGISTRY_BUSY]')]);
    const { port } = new URL(running.url);
    const portTaken = await run(['start', '--data', 'other', '--port', port]);
    expect([portTaken.code, portTaken.stderr]).toEqual([2, expect.stringContaining('[CLI_PORT]')]);
    expect(portTaken.stderr).toContain('it is taken');
  });

  it('makes tokens that are shown once, while it runs', async () => {
    const made = await run(['registry', 'token', 'create', '--data', 'data', '--id', 'ci']);
    expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^touchstone_[\w-]{43}\n$/)]);
    const again = await run(['registry', 'token', 'create', '--data', 'data', '--id', 'ci']);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('[REGISTRY_TOKEN]')]);
    const listed = await run(['registry', 'token', 'list', '--data', 'data']);
    expect(listed.stdout).toMatch(/^ci +bundles of anyone, until /);
    expect(listed.stdout).not.toContain(made.stdout.trim());
    expect((await run(['registry', 'token', 'end', 'ci', '--data', 'data'])).code).toBe(0);
    const gone = await run(['registry', 'token', 'end', 'ci', '--data', 'data']);
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('[REGISTRY_NOT_FOUND]')]);
  });

  it('prints a link for its administrator, and another one when it is asked for', async () => {
    const asked = await run(['registry', 'sign-in', '--data', 'data']);
    expect(asked.code).toBe(0);
    const link = new URL(asked.stdout.trim());
    expect(link.origin).toBe(running.url);
    expect((await fetch(link)).status).toBe(200);
  });

  it('has the same pages after everything was derived again from evidence alone', async () => {
    const paths = [...solutions.map((id) => `/solutions/${id}`), '/solutions', '/api/v1/listings?size=100'];
    const before = await running.pages(paths);
    const rebuilt = await run(['registry', 'rebuild', '--data', 'data']);
    expect([rebuilt.code, rebuilt.stdout]).toEqual([
      0,
      expect.stringContaining('0 were refused; 0 listings changed'),
    ]);
    expect(await running.pages(paths)).toEqual(before);
    await running.stop();
    // The database is lost as well: only evidence and log are left.
    await rm(join(folder, 'data/database'), { recursive: true });
    running = await startMarketplace(['--data', 'data'], {}, folder);
    await running.said(`${solutions.length} certificates were derived again from evidence`);
    await running.said('The catalog is loaded: 0 verified now');
    expect(await running.pages(paths)).toEqual(before);
  });

  it('ends in order, and is usable within five seconds when it is started again', async () => {
    await running.stop();
    expect((await running.ended).code).toBe(0);
    running = await startMarketplace(['--data', 'data'], {}, folder);
    await eventually(() => running.get('/solutions/rclone'));
    // Seconds of its processor, so that whatever else this machine does is not counted.
    expect(await processorSeconds(running.child.pid)).toBeLessThan(5);
    expect(await readFile(join(folder, 'data/clouds.yaml'), 'utf8')).toContain(running.url);
  });
});

/** What a process has used, its kernel's part included (proc(5), fields utime and stime of /proc/PID/stat, in 1/100 s). */
async function processorSeconds(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
