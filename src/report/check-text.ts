import type { CheckDocument } from '../check/check-document.ts';
import type { Measurement, Range, Verdict } from '../check/measurement.ts';
import { oneLine } from './one-line.ts';

const MARKS: Readonly<Record<Verdict, string>> = { pass: '✔', weak: '!', fail: '✖', 'n/a': '–' };

/** What was measured of a film, for people. Joins that are as they should be are counted. */
export function checkText({ film, seams, shots, lines, ok }: CheckDocument): string {
  const passed = seams.filter(({ verdict }) => verdict === 'pass').length;
  const others = seams.filter(({ verdict }) => verdict !== 'pass');
  const all = [...Object.values(film), ...seams, ...shots, ...lines];
  const failed = all.filter(({ verdict }) => verdict === 'fail').length;
  return [
    'film',
    ...Object.values(film).map((each) => lineOf('', each)),
    ...(seams.length === 0 ? [] : ['joins']),
    ...(passed === 0 ? [] : [`  ✔ the sound of ${passed} of ${seams.length} does not click`]),
    ...others.map((seam) => lineOf(`into ${oneLine(seam.shot)}  `, seam)),
    ...(shots.length === 0 ? [] : ['shots']),
    ...shots.map((each) => lineOf(`${oneLine(each.shot)}  `, each)),
    ...(lines.length === 0 ? [] : ['lines']),
    ...lines.map((line) => lineOf(`${oneLine(line.shot)} “${shortened(line.text)}”  `, line)),
    ok ? 'ok' : `${failed} of ${all.length} measures failed`,
    '',
  ].join('\n');
}

function lineOf(name: string, { measure, value, threshold, verdict, reason }: Measurement): string {
  const said = reason === undefined ? '' : `: ${reason}`;
  const measured = verdict === 'n/a' ? 'not measured' : (value ?? 'silence');
  const wanted = verdict === 'n/a' ? '' : ` (${rangeText(threshold)})`;
  return `  ${MARKS[verdict]} ${name}${measure} ${measured}${wanted}${said}`;
}

function rangeText({ from, to }: Range): string {
  if (from !== undefined && from === to) return `= ${from}`;
  if (from !== undefined && to !== undefined) return `${from} … ${to}`;
  return from === undefined ? `≤ ${to}` : `≥ ${from}`;
}

function shortened(text: string): string {
  const plain = oneLine(text);
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`;
}
