// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../detect/language.js';

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    python: 'py pyi pyw',
    go: 'go',
    ruby: 'rb rake gemspec ru thor podspec',
    java: 'java groovy kt kts scala',
    javascript: 'js mjs cjs jsx es6',
    typescript: 'ts mts cts',
    tsx: 'tsx',
    csharp: 'cs',
    php: 'php php5 phtml inc',
    rust: 'rs',
    shell: 'sh bash ksh zsh bats',
    hcl: 'tf tfvars hcl tofu pkr.hcl nomad',
    puppet: 'pp',
    yaml: 'yaml yml',
    json: 'json jsonl json5 hjson',
    toml: 'toml',
    xml: 'xml pom csproj vbproj fsproj props targets nuspec xsd',
    ini: 'ini cfg conf properties cnf service socket timer desktop env',
    dockerfile: 'dockerfile containerfile',
    template: 'erb j2 jinja jinja2 tmpl tpl gotmpl epp mustache hbs liquid template',
  }).flatMap(([language, extensions]) =>
    extensions.split(' ').map((extension) => [extension, language as Language] as const),
  ),
);

const BY_NAME: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    ruby: 'Gemfile Rakefile Berksfile Vagrantfile Thorfile Guardfile Puppetfile Capfile Cheffile Podfile',
    dockerfile: 'Dockerfile Containerfile',
    python: 'SConstruct SConscript wscript',
    java: 'Jenkinsfile',
    json: '.babelrc .eslintrc composer.lock Pipfile.lock flake.lock',
    toml: 'Cargo.lock poetry.lock uv.lock pdm.lock Pipfile Gopkg.lock',
    ini: '.env .flake8 .gitconfig .editorconfig .npmrc tox.ini',
    shell: '.bashrc .profile .bash_profile configure.ac',
  }).flatMap(([language, names]) => names.split(' ').map((name) => [name, language as Language] as const)),
);

/** Interpreters of a first line `#!…`, by the beginning of their name. */
const INTERPRETERS: readonly (readonly [RegExp, Language])[] = [
  [/^python/, 'python'],
  [/^(?:ba|da|k|z|a)?sh$/, 'shell'],
  [/^(?:j?ruby|rake|chef-apply)/, 'ruby'],
  [/^(?:node|nodejs|deno|bun|zx)$/, 'javascript'],
  [/^php/, 'php'],
  [/^groovy/, 'java'],
  [/^(?:ts-node|tsx)$/, 'typescript'],
  [/^ansible-playbook$/, 'yaml'],
  [/^(?:terraform|tofu)$/, 'hcl'],
];

/** What a file is written in, by its name alone; 'text' where the name does not say. */
export function languageOfName(path: string): Language {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = BY_NAME.get(name);
  if (named !== undefined) return named;
  // Dockerfile.debian and dev.Dockerfile are both in use.
  if (/^(?:Docker|Container)file[.-]/.test(name)) return 'dockerfile';
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (name.includes('.') ? BY_EXTENSION.get(extension) : undefined) ?? 'text';
}

/** What a file is written in whose name does not say, by its first line; 'text' where that does not say either. */
export function languageOfFirstLine(line: string): Language {
  const interpreter = /^#!\s*(?:\S*\/)?(?:env\s+(?:-\S+\s+|\w+=\S+\s+)*)?([\w.+-]+)/.exec(line)?.[1];
  if (interpreter !== undefined) {
    const name = interpreter.slice(interpreter.lastIndexOf('/') + 1);
    return INTERPRETERS.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
  }
  if (/^(?:#cloud-config|---\s*$|%YAML)/.test(line)) return 'yaml';
  if (/^\{\s*(?:"|$)/.test(line)) return 'json';
  if (/^<\?xml\b/.test(line)) return 'xml';
  if (/^<\?php\b/.test(line)) return 'php';
  return 'text';
}
