// SPDX-License-Identifier: Apache-2.0
import type { UpdateChannelFinding } from '../detect/finding.js';
import type { SourceFile } from '../detect/source-file.js';
import { readManifest } from '../stack/dependencies/read-manifest.js';

/** Where each ecosystem’s packages come from when nothing else is said. */
const REGISTRY_OF: Readonly<Record<string, string>> = {
  pypi: 'pypi.org',
  golang: 'proxy.golang.org',
  gem: 'rubygems.org',
  maven: 'repo.maven.apache.org',
  npm: 'registry.npmjs.org',
  nuget: 'nuget.org',
  composer: 'packagist.org',
  cargo: 'crates.io',
  puppet: 'forge.puppet.com',
  ansible: 'galaxy.ansible.com',
  chef: 'supermarket.chef.io',
};

const HOST = /^(?:https?|git|ssh|oci):\/\/(?:[^@/\s]*@)?([\w.-]+\.[a-z]{2,})(?::\d+)?(\/[^\s"'?#{}()<>]*)?/i;

/** Lines that name a channel: a kind, and a pattern whose first group is its address. */
const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['apt-repository', /^[\s"'`]*(?:echo\s+["']?)?deb(?:-src)?\s+(?:\[[^\]]*\]\s+)?(https?:\/\/\S+)/],
  ['apt-repository', /\bdeb\s+(?:\[[^\]]*\]\s+)?(https?:\/\/[^\s"']+)/],
  ['apt-repository', /\badd-apt-repository\s+(?:-\S+\s+)*["']?((?:ppa|https?):[^\s"']+)/],
  ['yum-repository', /^\s*baseurl\s*[=:]\s*["']?(https?:\/\/[^\s"']+)/],
  ['yum-repository', /\b(?:yum-config-manager|dnf config-manager)\s+--add-repo\s+["']?(https?:\/\/[^\s"']+)/],
  ['helm-repository', /\bhelm\s+repo\s+add\s+\S+\s+["']?(https?:\/\/[^\s"']+)/],
  [
    'bosh-release',
    /^\s*(?:-\s*)?url:\s*["']?(https:\/\/(?:bosh\.io|storage\.googleapis\.com|s3[\w.-]*\.amazonaws\.com)\/[^\s"']+)/,
  ],
  [
    'package-registry',
    /(?:--index-url|--extra-index-url|^\s*index-url\s*=|^\s*registry\s*=)\s*["']?(https?:\/\/[^\s"']+)/,
  ],
];

export const CHANNEL_NEEDLES: readonly string[] = [
  'deb http',
  'deb [',
  'add-apt-repository',
  'baseurl',
  '--add-repo',
  'helm repo add',
  'bosh.io/',
  'storage.googleapis.com/',
  'amazonaws.com/',
  'index-url',
  'selfupdate',
  'self-update',
  '[submodule',
];

/** Where updates of the product, or of what it installs, come from. */
export function findUpdateChannels({
  path,
  text,
}: Pick<SourceFile, 'path' | 'text'>): readonly UpdateChannelFinding[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isGemfile = /^(?:Gemfile|gems\.rb|Berksfile)$/.test(name);
  const isChart = /^(?:Chart|requirements)\.ya?ml$/.test(name);
  const found = text.split('\n').flatMap((raw, at): UpdateChannelFinding[] => {
    if (raw.length > 1000 || /^\s*(?:#|\/\/|\*)/.test(raw)) return [];
    const line = at + 1;
    if (name === '.gitmodules') return channel(line, 'git-submodule', /^\s*url\s*=\s*(\S+)/.exec(raw)?.[1]);
    if (isChart)
      return channel(
        line,
        'helm-repository',
        /^\s*repository:\s*["']?((?:https?|oci):\/\/[^\s"']+)/.exec(raw)?.[1],
      );
    if (/["'](?:self-?update|selfupdate)["']/.test(raw)) {
      return [
        { kind: 'update-channel', line, channel: 'self-update', what: 'a command that updates the product' },
      ];
    }
    if (isGemfile)
      return channel(
        line,
        'package-registry',
        /^\s*source\s*\(?\s*["'](https?:\/\/[^"']+)["']/.exec(raw)?.[1],
      );
    for (const [kind, pattern] of CHANNELS) {
      const address = pattern.exec(raw)?.[1];
      if (address !== undefined) return channel(line, kind, address);
    }
    return [];
  });
  return found;
}

/** The registry that a manifest’s packages come from: what it names itself, or its ecosystem’s own. */
export function findPackageRegistries({ path, text }: SourceFile): readonly UpdateChannelFinding[] {
  const named = findUpdateChannels({ path, text }).filter((each) => each.channel !== 'self-update');
  return named.some((each) => each.channel === 'package-registry')
    ? named
    : [...named, ...registryOf(path, text)];
}

/** The host of an address, or its host and first folders where many share the host. */
function channel(line: number, kind: string, address: string | undefined): UpdateChannelFinding[] {
  if (address === undefined || /\blocalhost\b|127\.0\.0\.1|example\.(?:com|org)/.test(address)) return [];
  const match = HOST.exec(address);
  if (match === null && !/^(?:ppa:|\.\.?\/|git@)/.test(address)) return [];
  const path =
    kind === 'git-submodule' || kind === 'helm-repository' || kind === 'apt-repository'
      ? (match?.[2] ?? '')
      : '';
  const what = match === null ? address : `${match[1]}${path.replace(/\/+$/, '')}`;
  return [{ kind: 'update-channel', line, channel: kind, what: what.slice(0, 300) }];
}

function registryOf(path: string, text: string): readonly UpdateChannelFinding[] {
  const first = readManifest(path, text).dependencies.find(({ scope }) => scope === 'product');
  const registry = first === undefined ? undefined : REGISTRY_OF[first.ecosystem];
  return registry === undefined
    ? []
    : [{ kind: 'update-channel', line: first!.line, channel: 'package-registry', what: registry }];
}
