import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const ROOT = new URL('../../', import.meta.url);
const README = readFileSync(new URL('README.md', ROOT), 'utf8');
const OUR_PROVIDER = `export default {
  name: 'our-provider', kind: 'video', summary: 'ours', version: 1, concurrency: 1,
  secrets: [], settings: [], lifecycle: { state: 'live' }, models: async () => [], load: async () => ({}),
};`;
const newFolder = temporaryFolders();

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(README)?.[1];
  if (found === undefined) throw new Error(`README.md has no ${language} block`);
  return found;
}

describe('README.md', () => {
  test('names commands on its first screen that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
    const commands = [...README.matchAll(/^npm ci && npm (?:run )?(\w+)$/gm)].map(
      ([, name]) => name,
    );
    expect(commands).toEqual(['demo', 'test']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  });

  test('shows a film without a problem, and a program that renders it', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'film.yaml'), block('yaml'));
    expect(await runCli(['validate', 'film.yaml'], { cwd: folder })).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 film, 2 shots: no problem\n',
    });

    const library = new URL('dist/index.js', ROOT).href;
    await writeFile(
      join(folder, 'example.mjs'),
      block('ts').replace("from 'ministudio'", `from '${library}'`),
    );
    const { stdout, stderr, status } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout, events: stderr.trim().split('\n').at(-1) }).toEqual({
      status: 0,
      stdout: `${join(folder, 'build', 'film', 'film.mp4')}: 168 frames\n`,
      events: 'film-written',
    });
  });

  test('shows a job that posts the plan of that film', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'film.yaml'), block('yaml'));
    const job = README.split('```yaml\n').find((part) => part.includes('pull_request'))!;
    const { jobs } = parse(job.split('```')[0]!) as {
      jobs: { plan: { steps: { run?: string }[] } };
    };
    const commands = jobs.plan.steps.flatMap(({ run }) => run ?? []);
    const [, planned] = /^npx --yes ministudio (.*) > plan\.md$/.exec(commands[0]!)!;
    const { code, stdout } = await runCli(planned!.split(' '), { cwd: folder });
    expect([code, stdout.split('\n')[0]]).toEqual([0, '## Plan of <code>The Visitor</code>']);
    expect(commands[1]).toContain('--body-file plan.md');
  });

  test('shows a configuration without a problem', async () => {
    const folder = await newFolder();
    const [text] = README.split('```yaml\n').filter((part) => part.includes('secrets:'));
    await writeFile(join(folder, 'ministudio.config.yaml'), text!.split('```')[0]!);
    await writeFile(join(folder, 'our-provider.js'), OUR_PROVIDER);
    const { code, stdout } = await runCli(['config', 'show'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('providers.vertex-ai.location');
  });

  test('quotes a diagnostic as it is really printed', async () => {
    const folder = await newFolder();
    const mistake = block('yaml').replace('size: cu, characters', 'size: cu, charakters');
    await writeFile(join(folder, 'film.yaml'), mistake);
    const { stdout, code } = await runCli(['validate', 'film.yaml'], { cwd: folder });
    expect(code).toBe(3);
    expect(README).toContain(stdout.trimEnd());
  });
});
