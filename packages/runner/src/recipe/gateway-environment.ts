// SPDX-License-Identifier: Apache-2.0

/** The one way to the cloud that a solution is given. */
export interface Gateway {
  /** Keystone, through the recorder. */
  readonly authUrl: string;
  /** PEM file of what the solution is to trust, where the recorder speaks TLS to it. */
  readonly caFile?: string | undefined;
  readonly proxy?: { readonly url: string; readonly except: string } | undefined;
}

/**
 * Where libraries and programs look for the authorities to trust: OpenSSL (with it Ruby, wget, and Go in its own right),
 * requests (with it botocore), curl, Node, Git, pip, npm, Deno, Cargo, httplib2, gRPC, libwww-perl. Not AWS_CA_BUNDLE: with it
 * rclone does not speak S3 at all (LoadCustomCABundleError).
 */
const TRUST = [
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'GIT_SSL_CAINFO',
  'PIP_CERT',
  'npm_config_cafile',
  'DENO_CERT',
  'CARGO_HTTP_CAINFO',
  'HTTPLIB2_CA_CERTS',
  'GRPC_DEFAULT_SSL_ROOTS_FILE_PATH',
  'PERL_LWP_SSL_CA_FILE',
] as const;

/** Variables that make a solution trust the recorder, and send through it what goes past the catalog. */
export function gatewayEnvironment({ caFile, proxy }: Gateway): Readonly<Record<string, string>> {
  const trust = caFile === undefined ? [] : TRUST.map((name): [string, string] => [name, caFile]);
  const proxies = (proxy === undefined ? [] : ['HTTP_PROXY', 'HTTPS_PROXY']).flatMap((name) =>
    bothCases(name, proxy!.url),
  );
  const except = proxy === undefined ? [] : bothCases('NO_PROXY', proxy.except);
  // Node heeds the three only when it is told to (since 22.21 and 24.5).
  const node = proxy === undefined ? [] : [['NODE_USE_ENV_PROXY', '1'] as const];
  return Object.fromEntries([...trust, ...proxies, ...except, ...node]);
}

/** curl knows http_proxy in lower case alone, others the capitals alone. */
function bothCases(name: string, value: string): [string, string][] {
  return [
    [name, value],
    [name.toLowerCase(), value],
  ];
}
