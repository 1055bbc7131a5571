import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { gcp } from '../../src/secrets/backends/gcp.ts';
import { crc32c } from '../../src/secrets/backends/gcp/crc32c.ts';
import type { GcpPlace } from '../../src/secrets/secret-place.ts';
import {
  READY_TOKEN,
  type SecretManagerServer,
  startSecretManagerServer,
} from '../fakes/secret-manager-server.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { lookUp, told } from './support/look-up.ts';
import { outsideOf } from './support/outside.ts';
import { describeService, VALUE } from './support/service-contract.ts';

const newFolder = temporaryFolders();
const KEYS = JSON.stringify({ hf: VALUE, kling: 'kling-key-of-a-fake' });
const VERSIONS = {
  'hf-token/latest': { data: Buffer.from(VALUE) },
  'hf-token/2': { data: Buffer.from('hf_the-value-before\n') },
  'europe-west3/hf-token/latest': { data: Buffer.from('hf_the-value-of-a-region') },
  'keys/latest': { data: Buffer.from(KEYS) },
  'damaged/latest': { data: Buffer.from(VALUE), checksum: '12345' },
  'empty/latest': { data: Buffer.from('') },
  'noise/latest': { data: Buffer.from([0xff, 0xfe]) },
  'denied/latest': { fails: 'PERMISSION_DENIED' },
  'disabled/latest': { fails: 'FAILED_PRECONDITION' },
  'often/latest': { fails: 'RESOURCE_EXHAUSTED' },
  'odd/latest': { fails: 'INVALID_ARGUMENT' },
};
const at = (secret: string, more: Partial<GcpPlace> = {}): GcpPlace => ({
  kind: 'gcp',
  project: 'films',
  secret,
  version: 'latest',
  ...more,
});
const OVERRIDE = 'CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER';

describeService('Google Cloud', async () => {
  const fake = await startSecretManagerServer(VERSIONS);
  const variables = { CLOUDSDK_AUTH_ACCESS_TOKEN: READY_TOKEN };
  return {
    backend: gcp,
    fake,
    endpoint: 'access',
    place: at('hf-token'),
    options: { variables: { ...variables, [OVERRIDE]: fake.url } },
    nowhere: { variables: { ...variables, [OVERRIDE]: 'http://127.0.0.1:1' } },
  };
});

