// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { isManifest, readManifest } from './read-manifest.js';

const read = (path: string, text: string): readonly string[] =>
  readManifest(path, text).dependencies.map(({ line, name, version, direct, scope, optional }) =>
    [line, name, version ?? '-', direct ? 'direct' : 'locked', scope, ...(optional ? ['optional'] : [])].join(
      ' ',
    ),
  );
const runtimes = (path: string, text: string): readonly string[] =>
  readManifest(path, text).runtimes.map(({ line, language, wants }) => `${line} ${language} ${wants}`);

describe('Python', () => {
  it('reads requirements without markers, extras, hashes and addresses', () => {
    const text =
      '# why\npbr>=2.0.0,!=2.1.0 # Apache-2.0\n-r other.txt\nkeystoneauth1[kerberos] >= 5.1 ; python_version>"3"\ngit+https://example.org/x\nsix==1.16.0 \\\n  --hash=sha256:00\n';
    expect(read('requirements.txt', text)).toEqual([
      '2 pbr >=2.0.0,!=2.1.0 direct product',
      '4 keystoneauth1 >=5.1 direct product',
      '6 six 1.16.0 direct product',
    ]);
    expect(read('test-requirements.txt', 'stestr\n')).toEqual(['1 stestr - direct test']);
    expect(read('requirements/dev.txt', 'tox\n')).toEqual(['1 tox - direct test']);
  });

  it('reads setup.cfg, setup.py as text, and pyproject.toml of both kinds', () => {
    expect(
      read(
        'setup.cfg',
        '[metadata]\nname = x\npython_requires = >=3.9\n[options]\ninstall_requires =\n    requests>=2\n[extras]\nmysql =\n    PyMySQL\n',
      ),
    ).toEqual(['6 requests >=2 direct product', '9 PyMySQL - direct product optional']);
    expect(runtimes('setup.cfg', '[metadata]\npython_requires = >=3.9\n')).toEqual(['2 python >=3.9']);
    expect(
      read(
        'setup.py',
        "import os\nos.abort()\nsetup(name='x',\n  install_requires=[\n    'boto3>=1', # 'no'\n  ],\n  tests_require=['mock'])\n",
      ),
    ).toEqual(['5 boto3 >=1 direct product', '7 mock - direct test']);
    const pep621 =
      '[project]\nname = "x"\nrequires-python = ">=3.10"\ndependencies = [\n  "fastapi<1.0",\n]\n[dependency-groups]\ndev = ["ruff"]\n';
    expect(read('pyproject.toml', pep621)).toEqual(['5 fastapi <1.0 direct product', '8 ruff - direct test']);
    expect(runtimes('pyproject.toml', pep621)).toEqual(['3 python >=3.10']);
    expect(
      read(
        'pyproject.toml',
        '[tool.poetry.dependencies]\npython = "^3.8"\nredis = {version = "^4", optional = true}\n',
      ),
    ).toEqual(['3 redis ^4 direct product optional']);
  });

  it('reads what tools locked', () => {
    expect(
      read(
        'uv.lock',
        'version = 1\n[[package]]\nname = "idna"\nversion = "3.7"\n[[package]]\nname = "me"\nversion = "0"\nsource = { editable = "." }\n',
      ),
    ).toEqual(['3 idna 3.7 locked product']);
    expect(
      read('Pipfile.lock', '{"default": {"six": {"version": "==1.16.0"}},\n"develop": {"mock": {}}}'),
    ).toEqual(['1 six 1.16.0 locked product', '2 mock - locked test']);
  });
});

