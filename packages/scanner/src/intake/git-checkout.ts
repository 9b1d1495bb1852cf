// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface GitCheckout {
  /** URL of the remote `origin`, without credentials. */
  readonly repository: string | null;
  /** 40 hex digits. */
  readonly commit: string | null;
}

/** More than any of these files has, in bytes. */
const LIMIT = 16 * 1024 ** 2;

/**
 * Repository and commit of a checkout, read from its `.git` folder alone: git itself would run what a stranger's
 * configuration names. Files as gitrepository-layout(5) has them. Both are null where it is no checkout; a `.git` file
 * (worktrees, submodules) points outside the tree and is not followed.
 */
export function readGitCheckout(root: string): GitCheckout {
  const git = join(root, '.git');
  if (lstatSync(git, { throwIfNoEntry: false })?.isDirectory() !== true)
    return { repository: null, commit: null };
  return { repository: originUrl(readWithin(git, 'config') ?? ''), commit: commitOf(git) };
}

function commitOf(git: string): string | null {
  const head = readWithin(git, 'HEAD')?.trim() ?? '';
  if (isCommit(head)) return head;
  const ref = /^ref: (refs\/[\w./+@-]+)$/.exec(head)?.[1];
  if (ref === undefined || ref.split('/').includes('..')) return null;
  const loose = readWithin(git, ref)?.trim() ?? '';
  if (isCommit(loose)) return loose;
  for (const line of (readWithin(git, 'packed-refs') ?? '').split('\n')) {
    if (line.endsWith(` ${ref}`) && isCommit(line.slice(0, 40))) return line.slice(0, 40);
  }
  return null;
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function originUrl(config: string): string | null {
  let inOrigin = false;
  for (const line of config.split('\n')) {
    if (/^\s*\[/.test(line)) inOrigin = /^\s*\[remote "origin"\]/.test(line);
    const url = inOrigin ? /^\s*url\s*=\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return publicUrl(url);
  }
  return null;
}

/** The URL without a user's name and password; null for a place on this machine, which says nothing to others. */
export function publicUrl(url: string): string | null {
  const scp = /^[\w.-]+@([\w.-]+):(?!\/)(.+)$/.exec(url);
  if (scp !== null) return `https://${scp[1]}/${scp[2]}`.replace(/\.git$/, '').slice(0, 500);
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (!['http:', 'https:', 'ssh:', 'git:'].includes(parsed.protocol)) return null;
  const path = parsed.pathname.replace(/\/$/, '').replace(/\.git$/, '');
  const host = parsed.protocol.startsWith('http') ? parsed.host : parsed.hostname;
  return `https://${host}${path}`.slice(0, 500);
}

/** A file of a folder. Undefined when it is no plain file, is too large, cannot be read, or lies behind a link. */
function readWithin(folder: string, name: string): string | undefined {
  try {
    const file = join(folder, name);
    const stat = lstatSync(file);
    if (!stat.isFile() || stat.size > LIMIT) return undefined;
    if (!realpathSync(file).startsWith(realpathSync(folder) + sep)) return undefined;
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