let fake: SecretManagerServer;
// Google's library looks for the identity of the machine itself.
const before = { ...process.env };
beforeEach(async () => {
  fake = await startSecretManagerServer(VERSIONS);
  process.env['HOME'] = await newFolder();
  process.env['METADATA_SERVER_DETECTION'] = 'none';
});
afterEach(async () => {
  await fake.close();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

async function ask(
  variables: Readonly<Record<string, string | undefined>>,
  ...places: readonly GcpPlace[]
) {
  const outside = outsideOf({
    variables: { CLOUDSDK_CONFIG: process.env['HOME'], [OVERRIDE]: fake.url, ...variables },
    hosts: {
      'oauth2.googleapis.com': fake.url,
      'iamcredentials.googleapis.com': fake.url,
    },
  });
  try {
    return { told: (await lookUp(gcp, outside, ...places)).map(told), outside };
  } finally {
    outside.close();
  }
}

async function fileOf(json: unknown): Promise<string> {
  const path = join(await newFolder(), 'credentials.json');
  await writeFile(path, typeof json === 'string' ? json : JSON.stringify(json));
  return path;
}

const READY = { CLOUDSDK_AUTH_ACCESS_TOKEN: READY_TOKEN };

test('a version is the newest or a named one; a regional secret is asked in its region', async () => {
  const places = [at('hf-token'), at('hf-token', { version: '2' })];
  expect((await ask(READY, ...places)).told).toEqual([VALUE, 'hf_the-value-before']);
  const outside = outsideOf({
    variables: READY,
    hosts: { 'secretmanager.europe-west3.rep.googleapis.com': fake.url },
  });
  const found = await lookUp(gcp, outside, at('hf-token', { location: 'europe-west3' }));
  expect(found.map(told)).toEqual(['hf_the-value-of-a-region']);
  expect(outside.asked.map(({ url }) => new URL(url).host)).toEqual([
    'secretmanager.europe-west3.rep.googleapis.com',
  ]);
  outside.close();
});

test('several fields of one secret are one request', async () => {
  const places = [at('keys', { key: 'hf' }), at('keys', { key: 'kling' })];
  const { told: found } = await ask(READY, ...places, at('keys', { key: 'gone' }));
  expect(found.slice(0, 2)).toEqual([VALUE, 'kling-key-of-a-fake']);
  expect(found[2]).toMatch(/^absent secrets\/not-found: .*its JSON has no key `gone`/);
  expect(fake.count('access')).toBe(1);
});

test.each([
  [
    'gone',
    'absent secrets/not-found',
    /there is no such version \(NOT_FOUND: .*`gcloud secrets versions list`/s,
  ],
  [
    'denied',
    'failed secrets/denied',
    /\(PERMISSION_DENIED: .*roles\/secretmanager.secretAccessor/s,
  ],
  [
    'disabled',
    'failed secrets/bad-value',
    /can’t be read \(FAILED_PRECONDITION: .*disabled or destroyed/s,
  ],
  ['often', 'failed secrets/throttled', /asked too often \(RESOURCE_EXHAUSTED: /],
  ['odd', 'failed secrets/bad-place', /does not take the request \(400: /],
  ['empty', 'failed secrets/bad-value', /it is empty/],
  ['noise', 'failed secrets/bad-value', /it is no text in UTF-8/],
  ['damaged', 'failed secrets/unreachable', /it arrived damaged/],
])('of the secret `%s` is said: %s', async (secret, outcome, text) => {
  const { told: found } = await ask(READY, at(secret));
  expect(found[0]).toMatch(`${outcome}: HF_TOKEN could not be read from gcp://films/${secret}: `);
  expect(found[0]).toMatch(text);
  expect(fake.count('access')).toBe(1);
});

test('an API that is not enabled is told as that', async () => {
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' },
  ];
  const error = { code: 403, status: 'PERMISSION_DENIED', message: 'It is disabled.', details };
  fake.failNext('access', { status: 403, json: { error } });
  const { told: found } = await ask(READY, at('hf-token'));
  expect(found[0]).toMatch(/`gcloud services enable secretmanager.googleapis.com`/);
});

test('the file of a service account signs what it asks, without asking for a token', async () => {
  const path = await fileOf(fake.serviceAccount);
  const { told: found, outside } = await ask(
    { GOOGLE_APPLICATION_CREDENTIALS: path },
    at('hf-token'),
    at('keys', { key: 'kling' }),
  );
  expect(found).toEqual([VALUE, 'kling-key-of-a-fake']);
  expect(fake.count('token')).toBe(0);
  const { private_key } = fake.serviceAccount as { readonly private_key: string };
  expect(outside.redact(private_key).trim()).toBe('‹secret›');
});

test('the file of a user is exchanged for a token, once for all secrets', async () => {
  const path = await fileOf(fake.user);
  const { told: found, outside } = await ask(
    { GOOGLE_APPLICATION_CREDENTIALS: path },
    at('hf-token'),
    at('keys', { key: 'kling' }),
  );
  expect(found).toEqual([VALUE, 'kling-key-of-a-fake']);
  expect(fake.count('token')).toBe(1);
  expect(outside.redact('refresh-token-of-somebody ya29.token-1-of-a-fake')).toBe(
    '‹secret› ‹secret›',
  );
});

test('who acts as a service account asks for both tokens over our own connections', async () => {
  const path = await fileOf(fake.acting);
  const { told: found } = await ask({ GOOGLE_APPLICATION_CREDENTIALS: path }, at('hf-token'));
  expect(found).toEqual([VALUE]);
  expect([fake.count('token'), fake.count('acting')]).toEqual([1, 1]);
});

test('what gcloud has left is used where nothing is said', async () => {
  const path = join(process.env['HOME']!, 'application_default_credentials.json');
  await writeFile(path, JSON.stringify(fake.user));
  expect((await ask({}, at('hf-token'))).told).toEqual([VALUE]);
});

test('on a machine of Google Cloud its account is used', async () => {
  process.env['METADATA_SERVER_DETECTION'] = 'assume-present';
  process.env['GCE_METADATA_HOST'] = new URL(fake.url).host;
  const { told: found, outside } = await ask({}, at('hf-token'));
  expect(found).toEqual([VALUE]);
  expect(outside.redact('ya29.token-1-of-a-fake')).toBe('‹secret›');
});

test('a login that has ended is told', async () => {
  const path = await fileOf({ ...fake.user, refresh_token: 'refresh-token-of-last-year' });
  const { told: found } = await ask({ GOOGLE_APPLICATION_CREDENTIALS: path }, at('hf-token'));
  expect(found[0]).toBe(
    `failed secrets/bad-credentials: HF_TOKEN could not be read from gcp://films/hf-token: Google gives no token for the credentials (400: Token has been expired or revoked.)
Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or run \`gcloud auth application-default login\`.`,
  );
  expect(fake.count('token')).toBe(1);
});

test('a token that Google does not know is told', async () => {
  const variables = { CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.of-yesterday' };
  const { told: found } = await ask(variables, at('hf-token'));
  expect(found[0]).toMatch(
    /^failed secrets\/bad-credentials: .*Google does not know the credentials, or no longer \(UNAUTHENTICATED: /,
  );
});

test.each([
  ['is not there', undefined, 'secrets/no-credentials', /can’t be read: it is not there/],
  ['is no JSON', 'private_key: abcdefg', 'secrets/bad-credentials', /holds no credentials/],
  ['is of no kind', { private_key: 'abcdefg' }, 'secrets/bad-credentials', /holds no credentials/],
  [
    'is of a kind that nobody knows',
    { type: 'gdch', private_key: 'abcdefg' },
    'secrets/no-credentials',
    /no credentials of Google Cloud that can be used/,
  ],
])('a file of credentials that %s is told, and not shown', async (_, content, code, text) => {
  const path = content === undefined ? '/gone/credentials.json' : await fileOf(content);
  const { told: found } = await ask({ GOOGLE_APPLICATION_CREDENTIALS: path }, at('hf-token'));
  expect(found[0]).toMatch(
    `failed ${code}: HF_TOKEN could not be read from gcp://films/hf-token: `,
  );
  expect(found[0]).toMatch(text);
  expect(found[0]).not.toMatch('abcdefg');
});

test('a key in the place of its path is not shown', async () => {
  const variables = { GOOGLE_APPLICATION_CREDENTIALS: JSON.stringify(fake.serviceAccount) };
  const { told: found } = await ask(variables, at('hf-token'));
  expect(found[0]).toMatch(/holds a key, not the path of its file/);
  expect(found[0]).not.toMatch('PRIVATE');
});

test('no credentials at all are told', async () => {
  const { told: found } = await ask({}, at('hf-token'));
  expect(found[0]).toMatch(
    /^failed secrets\/no-credentials: .*there are no credentials of Google Cloud that can be used/,
  );
});

test('what would be another path is no part of a name', async () => {
  for (const place of [
    at('a/b'),
    at('hf-token', { version: '..' }),
    at('hf-token', { project: '' }),
  ]) {
    const { told: found } = await ask(READY, place);
    expect(found[0]).toMatch(/^failed secrets\/bad-place: .* is no \w+ of Google Cloud/);
  }
  expect(fake.requests).toEqual([]);
});

test('the checksum is that of RFC 3720', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3_06_92_83);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a_91_36_aa);
});
