import type { ShotSync } from './measure-flashes.ts';
import type { SelftestDocument } from './selftest-document.ts';

/** A table for each film, and what is wrong. */
export function selftestText({ films, threshold }: SelftestDocument): string {
  const lines = films.flatMap(({ fps, frames, samples, shots, problems }) => [
    `${fps} fps: ${shots.length} shots, ${frames.decoded} of ${frames.planned} frames, ${samples.indexed} of ${samples.planned} samples`,
    `  ${HEAD.shot.padEnd(WIDTHS.shot)}  ${HEAD.form.padEnd(WIDTHS.form)}  ${HEAD.join.padEnd(WIDTHS.join)}  ${HEAD.offset.padStart(WIDTHS.offset)}  ${HEAD.step.padStart(WIDTHS.step)}`,
    ...shots.map(shotLine),
    ...problems.map((problem) => `  ✖ ${problem}`),
    '',
  ]);
  const failed = films.filter(({ problems }) => problems.length > 0).length;
  const verdict =
    failed === 0
      ? `✔ every beep is within ${threshold.offsetMs} ms of its flash, frames and samples are exact, no join clicks`
      : `✖ ${failed} of ${films.length} films have problems`;
  return `${[...lines, verdict].join('\n')}\n`;
}

const HEAD = {
  shot: 'shot',
  form: 'clip',
  join: 'join',
  offset: 'beep − flash (ms)',
  step: 'step',
};
const WIDTHS = { shot: 8, form: 12, join: 18, offset: 17, step: 6 };

function shotLine({ shot, form, hasSound, chained, dissolve, offsetsMs, step }: ShotSync): string {
  const join = [chained ? 'chain' : 'cut', ...(dissolve > 0 ? [`dissolve ${dissolve}`] : [])];
  const unheard = hasSound ? 'not heard' : 'no sound';
  const offsets = offsetsMs.map((offset) => (offset === null ? unheard : offset.toFixed(2)));
  return [
    '',
    shot.padEnd(WIDTHS.shot),
    form.padEnd(WIDTHS.form),
    join.join(', ').padEnd(WIDTHS.join),
    offsets.join(', ').padStart(WIDTHS.offset),
    (step === null ? '–' : `${step.toFixed(1)}×`).padStart(WIDTHS.step),
  ].join('  ');
}
