import type { Adjustment } from '../film/adjustment.ts';
import type { Json } from '../film/json.ts';
import { formatRate } from '../film/time.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { FieldFate, FirstFrameSource, PlannedJoin, Segment } from './compiled-shot.ts';
import type { PromptsDocument, PromptsShot } from './prompts-document.ts';

/** The requests of a film for people to read: each prompt, where each field went, what gave way. */
export function printPrompts(document: PromptsDocument): string {
  return document.shots.map(printShot).join('\n');
}

function printShot(shot: PromptsShot): string {
  const last = shot.startFrame + shot.frames - 1;
  const lines = [
    `${shot.scene}/${shot.id}  ${shot.provider} ${shot.model}  frames ${shot.startFrame}-${last}`,
    `  ${printJoin(shot.join)}`,
    ...shot.segments.flatMap((segment, index) => printSegment(segment, index, shot)),
    ...printFates(shot.fates),
    ...printAdjustments(shot.adjustments),
  ];
  return `${lines.join('\n')}\n`;
}

function printJoin({ mode, from, why }: PlannedJoin): string {
  return `${mode}${from === undefined ? '' : ` from ${from}`}: ${why}`;
}

function printSegment(segment: Segment, index: number, shot: PromptsShot): readonly string[] {
  const { request } = segment;
  const title = shot.segments.length === 1 ? 'Prompt' : `Prompt, part ${index + 1}`;
  const prompt =
    shot.segments.length === 1 && isInSections(request.prompt, shot)
      ? shot.sections.flatMap(({ name, text }) => hang(name.padEnd(12), text))
      : indent(request.prompt);
  return ['', `  ${title}`, ...prompt, '', '  Request', ...printRequest(segment)];
}

/** A prompt in paragraphs is its sections; in other forms they run into each other. */
function isInSections(prompt: string, shot: PromptsShot): boolean {
  return prompt === shot.sections.map(({ text }) => text).join('\n\n');
}

function printRequest(segment: Segment): readonly string[] {
  const { request } = segment;
  const rows: (readonly [string, string | undefined])[] = [
    ['picture', `${request.width}x${request.height} at ${formatRate(request.rate)}`],
    ['length', printLength(segment)],
    ['first frame', printSource(segment.firstFrame, request)],
    ['last frame', request.lastFrame?.digest],
    ['seed', request.seed === undefined ? undefined : String(request.seed)],
    ['sound', request.audio === undefined ? undefined : request.audio ? 'on' : 'off'],
    ['avoid', request.negativePrompt],
    ...request.references.map(
      ({ of, role, strength, digest }) =>
        ['reference', `${of}, ${role}, strength ${strength}, ${digest}`] as const,
    ),
    [
      'options',
      Object.keys(request.options).length === 0 ? undefined : JSON.stringify(request.options),
    ],
    [
      'staging',
      request.staging === undefined ? undefined : 'the world and the camera path, as data',
    ],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`    ${name.padEnd(12)}${value}`],
  );
}

function printLength({ request, dropFrames, holdFrames, frames }: Segment): string {
  const dropped =
    dropFrames === 0
      ? ''
      : `, of which the first ${dropFrames === 1 ? 'one is' : `${dropFrames} are`} dropped`;
  const held =
    holdFrames === 0 ? '' : `, the last ${holdFrames === 1 ? 'one' : holdFrames} of them held`;
  return `${Math.round(request.seconds * 1000) / 1000} s (${request.frames} frames${dropped}) for ${frames} frames of the film${held}`;
}

function printSource(source: FirstFrameSource, request: VideoRequest): string | undefined {
  switch (source.kind) {
    case 'none':
      return undefined;
    case 'file':
      return `${source.path} ${request.firstFrame?.digest ?? ''}`.trim();
    case 'shot':
      return `the last frame of shot ${source.shot}`;
    case 'segment':
      return 'the last frame of the part before';
  }
}

function printFates(fates: readonly FieldFate[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { field, fate, where } of fates) {
    const place = fate === where ? fate : `${fate}, ${where}`;
    const fields = places.get(place);
    if (fields === undefined) places.set(place, [field]);
    else fields.push(field);
  }
  if (places.size === 0) return [];
  const rows = [...places].flatMap(([place, fields]) => wrap(`${place}:`, fields));
  return ['', '  Where each field went', ...rows];
}

/** Fills lines to the width of the page; what goes on is set in further. */
function wrap(title: string, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = `    ${title}`;
  for (const name of names) {
    if (line.length + 1 + name.length > PAGE_WIDTH) {
      lines.push(line);
      line = `      ${name}`;
    } else {
      line += ` ${name}`;
    }
  }
  return [...lines, line];
}

const PAGE_WIDTH = 100;

function printAdjustments(adjustments: readonly Adjustment[]): readonly string[] {
  if (adjustments.length === 0) return [];
  const rows = adjustments.map(
    ({ kind, field, asked, given, why }) =>
      `    ${kind} ${field}: ${printValue(asked)} -> ${given === null ? 'nothing' : printValue(given)}. ${why}`,
  );
  return ['', '  Adjustments', ...rows];
}

function printValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function hang(name: string, text: string): readonly string[] {
  return text
    .split('\n')
    .map((line, index) => `    ${index === 0 ? name : ' '.repeat(name.length)}${line}`);
}

function indent(text: string): readonly string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
}
