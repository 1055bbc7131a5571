import type { Voice } from '../../film/character.ts';
import type { VoiceMakers } from '../../film/film.ts';
import type { JsonObject } from '../../film/json.ts';
import type * as document from '../generated/film-document.ts';
import { given, listOf } from './reading.ts';

/** Who speaks the film's lines, whichever way it is written. */
export function readVoices(written: document.Voices | undefined): VoiceMakers | 'none' | undefined {
  if (written === undefined || written === 'none') return written;
  if (typeof written === 'string' || Array.isArray(written)) {
    return { use: listOf(written), options: {} };
  }
  const { use, options = {} } = written;
  return { use: listOf(use), options: options as Readonly<Record<string, JsonObject>> };
}

/** How somebody sounds; a string is the name of a voice. */
export function readVoice(written: document.Voice): Voice {
  if (typeof written === 'string') return { name: written };
  const { provider, name, rate, pitch, tone, style } = written;
  return given({ provider, name, rate, pitch, tone, style });
}
