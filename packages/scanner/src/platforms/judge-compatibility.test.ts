// SPDX-License-Identifier: Apache-2.0
import { compatibility, type Compatibility, type Component } from '@touchstone/model';
import { describe, expect, test } from 'vitest';
import { judgeCompatibility } from './judge-compatibility.js';

const PLAIN: Omit<Component, 'id' | 'title' | 'how' | 'role' | 'ecosystem' | 'versions'> = {
  concern: null,
  purl: null,
  origin: 'product',
  optional: false,
  choices: [],
  count: 1,
  places: [{ file: 'requirements.txt', line: 1 }],
};

function dependency(
  ecosystem: string,
  title: string,
  versions: readonly string[],
  more: Partial<Component> = {},
): Component {
  const said = { id: `${ecosystem}.x`, title, how: 'dependency', role: 'library', ecosystem } as const;
  return { ...PLAIN, ...said, versions: [...versions], direct: true, ...more };
}

function server(id: string, more: Partial<Component> = {}): Component {
  return {
    ...PLAIN,
    id,
    title: id,
    how: 'deployed',
    role: 'server',
    ecosystem: 'helm',
    versions: [],
    ...more,
  };
}

const image = (file: string): Component =>
  server('oci.python', { role: 'runtime', ecosystem: 'oci', places: [{ file, line: 1 }] });

function on(
  release: string,
  components: readonly Component[],
  runtimes: Parameters<typeof judgeCompatibility>[1] = [],
): Compatibility {
  const found = judgeCompatibility(components, runtimes).find((one) => one.platform.release === release);
  if (found === undefined) throw new Error(release);
  return found;
}

const wants = (language: string, ...texts: string[]) =>
  texts.map((text) => ({ language, wants: text, places: [{ file: 'setup.cfg', line: 1 }] }));

const runtime = (release: string, language: string, ...texts: string[]) =>
  on(release, [], wants(language, ...texts)).runtimes.map(({ verdict }) => verdict);

describe('every platform', () => {
  test('is judged, oldest release first, as the paper wants it', () => {
    const judged = judgeCompatibility([dependency('pypi', 'requests', ['>=2.14'])], wants('python', '>=3.8'));
    expect(judged.map(({ platform }) => platform.release)).toEqual([
      'victoria',
      'zed',
      '2025.1',
      '2026.1',
      '2026.2',
    ]);
    for (const one of judged) expect(compatibility.parse(one)).toEqual(one);
  });
});

