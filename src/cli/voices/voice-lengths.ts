import type { SpokenLengths } from '../../compile/timeline/speech.ts';
import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import type { VoiceRoutes } from '../../compile/voices/voice-route.ts';
import type { Film } from '../../film/film.ts';
import { lineFingerprint, lineKey, type PlannedVoice } from '../../plan/plan-lines.ts';
import type { VoiceLibrary, VoiceRecord } from '../../plan/voice-record.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export type VoiceOf = (provider: string, model: string) => PlannedVoice;

/** Prices and versions of those who speak in a film. */
export function plannedVoices(voices: VoiceRoutes, film: Film, providers: RunProviders): VoiceOf {
  const speakers = [undefined, ...Object.values(film.characters).map(({ id }) => id)];
  const makers = speakers.map(voices).filter((route) => route.kind === 'maker');
  return (provider, model) => {
    const maker = makers.find((each) => each.provider === provider && each.model.id === model);
    const { price, paidCharacters, capabilities } = maker?.model ?? {};
    const { tone: takesTone = false, repeats = false } = capabilities ?? {};
    const adapterVersion = providers.find(provider)?.voices?.version ?? 0;
    return {
      adapterVersion,
      takesTone,
      repeats,
      ...(price && { price }),
      ...(paidCharacters && { paidCharacters }),
    };
  };
}

/** What was spoken of each line, by its key. */
export function recordsOf(
  lines: readonly CompiledLine[],
  spoken: VoiceLibrary,
  voiceOf: VoiceOf,
): ReadonlyMap<string, VoiceRecord> {
  return new Map(
    lines.flatMap((line): [string, VoiceRecord][] => {
      if (line.spoken === undefined) return [];
      const { provider, request } = line.spoken;
      const { adapterVersion } = voiceOf(provider, request.model);
      const record = spoken[lineFingerprint(line, adapterVersion)!];
      return record === undefined ? [] : [[lineKey(line), record]];
    }),
  );
}

/** How long the lines are that were spoken; undefined where none was. */
export function lengthsOf(
  lines: readonly CompiledLine[],
  spoken: VoiceLibrary,
  voiceOf: VoiceOf,
): SpokenLengths | undefined {
  const records = recordsOf(lines, spoken, voiceOf);
  if (records.size === 0) return undefined;
  return (shot, line) => records.get(lineKey({ shot, line }))?.samples;
}
