import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aws } from '../../src/secrets/backends/aws.ts';
import type { AwsPlace } from '../../src/secrets/secret-place.ts';
import type { FakeServer } from '../fakes/fake-server.ts';
import {
  KEY,
  REGION,
  startSecretsManagerServer,
  WEB_IDENTITY,
} from '../fakes/secrets-manager-server.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { lookUp, told } from './support/look-up.ts';
import { type OutsideOptions, outsideOf } from './support/outside.ts';
import { describeService, VALUE } from './support/service-contract.ts';

const newFolder = temporaryFolders();

const ARN = `arn:aws:secretsmanager:${REGION}:123456789012:secret:films-AbCdEf`;
const SECRETS = {
  films: { SecretString: VALUE },
  [ARN]: { SecretString: `${VALUE}\n` },
  bytes: { SecretBinary: Buffer.from(VALUE).toString('base64') },
  noise: { SecretBinary: Buffer.from([0xff, 0xfe, 0x00]).toString('base64') },
  keys: {
    SecretString: JSON.stringify({
      hf: VALUE,
      kling: 'kling-key-of-a-fake',
      port: 5432,
      nothing: '',
      more: { inner: 'inner-key-of-a-fake' },
    }),
  },
  list: { SecretString: '["a-key-in-a-list"]' },
  empty: { SecretString: '' },
  denied: { fails: 'AccessDeniedException' },
  locked: { fails: 'DecryptionFailure' },
  expired: { fails: 'ExpiredTokenException' },
  deleted: { fails: 'InvalidRequestException' },
  often: { fails: 'ThrottlingException' },
};
const at = (secret: string, key?: string): AwsPlace => ({
  kind: 'aws',
  secret,
  ...(key !== undefined && { key }),
});
const keysFor = (url: string): Readonly<Record<string, string>> => ({
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
});

describeService('AWS', async () => {
  const fake = await startSecretsManagerServer(SECRETS);
  return {
    backend: aws,
    fake,
    endpoint: 'get',
    place: at('films'),
    options: { variables: keysFor(fake.url) },
    nowhere: { variables: keysFor('http://127.0.0.1:1') },
  };
});

