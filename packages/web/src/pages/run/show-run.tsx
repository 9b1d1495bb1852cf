// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { modulePath, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { findLoggedCertificate } from '../logged-certificates.js';
import { CallsSection } from './calls-section.js';
import { JudgedSection } from './judged-section.js';
import { OperationsSection } from './operations-section.js';
import { PlatformSection } from './platform-section.js';
import { RecordingSection } from './recording-section.js';
import { ResourcesSection } from './resources-section.js';
import { RunHead } from './run-head.js';
import type { CallsShown, RunProps } from './run-props.js';
import { StepsSection } from './steps-section.js';

const SECTIONS = [
  { id: 'steps', name: 'Steps', Section: StepsSection },
  { id: 'operations', name: 'Operations', Section: OperationsSection },
  { id: 'resources', name: 'Resources', Section: ResourcesSection },
  { id: 'judged', name: 'What it proves', Section: JudgedSection },
  { id: 'platform', name: 'Cloud', Section: PlatformSection },
  { id: 'calls', name: 'Calls', Section: CallsSection },
  { id: 'recording', name: 'Recording', Section: RecordingSection },
] as const;

/** One run: what was done, what the cloud answered, and the recording under it. */
export async function showRun(sources: PageSources): Promise<Shown> {
  const { registry, view, parts, query, origin = '' } = sources;
  const [solution = '', id = ''] = parts;
  const kept = await registry.run(solution, id);
  if (kept === undefined) return { kind: 'absent', what: 'No run of this name is among the evidence.' };
  const props: RunProps = {
    kept,
    certificate: findLoggedCertificate(view, kept.held.statement)?.certificate,
    calls: await callsOf(sources, kept.run.recording),
    from: fromOf(query),
    operation: operationOf(query),
    origin,
    now: sources.clock(),
  };
  const title = `Run of ${kept.solution.name} on ${kept.run.platform.name}`;
  return {
    kind: 'page',
    page: {
      path: paths.run(solution, id),
      title,
      description: `${title}: its steps, each call that was recorded, what was left behind, and the recording itself.`,
      section: 'solutions',
      crumbs: [
        { name: 'Solutions', href: paths.solutions },
        { name: kept.solution.name, href: paths.solution(solution) },
        { name: id },
      ],
      contents: SECTIONS.map(({ id: section, name }) => ({ id: section, name })),
      unlisted: props.from > 0 || props.operation !== undefined,
      modules: [modulePath('copy')],
      body: (
        <>
          <RunHead {...props} />
          {SECTIONS.map(({ id: section, Section }) => (
            <Section key={section} {...props} />
          ))}
        </>
      ),
    },
  };
}

function fromOf(query: URLSearchParams): number {
  const text = /^\d{1,9}$/.exec(query.get('from') ?? '')?.[0];
  return Number(text ?? 0);
}

function operationOf(query: URLSearchParams): string | undefined {
  const text = query.get('operation') ?? '';
  return /^[a-z0-9:._-]{1,200}$/i.test(text) ? text : undefined;
}

/** Of a recording that was changed on its disk the page still shows what was judged before. */
async function callsOf({ registry, query }: PageSources, recording: string): Promise<CallsShown> {
  const operation = operationOf(query);
  try {
    const found = await registry.calls(recording, {
      from: fromOf(query),
      ...(operation === undefined ? {} : { operation }),
    });
    return found ?? 'The recording is gone.';
  } catch (error) {
    if (isTouchstoneError(error)) return error.message;
    throw error;
  }
}
