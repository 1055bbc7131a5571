import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { azure } from '../../src/secrets/backends/azure.ts';
import type { AzurePlace } from '../../src/secrets/secret-place.ts';
import {
  CLIENT,
  CLIENT_SECRET,
  FEDERATED_TOKEN,
  type KeyVaultServer,
  OWN_AUTHORITY,
  startKeyVaultServer,
  TENANT,
} from '../fakes/key-vault-server.ts';
import { selfSigned } from '../support/self-signed.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { lookUp, told } from './support/look-up.ts';
import { outsideOf } from './support/outside.ts';
import { describeService, VALUE } from './support/service-contract.ts';

const newFolder = temporaryFolders();
const SECRETS = {
  'hf-token': { value: VALUE },
  'hf-token/0123': { value: 'hf_the-value-before\n' },
  'kling-key': { value: 'kling-key-of-a-fake' },
  empty: { value: '' },
  denied: { fails: 'ForbiddenByRbac' },
  walled: { fails: 'ForbiddenByFirewall' },
  disabled: { fails: 'SecretDisabled' },
};
const at = (secret: string, more: Partial<AzurePlace> = {}): AzurePlace => ({
  kind: 'azure',
  vault: 'films',
  secret,
  ...more,
});
const APPLICATION = {
  AZURE_TENANT_ID: TENANT,
  AZURE_CLIENT_ID: CLIENT,
  AZURE_CLIENT_SECRET: CLIENT_SECRET,
};
const hostsAt = (url: string): Readonly<Record<string, string>> => ({
  'films.vault.azure.net': url,
  'films.vault.azure.cn': url,
  'login.microsoftonline.com': url,
  'login.partner.microsoftonline.cn': url,
  [OWN_AUTHORITY]: url,
});

// Azure's library reads this itself: without it, programs of who runs the tests are run, such as az.
const before = process.env['AZURE_TOKEN_CREDENTIALS'];
beforeEach(() => {
  process.env['AZURE_TOKEN_CREDENTIALS'] = 'prod';
});
afterEach(() => {
  if (before === undefined) delete process.env['AZURE_TOKEN_CREDENTIALS'];
  else process.env['AZURE_TOKEN_CREDENTIALS'] = before;
});

describeService('Azure', async () => {
  const fake = await startKeyVaultServer(SECRETS);
  const hosts = hostsAt(fake.url);
  const { 'films.vault.azure.net': _, ...others } = hosts;
  return {
    backend: azure,
    fake,
    endpoint: 'get',
    place: at('hf-token'),
    options: { variables: APPLICATION, hosts },
    nowhere: { variables: APPLICATION, hosts: others },
  };
});

let fake: KeyVaultServer;
beforeEach(async () => {
  fake = await startKeyVaultServer(SECRETS);
});
afterEach(async () => await fake.close());

async function ask(
  variables: Readonly<Record<string, string | undefined>>,
  places: readonly AzurePlace[],
  hosts: Readonly<Record<string, string>> = hostsAt(fake.url),
) {
  const outside = outsideOf({ variables, hosts });
  try {
    return { told: (await lookUp(azure, outside, ...places)).map(told), outside };
  } finally {
    outside.close();
  }
}

test('a secret is the newest version or a named one, and one token is for all', async () => {
  const places = [at('hf-token'), at('hf-token', { version: '0123' }), at('kling-key')];
  const { told: found, outside } = await ask(APPLICATION, places);
  expect(found).toEqual([VALUE, 'hf_the-value-before', 'kling-key-of-a-fake']);
  expect(fake.grants).toHaveLength(1);
  expect(outside.redact(`${CLIENT_SECRET} eyJ0.token-1-of-a-fake.sig`)).toBe('‹secret› ‹secret›');
});

