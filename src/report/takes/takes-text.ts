import { dollars } from '../../film/dollars.ts';
import type { Retake, TakeRecord } from '../../plan/take-record.ts';
import { oneLine } from '../one-line.ts';
import type {
  LineTakes,
  ShotTakes,
  TakeLine,
  TakesDocument,
  UnusedFile,
} from './takes-document.ts';

const BECAUSE: Readonly<Record<NonNullable<TakeLine['because']>, string>> = {
  circled: 'shown: chosen',
  'newest-fresh': 'shown: the newest that fits the film',
  newest: 'shown: the newest',
};

export interface TakesLayout {
  /** As people are to see a path. */
  readonly path: (path: string) => string;
  /** A small picture of a take, as lines of a terminal; none where it can't show any. */
  readonly picture: (take: TakeLine) => string | undefined;
}

/** The takes of each shot for people: a line for what each is, and one for where. */
export function takesText({ shots }: TakesDocument, layout: TakesLayout): string {
  return shots.map((shot) => shotText(shot, layout)).join('\n');
}

function shotText(shot: ShotTakes, layout: TakesLayout): string {
  const { takes, unfinished } = shot;
  const rows = takes.map(cellsOf);
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  );
  const lines = takes.flatMap((take, index) => {
    const cells = rows[index]!.map((cell, column) => cell.padEnd(widths[column]!));
    const picture = layout.picture(take);
    return [
      `  ${cells.join('  ').trimEnd()}`,
      ...(take.loss === undefined ? [] : [`      ${take.loss}`]),
      ...(take.note === undefined ? [] : [`      note: ${oneLine(take.note)}`]),
      ...take.notes.map(({ text }) => `      ${oneLine(text)}`),
      `      ${layout.path(take.file)}`,
      ...(picture?.split('\n').map((line) => `      ${line}`) ?? []),
    ];
  });
  return [
    headOf(shot),
    ...(takes.length === 0 ? ['  no take yet'] : lines),
    ...unfinished.map((each) => unfinishedText(each, '    ')),
    ...shot.lines.flatMap((line) => lineText(line, layout)),
    ...shot.unused.flatMap((file) => unusedText(file, layout)),
    '',
  ].join('\n');
}

function headOf({ id, scene, state }: ShotTakes): string {
  const place = scene === undefined ? '' : ` (${oneLine(scene)})`;
  return `${oneLine(id)}${place}${state === 'fresh' ? '' : `: ${state}`}`;
}

function cellsOf(take: TakeLine): readonly string[] {
  const { provider, model, seed, at, cost } = take;
  return [
    `${take.because === undefined ? ' ' : '●'} take ${take.take}`,
    take.state,
    `${provider} (${oneLine(model)})`,
    seed === undefined ? '' : `seed ${seed}`,
    costText(cost),
    at === null ? '' : momentText(at),
    take.because === undefined ? '' : BECAUSE[take.because],
  ];
}

/** What was really paid, or what it was to cost. Unknown stays unknown. */
function costText({ actualUsd, estimatedUsd }: TakeRecord['cost']): string {
  if (actualUsd !== null) return actualUsd === 0 ? 'free' : dollars(actualUsd);
  return estimatedUsd === null ? 'cost unknown' : `about ${dollars(estimatedUsd)}`;
}

/** To the minute, in the time of this machine. */
function momentText(at: string): string {
  const moment = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A line and its takes, further in than those of its shot. */
function lineText(
  { line, text, takes, unfinished }: LineTakes,
  { path }: TakesLayout,
): readonly string[] {
  const rows = takes.flatMap((each) => {
    const { take, heard, provider, model, voice, seconds, seed, cost } = each;
    const facts = [
      `${oneLine(voice)} of ${provider} (${oneLine(model)})`,
      `${seconds.toFixed(1)} s`,
      ...(seed === undefined ? [] : [`seed ${seed}`]),
      costText(cost),
      ...(heard ? ['heard'] : []),
    ];
    return [
      `    ${heard ? '●' : ' '} take ${take}  ${facts.join('  ')}`,
      ...(each.loss === undefined ? [] : [`        ${each.loss}`]),
      ...(each.note === undefined ? [] : [`        note: ${oneLine(each.note)}`]),
      ...each.notes.map((note) => `        ${oneLine(note.text)}`),
      `        ${path(each.file)}`,
    ];
  });
  return [
    `  line ${line} “${oneLine(text)}”`,
    ...rows,
    ...unfinished.map((each) => unfinishedText(each, '      ')),
  ];
}

function unusedText(
  { what, provider, model, cost, file }: UnusedFile,
  { path }: TakesLayout,
): readonly string[] {
  const maker = provider === undefined ? [] : [`${provider} (${oneLine(model ?? '')})`];
  const facts = [oneLine(what), ...maker, costText(cost)];
  return [`  made and not used: ${facts.join('  ')}`, `      ${path(file)}`];
}

function unfinishedText(
  {
    take,
    note,
    seed,
    drawn,
    otherwise,
  }: Pick<Retake, 'take' | 'note' | 'seed' | 'drawn' | 'otherwise'>,
  indent: string,
): string {
  const { provider, quality, set = [] } = otherwise ?? {};
  const said = [
    ...(note === undefined ? [] : [`note: ${oneLine(note)}`]),
    ...(seed === undefined || drawn ? [] : [`seed ${seed}`]),
    ...(provider === undefined ? [] : [`--provider ${oneLine(provider)}`]),
    ...(quality === undefined ? [] : [`--quality ${oneLine(quality)}`]),
    ...set.map((each) => `--set ${oneLine(each)}`),
  ];
  const what = said.length === 0 ? '' : ` (${said.join(', ')})`;
  return `${indent}take ${take} is asked for${what} and not finished: the same \`retake\` goes on with it`;
}
