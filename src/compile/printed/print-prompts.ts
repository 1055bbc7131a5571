import { formatRate } from '../../film/time.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import type { FieldFate, FirstFrameSource, PlannedJoin, Segment } from '../compiled-shot.ts';
import type { CompiledKeyframe } from '../stills/compiled-keyframe.ts';
import {
  printAdjustments,
  printRows,
  printText,
  type PromptRow,
  whatElse,
} from './prompt-pages.ts';
import type { PromptsDocument, PromptsShot } from './prompts-document.ts';
import type { CompiledLine } from '../voices/compile-lines.ts';

/** The requests of a film for people to read: each prompt, where each field went, what gave way. */
export function printPrompts(document: PromptsDocument): string {
  return [
    ...document.lines.map(printLine),
    ...document.keyframes.map(printKeyframe),
    ...document.shots.map(printShot),
  ].join('\n');
}

function printLine({ scene, shot, line, character, text, spoken, adjustments }: CompiledLine) {
  const { provider, request } = spoken ?? {};
  const who = request === undefined ? 'nobody speaks it' : `${provider} ${request.model}`;
  const lines = [
    `${scene}/${shot}  line ${line + 1}, ${character ?? 'the narrator'}  ${who}`,
    ...(request === undefined
      ? ['', '  Line', ...printText(text, [])]
      : ['', '  Line', ...printText(request.text, []), '', '  Request', ...printSpeech(request)]),
    ...printAdjustments(adjustments),
  ];
  return `${lines.join('\n')}\n`;
}

function printSpeech(request: VoiceRequest): readonly string[] {
  const { voice, language, rate, pitch, tone, style, ipa, seed, options } = request;
  return printRows([
    ['voice', voice],
    ['language', language],
    ['rate', rate === 1 ? undefined : String(rate)],
    ['pitch', pitch === 0 ? undefined : `${pitch} semitones`],
    ['tone', tone],
    ['style', style],
    ['sounds', ipa.map((each) => `${each.word} /${each.ipa}/`).join(', ') || undefined],
    ['seed', seed === undefined ? undefined : String(seed)],
    ['options', Object.keys(options).length === 0 ? undefined : JSON.stringify(options)],
  ]);
}

function printKeyframe(keyframe: CompiledKeyframe): string {
  const { ends, starts, scene, provider, model, request, sections } = keyframe;
  const { width, height, seed } = request;
  const lines = [
    `${scene}/${ends}  ${provider} ${model}  still`,
    `  keyframe: shot ${ends} ends in it, ${starts.join(', ')} ${starts.length === 1 ? 'starts' : 'start'} from it`,
    '',
    '  Prompt',
    ...printText(request.prompt, sections),
    '',
    '  Request',
    ...printRows([
      ['picture', `${width}x${height}`],
      ['seed', seed === undefined ? undefined : String(seed)],
      ...whatElse(request),
    ]),
    ...printAdjustments(keyframe.adjustments),
  ];
  return `${lines.join('\n')}\n`;
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
  const prompt = printText(request.prompt, shot.segments.length === 1 ? shot.sections : []);
  return ['', `  ${title}`, ...prompt, '', '  Request', ...printRequest(segment)];
}

function printRequest(segment: Segment): readonly string[] {
  const { request } = segment;
  const rows: readonly PromptRow[] = [
    ['picture', `${request.width}x${request.height} at ${formatRate(request.rate)}`],
    ['length', printLength(segment)],
    ['first frame', printSource(segment.firstFrame, request)],
    ['last frame', segment.endsInKeyframe ? 'its keyframe' : request.lastFrame?.digest],
    ['seed', request.seed === undefined ? undefined : String(request.seed)],
    ['sound', request.audio === undefined ? undefined : request.audio ? 'on' : 'off'],
    ...whatElse(request),
  ];
  return printRows(rows);
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
    case 'keyframe':
      return `the keyframe that shot ${source.ends} ends in`;
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
