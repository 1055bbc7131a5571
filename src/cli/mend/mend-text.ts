import { rangeText } from '../../store/mend/gaps.ts';
import { byteText } from '../byte-text.ts';
import type { MendReport } from './mend-film.ts';
import type { Readable } from './readable.ts';

/** What was found of a damaged ledger, what is made of it, and what can't be known. */
export function mendText(report: MendReport, isDryRun: boolean): string {
  const { lines, whole, unproven, leftOut, missing, possiblyCharged, unnamed, copies } = report;
  const gone = missing.map(rangeText).join(', ');
  const isOne = missing.length === 1 && missing[0]![0] === missing[0]![1];
  return [
    `${lines} ${lines === 1 ? 'line' : 'lines'}, of which ${whole} ${whole === 1 ? 'is' : 'are'} whole${isDryRun ? '' : ' and kept'}`,
    ...(unproven.length === 0
      ? []
      : [
          `of ${linesText(unproven)} nobody can say whether ${unproven.length === 1 ? 'it is' : 'they are'} as written: the line before is lost`,
        ]),
    ...section(
      'Left out:',
      leftOut.map(({ line, n, why, readable }) => `line ${line} ${why}${toldOf(n, readable)}`),
    ),
    ...(missing.length === 0
      ? []
      : [
          '',
          `${isOne ? 'Entry' : 'Entries'} ${gone} ${isOne ? 'is' : 'are'} not among the whole ones: what ${isOne ? 'it' : 'they'} told of counts as never made, and is paid for again where the film needs it.`,
        ]),
    ...section(
      'Possibly charged, and made and paid for again where the film needs it:',
      possiblyCharged.map(
        ({ shot, take, why }) => `${shot}${take === undefined ? '' : `, take ${take}`}: ${why}`,
      ),
    ),
    ...section(
      'Kept files that no line names any more:',
      unnamed.map(
        ({ path, bytes, isWhole, line }) =>
          `${path} (${byteText(bytes)})${isWhole ? '' : ', which has changed since'}${line === undefined ? '' : `, named by line ${line}`}`,
      ),
    ),
    '',
    isDryRun
      ? 'Nothing was changed. Without --dry-run, the damaged files are kept under another name and the ledger is written anew of what is whole.'
      : `The ledger is written anew. The damaged files are kept as ${copies.join(' and ')}.`,
    '`ministudio plan` shows what the film lacks now.',
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function toldOf(n: number | undefined, { kind, job, step, shot, take }: Readable): string {
  const what = [
    ...(n === undefined ? [] : [`entry ${n}`]),
    ...(step === undefined ? (kind === undefined ? [] : [kind]) : [`the ${step} of a job`]),
    ...(shot === undefined ? [] : [`${partOf(job)}${shot}`]),
    ...(take === undefined ? [] : [`take ${take}`]),
  ];
  return what.length === 0 ? '' : ` (${what.join(', ')})`;
}

/** `lines 1, 3–5` */
function linesText(lines: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const line of lines) {
    const range = ranges.at(-1);
    if (range?.[1] === line - 1) range[1] = line;
    else ranges.push([line, line]);
  }
  return `${lines.length === 1 ? 'line' : 'lines'} ${ranges.map(rangeText).join(', ')}`;
}

function partOf(job: Readable['job']): string {
  switch (job?.kind) {
    case 'keyframe':
      return 'keyframe of ';
    case 'line':
      return `line ${job.number} of `;
    default:
      return '';
  }
}
