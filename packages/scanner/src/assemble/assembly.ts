// SPDX-License-Identifier: Apache-2.0
import { SCAN_FORMAT, type ConcernEntry, type Scan } from '@touchstone/model';
import { findConcerns } from '../concerns/find-concerns.js';
import type { Dependency } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import { judgeCompatibility } from '../platforms/index.js';
import { createComponents } from './components.js';
import { createCounted } from './counted.js';
import type { createFiles } from './files.js';
import { createOperations, servicesOf } from './operations.js';
import { shortText, slugOf } from './plain-words.js';
import { createPractices } from './practices.js';
import { createSdks } from './sdks.js';
import type { SeenFile } from './seen-file.js';

export interface Assembly {
  /** Takes what was found in a file. Files must come in the order of their paths, or places would differ. */
  add(file: SeenFile, findings: readonly Finding[]): void;
  finish(about: {
    readonly tool: string;
    readonly subject: Omit<Scan['subject'], 'digest'>;
    readonly files: ReturnType<typeof createFiles>;
    readonly dependencies: readonly Dependency[];
    readonly concerns: readonly ConcernEntry[];
  }): Scan;
}

/** From findings to the scan: grouped, counted, bounded, sorted. */
export function createAssembly(): Assembly {
  const operations = createOperations();
  const sdks = createSdks();
  const components = createComponents();
  const practices = createPractices();
  const runtimes = createCounted<{ language: string; wants: string }>();
  const credentials = createCounted<{ what: string }>();
  const listeners = createCounted<{ what: string; port: number }>();
  const channels = createCounted<{ kind: string; what: string }>();

  const addOne = (file: SeenFile, finding: Finding): void => {
    switch (finding.kind) {
      case 'operation':
        operations.add(file, finding);
        return sdks.add(file, finding);
      case 'sdk':
      case 'unmapped':
        return sdks.add(file, finding);
      case 'component':
        return components.add(file, finding);
      case 'practice':
        return practices.add(file, finding);
      case 'runtime': {
        const { language, wants } = finding;
        return runtimes.add(file, finding.line, { language: shortText(language), wants: shortText(wants) });
      }
      case 'credential':
        return credentials.add(file, finding.line, { what: shortText(finding.what) });
      case 'listener':
        if (!Number.isInteger(finding.port) || finding.port < 1 || finding.port > 65_535) return;
        return listeners.add(file, finding.line, { what: shortText(finding.what), port: finding.port });
      case 'update-channel': {
        const kind = slugOf(finding.channel);
        return channels.add(file, finding.line, { kind, what: shortText(finding.what) });
      }
    }
  };

  return {
    add(file, findings) {
      for (const finding of findings) addOne(file, finding);
    },
    finish({ tool, subject, files, dependencies, concerns }) {
      const found = operations.list();
      const stack = components.list();
      const wanted = runtimes.list().map(({ language, wants, places }) => ({ language, wants, places }));
      const dropped = { path: `${stack.dropped} components`, reason: 'too-many-components' };
      if (stack.dropped > 0) files.trouble(dropped);
      return {
        format: SCAN_FORMAT,
        tool,
        subject: { ...subject, name: shortText(subject.name), digest: files.digest() },
        files: files.list(),
        sdks: sdks.list(dependencies),
        operations: found,
        services: servicesOf(found),
        components: stack.components,
        concerns: [...findConcerns({ operations: found, components: stack.components, concerns })],
        practices: practices.list(),
        implications: {
          components: [
            ...new Set(
              stack.components
                .filter(({ how, origin }) => how === 'deployed' && origin === 'product')
                .map(({ id }) => id),
            ),
          ].sort(),
          credentials: credentials.list(),
          listeners: listeners.list(),
          updateChannels: channels.list(),
        },
        runtimes: wanted,
        compatibility: [...judgeCompatibility(stack.components, wanted)],
      };
    },
  };
}
