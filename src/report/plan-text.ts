import { oneLine } from './one-line.ts';
import { formatRate, toSeconds } from '../film/time.ts';
import { timeText, totalsLines } from './plan-totals-text.ts';
import { priceText } from './amounts.ts';
import type { CallSheet, PlannedLine, PlannedShot } from '../plan/call-sheet.ts';

const STATES: Readonly<Record<PlannedShot['state'], string>> = {
  missing: '+ shoot',
  stale: '~ stale',
  fresh: '= keep',
};

const LINE_STATES: Readonly<Record<PlannedLine['state'], string>> = {
  missing: '+ speak',
  fresh: '= keep',
  repeated: '= repeat',
  unspoken: '- silent',
};

/** The call sheet for people: a line a shot, its adjustments below it, the totals at the end. */
export function planText(sheet: CallSheet): string {
  const { film, shots, keyframes, lines } = sheet;
  const seconds = toSeconds(film.frames, film.frameRate).toFixed(1);
  const stillRows = keyframes.map((keyframe) => [
    keyframe.restorable ? '+ restore' : keyframe.state === 'missing' ? '+ make' : STATES.fresh,
    keyframe.ends,
    'still',
    keyframe.provider,
    '',
    `keyframe into ${keyframe.starts.join(', ')}`,
    priceText(keyframe.cost.usd, keyframe.cost.asOf),
  ]);
  const shotRows = shots.map((shot) => [
    shot.leftOut ? '- leave' : shot.restorable ? '+ restore' : STATES[shot.state],
    shot.id,
    `${shot.frames} f`,
    shot.provider,
    shot.segments.length > 1 ? `${shot.segments.length} parts` : '',
    joinText(shot),
    priceText(shot.cost.usd, shot.cost.asOf) +
      (shot.estimatedSeconds ? timeText(shot.estimatedSeconds) : ''),
  ]);
  const lineRows = lines.map((line) => [
    LINE_STATES[line.state],
    `${line.shot} ${line.line + 1}`,
    `${line.seconds.toFixed(1)} s`,
    line.provider ?? '',
    line.voice ?? '',
    quoted(line.text),
    priceText(line.cost.usd, line.cost.asOf),
  ]);
  const widths = [...stillRows, ...lineRows, ...shotRows].reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  );
  const linesOf = (
    rows: readonly (readonly string[])[],
    planned: readonly (Partial<Pick<PlannedShot, 'reasons'>> & Pick<PlannedShot, 'adjustments'>)[],
  ): readonly string[] =>
    planned.flatMap(({ reasons = [], adjustments }, index) => [
      rows[index]!.map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
      ...reasons.map((reason) => `    ${oneLine(reason)}`),
      ...adjustments.map(({ field, why }) => `    ${field}: ${oneLine(why)}`),
    ]);
  return [
    `${oneLine(film.title)}: ${film.frames} frames (${seconds} s) of ${film.width}×${film.height} at ${formatRate(film.frameRate)} a second`,
    '',
    ...linesOf(stillRows, keyframes),
    ...(keyframes.length > 0 ? [''] : []),
    ...linesOf(lineRows, lines.map(withoutChoice)),
    ...choicesOf(lines),
    ...(lines.length > 0 ? [''] : []),
    ...linesOf(shotRows, shots),
    '',
    ...totalsLines(sheet),
    '',
  ].join('\n');
}

function joinText({ join }: PlannedShot): string {
  return join.from === undefined ? join.mode : `${join.mode} from ${join.from}`;
}

/** As much of a line as tells it from others. */
const MOST_QUOTED = 48;

function quoted(text: string): string {
  const characters = Array.from(oneLine(text));
  const cut = characters.length > MOST_QUOTED;
  return `“${cut ? `${characters.slice(0, MOST_QUOTED).join('').trimEnd()}…` : characters.join('')}”`;
}

/** Who speaks where nobody is named is told once, and not of each line. */
function withoutChoice({ adjustments }: PlannedLine): Pick<PlannedLine, 'adjustments'> {
  return { adjustments: adjustments.filter(({ kind }) => kind !== 'chosen') };
}

function choicesOf(lines: readonly PlannedLine[]): readonly string[] {
  const chosen = lines.flatMap(({ adjustments }) =>
    adjustments.filter(({ kind }) => kind === 'chosen').map(({ why }) => why),
  );
  return [...new Set(chosen)].map((why) => `    ${oneLine(why)}`);
}
