import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { accessOf } from '../../../src/adapters/sagemaker/access.ts';
import { askChain } from '../../../src/adapters/sagemaker/chain.ts';
import { regionIn } from '../../../src/adapters/sagemaker/profile-region.ts';
import { clientOf } from '../../../src/adapters/sagemaker/runtime.ts';
import type { Http, HttpRequest } from '../../../src/providers/http/http.ts';
import { HttpError } from '../../../src/providers/http/http.ts';
import { providerCall } from '../../support/provider-call.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const FOUND = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'a secret', SessionToken: 'a token' };

// The chain reads its variables itself.
const before = { ...process.env };
let home: string;
beforeEach(async () => {
  home = await newFolder();
  process.env['HOME'] = home;
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

/** Credentials of the chain, with what it asked over the connections that it was given. */
async function chained(
  answer: (request: HttpRequest) => string,
  settings: Readonly<Record<string, string>> = {},
) {
  const asked: HttpRequest[] = [];
  const http: Http = async (request) => {
    asked.push(request);
    return { status: 200, headers: {}, body: Buffer.from(answer(request)) };
  };
  const { call, remove } = await providerCall({}, { http }, settings);
  try {
    return { asked, found: await askChain(call, 'eu-central-1') };
  } finally {
    await remove();
  }
}

test('credentials of a role are asked of STS over our own connections', async () => {
  const token = join(home, 'token');
  await writeFile(token, 'a web identity');
  process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = token;
  process.env['AWS_ROLE_ARN'] = 'arn:aws:iam::123456789012:role/films';
  const fields = Object.entries({ ...FOUND, Expiration: '2099-01-01T00:00:00Z' });
  const xml = fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
  const { asked, found } = await chained(
    () =>
      `<R><AssumeRoleWithWebIdentityResult><Credentials>${xml}</Credentials></AssumeRoleWithWebIdentityResult></R>`,
  );
  expect(found).toMatchObject({ accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'a secret' });
  expect(asked).toMatchObject([{ method: 'POST', url: 'https://sts.eu-central-1.amazonaws.com/' }]);
});

test('credentials of SSO are asked over our own connections, with what they are asked by', async () => {
  const start = 'https://films.awsapps.com/start';
  const settings = {
    sso_start_url: start,
    sso_region: 'eu-central-1',
    sso_account_id: '123456789012',
    sso_role_name: 'films',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const cache = join(home, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  await writeFile(join(home, '.aws/config'), `[profile films]\n${lines.join('\n')}\n`);
  const name = createHash('sha1').update(start).digest('hex');
  const kept = { accessToken: 'an SSO token', expiresAt: '2099-01-01T00:00:00Z' };
  await writeFile(join(cache, `${name}.json`), JSON.stringify(kept));
  process.env['AWS_PROFILE'] = 'films';
  const { asked, found } = await chained(() => {
    const { AccessKeyId, SecretAccessKey, SessionToken } = FOUND;
    const roleCredentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Date.parse('2099-01-01'),
    };
    return JSON.stringify({ roleCredentials });
  });
  expect(found).toMatchObject({ accessKeyId: 'ASIAEXAMPLE', sessionToken: 'a token' });
  expect(asked).toMatchObject([
    {
      method: 'GET',
      url: 'https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?role_name=films&account_id=123456789012',
    },
  ]);
});

test('a chain that cannot reach who it asks says so', async () => {
  const token = join(home, 'token');
  await writeFile(token, 'a web identity');
  process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = token;
  process.env['AWS_ROLE_ARN'] = 'arn:aws:iam::123456789012:role/films';
  const { call, remove } = await providerCall(
    {},
    {
      http: async () => {
        throw new HttpError('refused-by-proxy', false, 'there is no way to sts (407)');
      },
    },
  );
  await expect(askChain(call, 'eu-central-1')).rejects.toMatchObject({
    code: 'provider/credentials',
    message: 'there are no credentials for AWS: there is no way to sts (407)',
  });
  await remove();
});

test('the SDK’s switch for its warning is left as its user has it', async () => {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
  for (const value of [undefined, 'false']) {
    if (value !== undefined) process.env[name] = value;
    await clientOf({ region: 'eu-central-1' });
    expect(process.env[name]).toBe(value);
  }
});

const nobody = (request: HttpRequest): string => {
  throw new Error(`asked ${request.url}`);
};

/** A file of profiles that is not where AWS looks by itself. */
async function profilesFile(text: string): Promise<string> {
  const path = join(home, 'profiles');
  await writeFile(path, text);
  return path;
}

test('credentials of a profile are those that are named in a `.env` file, too', async () => {
  const configFile = await profilesFile(
    '[profile films]\naws_access_key_id = AKIAFILMS\naws_secret_access_key = a secret\n',
  );
  const { found } = await chained(nobody, { profile: 'films', configFile });
  expect(found).toMatchObject({ accessKeyId: 'AKIAFILMS', secretAccessKey: 'a secret' });
  const { found: kept } = await chained(nobody, {
    profile: 'films',
    credentialsFile: configFile,
  }).catch((error: unknown) => ({ found: error }));
  // There, profiles go by their names alone.
  expect(kept).toMatchObject({ message: 'there are no credentials for AWS in the profile films' });
});

test('a profile goes before a key, as in AWS’s own SDK, and nothing is printed of it', async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIAOTHER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'another secret';
  const configFile = await profilesFile(
    '[profile films]\nregion = eu-west-1\naws_access_key_id = AKIAFILMS\naws_secret_access_key = a secret\n',
  );
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { call, remove } = await providerCall(
    {},
    {},
    {
      profile: 'films',
      configFile,
      endpoint: 'wan',
      AWS_ACCESS_KEY_ID: 'AKIAOTHER',
      AWS_SECRET_ACCESS_KEY: 'another secret',
    },
  );
  expect(await accessOf(call)).toMatchObject({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAFILMS' },
  });
  expect(warn.mock.calls).toEqual([]);
  warn.mockRestore();
  await remove();
});

describe('the region of a profile', () => {
  const text = `[default]
region = us-east-1
[profile films]
output = json
s3 =
  region = nested
region = eu-west-1
[sso-session films]
region = no-profile
[profile "two words"]
region=ap-south-1
`;

  test.each([
    [['default', 'profile default'], 'us-east-1'],
    [['profile films'], 'eu-west-1'],
    [['profile two words'], 'ap-south-1'],
    [['films'], undefined],
    [['profile none'], undefined],
  ])('of %j is %s', (sections, region) => {
    expect(regionIn(text, sections)).toBe(region);
  });

  test('goes after the one that is set, and is missing where there is neither', async () => {
    const configFile = await profilesFile(text);
    const regionWith = async (settings: Readonly<Record<string, string>>): Promise<unknown> => {
      const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'a secret' };
      const { call, remove } = await providerCall(
        {},
        {},
        { endpoint: 'wan', ...keys, ...settings },
      );
      const found = await accessOf(call).catch((error: unknown) => error);
      await remove();
      return found;
    };
    expect(await regionWith({ configFile })).toMatchObject({ region: 'us-east-1' });
    expect(await regionWith({ configFile, region: 'eu-north-1' })).toMatchObject({
      region: 'eu-north-1',
    });
    expect(await regionWith({})).toMatchObject({
      code: 'provider/credentials',
      message: 'AWS_REGION is not set, and no profile has a region',
    });
  });
});
