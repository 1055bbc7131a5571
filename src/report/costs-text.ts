import { dollars } from '../film/dollars.ts';
import type { Costs, CostTables } from '../plan/costs.ts';
import { oneLine } from './one-line.ts';

/** What one film has cost, as `costs --json` has it. */
export interface FilmCosts extends Costs, CostTables {
  readonly film: string;
  readonly ledger: string;
  /** Of what is shown; null where the film can’t be read, or part of the time is asked for. */
  readonly usableSeconds: number | null;
  readonly usdPerUsableSecond: number | null;
}

/** `ministudio costs --json`. */
export interface CostsDocument {
  readonly schema: 'ministudio/costs@1';
  /** The first day that counts, in UTC. */
  readonly since?: string;
  readonly films: readonly FilmCosts[];
  /** Of all films. */
  readonly total: Costs;
}

/** The costs of films for people: what all came to, and a table of what for. */
export function costsText({ films, total, since }: CostsDocument): string {
  const more = films.length > 1 ? ['', `all ${films.length} films`, ...summaryOf(total)] : [];
  const from = since === undefined ? [] : [`since ${since} (UTC)`, ''];
  const lines = films.flatMap((film, index) => [
    ...(index === 0 ? [] : ['']),
    `${oneLine(film.film)} (${oneLine(film.ledger)})`,
    ...summaryOf(film),
    ...perSecond(film),
    ...tableOf(film),
  ]);
  return `${[...from, ...lines, ...more].join('\n')}\n`;
}

function summaryOf(costs: Costs): readonly string[] {
  const { jobs, spentUsd, possibleUsd, unpricedJobs, wastedUsd } = costs;
  if (jobs === 0) return ['  nothing was paid for'];
  const wasted = wastedUsd.failed + wastedUsd.superseded;
  const spent =
    unpricedJobs === 0
      ? dollars(spentUsd)
      : `at least ${dollars(spentUsd)}, and ${count(unpricedJobs)} at unknown prices`;
  return [
    `  spent: ${spent}`,
    ...(possibleUsd > 0 ? [`  possibly charged besides: ${dollars(possibleUsd)}`] : []),
    ...(wasted > 0
      ? [
          `  wasted of that: ${dollars(wasted)} (failed ${dollars(wastedUsd.failed)}, superseded ${dollars(wastedUsd.superseded)})`,
        ]
      : []),
  ];
}

function perSecond({
  usdPerUsableSecond,
  usableSeconds,
  unpricedJobs,
}: FilmCosts): readonly string[] {
  if (usdPerUsableSecond === null || usableSeconds === null) return [];
  const least = unpricedJobs === 0 ? '' : 'at least ';
  const isTiny = usdPerUsableSecond > 0 && usdPerUsableSecond < 0.0005;
  const usd = isTiny ? dollars(usdPerUsableSecond) : `$${usdPerUsableSecond.toFixed(3)}`;
  return [`  per usable second: ${least}${usd}, of ${usableSeconds.toFixed(1)} s`];
}

/** A column that has nothing to say is left out. */
function tableOf(film: FilmCosts): readonly string[] {
  const rows: readonly (readonly [string, string, Costs])[] = [
    ...film.byProvider.map((each) => ['provider', each.provider ?? UNKNOWN, each] as const),
    ...film.byModel.map((each) => ['model', each.model ?? UNKNOWN, each] as const),
    ...film.byDay.map((each) => ['day (UTC)', each.day ?? UNKNOWN, each] as const),
    ...film.byShot.map((each) => ['shot', each.shot ?? UNKNOWN, each] as const),
  ];
  const wasted = ({ wastedUsd }: Costs): number => wastedUsd.failed + wastedUsd.superseded;
  const columns = [
    { title: 'spent', isShown: true, cell: (each: Costs) => dollars(each.spentUsd) },
    {
      title: 'possible',
      isShown: film.possibleUsd > 0,
      cell: (each: Costs) => dollars(each.possibleUsd),
    },
    {
      title: 'wasted',
      isShown: wasted(film) > 0,
      cell: (each: Costs) => dollars(wasted(each)),
    },
    {
      title: 'unpriced',
      isShown: film.unpricedJobs > 0,
      cell: (each: Costs) => String(each.unpricedJobs),
    },
    { title: 'jobs', isShown: true, cell: (each: Costs) => String(each.jobs) },
  ].filter(({ isShown }) => isShown);
  if (rows.length === 0) return [];
  const names = rows.map(
    ([kind, name], index) => [rows[index - 1]?.[0] === kind ? '' : kind, oneLine(name)] as const,
  );
  const width = (texts: readonly string[]): number =>
    Math.max(...texts.map(({ length }) => length));
  const [kinds, labels] = [
    width(names.map(([kind]) => kind)),
    width(names.map(([, name]) => name)),
  ];
  const cells = columns.map(({ title, cell }) => [
    title,
    ...rows.map(([, , costs]) => cell(costs)),
  ]);
  const widths = cells.map(width);
  const line = (kind: string, name: string, row: number): string =>
    [
      `  ${kind.padEnd(kinds)}`,
      name.padEnd(labels),
      ...cells.map((column, index) => column[row]!.padStart(widths[index]!)),
    ].join('  ');
  return ['', line('', '', 0), ...names.map(([kind, name], index) => line(kind, name, index + 1))];
}

const UNKNOWN = '(unknown)';

function count(jobs: number): string {
  return `${jobs} job${jobs === 1 ? '' : 's'}`;
}