describe('a library', () => {
  test('is the same, compatible or conflicting by what the distribution has of it', () => {
    const { libraries } = on('zed', [
      dependency('pypi', 'SQLAlchemy', ['>=1.4,<2']),
      dependency('pypi', 'PyYAML', ['6.0']),
      dependency('pypi', 'oslo_config', ['>=9.4.0']),
      dependency('pypi', 'of-nobody', ['>=1']),
      dependency('pypi', 'requests', []),
    ]);
    expect(libraries).toMatchObject({ same: 1, compatible: 1, conflicting: 1, unknown: 2 });
    expect(libraries.listed.map(({ name, has, verdict }) => [name, has, verdict])).toEqual([
      ['oslo_config', '9.0.0', 'conflicting'],
      ['PyYAML', '6.0', 'same'],
      ['SQLAlchemy', '1.4.46', 'compatible'],
    ]);
  });

  test('of Python that conflicts cannot be there twice in one interpreter, and the reason says so', () => {
    const [listed] = on('victoria', [dependency('pypi', 'oslo.config', ['>=9.4.0'])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', sideBySide: false });
    expect(listed?.why).toMatch(/8\.3\.3, which will not do\. An interpreter has one version/);
  });

  test('of Python comes beside the platform’s own in an image of the product, but not in one for its tests', () => {
    const wanted = dependency('pypi', 'oslo.config', ['>=9.4.0']);
    const listed = (file: string) => on('victoria', [wanted, image(file)]).libraries.listed[0];
    expect(listed('Dockerfile')).toMatchObject({ sideBySide: true });
    expect(listed('Dockerfile')?.why).toMatch(/it comes in a container image/);
    expect(listed('contrib/build-farm/Dockerfile')).toMatchObject({ sideBySide: false });
  });

  test('that Poetry alone names is installed into Poetry’s own environment', () => {
    const locked = { direct: false, places: [{ file: 'agent/poetry.lock', line: 9 }] };
    const [listed] = on('victoria', [dependency('pypi', 'jinja2', ['3.1.6'], locked)]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', sideBySide: true });
  });

  test('of which a lock file names another version than the manifest’s range admits is judged by the range', () => {
    const [listed, ...others] = on('zed', [
      dependency('pypi', 'jinja2', ['>=3']),
      dependency('pypi', 'Jinja2', ['3.1.6'], { direct: false }),
    ]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'compatible', wants: '>=3' });
    expect(others).toEqual([]);
  });

  test('that only developers run is in nobody’s way', () => {
    const [listed] = on('zed', [dependency('pypi', 'Sphinx', ['9.9.9'])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', sideBySide: true });
  });

  test('that an SBOM lists ships with the product', () => {
    const { direct: _, ...listed } = dependency('pypi', 'jinja2', ['2.10']);
    expect(on('zed', [listed]).libraries.listed[0]).toMatchObject({
      verdict: 'conflicting',
      sideBySide: true,
    });
  });

  test('of Go that is needed only indirectly is compared like any other', () => {
    const indirect = dependency('golang', 'github.com/pkg/errors', ['v0.9.1'], { direct: false });
    expect(on('zed', [indirect]).libraries).toMatchObject({ same: 1, unknown: 0 });
  });

  test('that each of several files pins for its own environment may be any of them', () => {
    const [listed] = on('zed', [dependency('pypi', 'jinja2', ['2.11.3', '3.1.2'])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'same', wants: '2.11.3 or 3.1.2', has: '3.1.2' });
  });

  test('that only the release’s constraints name stands in nobody’s way on the distribution', () => {
    const [listed] = on('zed', [dependency('pypi', 'kuryr-lib', ['>=99'])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', sideBySide: true });
    expect(listed?.why).toMatch(/^OpenStack zed \(its constraints\) has .* has no package of it/);
  });

  test('says where the release’s constraints would decide otherwise than the distribution', () => {
    const [listed] = on('2026.2', [dependency('pypi', 'cryptography', ['<47'])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', has: '49.0.0' });
    expect(listed?.why).toMatch(/The release’s constraints name 43\.0\.\d+, which would do\.$/);
  });

  test.each([
    ['golang', 'github.com/gophercloud/gophercloud', 'v1.14.0', /linked into its program/],
    ['gem', 'fog-openstack', '~> 1.1, >= 1.1.4', /RubyGems keeps versions side by side/],
    ['npm', 'lodash', '^3.0.0', /own node_modules/],
    ['maven', 'com.google.guava:guava', '[33,34)', /class path/],
  ])('of %s that conflicts can be there beside the platform’s own', (ecosystem, name, range, why) => {
    const [listed] = on('zed', [dependency(ecosystem, name, [range])]).libraries.listed;
    expect(listed).toMatchObject({ verdict: 'conflicting', sideBySide: true });
    expect(listed?.why).toMatch(why);
  });

  test('that tests or vendored code ask for is no matter of the product', () => {
    const origins = ['test', 'vendored', 'example'] as const;
    const components = origins.map((origin) => dependency('pypi', 'jinja2', ['1.0'], { origin }));
    expect(on('zed', components).libraries).toEqual({
      same: 0,
      compatible: 0,
      conflicting: 0,
      unknown: 0,
      listed: [],
    });
  });

  test('is listed among three hundred at most: what stands in the way first, what can be left out behind it', () => {
    const names = [
      'jinja2',
      'alembic',
      'requests',
      'PyYAML',
      'SQLAlchemy',
      'paramiko',
      'lxml',
      'cryptography',
    ];
    const filler = Array.from({ length: 400 }, (_, at) =>
      dependency('golang', `none.example/m${at}`, ['v1.0.0']),
    );
    const { listed, unknown } = on('zed', [
      ...filler,
      ...names.map((name) => dependency('pypi', name, ['>=0.1'])),
      dependency('gem', 'fog-openstack', ['~> 9']),
      dependency('pypi', 'webob', ['>=99'], { optional: true }),
      dependency('pypi', 'netaddr', ['>=99']),
    ]).libraries;
    expect(unknown).toBe(400);
    expect(listed.slice(0, 4).map(({ name }) => name)).toEqual([
      'netaddr',
      'webob',
      'fog-openstack',
      'PyYAML',
    ]);
    expect(listed[1]).toMatchObject({ optional: true, sideBySide: false });
  });

  test('called like what every object has is no library', () => {
    const odd = ['constructor', '__proto__', 'toString'].map((name) => dependency('npm', name, ['^1.0.0']));
    expect(on('zed', odd).libraries).toMatchObject({ unknown: 3, listed: [] });
  });
});

describe('a runtime', () => {
  test('fits when the distribution’s own version is admitted', () => {
    expect(runtime('victoria', 'python', '>=3.10')).toEqual(['does not fit']);
    expect(runtime('zed', 'python', '>=3.10')).toEqual(['fits']);
    expect(runtime('zed', 'nodejs', '>=16 <20')).toEqual(['fits']);
    expect(runtime('2025.1', 'nodejs', '^18.0.0')).toEqual(['does not fit']);
    expect(runtime('zed', 'ruby', '~> 3.0')).toEqual(['fits']);
    expect(runtime('victoria', 'php', '^8.1')).toEqual(['does not fit']);
  });

  test('that is not the default one is told', () => {
    const [java] = on('victoria', [], wants('java', '17')).runtimes;
    expect(java).toMatchObject({ verdict: 'fits', has: '11.0.24' });
    expect(java?.why).toMatch(/beside its default/);
  });

  test('of Java runs what was compiled for an older level, whichever way the level is written', () => {
    expect(runtime('zed', 'java', '1.8', '8', '11', '21')).toEqual(['fits', 'fits', 'does not fit', 'fits']);
  });

  test('that a Go program brings fits anywhere, with a word on building it there', () => {
    const [go] = on('zed', [], wants('go', '1.22')).runtimes;
    expect(go).toMatchObject({ verdict: 'fits', has: '1.19.8' });
    expect(go?.why).toMatch(/linked statically .* takes a newer compiler/);
  });

  test('that an image brings fits, and a virtualenv brings none', () => {
    const asked = wants('python', '>=3.12');
    expect(on('zed', [image('Dockerfile')], asked).runtimes[0]).toMatchObject({ verdict: 'fits' });
    const plugin = dependency('pypi', 'cloudify-common', ['>=6']);
    expect(on('zed', [plugin], asked).runtimes[0]).toMatchObject({ verdict: 'does not fit' });
  });

  test('of which only single versions are named may do when newer, and does not when older', () => {
    expect(runtime('zed', 'python', '3.10', '3.11')).toEqual(['fits']);
    expect(runtime('2025.1', 'python', '3.8', '3.9')).toEqual(['could not tell']);
    expect(runtime('victoria', 'python', '3.11')).toEqual(['does not fit']);
  });

  test('is judged by ranges where there are some, not by single versions beside them', () => {
    expect(on('2025.1', [], wants('python', '3.8', '>=3.8', '3.9')).runtimes.map((one) => one.wants)).toEqual(
      ['>=3.8'],
    );
  });

  test('that the distribution has none of does not fit, and a range that cannot be read could not be told', () => {
    expect(runtime('zed', 'dotnet', 'net8.0')).toEqual(['does not fit']);
    expect(runtime('zed', 'nodejs', 'lts/*')).toEqual(['could not tell']);
  });
});

describe('what is deployed or required', () => {
  const verdicts = (release: string, ...ids: string[]) =>
    Object.fromEntries(
      on(
        release,
        ids.map((id) => server(id)),
      ).stack.map((one) => [one.component, one.verdict]),
    );

  test('is the platform’s own, a supported alternative or foreign, by area', () => {
    expect(
      verdicts(
        '2025.1',
        'rabbitmq',
        'kafka',
        'nats',
        'mariadb',
        'postgresql',
        'mongodb',
        'redis',
        'nginx',
        'ceph',
        'minio',
      ),
    ).toEqual({
      rabbitmq: 'same',
      kafka: 'supported alternative',
      nats: 'foreign',
      mariadb: 'same',
      postgresql: 'supported alternative',
      mongodb: 'foreign',
      redis: 'supported alternative',
      nginx: 'supported alternative',
      ceph: 'same',
      minio: 'foreign',
    });
  });

  test('is an alternative only as long as the release’s own code has a driver for it', () => {
    expect(verdicts('zed', 'qpid')).toEqual({ qpid: 'supported alternative' });
    expect(verdicts('2025.1', 'qpid')).toEqual({ qpid: 'foreign' });
  });

  test('is set beside what the platform has, with versions', () => {
    const [one] = on('zed', [server('postgresql')]).stack;
    expect(one?.platform[0]).toMatch(/^MariaDB 10\.11\.\d+$/);
  });

  test('counts; the client libraries of it do not', () => {
    expect(on('zed', [dependency('pypi', 'pymongo', ['>=3'], { id: 'mongodb' })]).stack).toEqual([]);
  });
});
