import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { startSagemakerServer } from '../fakes/sagemaker-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const FILM = chainedFilm('sagemaker');

test('a film by an endpoint of SageMaker is rendered; a chained shot gets the true last frame of the one before', async () => {
  const key = { accessKeyId: 'AKIANOBODYSEES', secretAccessKey: 'nobody-may-see-this' };
  const server = await startSagemakerServer(key);
  const env = {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: 'us-east-1',
    SAGEMAKER_ENDPOINT: 'wan',
    SAGEMAKER_INPUT: 's3://films/requests',
    AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: server.url,
    AWS_ENDPOINT_URL_S3: `${server.url}/s3`,
  };
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  // A warning of somebody else's, beside those of the SDK.
  await writeFile(join(folder, 'warn.cjs'), "process.emitWarning('of somebody else');");
  const NODE_OPTIONS = `--require ${join(folder, 'warn.cjs')}`;
  const result = await runCli(['render', film, '--json'], { env: { ...env, NODE_OPTIONS } });
  expect(result.stderr.match(/.*Warning.*/g)).toEqual([
    expect.stringContaining('of somebody else'),
  ]);
  expect(result).toMatchObject({ code: 0 });
  expect(server.jobs).toHaveLength(2);
  const manifest = JSON.parse(
    await readFile(join(folder, 'build/film/manifest.json'), 'utf8'),
  ) as Manifest;
  const lastFrame = await readFile(join(folder, 'build/film', manifest.shots[0]!.lastFrame));
  expect(server.jobs[0]!.input.includes('input_reference')).toBe(false);
  expect(server.jobs[1]!.input.includes(lastFrame)).toBe(true);
  const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
  const said = [result.stdout, result.stderr, ledger].join('');
  for (const secret of Object.values(key)) expect(said).not.toContain(secret);
  expect(said).not.toContain('X-Amz-Signature');
  await server.close();
});

test('a film is rendered with the profile of AWS and the region that `.env` names', async () => {
  const key = { accessKeyId: 'AKIANOBODYSEES', secretAccessKey: 'nobody-may-see-this' };
  const server = await startSagemakerServer(key);
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  const profiles = `[profile films]
region = us-east-1
aws_access_key_id = ${key.accessKeyId}
aws_secret_access_key = ${key.secretAccessKey}
`;
  await writeFile(join(folder, 'profiles'), profiles);
  const lines = [
    'AWS_PROFILE=films',
    `AWS_CONFIG_FILE=${join(folder, 'profiles')}`,
    'SAGEMAKER_ENDPOINT=wan',
    'SAGEMAKER_INPUT=s3://films/requests',
  ];
  await writeFile(join(folder, '.env'), lines.join('\n'));
  const env = {
    HOME: folder,
    // In the environment and of nobody: the profile goes first.
    AWS_ACCESS_KEY_ID: 'AKIAOTHER',
    AWS_SECRET_ACCESS_KEY: 'another',
    MINISTUDIO_ENV_FILE: join(folder, '.env'),
    AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: server.url,
    AWS_ENDPOINT_URL_S3: `${server.url}/s3`,
  };
  const result = await runCli(['render', film], { env });
  expect(result).toMatchObject({ code: 0 });
  expect(server.jobs).toHaveLength(2);
  const said = result.stdout + result.stderr;
  for (const secret of Object.values(key)) expect(said).not.toContain(secret);
  expect(said).not.toContain('Multiple credential sources');
  await server.close();
});
