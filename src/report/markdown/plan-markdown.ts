import type { CallSheet, PlannedKeyframe, PlannedShot } from '../../plan/call-sheet.ts';
import { countText, durationText, priceText } from '../amounts.ts';
import {
  leftOutLines,
  reusedText,
  routeLines,
  timeText,
  unknownTimes,
} from '../plan-totals-text.ts';
import { partText } from '../part-text.ts';
import { codeText } from './escape.ts';
import { fitting } from './fitting.ts';

/** Characters that a comment on GitHub may have. */
export const MOST_CHARACTERS = 65_536;
/** For what is said of that which is left out, and for the ends of what is folded. */
const RESERVED = 1_000;
/** A film may have a thousand scenes. */
const MOST_OF_TOTALS = 8_000;

/**
 * The call sheet for a pull request: the totals, a table, and folded away what is behind it. What has no
 * room is said, the reasons first.
 */
export function planMarkdown(sheet: CallSheet): string {
  const head = headOf(sheet);
  let room = MOST_CHARACTERS - RESERVED - head.length;
  const totals = fitting(totalLines(sheet), MOST_OF_TOTALS);
  room -= totals.text.length;
  const rows = fitting([...sheet.keyframes.map(stillRow), ...sheet.shots.map(shotRow)], room);
  room -= rows.text.length;
  const behind = [...sheet.keyframes.map(behindStill), ...sheet.shots.map(behindShot)].filter(
    (text) => text !== '',
  );
  const reasons = fitting(behind, room);
  return [
    head,
    rows.text,
    ...(rows.left > 0 ? [`\n${leftOut(rows.left, 'row')}`] : []),
    ...folded('Totals', totals.text, leftOut(totals.left, 'line')),
    ...folded('Reasons and adjustments', reasons.text, leftOut(reasons.left, 'shot')),
  ].join('');
}

function headOf({ film, shots, totals }: CallSheet): string {
  const { byProvider, leftOut = 0 } = totals;
  const toMake = byProvider.reduce((sum, part) => sum + part.toMake, 0);
  const kept = shots.length - toMake - leftOut;
  const rest = `${kept > 0 ? `, ${kept} kept` : ''}${leftOut > 0 ? `, ${leftOut} left out` : ''}`;
  const facts = [
    `**${countText(toMake, 'shot')} to make**${rest}`,
    `${totals.secondsPaid} s for ${totals.secondsUsed} s of film`,
    `**${priceOf(totals.usd)}**${timeText(totals.estimatedSeconds)}`,
  ];
  return `## Plan of ${codeText(film.title, 200)}

${facts.join(' · ')}

| | shot | length | made by | join | price | time |
| --- | --- | --- | --- | --- | --- | --- |
`;
}

function shotRow(shot: PlannedShot): string {
  const { join, segments, frames } = shot;
  const parts = segments.length > 1 ? `, ${segments.length} parts` : '';
  return rowOf([
    stateText(shot, 'shoot'),
    codeText(shot.id),
    `${frames} f${parts}`,
    `${codeText(shot.provider)} ${codeText(shot.model)}`,
    join.from === undefined ? join.mode : `${join.mode} from ${codeText(join.from)}`,
    priceOf(shot.cost.usd, shot.cost.asOf),
    shotTime(shot),
  ]);
}

function shotTime({ estimatedSeconds: seconds }: PlannedShot): string {
  if (seconds === null) return 'unknown';
  return seconds === undefined || seconds === 0 ? '' : durationText(seconds);
}

function stillRow(still: PlannedKeyframe): string {
  return rowOf([
    stateText(still, 'make'),
    codeText(still.ends),
    'still',
    `${codeText(still.provider)} ${codeText(still.model)}`,
    `keyframe into ${still.starts.map((shot) => codeText(shot)).join(', ')}`,
    priceOf(still.cost.usd, still.cost.asOf),
    '',
  ]);
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function stateText(
  { state, restorable, leftOut }: Pick<PlannedShot, 'state' | 'restorable' | 'leftOut'>,
  making: string,
): string {
  if (leftOut) return 'leave';
  if (restorable) return 'restore';
  return state === 'missing' ? `**${making}**` : state === 'stale' ? '**stale**' : 'keep';
}

/** A dollar may begin a formula. */
function priceOf(usd: number | null, asOf?: string): string {
  return priceText(usd, asOf).replace('$', '&#36;');
}

function totalLines(sheet: CallSheet): readonly string[] {
  const { byProvider, byScene, reused } = sheet.totals;
  return [
    ...byProvider.map(
      (part) => `- ${codeText(part.provider)}: ${partText(part, priceOf(part.usd))}`,
    ),
    ...(byScene.length > 1 ? byScene : []).map(
      (part) => `- scene ${codeText(part.scene)}: ${partText(part, priceOf(part.usd))}`,
    ),
    ...(reused.shots > 0 ? [`- ${reusedText(sheet).replace('$', '&#36;')}`] : []),
    ...[...leftOutLines(sheet), ...unknownTimes(sheet), ...routeLines(sheet)].map(
      (line) => `- ${codeText(line)}`,
    ),
  ].map((line) => `${line}\n`);
}

function behindShot({ id, reasons, adjustments }: PlannedShot): string {
  return behindOf(`- ${codeText(id)}`, { reasons, adjustments });
}

function behindStill({ ends, reasons, adjustments }: PlannedKeyframe): string {
  return behindOf(`- keyframe of ${codeText(ends)}`, { reasons, adjustments });
}

function behindOf(
  name: string,
  { reasons, adjustments }: Pick<PlannedShot, 'reasons' | 'adjustments'>,
): string {
  const lines = [
    ...reasons.map((reason) => codeText(reason, 600)),
    ...adjustments.map(({ field, why }) => `${codeText(field)}: ${codeText(why, 600)}`),
  ];
  if (lines.length === 0) return '';
  return `${name}\n${lines.map((line) => `  - ${line}\n`).join('')}`;
}

function folded(summary: string, text: string, more: string): readonly string[] {
  if (text === '' && more === '') return [];
  const rest = more === '' ? '' : `\n${more}`;
  return [`\n<details><summary>${summary}</summary>\n\n${text}${rest}\n</details>\n`];
}

function leftOut(count: number, thing: string): string {
  if (count === 0) return '';
  const are = count === 1 ? 'is' : 'are';
  return `${countText(count, `more ${thing}`)} ${are} left out here: a comment has room for ${MOST_CHARACTERS} characters. \`ministudio plan\` shows all.\n`;
}
