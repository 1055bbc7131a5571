import type { CompiledLine } from '../compile/voices/compile-lines.ts';
import type { ShotId } from '../film/ids.ts';
import { SAMPLE_RATE, toSeconds } from '../film/time.ts';
import type { Timeline } from '../film/timeline.ts';
import type { VoiceModel } from '../providers/voice-model.ts';
import type { VoiceRequest } from '../providers/voice-provider.ts';
import type { Cost, PlannedLine } from './call-sheet.ts';
import { costOfLine } from './cost-of-line.ts';
import { type Fingerprint, fingerprintOf, voiceRecipeOf } from './fingerprint.ts';
import { round } from './round.ts';
import type { VoiceLibrary } from './voice-record.ts';

/** What is to be known of whoever speaks a line. */
export interface PlannedVoice extends Pick<VoiceModel, 'price' | 'paidCharacters'> {
  readonly adapterVersion: number;
  /** It is told in words how to say a line. */
  readonly takesTone?: boolean;
  /** It says the same in the same way each time. */
  readonly repeats?: boolean;
}

/** @param seconds how long it is, or is taken to be. */
export function costToSpeak(
  request: VoiceRequest,
  seconds: number,
  { price, paidCharacters }: Pick<PlannedVoice, 'price' | 'paidCharacters'>,
): Cost {
  const usd = price && costOfLine(request, seconds, price, paidCharacters);
  return usd === undefined || price === undefined ? { usd: null } : { usd, asOf: price.asOf };
}

/** The fingerprint of a line, by which it is known whether it was spoken; none where nobody does. */
export function lineFingerprint(
  { spoken }: CompiledLine,
  adapterVersion: number,
): Fingerprint | undefined {
  return spoken && fingerprintOf(voiceRecipeOf(spoken, adapterVersion));
}

/**
 * Compares the lines of a film with those that were spoken. A line that is said twice in the same way
 * is spoken once, so only the first of them is `missing` and costs something.
 */
export function planLines(
  lines: readonly CompiledLine[],
  timeline: Timeline,
  library: VoiceLibrary,
  voiceOf: (provider: string, model: string) => PlannedVoice,
): readonly PlannedLine[] {
  const shots = new Map(timeline.shots.map((shot) => [shot.id, shot]));
  const seen = new Set<Fingerprint>();
  return lines.map((line): PlannedLine => {
    const { shot, scene, line: index, character, text, spoken, adjustments } = line;
    const timed = shots.get(shot)!.lines[index]!;
    const facts = {
      shot,
      scene,
      line: index,
      ...(character !== undefined && { character }),
      text,
      adjustments,
    };
    if (spoken === undefined) {
      const seconds = round(toSeconds(timed.to - timed.from, timeline.rate));
      return { ...facts, state: 'unspoken', seconds, cost: { usd: 0 } };
    }
    // On the timeline a line ends with its shot where the sound policy is `error`.
    const estimated = round(spoken.seconds);
    const { provider, request } = spoken;
    const voice = voiceOf(provider, request.model);
    const fingerprint = lineFingerprint(line, voice.adapterVersion)!;
    const known = library[fingerprint];
    const isFirst = !seen.has(fingerprint);
    seen.add(fingerprint);
    const who = { provider, model: request.model, voice: request.voice, fingerprint };
    if (known !== undefined) {
      const seconds = round(known.samples / SAMPLE_RATE);
      return { ...facts, ...who, state: 'fresh', seconds, cost: { usd: 0 } };
    }
    return {
      ...facts,
      ...who,
      state: isFirst ? 'missing' : 'repeated',
      seconds: estimated,
      cost: isFirst ? costToSpeak(request, estimated, voice) : { usd: 0 },
    };
  });
}

/** The key of a line in a film. */
export function lineKey({ shot, line }: { readonly shot: ShotId; readonly line: number }): string {
  return `${line} ${shot}`;
}
