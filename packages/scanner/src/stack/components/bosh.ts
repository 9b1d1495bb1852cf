// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';
import type { YamlLine } from '../text/yaml-lines.js';

type Choice = ComponentFinding['choice'];

/** Jobs of BOSH manifests and runtime configurations, and of ops files, which bring them only where they are applied. */
export function findInBosh(lines: readonly YamlLine[], path: string): readonly ComponentFinding[] {
  const isOps = lines.some(({ keys }) => keys.length === 2 && keys[0] === '[0]' && keys[1] === 'path');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const choiceAt = (line: number): Choice =>
    isOps ? { kind: 'bosh-ops-file', name: file.slice(0, 300), default: 'off', line } : null;

  const found = jobsOf(lines).map(({ job, release }) =>
    jobFinding(job.line, job.value!, release, choiceAt(job.line)),
  );
  if (isOps) found.push(...removals(lines, choiceAt));
  else if (isManifest(lines)) {
    const director = findComponent('bosh', 'director');
    const at = lines.find(({ keys }) => keys[0] === 'instance_groups')!;
    if (director !== undefined) {
      found.push(knownFinding(director, { line: at.line, how: 'required', ecosystem: 'bosh' }));
    }
  }
  return found;
}

/** Whether these lines are a deployment manifest, a runtime configuration or an ops file of BOSH. */
export function isBosh(lines: readonly YamlLine[]): boolean {
  return isManifest(lines) || jobsOf(lines).length > 0 || removals(lines, () => null).length > 0;
}

/** A job by the name of its folder in a release: `jobs/nats/spec`. */
export function findInJobSpec(path: string): readonly ComponentFinding[] {
  const job = /(?:^|\/)jobs\/([\w.-]+)\/spec$/.exec(path)?.[1];
  return job === undefined ? [] : [jobFinding(1, job, '', null)];
}

const isManifest = (lines: readonly YamlLine[]): boolean =>
  ['instance_groups', 'releases'].every((key) =>
    lines.some(({ keys }) => keys.length === 1 && keys[0] === key),
  );

function jobFinding(line: number, job: string, release: string, choice: Choice): ComponentFinding {
  const known = findComponent('bosh', `${release}/${job}`) ?? findComponent('bosh', job);
  const said = { line, how: 'deployed', ecosystem: 'bosh', optional: choice !== null, choice } as const;
  return known === undefined ? namedFinding(job, 'server', said) : knownFinding(known, said);
}

/** Mappings with both `name` and `release`: elements of `jobs`, or the value that an ops file adds to jobs. */
function jobsOf(lines: readonly YamlLine[]): readonly { job: YamlLine; release: string }[] {
  const releases = new Map<string, string>();
  for (const { keys, value } of lines) {
    if (keys.at(-1) === 'release' && value !== null) releases.set(keys.slice(0, -1).join('/'), value);
  }
  return lines.flatMap((line) => {
    const { keys, value } = line;
    if (keys.at(-1) !== 'name' || value === null) return [];
    const isJob = keys.at(-3) === 'jobs' || keys.at(-2) === 'value';
    const release = releases.get(keys.slice(0, -1).join('/'));
    return isJob && release !== undefined ? [{ job: line, release }] : [];
  });
}

/** What an ops file takes away: a job, or an instance group that the data name as `group/<name>`. */
function removals(
  lines: readonly YamlLine[],
  choiceAt: (line: number) => Choice,
): readonly ComponentFinding[] {
  const removed = new Set(
    lines.filter(({ keys, value }) => keys[1] === 'type' && value === 'remove').map(({ keys }) => keys[0]!),
  );
  return lines.flatMap((line): ComponentFinding[] => {
    if (line.keys.length !== 2 || line.keys[1] !== 'path' || !removed.has(line.keys[0]!)) return [];
    const job = /\/jobs\/name=([\w.-]+)\??$/.exec(line.value ?? '')?.[1];
    const group = /^\/instance_groups\/name=([\w.-]+)\??$/.exec(line.value ?? '')?.[1];
    const known =
      job !== undefined
        ? findComponent('bosh', job)
        : group !== undefined
          ? findComponent('bosh', `group/${group}`)
          : undefined;
    if (known === undefined) return [];
    const choice = choiceAt(line.line);
    return [
      knownFinding(known, { line: line.line, how: 'deployed', ecosystem: 'bosh', optional: true, choice }),
    ];
  });
}
