// SPDX-License-Identifier: Apache-2.0
import type { ListenerFinding } from '../detect/finding.js';
import type { SourceFile } from '../detect/source-file.js';
import { isYaml } from '../stack/components/detect-components.js';
import { readInstructions } from '../stack/components/dockerfile.js';
import { readYamlLines, type YamlLine } from '../stack/text/yaml-lines.js';

/** In manifests and settings. */
export const PORT_NEEDLES: readonly string[] = ['EXPOSE', 'port', 'Port', 'ListenStream', 'bind', 'listen'];
/** In source code. */
export const SERVER_NEEDLES: readonly string[] = ['ListenAndServe', 'net.Listen(', 'uvicorn.run', 'app.run('];

/** Ports that the product listens on, as its manifests, images, settings and code say. */
export function findListeners(file: SourceFile): readonly ListenerFinding[] {
  const { language, path, text } = file;
  if (language === 'dockerfile') return exposed(text);
  if (/(?:^|\/)jobs\/[\w.-]+\/spec$/.test(path)) return ofJob(text, path);
  if (isYaml(file)) return inManifest(readYamlLines(text), path);
  return byLines(text);
}

const listener = (line: number, what: string, port: string | number): ListenerFinding[] => {
  const number = Number(port);
  return Number.isInteger(number) && number >= 1 && number <= 65_535
    ? [{ kind: 'listener', line, what: what.slice(0, 300), port: number }]
    : [];
};

function exposed(text: string): readonly ListenerFinding[] {
  return readInstructions(text)
    .filter(({ name }) => name === 'EXPOSE')
    .flatMap(({ line, rest }) =>
      rest.split(/\s+/).flatMap((word) => listener(line, 'EXPOSE of an image', word.split('/')[0]!)),
    );
}

/** Properties of a BOSH job that name a port, with their defaults. */
function ofJob(text: string, path: string): readonly ListenerFinding[] {
  const job = path.split('/').at(-2)!;
  return readYamlLines(text).flatMap(({ line, keys, value }) => {
    if (keys.length !== 3 || keys[0] !== 'properties' || keys[2] !== 'default' || value === null) return [];
    return isOwnPort(keys[1]!, job) ? listener(line, `BOSH property ${keys[1]} of ${job}`, value) : [];
  });
}

/** Ports of those whom a job calls, within its own properties. */
const CALLED = /(?:db|database|smtp|syslog|proxy|ntp|s3_port|forwarder|riemann|graphite|tsdb|consul)\b/;

/** `nats.port` of the job nats is where it listens (as `hm.http.port` of health_monitor); `uaa.port` is where it calls. */
function isOwnPort(property: string, job: string): boolean {
  const first = property.split('.')[0]!;
  const initials = job
    .split(/[_-]/)
    .map((word) => word[0])
    .join('');
  const own = !property.includes('.') || job.startsWith(first) || first.startsWith(job) || first === initials;
  return own && /(?:^|[._])port$/.test(property) && !CALLED.test(property);
}

function inManifest(lines: readonly YamlLine[], path: string): readonly ListenerFinding[] {
  const isCompose = /compose[\w.-]*\.ya?ml(?:\.\w+)?$/.test(path);
  const kinds = new Map(
    lines
      .filter(({ keys }) => keys.length === 1 && keys[0] === 'kind')
      .map((each) => [each.document, each.value]),
  );
  const isBosh = lines.some(({ keys }) => keys.length === 1 && keys[0] === 'instance_groups');
  const jobs = isBosh ? jobNames(lines) : new Map<string, string>();
  return lines.flatMap((entry): readonly ListenerFinding[] => {
    const { line, keys, value, document } = entry;
    const last = keys.at(-1)!;
    if (value === null) return [];
    if (isCompose && keys[0] === 'services' && keys[2] === 'ports') {
      const host =
        /^(?:[\d.]+:)?(\d+):\d+(?:\/\w+)?$/.exec(value)?.[1] ?? (last === 'published' ? value : undefined);
      return host === undefined ? [] : listener(line, `port of the service ${keys[1]}`, host);
    }
    const kind = kinds.get(document);
    if (last === 'containerPort') return listener(line, `containerPort of a ${kind ?? 'container'}`, value);
    if (kind === 'Service' && /^(?:port|nodePort)$/.test(last) && keys.at(-3) === 'ports') {
      return listener(line, `${last} of a Service`, value);
    }
    const job = jobOf(jobs, keys);
    if (job !== undefined && /^(?:\w+_)?port$/.test(last))
      return listener(line, `${last} of the job ${job}`, value);
    if (/^(?:bind_port|listen_port)$/.test(last)) return listener(line, last, value);
    return [];
  });
}

/** Names of jobs by the keys that lead to them. */
function jobNames(lines: readonly YamlLine[]): ReadonlyMap<string, string> {
  const named = lines.filter(({ keys }) => keys.at(-1) === 'name' && keys.at(-3) === 'jobs');
  return new Map(named.map(({ keys, value }) => [keys.slice(0, -1).join('/'), value ?? '']));
}

/** The job that a port of a BOSH manifest is one of; deeper properties, and those of databases, are of whom it calls. */
function jobOf(jobs: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
  const at = keys.indexOf('jobs');
  if (at === -1 || keys[at + 2] !== 'properties' || keys.length > at + 5) return undefined;
  if (keys.length === at + 5 && /db$|database/i.test(keys[at + 3]!)) return undefined;
  return jobs.get(keys.slice(0, at + 2).join('/'));
}

const LINES: readonly (readonly [RegExp, string])[] = [
  [/\bListenAndServe(?:TLS)?\(\s*"[^"\s]*:(\d+)"/, 'ListenAndServe'],
  [/\bnet\.Listen\(\s*"tcp\d?"\s*,\s*"(?:0\.0\.0\.0|\[::\])?:(\d+)"/, 'net.Listen'],
  [/^\s*ListenStream\s*=\s*(?:[\d.]+:|\[[^\]]*\]:)?(\d+)\s*$/, 'ListenStream of a systemd socket'],
  [/^\s*(?:bind_port|listen_port)\s*[=:]\s*["']?(\d+)/, 'bind_port'],
  [
    /^\s*(?:listen|bind)\s*=?\s*(?:"|')?(?:[\d.*]+|\[::\])?:?(\d{2,5})(?:"|')?(?:\s+(?:ssl|default_server|http2))*;?\s*$/,
    'listen',
  ],
  [/\b(?:uvicorn\.run|app\.run|\.listen)\([^)]*?\b(?:port\s*=\s*)?(\d{4,5})\b/, 'a server of the code'],
];

function byLines(text: string): readonly ListenerFinding[] {
  return text.split('\n').flatMap((raw, at): readonly ListenerFinding[] => {
    if (raw.length > 500 || /^\s*(?:#|\/\/|\*|;)/.test(raw)) return [];
    for (const [pattern, what] of LINES) {
      const port = pattern.exec(raw)?.[1];
      if (port !== undefined) return listener(at + 1, what, port);
    }
    return [];
  });
}