let fake: FakeServer;
// AWS's own chain reads its variables itself, and looks for the machine's identity.
const before = { ...process.env };
beforeEach(async () => {
  fake = await startSecretsManagerServer(SECRETS);
  process.env['HOME'] = await newFolder();
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
});
afterEach(async () => {
  await fake.close();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

async function ask(
  variables: Readonly<Record<string, string | undefined>>,
  places: readonly AwsPlace[],
  hosts: OutsideOptions['hosts'] = {},
) {
  const outside = outsideOf({ variables: { ...keysFor(fake.url), ...variables }, hosts });
  try {
    return { told: (await lookUp(aws, outside, ...places)).map(told), outside };
  } finally {
    outside.close();
  }
}

const NO_KEYS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

test('a secret is a text or bytes, by its name or its ARN, which says the region', async () => {
  const { told: values } = await ask({}, [at('films'), at('bytes')]);
  expect(values).toEqual([VALUE, VALUE]);
  expect((await ask({ AWS_REGION: 'us-east-1' }, [at(ARN)])).told).toEqual([VALUE]);
});

test('several fields of one secret are one request, and a field beside them is no secret of ours', async () => {
  const { told: values, outside } = await ask({}, [at('keys', 'hf'), at('keys', 'kling')]);
  expect(values).toEqual([VALUE, 'kling-key-of-a-fake']);
  expect(fake.count('get')).toBe(1);
  expect(outside.redact('kling-key-of-a-fake')).toBe('‹secret›');
  expect(outside.concealed.join(' ')).not.toContain('inner');
});

test.each([
  [
    'a key that is not there',
    'keys',
    'gone',
    'absent secrets/not-found',
    'its JSON has no key `gone`',
  ],
  [
    'a number',
    'keys',
    'port',
    'failed secrets/bad-value',
    '`port` of its JSON is a number and no text',
  ],
  [
    'an object',
    'keys',
    'more',
    'failed secrets/bad-value',
    '`more` of its JSON is an object and no text',
  ],
  [
    'an empty text',
    'keys',
    'nothing',
    'failed secrets/bad-value',
    '`nothing` of its JSON is empty',
  ],
  ['what every object has', 'keys', 'toString', 'absent secrets/not-found', 'no key `toString`'],
  ['a key of no JSON', 'films', 'hf', 'failed secrets/bad-value', 'it is no JSON'],
  ['a key of a list', 'list', 'hf', 'failed secrets/bad-value', 'it is JSON, but no object'],
])('%s is told, without the value', async (_, secret, key, outcome, text) => {
  const { told: found, outside } = await ask({}, [at(secret, key)]);
  expect(found[0]).toMatch(`${outcome}: HF_TOKEN could not be read from aws://${secret}#${key}: `);
  expect(found[0]).toMatch(text);
  expect(outside.redact(found[0]!)).toBe(found[0]);
});

test.each([
  [
    'gone',
    'absent secrets/not-found',
    /there is no such secret in eu-central-1 .*Secrets are of one region/s,
  ],
  [
    'denied',
    'failed secrets/denied',
    /AccessDeniedException: .*Allow secretsmanager:GetSecretValue/s,
  ],
  ['locked', 'failed secrets/denied', /its key can’t be used .*Allow kms:Decrypt/s],
  ['expired', 'failed secrets/bad-credentials', /have expired .*`aws sso login`/s],
  ['deleted', 'failed secrets/bad-value', /its value can’t be had .*is to be deleted/s],
  [
    'often',
    'failed secrets/throttled',
    /asked too often \(ThrottlingException: .*Try again in a while/s,
  ],
  ['empty', 'failed secrets/bad-value', /it is empty/],
  ['noise', 'failed secrets/bad-value', /it is no text in UTF-8/],
])('of the secret `%s` is said: %s', async (secret, outcome, text) => {
  const { told: found } = await ask({}, [at(secret)]);
  expect(found[0]).toMatch(`${outcome}: HF_TOKEN could not be read from aws://${secret}: `);
  expect(found[0]).toMatch(text);
  expect(fake.count('get')).toBe(1);
});

test('in another region the secret is another', async () => {
  const { told: found } = await ask({}, [{ ...at('films'), region: 'us-east-1' }]);
  expect(found[0]).toMatch(
    /^absent secrets\/not-found: HF_TOKEN could not be read from aws:\/\/films\?region=us-east-1: there is no such secret in us-east-1/,
  );
});

test('a key that AWS does not know is told', async () => {
  const { told: found } = await ask({ AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' }, [at('films')]);
  expect(found[0]).toMatch(
    /^failed secrets\/bad-credentials: .*AWS does not know the keys \(UnrecognizedClientException: /,
  );
  const other = await ask({ AWS_SECRET_ACCESS_KEY: 'another-key' }, [at('films')]);
  expect(other.told[0]).toMatch(/AWS does not know the keys \(InvalidSignatureException: /);
});

test('half of a key is told, and not passed over', async () => {
  const { told: found } = await ask({ AWS_SECRET_ACCESS_KEY: undefined }, [at('films')]);
  expect(found[0]).toMatch(
    /^failed secrets\/no-credentials: .*AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not/,
  );
});

test('without a region, nothing is asked', async () => {
  const { told: found } = await ask({ AWS_REGION: undefined }, [at('films')]);
  expect(found[0]).toBe(
    `failed secrets/bad-place: HF_TOKEN could not be read from aws://films: no region is said
Write it after the address, as in ?region=eu-central-1, or set AWS_REGION.`,
  );
  const { told: odd } = await ask({ AWS_REGION: 'eu-central-1.evil.test' }, [at('films')]);
  expect(odd[0]).toMatch(/"eu-central-1.evil.test" is no region/);
});

test('AWS_DEFAULT_REGION is the region where AWS_REGION is not set', async () => {
  const variables = { AWS_REGION: undefined, AWS_DEFAULT_REGION: REGION };
  expect((await ask(variables, [at('films')])).told).toEqual([VALUE]);
});

test('without keys, a profile is asked, also one that a .env file names', async () => {
  const folder = join(process.env['HOME']!, '.aws');
  await mkdir(folder);
  const lines = [
    '[profile films]',
    `region = ${REGION}`,
    `aws_access_key_id = ${KEY.accessKeyId}`,
    `aws_secret_access_key = ${KEY.secretAccessKey}`,
  ];
  await writeFile(join(folder, 'config'), lines.join('\n'));
  const variables = { ...NO_KEYS, AWS_REGION: undefined, AWS_PROFILE: 'films' };
  const { told: found, outside } = await ask(variables, [at('films')]);
  expect(found).toEqual([VALUE]);
  expect(outside.concealed).toContain(KEY.secretAccessKey);
});

test('a program of a profile is run for credentials', async () => {
  const folder = join(process.env['HOME']!, '.aws');
  await mkdir(folder);
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = KEY;
  const json = JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey });
  await writeFile(join(folder, 'keys.json'), json);
  const line = `credential_process = cat ${join(folder, 'keys.json')}`;
  await writeFile(join(folder, 'config'), `[profile films]\nregion = ${REGION}\n${line}\n`);
  const variables = { ...NO_KEYS, AWS_PROFILE: 'films' };
  expect((await ask(variables, [at('films')])).told).toEqual([VALUE]);
});

test('a web identity is exchanged over our own connections, once for all secrets', async () => {
  const token = join(await newFolder(), 'token');
  await writeFile(token, WEB_IDENTITY);
  const variables = {
    ...NO_KEYS,
    AWS_WEB_IDENTITY_TOKEN_FILE: token,
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/films',
  };
  const hosts = { 'sts.eu-central-1.amazonaws.com': `${fake.url}/sts` };
  const { told: found, outside } = await ask(variables, [at('films'), at('bytes')], hosts);
  expect(found).toEqual([VALUE, VALUE]);
  expect(fake.count('sts')).toBe(1);
  expect(outside.redact(`${KEY.secretAccessKey} ${KEY.sessionToken}`)).toBe('‹secret› ‹secret›');
  await writeFile(token, 'a-token-of-yesterday');
  expect((await ask(variables, [at('films')], hosts)).told[0]).toMatch(
    /^failed secrets\/bad-credentials: .*AWS gives no credentials \(ExpiredTokenException: Token expired: it was good for an hour\)/,
  );
  const unreachable = await ask(variables, [at('films')]);
  expect(unreachable.told[0]).toMatch(/^failed secrets\/unreachable: .*ECONNREFUSED/);
});

test('no credentials at all are told, with the profile that was asked', async () => {
  const { told: found } = await ask({ ...NO_KEYS, AWS_PROFILE: 'gone' }, [at('films')]);
  expect(found[0]).toBe(
    `failed secrets/no-credentials: HF_TOKEN could not be read from aws://films: there are no credentials for AWS in the profile gone
Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; run \`aws sso login --profile gone\` where it is one of SSO. \`aws sts get-caller-identity --profile gone\` tells what is wrong.`,
  );
});

test('AWS_ENDPOINT_URL is the address where no other is set', async () => {
  const variables = { AWS_ENDPOINT_URL_SECRETS_MANAGER: undefined, AWS_ENDPOINT_URL: fake.url };
  expect((await ask(variables, [at('films')])).told).toEqual([VALUE]);
});