test.each([
  ['gone', 'absent secrets/not-found', /\(SecretNotFound: .*`az keyvault secret list`/s],
  ['denied', 'failed secrets/denied', /\(ForbiddenByRbac: .*the role "Key Vault Secrets User"/s],
  ['walled', 'failed secrets/denied', /\(ForbiddenByFirewall: .*add it to its network rules/s],
  ['disabled', 'failed secrets/denied', /\(SecretDisabled: .*Enable the version/s],
  ['empty', 'failed secrets/bad-value', /it is empty/],
])('of the secret `%s` is said: %s', async (secret, outcome, text) => {
  const { told: found } = await ask(APPLICATION, [at(secret)]);
  expect(found[0]).toMatch(`${outcome}: HF_TOKEN could not be read from azure://films/${secret}: `);
  expect(found[0]).toMatch(text);
  expect(fake.count('get')).toBe(1);
});

test.each([
  [
    'its secret',
    { AZURE_CLIENT_SECRET: 'another-secret' },
    /AADSTS7000215: Invalid client secret provided\.\)/,
  ],
  ['itself', { AZURE_CLIENT_ID: TENANT }, /AADSTS700016: Application was not found\.\)/],
])('an application of which Entra does not know %s is told, once', async (_, variables, text) => {
  const { told: found } = await ask({ ...APPLICATION, ...variables }, [at('hf-token')]);
  expect(found[0]).toMatch(/^failed secrets\/bad-credentials: .*Microsoft Entra gives no token/);
  expect(found[0]).toMatch(text);
  expect(found[0]).not.toMatch('another-secret');
  expect(fake.grants).toHaveLength(1);
});

test('an application of another tenant is told, with the vault’s', async () => {
  const { told: found } = await ask({ ...APPLICATION, AZURE_TENANT_ID: CLIENT }, [at('hf-token')]);
  expect(found[0]).toMatch(
    new RegExp(`^failed secrets/bad-credentials: .*the vault is of the tenant ${TENANT}, and`),
  );
  expect(fake.grants).toEqual([]);
});

test('an Entra that can’t be reached, or has too much to do, is told', async () => {
  const { 'login.microsoftonline.com': _, ...hosts } = hostsAt(fake.url);
  const { told: found } = await ask(APPLICATION, [at('hf-token')], hosts);
  expect(found[0]).toMatch(/^failed secrets\/unreachable: .*there is no connection/);
  fake.failNext('token', { status: 429, headers: { 'retry-after': '12' } });
  const often = await ask(APPLICATION, [at('hf-token')]);
  expect(often.told[0]).toMatch(/^failed secrets\/throttled: .*Try again in 12 s/s);
  fake.failNext('token', 503);
  const broken = await ask(APPLICATION, [at('hf-token')]);
  expect(broken.told[0]).toMatch(/^failed secrets\/unreachable: .*out of order \(503/);
  expect(fake.count('token')).toBe(2);
});

test('a vault that does not take the token is told', async () => {
  const error = { code: 'Unauthorized', message: 'AKV10032: Invalid issuer.' };
  fake.failNext('get', { status: 401, json: { error } }, 9);
  const { told: found } = await ask(APPLICATION, [at('hf-token')]);
  expect(found[0]).toMatch(/^failed secrets\/bad-credentials: .*\(Unauthorized: AKV10032/);
  expect(found[0]).toMatch(/See that the vault is of the tenant/);
});

test('half of what an application needs is told, and not passed over', async () => {
  const { told: found } = await ask({ ...APPLICATION, AZURE_TENANT_ID: undefined }, [
    at('hf-token'),
  ]);
  expect(found[0]).toMatch(
    /^failed secrets\/no-credentials: .*AZURE_CLIENT_SECRET is set and AZURE_TENANT_ID is not/,
  );
  expect(fake.requests).toEqual([]);
});

test('a certificate vouches in the place of a secret', async () => {
  const { key, cert } = rsaCertificate();
  const path = join(await newFolder(), 'certificate.pem');
  await writeFile(path, `${key}\n${cert}`);
  const variables = {
    ...APPLICATION,
    AZURE_CLIENT_SECRET: undefined,
    AZURE_CLIENT_CERTIFICATE_PATH: path,
  };
  expect((await ask(variables, [at('hf-token')])).told).toEqual([VALUE]);
  expect(fake.grants[0]!.get('client_assertion')).toMatch(/^ey/);
});

test('a workload identity vouches by the token that lies in its file', async () => {
  const path = join(await newFolder(), 'token');
  await writeFile(path, FEDERATED_TOKEN);
  const variables = {
    ...APPLICATION,
    AZURE_CLIENT_SECRET: undefined,
    AZURE_FEDERATED_TOKEN_FILE: path,
  };
  const { told: found, outside } = await ask(variables, [at('hf-token')]);
  expect(found).toEqual([VALUE]);
  expect(outside.redact(FEDERATED_TOKEN)).toBe('‹secret›');
});

test('a machine’s own identity is asked where nothing is said', async () => {
  const hosts = { ...hostsAt(fake.url), '169.254.169.254': fake.url };
  expect((await ask({}, [at('hf-token')], hosts)).told).toEqual([VALUE]);
  expect(fake.grants).toEqual([]);
});

test('no credentials at all are told', async () => {
  const { told: found } = await ask({}, [at('hf-token')]);
  expect(found[0]).toBe(
    `failed secrets/no-credentials: HF_TOKEN could not be read from azure://films/hf-token: there are no credentials for Azure
Run \`az login\`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.`,
  );
});

test('a vault of another cloud is named by its host, and Entra by AZURE_AUTHORITY_HOST', async () => {
  await fake.close();
  fake = await startKeyVaultServer(SECRETS, 'https://vault.azure.cn');
  const variables = { ...APPLICATION, AZURE_AUTHORITY_HOST: 'https://login.chinacloudapi.cn' };
  const place = at('hf-token', { vault: 'films.vault.azure.cn' });
  const { told: found, outside } = await ask(variables, [place]);
  expect(found).toEqual([VALUE]);
  const hosts = new Set(outside.asked.map(({ url }) => new URL(url).host));
  // As Microsoft calls that Entra now.
  expect([...hosts]).toEqual(['films.vault.azure.cn', 'login.partner.microsoftonline.cn']);
});

test('an authority of one’s own is asked where it gives its tokens', async () => {
  const variables = { ...APPLICATION, AZURE_AUTHORITY_HOST: `https://${OWN_AUTHORITY}/` };
  expect((await ask(variables, [at('hf-token')])).told).toEqual([VALUE]);
  expect([fake.count('authority'), fake.count('token')]).toEqual([1, 1]);
});

test('no token is given to a host that is not below the one it is for', async () => {
  const place = at('hf-token', { vault: 'films.vault.azure.cn' });
  const { told: found } = await ask(APPLICATION, [place]);
  expect(found[0]).toMatch(/^failed secrets\/no-credentials: /);
  expect(fake.grants).toEqual([]);
});

test('a stand-in on this machine is asked by http, and trusted with a token', async () => {
  const place = at('hf-token', { vault: new URL(fake.url).host });
  expect((await ask(APPLICATION, [place])).told).toEqual([VALUE]);
});

test.each(['films/other', 'user@films.test', 'a', 'films vault', 'films.test/path'])(
  '%s is no vault',
  async (vault) => {
    const { told: found } = await ask(APPLICATION, [at('hf-token', { vault })]);
    expect(found[0]).toMatch(/^failed secrets\/bad-place: .* is no vault/);
    expect(fake.requests).toEqual([]);
  },
);

test('a name that Key Vault can’t have is told, with what to write', async () => {
  const { told: found } = await ask(APPLICATION, [at('hf_token')]);
  expect(found[0]).toMatch(/^failed secrets\/bad-place: .*write - for _/s);
});

test('AZURE_AUTHORITY_HOST is one of https', async () => {
  const variables = { ...APPLICATION, AZURE_AUTHORITY_HOST: 'http://127.0.0.1:1' };
  expect((await ask(variables, [at('hf-token')])).told[0]).toMatch(
    /^failed secrets\/bad-place: .*AZURE_AUTHORITY_HOST is not one of https/,
  );
});

/** Entra's libraries read nothing of a certificate but its bytes. */
function rsaCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { key: privateKey, cert: selfSigned('films.test').cert };
}