describe('Go', () => {
  it('reads go.mod with what is indirect, and its directive', () => {
    const text =
      'module k8s.io/x\n\ngo 1.22\n\nrequire (\n\tgithub.com/a/b v1.2.3\n\tgithub.com/c/d v0.1.0 // indirect\n)\nreplace github.com/a/b => ../b\nrequire github.com/e/f v1.0.0\n';
    expect(read('go.mod', text)).toEqual([
      '6 github.com/a/b v1.2.3 direct product',
      '7 github.com/c/d v0.1.0 locked product',
      '10 github.com/e/f v1.0.0 direct product',
    ]);
    expect(runtimes('go.mod', text)).toEqual(['3 go 1.22']);
    expect(readManifest('go.mod', text).self?.name).toBe('k8s.io/x');
  });

  it('reads what older tools locked', () => {
    expect(
      read('vendor/modules.txt', '# github.com/a/b v1.2.3\n## explicit; go 1.17\ngithub.com/a/b\n'),
    ).toEqual(['1 github.com/a/b v1.2.3 direct product']);
    expect(
      read('Gopkg.lock', '[[projects]]\n  name = "github.com/a/b"\n  version = "v1.0.0"\n[solve-meta]\n'),
    ).toEqual(['2 github.com/a/b v1.0.0 locked product']);
    expect(
      read(
        'Godeps/Godeps.json',
        '{"ImportPath": "me", "Deps": [\n{"ImportPath": "github.com/a/b", "Rev": "0"}]}',
      ),
    ).toEqual(['2 github.com/a/b - locked product']);
  });
});

describe('Ruby', () => {
  it('tells development apart in Gemfile and gemspec, as text', () => {
    const gemfile =
      "source 'https://example.org'\nruby '~> 3.1'\ngem 'fog-openstack', '>= 1.0', '< 2'\ngroup :development, :test do\n  gem 'rspec'\nend\ngem 'pry', group: :test\n";
    expect(read('Gemfile', gemfile)).toEqual([
      '3 fog-openstack >= 1.0, < 2 direct product',
      '5 rspec - direct test',
      '7 pry - direct test',
    ]);
    expect(runtimes('Gemfile', gemfile)).toEqual(['2 ruby ~> 3.1']);
    expect(
      read(
        'x.gemspec',
        "s.name = 'x'\ns.add_dependency 'bunny', '~> 2.1'\ns.add_development_dependency('rake')\n",
      ),
    ).toEqual(['2 bunny ~> 2.1 direct product', '3 rake - direct test']);
  });

  it('reads Gemfile.lock with what was asked for, without the product itself', () => {
    const lock =
      'PATH\n  remote: .\n  specs:\n    me (1.0)\n\nGEM\n  specs:\n    excon (1.2.3)\n    nokogiri (1.16.0-x86_64-linux)\n      racc (~> 1.4)\n\nDEPENDENCIES\n  excon\n\nRUBY VERSION\n   ruby 3.2.1p31\n';
    expect(read('Gemfile.lock', lock)).toEqual([
      '8 excon 1.2.3 direct product',
      '9 nokogiri 1.16.0 locked product',
    ]);
    expect(runtimes('Gemfile.lock', lock)).toEqual(['16 ruby 3.2.1']);
  });
});

describe('Java', () => {
  it('reads pom.xml with its own properties, and no entity of it', () => {
    const pom =
      '<!DOCTYPE x [<!ENTITY a "b">]>\n<project><groupId>org.x</groupId><artifactId>me</artifactId>\n<properties><v>1.2</v><maven.compiler.release>17</maven.compiler.release></properties>\n<dependencies>\n<dependency><groupId>com.y</groupId><artifactId>z</artifactId><version>${v}</version></dependency>\n<dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>${other}</version><scope>test</scope></dependency>\n</dependencies></project>';
    expect(read('pom.xml', pom)).toEqual(['5 com.y:z 1.2 direct product', '6 junit:junit - direct test']);
    expect(runtimes('pom.xml', pom)[0]).toContain('java 17');
  });

  it('reads Gradle by its lines', () => {
    expect(
      read(
        'build.gradle',
        'dependencies {\n  implementation \'com.y:z:1.0\'\n  testImplementation("junit:junit:4")\n}\n',
      ),
    ).toEqual(['2 com.y:z 1.0 direct product', '3 junit:junit 4 direct test']);
    expect(read('gradle.lockfile', 'com.y:z:1.0=compileClasspath\nempty=\n')).toEqual([
      '1 com.y:z 1.0 locked product',
    ]);
  });
});

