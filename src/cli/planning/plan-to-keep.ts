import { dirname, relative, sep } from 'node:path';
import { redacted } from '../../diagnostics/redacted.ts';
import { spendingOf } from '../../plan/budget.ts';
import type { CallSheet } from '../../plan/call-sheet.ts';
import { chargesOf } from '../../plan/charges.ts';
import {
  PLAN_FILE_SCHEMA,
  type PlanFile,
  type PlanFlags,
  type PlannedPrice,
  type PlannedWork,
} from '../../plan/plan-file.ts';
import type { Selection } from '../../plan/selection.ts';
import { round } from '../../plan/round.ts';
import { sumOf } from '../../plan/totals.ts';
import { digestOfFile } from '../../store/takes/vault.ts';
import { chosenBy } from './chosen-jobs.ts';
import { cliError } from '../cli-error.ts';
import { claimedIn, planLineJobs } from './line-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { workOf } from './planned-work.ts';
import { purchasesOf } from './purchases.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { version } from '../version.ts';

/** What a plan was made of, beside the film as it was prepared. */
export interface PlanSource {
  readonly specDigest: string;
  /** Every file that was read of the spec, by its absolute path. */
  readonly files: readonly string[];
  readonly film: string;
  readonly flags: PlanFlags;
  readonly selection: Selection;
}

/** A plan with everything that decided it, for a file in that folder. No secret is in it. */
export async function planToKeep(
  prepared: PreparedFilm,
  sheet: CallSheet,
  source: PlanSource,
  { folder, providers }: { readonly folder: string; readonly providers: RunProviders },
): Promise<PlanFile> {
  const { redact } = providers.redactor;
  const { flags, film, selection } = source;
  if (JSON.stringify(redacted(flags, redact)) !== JSON.stringify(flags)) {
    const problem = 'a flag holds a secret, which a plan that is kept can’t hold';
    throw cliError(
      'usage/wrong-flag',
      problem,
      'Keep secrets in `.env`, where .env.example shows.',
    );
  }
  const make = workOf(prepared, selection);
  const { spentUsd, usd } = moneyOf(prepared, selection);
  const plan: PlanFile = {
    schema: PLAN_FILE_SCHEMA,
    tool: { name: 'ministudio', version },
    film: {
      path: pathFrom(folder, film),
      digest: source.specDigest,
      files: await digestsOf(source.files, dirname(film)),
    },
    assets: Object.fromEntries(prepared.assets),
    flags,
    prices: pricesOf(prepared, make),
    make,
    budget: { spentUsd, capUsd: usd === null ? null : round(spentUsd + usd) },
    sheet,
  };
  return redacted(plan, redact);
}

/**
 * What was charged for the film so far, or may be, and what is still to be submitted: what is under way counts
 * with what may be charged, and not once more.
 */
function moneyOf(
  prepared: PreparedFilm,
  selection: Selection,
): { readonly spentUsd: number; readonly usd: number | null } {
  const { entries, library } = prepared;
  const charges = chargesOf(
    entries.filter((entry) => entry.kind === 'step'),
    library,
  );
  const { charged, possible } = spendingOf(charges);
  const { jobs, keyframes } = chosenBy(prepared, selection);
  const lines = planLineJobs(prepared, { selection, claimed: claimedIn(entries) });
  const { toMake } = purchasesOf(jobs, keyframes, lines, charges);
  return { spentUsd: round(charged + possible), usd: sumOf(toMake.map(({ cost }) => cost.usd)) };
}

/** Of each model that is to make something, without where on this machine its price was read. */
function pricesOf(
  { routes, imageModel, voiceOf }: PreparedFilm,
  { shots, keyframes, lines = [] }: PlannedWork,
): readonly PlannedPrice[] {
  const prices = new Map<string, PlannedPrice>();
  for (const { shot, provider, model } of shots) {
    const price = routes.get(shot)?.model.price;
    const priced = { provider, model, makes: 'clips', price: withoutSource(price) } as const;
    prices.set(JSON.stringify([provider, model]), priced);
  }
  const [still] = keyframes;
  const stills = still && {
    provider: still.provider,
    model: still.model,
    makes: 'stills' as const,
    price: withoutSource(imageModel.price),
  };
  const voices = new Map(
    lines.map(({ provider, model }): [string, PlannedPrice] => {
      const price = withoutSource(voiceOf(provider, model).price);
      return [JSON.stringify([provider, model]), { provider, model, makes: 'voices', price }];
    }),
  );
  return [...prices.values(), ...(stills ? [stills] : []), ...voices.values()];
}

function withoutSource(price: { readonly source: string } | undefined): object | null {
  if (price === undefined) return null;
  const { source: _source, ...amounts } = price;
  return amounts;
}

async function digestsOf(
  files: readonly string[],
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const digests = files.map(
    async (file) => [pathFrom(folder, file), await digestOfFile(file)] as const,
  );
  return Object.fromEntries(await Promise.all(digests));
}

/** Relative: a plan is read on other machines, too. */
function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}
