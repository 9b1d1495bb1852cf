// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import type { Language } from '../../detect/language.js';
import { JAVASCRIPT_DETECTORS } from './detectors.js';

const PROJECT = { paths: [], sdks: [], dependencies: [] };

beforeAll(() => loadGrammars(['javascript', 'typescript', 'tsx']));

function found(
  text: string,
  path = 'lib/openstack/compute/servers.js',
  language: Language = 'javascript',
): string[] {
  const file = { path, bytes: text.length, language, origin: 'product', text } as const;
  const findings = JAVASCRIPT_DETECTORS.filter((one) => one.wants(file)).flatMap((one) =>
    one.detect(file, PROJECT),
  );
  return [
    ...new Set(
      findings.flatMap((one) =>
        one.kind === 'operation' ? [`${one.line} ${one.operation} ${one.confidence}`] : [],
      ),
    ),
  ];
}

describe('requests of a client that the project writes itself', () => {
  it('are found where the path is joined from a constant and an id', () => {
    expect(
      found(`
        const urlJoin = require('url-join');
        const prefix = '/servers';
        exports.show = function (server) {
          const self = this;
          return self._request({ path: urlJoin(prefix, server.id) });
        };
      `),
    ).toEqual(['6 compute:server.show high']);
  });
  it('are found where options are named first and added to later', () => {
    expect(
      found(`
        exports.list = function () {
          var options = {};
          options.path = 'servers' + '/detail';
          return this._request(options, function (err, body) {});
        };
      `),
    ).toEqual(['5 compute:server.list-detail high']);
  });
  it('are found for every way that a path can go', () => {
    expect(
      found(`
        exports.list = function (all) {
          return this._request({ path: all ? 'servers/detail' : 'servers' });
        };
      `),
    ).toEqual(['3 compute:server.list-detail high', '3 compute:server.list high']);
  });
  it('are found where they are called, when a function of the file is given the action', () => {
    expect(
      found(`
        exports._act = function (server, body, callback) {
          return this._request({ method: 'POST', path: '/servers/' + server + '/action', body: body });
        };
        exports.reboot = function (server) { this._act.call(this, server, { reboot: {} }); };
        exports.start = function (server) { this._act(server, { 'os-start': null }); };
      `),
    ).toEqual(['5 compute:server.action.reboot high', '6 compute:server.action.start high']);
  });
  it('are found by the action that a function of another file is given', () => {
    expect(found(`exports.stop = function (s) { this._doServerAction(s, { 'os-stop': null }); };`)).toEqual([
      '1 compute:server.action.stop medium',
    ]);
  });
  it('tell containers and objects by the container that the options name', () => {
    const path = 'lib/openstack/storage/files.js';
    expect(
      found(`exports.put = function (o) { this._request({ method: 'PUT', container: o.c }); };`, path),
    ).toEqual(['1 object-store:container.put medium']);
    expect(
      found(
        `exports.put = function (o) { this._request({ method: 'PUT', container: o.c, path: o.n }); };`,
        path,
      ),
    ).toEqual(['1 object-store:object.put medium']);
  });
});

describe('requests by libraries', () => {
  it('are found in templates behind the endpoint that a variable is named for', () => {
    expect(
      found(
        `import axios from 'axios';
         export const list = async (novaUrl: string, token: string) =>
           axios.get(\`\${novaUrl}/servers/detail\`, { headers: { 'X-Auth-Token': token } });`,
        'src/cloud.ts',
        'typescript',
      ),
    ).toEqual(['3 compute:server.list-detail high']);
  });
  it('are found with the method of the options, and GET without one', () => {
    expect(
      found(
        `const cinder = process.env.CINDER_ENDPOINT; // openstack
         fetch(cinder + '/volumes');
         fetch(cinder + '/volumes', { method: 'POST', body: JSON.stringify({}) });`,
        'tool.mjs',
      ),
    ).toEqual(['2 block-storage:volume.list high', '3 block-storage:volume.create high']);
  });
  it('show that the code signs in by itself', () => {
    expect(
      found(`const r = await fetch(url + '/v3/auth/tokens', { method: 'POST', body });`, 'tool.js'),
    ).toEqual(['1 identity:token.create high']);
    expect(found(`request.post({ url: keystone + '/v2.0/tokens', json: auth })`, 'tool.js')).toEqual([
      '1 identity:v2.token.create high',
    ]);
  });
});

describe('what looks like a request and is none', () => {
  it('is left: routes that are served, members of maps, other clouds, code that never speaks of OpenStack', () => {
    expect(found(`app.get('/v2.1/servers', (req, res) => {}); router.post('/servers', handler);`)).toEqual(
      [],
    );
    expect(found(`_.get(body, 'servers'); cache.get('networks'); headers.get('ports');`)).toEqual([]);
    expect(found(`this._request({ path: '/servers' });`, 'lib/openstack/../rackspace/compute.js')).toEqual(
      [],
    );
    expect(found(`axios.get(apiUrl + '/servers');`, 'src/ui/servers.js')).toEqual([]);
  });
  it('is left: code that calls itself without end, and code that is not well formed', () => {
    expect(found(`function f(x) { return f(x); } fetch(f('/servers'));`)).toEqual([]);
    expect(found(`let a = a + b; let b = a; fetch(a); fetch({ path: ( }`)).toEqual([]);
  });
});
