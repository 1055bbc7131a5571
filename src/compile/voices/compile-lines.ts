import type { Adjustment } from '../../film/adjustment.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import type { CharacterId, SceneId, ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { speaksLanguage } from '../../film/speaks-language.ts';
import { takesIpa } from '../../film/takes-ipa.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { speakingSeconds, type SpokenLine, spokenLines } from '../timeline/speech.ts';
import { sourcesOfLines } from './line-source.ts';
import { paceOfVoices } from './pace.ts';
import { spokenText } from './spoken-text.ts';
import { type VoiceNames, voiceNames, voiceOf } from './voice-names.ts';
import { voiceRequest } from './voice-request.ts';
import type { VoiceMaker, VoiceRoutes } from './voice-route.ts';

/** A line that a voice speaks, ready for its provider; or why nobody speaks it. */
export interface CompiledLine {
  readonly shot: ShotId;
  readonly scene: SceneId;
  /** Its place among the lines of its shot on the timeline, from 0. */
  readonly line: number;
  /** Absent for the narrator. */
  readonly character?: CharacterId;
  /** As it is written. */
  readonly text: string;
  readonly spoken?: {
    readonly provider: string;
    readonly request: VoiceRequest;
    /** How long it is taken to be at the request's rate, which may be another than the film's. */
    readonly seconds: number;
  };
  readonly adjustments: readonly Adjustment[];
}

export interface LinesInput {
  readonly film: Film;
  /** Who makes the pictures of a shot: it may speak its lines itself. */
  readonly modelOf: (shot: ShotId) => VideoModel;
  readonly voices: VoiceRoutes;
}

/** Compiles every line of a film that is spoken by a voice, in the order of the film. */
export function compileLines({ film, modelOf, voices }: LinesInput): readonly CompiledLine[] {
  const names = voiceNames(film, voices);
  const paceOf = paceOfVoices(film, voices, names);
  return shotsOf(film).flatMap((shot) => {
    const sources = sourcesOfLines(shot, film, modelOf(shot.id).capabilities);
    return spokenLines(shot, film, { paceOf }).flatMap((line, index): readonly CompiledLine[] => {
      if (sources[index] === 'native') return [];
      return [compileLine(film, shot, { line, index }, voices, names)];
    });
  });
}

function compileLine(
  film: Film,
  shot: Shot,
  { line, index }: { readonly line: SpokenLine; readonly index: number },
  voices: VoiceRoutes,
  names: VoiceNames,
): CompiledLine {
  const { character, text } = line;
  const facts = {
    shot: shot.id,
    scene: shot.scene,
    line: index,
    ...(character !== undefined && { character }),
    text,
  };
  const field = character === undefined ? 'narration' : `dialogue.${index}.line`;
  const unspoken = (why: string): CompiledLine => ({
    ...facts,
    adjustments: [{ kind: 'dropped', field, asked: text, given: null, why }],
  });
  const route = voices(character);
  if (route.kind === 'none') return unspoken(route.why);
  const { provider, model } = route;
  const isSpelled = takesIpa(model.capabilities.ipa, film.language);
  const spoken = spokenText(text, film.pronounce, isSpelled);
  if (!WORD.test(spoken.text)) return unspoken('There is no word in it that a voice could say.');
  const obstacle = whyNotSaid(spoken.text, film.language, model);
  if (obstacle !== undefined) return unspoken(obstacle);
  const name = names.get(character);
  if (name === undefined) {
    return unspoken(`${provider} has no voice of its own for ${film.language}: name one.`);
  }
  const { request, adjustments } = voiceRequest(route, name, spoken, {
    voice: voiceOf(film, character) ?? {},
    voiceField: character === undefined ? 'narrator' : `characters.${character}.voice`,
    tone: line.tone,
    toneField: `dialogue.${index}.tone`,
    language: film.language,
    seed: film.seed,
  });
  const seconds = speakingSeconds(line, film.format.rate);
  return {
    ...facts,
    spoken: { provider, request, seconds },
    adjustments: [
      ...route.adjustments,
      ...nativeAsked(shot, index, route),
      ...otherVoice(film, character, name, route),
      ...adjustments,
    ],
  };
}

/** Where the voice that is named is another provider's. */
function otherVoice(
  film: Film,
  speaker: CharacterId | undefined,
  given: string,
  { provider, model }: VoiceMaker,
): readonly Adjustment[] {
  const asked = voiceOf(film, speaker)?.name;
  if (asked === undefined || asked === given) return [];
  const field = speaker === undefined ? 'narrator.name' : `characters.${speaker}.voice.name`;
  const why = `${model.id} of ${provider} has no voice of that name.`;
  return [{ kind: 'substituted', field, asked, given, why }];
}

/** A line that its author wanted the video model to say, which it can't. */
function nativeAsked(shot: Shot, index: number, { provider }: VoiceMaker): readonly Adjustment[] {
  if (shot.dialogue[index]?.source !== 'native') return [];
  const why = 'Who makes the pictures makes no sound, or its words are not kept.';
  const field = `dialogue.${index}.source`;
  return [{ kind: 'substituted', field, asked: 'native', given: provider, why }];
}

function whyNotSaid(text: string, language: string, model: VoiceModel): string | undefined {
  const { id, capabilities } = model;
  const { languages, scripts, longest } = capabilities;
  if (!speaksLanguage(languages, language)) return `${id} does not speak ${language}.`;
  const foreign = scripts && foreignLetter(text, scripts);
  if (foreign !== undefined) return `${id} can’t read ${foreign}; name a voice that can.`;
  if (longest === undefined) return undefined;
  const length =
    longest.unit === 'bytes' ? new TextEncoder().encode(text).length : Array.from(text).length;
  return length > longest.max
    ? `${id} says no more than ${longest.max} ${longest.unit} at once, and it has ${length}: make two lines of it.`
    : undefined;
}

/** A pause, “…”, or a sign of a mood is read, and takes its time. Services refuse it, or say anything. */
const WORD = /[\p{L}\p{N}]/u;

/** The first letter that is of no script that a voice reads. */
function foreignLetter(text: string, scripts: readonly string[]): string | undefined {
  const readable = scripts.map((script) => `\\p{Script=${script}}`).join('');
  return new RegExp(`[\\p{L}--[${readable}\\p{Script=Common}\\p{Script=Inherited}]]`, 'v').exec(
    text,
  )?.[0];
}
