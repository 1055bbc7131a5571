import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { doppler } from '../../src/secrets/backends/doppler.ts';
import type { DopplerPlace } from '../../src/secrets/secret-place.ts';
import { PERSONAL_TOKEN, SERVICE_TOKEN, startDopplerServer } from '../fakes/doppler-server.ts';
import type { FakeServer } from '../fakes/fake-server.ts';
import { lookUp, told } from './support/look-up.ts';
import { outsideOf } from './support/outside.ts';
import { describeService, VALUE } from './support/service-contract.ts';

const CONFIG = { HF_TOKEN: VALUE, KLING_API_KEY: 'kling-key\n', EMPTY: '', NODE_ENV: 'production' };
const at = (name: string): DopplerPlace => ({ kind: 'doppler', name });

describeService('Doppler', async () => {
  const fake = await startDopplerServer(CONFIG);
  const options = { variables: { DOPPLER_TOKEN: SERVICE_TOKEN, DOPPLER_API_HOST: fake.url } };
  return {
    backend: doppler,
    fake,
    endpoint: 'download',
    place: at('HF_TOKEN'),
    options,
    nowhere: { variables: { ...options.variables, DOPPLER_API_HOST: 'http://127.0.0.1:1' } },
  };
});

let fake: FakeServer;
beforeEach(async () => {
  fake = await startDopplerServer(CONFIG);
});
afterEach(async () => await fake.close());

async function ask(
  variables: Readonly<Record<string, string>>,
  ...places: readonly DopplerPlace[]
): Promise<readonly string[]> {
  const outside = outsideOf({ variables: { DOPPLER_API_HOST: fake.url, ...variables } });
  try {
    return (await lookUp(doppler, outside, ...places)).map(told);
  } finally {
    outside.close();
  }
}

test('all names of one config are one request, which asks for nothing else of it', async () => {
  const values = await ask(
    { DOPPLER_TOKEN: `${SERVICE_TOKEN}\n` },
    at('HF_TOKEN'),
    at('KLING_API_KEY'),
    at('GONE'),
    at('EMPTY'),
  );
  expect(values).toEqual([
    VALUE,
    'kling-key',
    `absent secrets/not-found: LUMA_AGENTS_API_KEY could not be read from doppler://GONE: its config has no GONE
Compare the name with what Doppler’s dashboard shows: capitals matter.`,
    `failed secrets/bad-value: OPENAI_API_KEY could not be read from doppler://EMPTY: it is empty
Write the value there.`,
  ]);
  expect(fake.requests.map(({ query }) => query.toString())).toEqual([
    'format=json&secrets=HF_TOKEN%2CKLING_API_KEY%2CGONE%2CEMPTY',
  ]);
});

test('project and config are those of the address, else of the environment', async () => {
  const place: DopplerPlace = { ...at('HF_TOKEN'), project: 'films', config: 'prd' };
  const said = { DOPPLER_TOKEN: PERSONAL_TOKEN };
  expect(await ask({ ...said, DOPPLER_PROJECT: 'other' }, place)).toEqual([VALUE]);
  const inEnvironment = { ...said, DOPPLER_PROJECT: 'films', DOPPLER_CONFIG: 'prd' };
  expect(await ask(inEnvironment, at('HF_TOKEN'))).toEqual([VALUE]);
});

test('two configs are two requests', async () => {
  const of = (config: string): DopplerPlace => ({ ...at('HF_TOKEN'), project: 'films', config });
  const [found, gone] = await ask({ DOPPLER_TOKEN: PERSONAL_TOKEN }, of('prd'), of('dev'));
  expect(found).toBe(VALUE);
  expect(gone).toBe(
    `failed secrets/bad-place: KLING_API_KEY could not be read from doppler://films/dev/HF_TOKEN: there is no such project or config for the token in DOPPLER_TOKEN (404: Could not find requested config 'dev')
Compare the project and the config with what Doppler’s dashboard shows; a token sees only its own.`,
  );
});

test('without a token, nothing is asked', async () => {
  expect(await ask({}, at('HF_TOKEN'))).toEqual([
    `failed secrets/no-credentials: HF_TOKEN could not be read from doppler://HF_TOKEN: DOPPLER_TOKEN is not set
Set it to a service token: in Doppler, Access of the config.`,
  ]);
  expect(fake.requests).toEqual([]);
});

test('a token that is not of one config needs a project and a config', async () => {
  const [outcome] = await ask({ DOPPLER_TOKEN: PERSONAL_TOKEN }, at('HF_TOKEN'));
  expect(outcome).toBe(
    `failed secrets/bad-place: HF_TOKEN could not be read from doppler://HF_TOKEN: the token in DOPPLER_TOKEN is not of one config, and no project and config are said
Write the address as doppler://PROJECT/CONFIG/NAME, set DOPPLER_PROJECT and DOPPLER_CONFIG, or use a service token.`,
  );
});

test('a token that Doppler does not know, and one that may not read, are told apart', async () => {
  const [unknown] = await ask({ DOPPLER_TOKEN: 'dp.st.prd.revoked-long-ago' }, at('HF_TOKEN')); // gitleaks:allow
  expect(unknown).toBe(
    `failed secrets/bad-credentials: HF_TOKEN could not be read from doppler://HF_TOKEN: Doppler does not know the token in DOPPLER_TOKEN, or no longer (401: Invalid Auth token)
Make another one: in Doppler, Access of the config.`,
  );
  const json = { messages: ['This token does not have access'], success: false };
  fake.failNext('download', { status: 403, json });
  expect(await ask({ DOPPLER_TOKEN: SERVICE_TOKEN }, at('HF_TOKEN'))).toEqual([
    `failed secrets/denied: HF_TOKEN could not be read from doppler://HF_TOKEN: the token in DOPPLER_TOKEN may not read this config (403: This token does not have access)
Give its owner access to the config, or use a service token of this config.`,
  ]);
});

test.each([
  ['doppler.example.com', 'is no address of http or https'],
  ['https://me:password@doppler.example.com', 'holds a name or a password'],
])('the address %s is not used', async (address, why) => {
  const [outcome] = await ask(
    { DOPPLER_TOKEN: SERVICE_TOKEN, DOPPLER_API_HOST: address },
    at('HF_TOKEN'),
  );
  expect(outcome).toMatch(`failed secrets/bad-place: `);
  expect(outcome).toMatch(`DOPPLER_API_HOST ${why}\nWrite it as https://host/path.`);
  expect(outcome).not.toMatch('password@');
});
