import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openSetup } from '../../../src/cli/setup/open-setup.ts';
import { type MonthBudget, monthBudgetOf } from '../../../src/cli/setup/spending-place.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** What holds in a folder with these files, under these variables; `HOME` is `home` in it. */
async function budgetOf(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<MonthBudget | undefined> {
  const cwd = await newFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(cwd, name, '..'), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  const set: Readonly<Record<string, string>> = { HOME: join(cwd, 'home'), ...variables };
  const environment = { get: (name: string) => set[name] || undefined };
  const budget = monthBudgetOf(await openSetup({ environment, cwd }, {}, { envFiles: true }));
  const shown = (text: string): string => text.replaceAll(cwd, '.');
  return (
    budget && {
      ...budget,
      setBy: shown(budget.setBy),
      book: shown(budget.book),
      folder: shown(budget.folder),
    }
  );
}

const MONTH = 'budget: { month: 200 }\n';

test('a month is reckoned beside the configuration that sets its budget', async () => {
  expect(await budgetOf({ 'ministudio.config.yaml': MONTH })).toEqual({
    usd: 200,
    setBy: './ministudio.config.yaml:1:18',
    book: './.ministudio/spending.jsonl',
    folder: '.',
  });
  expect(await budgetOf({ 'ministudio.config.yaml': 'budget: 20\n' })).toBeUndefined();
});

test('a user’s own budget for a month is reckoned where programs keep what they remember for them', async () => {
  const own = { 'home/.config/ministudio/config.yaml': MONTH };
  expect(await budgetOf(own)).toMatchObject({
    book: './home/.local/state/ministudio/spending.jsonl',
  });
  expect(await budgetOf(own, { XDG_STATE_HOME: '/state' })).toMatchObject({
    book: '/state/ministudio/spending.jsonl',
  });
});

test('a variable changes the amount and not the book', async () => {
  const variables = { MINISTUDIO_BUDGET_MONTH: '50' };
  expect(await budgetOf({ 'ministudio.config.yaml': MONTH }, variables)).toMatchObject({
    usd: 50,
    setBy: 'the environment (MINISTUDIO_BUDGET_MONTH)',
    book: './.ministudio/spending.jsonl',
  });
  expect(await budgetOf({}, variables)).toMatchObject({
    book: './home/.local/state/ministudio/spending.jsonl',
  });
  await expect(budgetOf({}, { ...variables, HOME: '' })).rejects.toMatchObject({
    code: 'usage/wrong-variable',
    hint: 'Set HOME or XDG_STATE_HOME.',
  });
});
