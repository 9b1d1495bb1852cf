// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '@touchstone/runner';
import { runCommand, type CommandEnd } from '../../../runner/src/process/run-command.js';
import { findBubblewrap } from './find-bubblewrap.js';
import { openSandbox } from './open-sandbox.js';
import { SANDBOX_LIMITS, type SandboxLimits } from './sandbox-limits.js';

const MIB = 1024 * 1024;
/** As root the kernel's own bound does not hold, and a bomb that doubles would be felt by all that share the machine. */
const BREEDER =
  process.getuid?.() === 0
    ? 'while :; do sleep 4713 & done'
    : 'bomb() { sleep 4713 & bomb | bomb & }; bomb; sleep 15';
const bubblewrap = await findBubblewrap();

// Without bubblewrap nothing runs at all, which open-live-runs.test.ts holds.
describe.skipIf('missing' in bubblewrap)('a command in the sandbox', () => {
  let folder = '';
  let recipeDir = '';
  let workdir = '';
  let recorder: Server;
  let other: Server;
  let asked = 0;
  const ports = { recorder: 0, other: 0 };
  const sandboxes: { close: () => Promise<void> }[] = [];

  beforeAll(async () => {
    recorder = createServer((_, response) => response.end('the recorder'));
    other = createServer((_, response) => {
      asked += 1;
      response.end('another service of this machine');
    });
    ports.recorder = await listen(recorder);
    ports.other = await listen(other);
  });
  afterAll(async () => {
    recorder.close();
    other.close();
    for (const sandbox of sandboxes) await sandbox.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ts-live-'));
    recipeDir = join(folder, 'recipe');
    workdir = join(folder, 'work');
    mkdirSync(recipeDir);
    mkdirSync(join(workdir, '.touchstone'), { recursive: true });
    writeFileSync(join(recipeDir, 'file'), 'of the recipe\n');
  });

  const run = async (script: string, options: RunOptions = {}): Promise<CommandEnd> => {
    const limits = { ...SANDBOX_LIMITS, ...options.limits };
    const made = await openSandbox({
      ...(bubblewrap as { bwrap: string; keepsFromNamespaces: boolean }),
      folder: join(folder, `sandbox-${sandboxes.length}`),
      limits,
      writable: [],
      env: {},
    });
    sandboxes.push(made);
    const sandbox: Sandbox = made;
    return runCommand({
      argv: ['sh', '-c', script],
      cwd: workdir,
      env: {
        PATH: '/nowhere',
        TOUCHSTONE_RUN: 'run-test',
        ...(options.cloud === false ? {} : { OS_AUTH_URL: `http://127.0.0.1:${ports.recorder}/v3` }),
      },
      timeoutMs: options.timeoutMs ?? 20_000,
      graceMs: 500,
      signal: options.signal,
      run: 'run-test',
      workdir,
      recipeDir,
      sandbox,
    });
  };
  const printed = (end: CommandEnd): string => end.output.maskedText([]);

  it('reaches the recorder at the address that it is given', async () => {
    const end = await run('curl -sS "$OS_AUTH_URL"');
    expect(printed(end)).toBe('the recorder');
    expect(end.code).toBe(0);
  });

  it('ends as its command does', async () => {
    expect(await run('exit 7')).toMatchObject({ code: 7, why: 'ended' });
    expect(await run('kill -KILL $$')).toMatchObject({ code: 137 });
    expect(await run('exit 7', { cloud: false })).toMatchObject({ code: 7 });
  });

  it('reaches nothing else: no other port of this machine, no other machine, no name, no abstract socket', async () => {
    const targets = [
      `http://127.0.0.1:${ports.other}/`,
      `http://[::1]:${ports.other}/`,
      'http://1.1.1.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://example.org/',
    ];
    const abstract = createServer((_, response) => response.end('REACHED')).listen('\0touchstone-test');
    const urls = targets.map((url) => `curl -sS --max-time 3 '${url}' && echo REACHED`);
    const end = await run(
      [
        ...urls,
        'curl -sS --max-time 3 --abstract-unix-socket touchstone-test http://abstract/',
        'cat /proc/net/dev',
      ].join('; '),
    );
    abstract.close();
    expect(printed(end)).not.toContain('REACHED');
    expect(printed(end)).not.toMatch(/\b(?:eth|ens|enp|wlan)\d/);
    expect(asked).toBe(0);
  });

  it('has no network at all before there is a cloud', async () => {
    const end = await run(`curl -sS --max-time 3 http://127.0.0.1:${ports.recorder}/`, { cloud: false });
    expect(end.code).not.toBe(0);
    expect(printed(end)).not.toContain('the recorder');
  });

  it('finds no files of this machine but programs: no accounts, keys, homes, nor our own sources', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'a key\n');
    const paths = [
      secret,
      '/etc/shadow',
      '/etc/ssl/private',
      '/etc/ssh',
      '/root',
      '/home',
      '/var/log',
      '/var/lib/postgresql',
      '/sys/kernel',
      '/boot',
      import.meta.dirname,
      process.cwd(),
    ];
    const end = await run(paths.map((path) => `test -e '${path}' && echo "FOUND ${path}"`).join('; '));
    expect(printed(end)).toBe('');
    const passwd = await run('cat /etc/passwd');
    expect(printed(passwd)).toBe('solution:x:1000:1000::/tmp:/bin/sh\n');
  });

  it('sees no process but its own, and nothing of our environment', async () => {
    const end = await run('ls /proc | grep -c "^[0-9]"; cat /proc/*/environ | tr "\\0" "\\n"', {
      cloud: false,
    });
    const [count = '99'] = printed(end).split('\n');
    expect(Number(count)).toBeLessThan(8);
    expect(printed(end)).not.toMatch(/VITEST|HOME=|npm_/);
  });

  it('writes to the run’s folder and to nothing else', async () => {
    const end = await run(
      `echo 1 > '${workdir}/mine' && cat '${recipeDir}/file'; ` +
        `for place in '${recipeDir}/file' '${recipeDir}/new' /usr/new /etc/passwd /new /touchstone/inside.mjs; ` +
        'do (echo 1 > "$place") 2>/dev/null && echo "WROTE $place"; done; true',
    );
    expect(printed(end)).toBe('of the recipe\n');
    expect(readFileSync(join(workdir, 'mine'), 'utf8')).toBe('1\n');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it('cannot put a link where we write for it next, and so write to our files through us', async () => {
    const target = join(folder, 'our-file');
    writeFileSync(target, 'ours');
    const end = await run(
      `cd '${workdir}'; ln -s '${target}' .touchstone/next.stdout; mv .touchstone other; rm -rf .touchstone; true`,
    );
    expect(end.code).toBe(0);
    expect(readdirSync(join(workdir, '.touchstone'))).toEqual([]);
    expect(readFileSync(target, 'utf8')).toBe('ours');
  });

  it('gets no rights: no mounts, no namespaces, no set-user-id programs', async () => {
    const end = await run(
      'mount -t tmpfs none /tmp 2>/dev/null && echo MOUNTED; unshare -Ur true 2>/dev/null && echo NAMESPACE; ' +
        'grep -E "^(CapEff|NoNewPrivs)" /proc/self/status',
    );
    expect(printed(end)).not.toContain('MOUNTED');
    if (!('missing' in bubblewrap) && bubblewrap.keepsFromNamespaces)
      expect(printed(end)).not.toContain('NAMESPACE');
    expect(printed(end)).toMatch(/CapEff:\s+0{16}/);
    expect(printed(end)).toMatch(/NoNewPrivs:\s+1/);
  });

  it('is ended when it runs without end, with all that it started, wherever that hides', async () => {
    const end = await run('setsid -f sh -c "while :; do sleep 0.1; done"; while :; do :; done', {
      timeoutMs: 1500,
    });
    expect(end.why).toBe('timed out');
    expect(await alive('while :; do')).toBe(0);
  });

  it('leaves nothing behind that outlives it', async () => {
    const end = await run('setsid -f sleep 4711; nohup sleep 4711 >/dev/null 2>&1 & sleep 0.2');
    expect(end.code).toBe(0);
    expect(await alive('4711')).toBe(0);
  });

  it('is ended when the run is given up', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 700);
    const end = await run('sleep 4712', { signal: stop.signal });
    expect(end.why).toBe('interrupted');
    expect(await alive('4712')).toBe(0);
  });

  it('is ended when it breeds, and this machine goes on', async () => {
    const end = await run(BREEDER, { limits: { processes: 64 } });
    expect(end.exceeded).toContain('more than 64 processes');
    expect(await alive('4713')).toBe(0);
  }, 180_000);

  it('is ended when it takes too much memory, over however many processes', async () => {
    const hog =
      'node -e "const held = []; setInterval(() => held.push(Buffer.alloc(20 * 1024 * 1024, 1)), 50)"';
    const end = await run(`${hog} & ${hog} & wait`, { limits: { memory: 400 * MIB } });
    expect(end.exceeded).toContain('400 MiB of memory');
  }, 30_000);

  it('is ended when it fills the disk, in one file or in many', async () => {
    const one = await run('head -c 50000000 /dev/zero > big', { limits: { file: 10 * MIB } });
    expect(one.code).not.toBe(0);
    const many = await run('i=0; while :; do i=$((i+1)); head -c 5000000 /dev/zero > part$i; done', {
      limits: { disk: 100 * MIB },
    });
    expect(many.exceeded).toContain('wrote more than 100 MiB');
  }, 30_000);

  it('cannot fill memory through folders that lie in it', async () => {
    const end = await run(
      'for place in /tmp /dev/shm /run; do head -c 100000000 /dev/zero > $place/fill 2>/dev/null && echo "FILLED $place"; done; true',
    );
    expect(printed(end)).not.toContain('FILLED');
  });
});

interface RunOptions {
  readonly limits?: Partial<SandboxLimits>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** False: before there is one, as for prerequisites. */
  readonly cloud?: boolean;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** Processes of this machine, other than this one, whose command line holds a text. */
async function alive(text: string): Promise<number> {
  await pause(200);
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(text);
    } catch {
      return false;
    }
  }).length;
}
