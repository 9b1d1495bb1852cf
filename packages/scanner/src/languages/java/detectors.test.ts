// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, test } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { JAVA_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['java']));

function found(text: string, path = 'src/main/java/org/example/openstack/X.java'): string[] {
  const file = { path, bytes: text.length, language: 'java', origin: 'product', text } as const;
  return JAVA_DETECTORS.flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] })).flatMap(
    (one) => {
      if (one.kind === 'operation') return [`${one.line} ${one.operation} ${one.confidence}`];
      return one.kind === 'unmapped' ? [`${one.line} unmapped ${one.call}`] : [];
    },
  );
}

describe('calls of openstack4j', () => {
  test('are found by the types of variables, fields and parameters, and over the parts of a client', () => {
    const text = `package org.example;
import org.openstack4j.api.OSClient;
import org.openstack4j.api.compute.*;
import java.util.List;
class X {
  private final OSClient<?> os;
  void run(ServerService servers, Supplier<OSClient> given) {
    servers.get(id).getName();
    os.compute().flavors().list();
    for (Network one : this.provider.get().networking().network().list()) { one.getId(); }
    ServerService mine = (ServerService) any();
    cache.get(this, (c) -> mine.bootAndWaitActive(request, 1));
    given.get().blockStorage().volumes().delete(id);
    user.getPassword();
    os.useRegion("x");
  }
}
`;
    expect(found(text)).toEqual([
      '2 identity:token.create medium',
      '8 compute:server.show high',
      '9 compute:flavor.list-detail high',
      '10 network:network.list high',
      '12 compute:server.create high',
      '12 compute:server.show high',
      '13 block-storage:volume.delete high',
    ]);
  });
});

describe('calls of jclouds', () => {
  test('are found through its delegates, optional ones too', () => {
    const text = `package org.example;
import org.jclouds.openstack.nova.v2_0.NovaApi;
import org.jclouds.openstack.nova.v2_0.extensions.KeyPairApi;
import com.google.common.base.Optional;
class X {
  private final NovaApi novaApi;
  X(NovaApi novaApi) { this.novaApi = novaApi; }
  void run(Optional<? extends KeyPairApi> pairs) {
    novaApi.getServerApi(region).create(name, image, flavor);
    pairs.get().create("x");
    if (novaApi.getServerAdminApi(region).isPresent()) novaApi.getServerAdminApi(region).get().suspend(id);
  }
}
`;
    expect(found(text)).toEqual([
      '2 identity:token.create medium',
      '9 compute:server.create high',
      '10 compute:keypair.create high',
      '11 compute:server.action.suspend high',
    ]);
  });
});

describe('requests that interfaces declare', () => {
  test('are found by the annotations of JAX-RS, jclouds, Retrofit and Feign', () => {
    const text = `package org.example.nova;
@Path("/servers")
public interface ServerApi {
  @Named("server:get") @GET @Path("/{id}") Server get(@PathParam("id") String id);
  @POST @Path("/{id}/action") @Payload("{\\"os-start\\":null}") void start(String id);
  @POST @Path("/{id}/action") void confirmResize(String id);
}
interface Volumes {
  @DELETE("v3/{project}/volumes/{id}") Call<Void> delete(@Path("id") String id);
  @RequestLine("GET /v2.0/networks") List<Network> networks();
}
@Path("/servers") class Answers { @GET @Path("/{id}") Server get(String id) { return null; } }
`;
    expect(found(text, 'openstack-nova/src/main/java/ServerApi.java')).toEqual([
      '4 compute:server.show high',
      '5 compute:server.action.start high',
      '6 compute:server.action.confirm-resize high',
    ]);
    expect(found(text, 'src/main/java/openstack/ServerApi.java').slice(3)).toEqual([
      '9 block-storage:volume.delete medium',
      '10 network:network.list medium',
    ]);
    expect(found(text.replace('.nova', '.x'), 'src/ServerApi.java')).toEqual([]);
  });
});

describe('requests that Java builds itself', () => {
  test('are found in the ways of its HTTP clients', () => {
    const text = `package org.example;
class X {
  private static final String TOKEN = "X-Auth-Token";
  void run() {
    http.execute(new HttpGet(computeUrl + "/servers/" + id));
    new Request.Builder().url(neutronUrl + "/v2.0/ports").header(TOKEN, token).post(body).build();
    client.target(endpoint).path("v3").path("projects").request().get(String.class);
    map.put("servers", 1);
    map.get(key);
  }
}
`;
    expect(found(text)).toEqual([
      '5 compute:server.show high',
      '6 network:port.create high',
      '7 identity:project.list medium',
    ]);
  });
});

describe('hostile and broken Java', () => {
  test('never throws', () => {
    expect(() => found('class X { OSClient a = b; OSClient b = a; void x() { a.compute(')).not.toThrow();
    expect(() => found(`class X { String s = ${'"a" + '.repeat(2000)}"b"; }`)).not.toThrow();
    expect(() => found(`class X { Object o = ${'a('.repeat(3000)}`)).not.toThrow();
  });
});
