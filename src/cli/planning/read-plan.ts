import { open, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { PLAN_FILE_SCHEMA, type PlanFile, type PlanFlags } from '../../plan/plan-file.ts';
import { cliError } from '../cli-error.ts';

/** A plan that was written by `plan -o`, and the film that it is of. */
export interface ReadPlan {
  readonly plan: PlanFile;
  /** Absolute. */
  readonly film: string;
}

/**
 * Reads a file as a plan, whatever its name is.
 *
 * @returns undefined where it is none: then it is a film.
 * @throws StudioError `plan/invalid`
 */
export async function readPlan(cwd: string, file: string): Promise<ReadPlan | undefined> {
  const path = resolve(cwd, file);
  const document = await readDocument(path);
  const { schema } = document ?? {};
  if (typeof schema !== 'string' || !schema.startsWith('ministudio/plan')) return undefined;
  if (schema !== PLAN_FILE_SCHEMA || !isWhole(document!)) {
    const why = schema.startsWith('ministudio/plan-file')
      ? 'another version of ministudio wrote it, or it is damaged'
      : 'it is what `plan --json` prints, which is only to be read';
    throw cliError(
      'plan/invalid',
      `${file} is no plan that can be rendered: ${why}`,
      'Write one: ministudio plan film.yaml -o film.plan.json',
      ExitCode.filmInvalid,
    );
  }
  const plan = document as unknown as PlanFile;
  return { plan, film: resolve(dirname(path), plan.film.path) };
}

/** A film is seldom JSON: no more than its beginning is looked at otherwise. */
async function readDocument(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    // A pipe may wait for ever, and a device may have no end.
    if (!(await stat(path)).isFile() || !(await beginsAsJson(path))) return undefined;
    return JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    // What can't be read is told as a film that can't.
    return undefined;
  }
}

/** Far more than stands before the brace of a plan. */
const BEGINNING = 1024;

async function beginsAsJson(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING) });
    return /^\uFEFF?\s*\{/.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

function isWhole({
  tool,
  film,
  assets,
  flags,
  prices,
  make,
  budget,
  sheet,
}: Record<string, unknown>) {
  const objects = [tool, film, assets, flags, make, budget, sheet];
  return (
    objects.every((each) => typeof each === 'object' && each !== null) && Array.isArray(prices)
  );
}

/**
 * The flags of a plan under those of a command, which may say how it is made and where, and not what.
 *
 * @throws StudioError `usage/wrong-flag` where one contradicts the plan.
 */
export function withPlannedFlags<Flags extends PlanFlags>(
  flags: Flags,
  { flags: planned }: PlanFile,
): Flags & PlanFlags {
  for (const [name, flag] of Object.entries(DECIDING)) {
    const key = name as keyof PlanFlags;
    if (flags[key] === undefined || same(flags[key], planned[key])) continue;
    const was = planned[key] === undefined ? 'was not given' : `was ${String(planned[key])}`;
    throw cliError(
      'usage/wrong-flag',
      `${flag} contradicts the plan, where it ${was}`,
      `Leave ${flag} out, or plan again with it.`,
    );
  }
  const lower = [flags.budget, planned.budget].flatMap((budget) => budget ?? []);
  const [budget] = lower.toSorted((a, b) => Number(a) - Number(b));
  return { ...flags, ...planned, ...(budget !== undefined && { budget }) };
}

/** What decides what is made. A lower `--budget` contradicts nothing. */
const DECIDING: Readonly<Record<Exclude<keyof PlanFlags, 'budget'>, string>> = {
  provider: '--provider',
  quality: '--quality',
  seed: '--seed',
  set: '--set',
  only: '--only',
  from: '--from',
  stale: '--stale',
  fresh: '--fresh',
  allowOutside: '--allow-outside',
};

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The flags of a command that decide what is made, as a plan keeps them. */
export function flagsToKeep(flags: PlanFlags): PlanFlags {
  const names = [...Object.keys(DECIDING), 'budget'] as (keyof PlanFlags)[];
  return Object.fromEntries(
    names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])),
  );
}