describe('JavaScript', () => {
  it('reads package.json and the lock files of npm, yarn and pnpm', () => {
    const json =
      '{"name": "x",\n"engines": {"node": ">=18"},\n"dependencies": {"pkgcloud": "^2.0.0", "own": "file:../own"},\n"devDependencies": {"vows": "*"}}';
    expect(read('package.json', json)).toEqual([
      '3 pkgcloud ^2.0.0 direct product',
      '3 own - direct product',
      '4 vows - direct test',
    ]);
    expect(runtimes('package.json', json)).toEqual(['2 nodejs >=18']);
    expect(
      read(
        'package-lock.json',
        '{"lockfileVersion": 3, "packages": {\n"": {"version": "1"},\n"node_modules/@a/b": {"version": "2.0.0", "dev": true}}}',
      ),
    ).toEqual(['3 @a/b 2.0.0 locked test']);
    expect(
      read(
        'package-lock.json',
        '{"lockfileVersion": 1, "dependencies": {\n"a": {"version": "1.0.0", "dependencies": {\n"b": {"version": "2.0.0"}}}}}',
      ),
    ).toEqual(['2 a 1.0.0 locked product', '3 b 2.0.0 locked product']);
    expect(
      read('yarn.lock', '# v1\n"@a/b@^1", "@a/b@^1.2":\n  version "1.2.3"\n  dependencies:\n    c "^1"\n'),
    ).toEqual(['2 @a/b 1.2.3 locked product']);
    expect(read('pnpm-lock.yaml', "packages:\n\n  /@a/b@1.2.3:\n    dev: true\n  'c@2.0.0(d@1)':\n")).toEqual(
      ['3 @a/b 1.2.3 locked product', '5 c 2.0.0 locked product'],
    );
  });
});

describe('the others', () => {
  it('reads .NET, PHP and Rust', () => {
    const csproj =
      '<Project>\n<TargetFramework>net8.0</TargetFramework>\n<PackageReference Include="RabbitMQ.Client" Version="6.0.0" />\n</Project>';
    expect(read('a/x.csproj', csproj)).toEqual(['3 RabbitMQ.Client 6.0.0 direct product']);
    expect(runtimes('a/x.csproj', csproj)).toEqual(['2 dotnet net8.0']);
    expect(read('composer.json', '{"require": {"php": ">=8.1",\n"php-opencloud/openstack": "^3"}}')).toEqual([
      '2 php-opencloud/openstack ^3 direct product',
    ]);
    expect(
      read('composer.lock', '{"packages": [\n{"name": "a/b", "version": "v1.2.3"}], "packages-dev": []}'),
    ).toEqual(['2 a/b 1.2.3 locked product']);
    expect(
      read(
        'Cargo.toml',
        '[package]\nname = "x"\n[dependencies]\nlapin = "2"\n[dev-dependencies]\nmockall = "*"\n',
      ),
    ).toEqual(['4 lapin 2 direct product', '6 mockall - direct test']);
  });

  it('reads Puppet, Ansible, Chef and Debian', () => {
    expect(
      read(
        'metadata.json',
        '{"name": "openstack-x", "dependencies": [\n{"name": "puppetlabs/rabbitmq", "version_requirement": ">= 1"}]}',
      ),
    ).toEqual(['2 puppetlabs/rabbitmq >= 1 direct product']);
    expect(
      read(
        'requirements.yml',
        'collections:\n  - name: openstack.cloud\n    version: ">=2"\nroles:\n  - geerlingguy.redis\n',
      ),
    ).toEqual(['2 openstack.cloud >=2 direct product', '5 geerlingguy.redis - direct product']);
    expect(read('metadata.rb', "name 'x'\ndepends 'rabbitmq', '~> 4'\n")).toEqual([
      '2 rabbitmq ~> 4 direct product',
    ]);
    expect(
      read(
        'debian/control',
        'Source: x\nBuild-Depends: debhelper (>= 12),\n tox\nPackage: x\nDepends: ${misc:Depends}, rabbitmq-server | broker,\n mariadb-server (>= 10)\nRecommends: ntp\n',
      ),
    ).toEqual([
      '2 debhelper >= 12 direct test',
      '3 tox - direct test',
      '5 rabbitmq-server - direct product',
      '6 mariadb-server >= 10 direct product',
      '7 ntp - direct product optional',
    ]);
  });

  it('declares nothing where a manifest is broken or hostile', () => {
    for (const path of [
      'pyproject.toml',
      'pom.xml',
      'package.json',
      'Cargo.toml',
      'Pipfile.lock',
      'go.mod',
      'setup.py',
    ]) {
      expect(isManifest(path)).toBe(true);
      expect(read(path, '\u0000{{{[[[<<<'.repeat(100))).toEqual([]);
    }
    expect(isManifest('src/main.py')).toBe(false);
  });
});
