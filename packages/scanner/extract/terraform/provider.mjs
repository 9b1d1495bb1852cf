// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/terraform/provider.mjs FOLDER [FOLDER…]
// Writes data/resources/terraform.json from checkouts of terraform-provider-openstack: what each resource and data
// source does, by the calls of gophercloud that its functions make. A type that several versions have is as the first
// one has it. Needs data/sdks/gophercloud*.json.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { below, children, literal, readGoPackages } from '../go/go-packages.mjs';
import { writeJson } from '../platforms/write-json.mjs';
import { operationsOfFunction } from './call-graph.mjs';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const SDKS = ['gophercloud-v2', 'gophercloud', 'gophercloud-utils'].map(
  (id) => JSON.parse(readFileSync(`${DATA}sdks/${id}.json`, 'utf8')).calls,
);
const STAGES = { create: /^Create/, read: /^Read/, update: /^Update/, delete: /^Delete/ };

const operationsOf = (path, name) =>
  SDKS.map((calls) => calls[path]?.[name]).find((found) => found !== undefined);

/** Entries `"openstack_x": function()` of the provider's two tables. */
function tables(functions) {
  const found = [];
  for (const { body } of functions.values()) {
    if (body === null) continue;
    for (const element of below(body, 'keyed_element')) {
      const [key, value] = children(element);
      const table = key?.text;
      if (table !== 'DataSourcesMap' && table !== 'ResourcesMap') continue;
      for (const entry of below(value, 'keyed_element')) {
        const [type, made] = children(entry).map((one) => children(one)[0] ?? one);
        const name = literal(type) ?? literal(children(entry)[0]);
        const maker = /^(\w+)\(\)$/.exec(made?.text ?? '')?.[1];
        if (name === undefined || maker === undefined) continue;
        found.push({ type: table === 'ResourcesMap' ? name : `data.${name}`, maker });
      }
    }
  }
  return found;
}

/** The functions that a resource's own function names for each stage. */
function stagesOf(maker, functions) {
  const stages = {};
  for (const element of below(functions.get(maker).body, 'keyed_element')) {
    const [key, value] = children(element).map((one) => one.text);
    const stage = Object.entries(STAGES).find(([, pattern]) => pattern.test(key))?.[0];
    if (stage !== undefined && functions.has(value)) stages[stage] ??= value;
  }
  return stages;
}

/** What each stage is for, by the last part of an operation's id. */
const FOR = {
  create: /\.(?:create|put|add|assign)[\w-]*$/,
  read: /\.(?:show|list|get|head)[\w-]*$/,
  update: /./,
  delete: /\.(?:delete|remove|unassign)[\w-]*$/,
};

function resourceOf(maker, functions) {
  const stages = Object.entries(stagesOf(maker, functions)).map(([stage, name]) => [
    stage,
    operationsOfFunction(name, functions, operationsOf),
  ]);
  const reads = new Map(stages.find(([stage]) => stage === 'read')?.[1] ?? []);
  const said = {};
  const maybe = new Set();
  for (const [stage, operations] of stages) {
    const own = [...operations].filter(([operation]) => stage === 'read' || !reads.has(operation));
    for (const [operation] of own) maybe.add(operation);
    const certain = own.filter(([, runs]) => runs || stage === 'update').map(([operation]) => operation);
    const list = certain.length > 0 ? certain : onlyOne(own, stage, said.create);
    if (list.length > 0) said[stage] = list.toSorted();
  }
  const certain = new Set(Object.values(said).flat());
  const looksUp = [...maybe].filter((operation) => !certain.has(operation)).toSorted();
  return looksUp.length > 0 ? { ...said, looksUp } : said;
}

/** What a stage is for may stand under a condition: it is taken where nothing else can be meant. */
function onlyOne(operations, stage, created = []) {
  const fit = operations.map(([operation]) => operation).filter((operation) => FOR[stage].test(operation));
  if (fit.length <= 1) return fit;
  return fit.filter((operation) => created.includes(operation.replace(/\.delete$/, '.create')));
}

const resources = {};
for (const folder of process.argv.slice(2)) {
  const { functions } = (await readGoPackages(`${folder}/openstack`, 'provider')).get('provider');
  for (const { type, maker } of tables(functions)) resources[type] ??= resourceOf(maker, functions);
}
for (const [type, said] of Object.entries(resources)) {
  if (Object.keys(said).length === 0) {
    process.stderr.write(`nothing is known of ${type}\n`);
    delete resources[type];
  }
}
await writeJson(`${DATA}resources/terraform.json`, {
  format: 'touchstone-resources/1',
  id: 'terraform-openstack',
  title: 'Resources of Terraform for OpenStack',
  syntax: 'terraform',
  source:
    'terraform-provider-openstack of 2026-07, v1.54.1 and v1.0.0, with the calls of gophercloud that it makes',
  resources: Object.fromEntries(
    Object.entries(resources).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ),
});
process.stdout.write(`${Object.keys(resources).length} types\n`);
