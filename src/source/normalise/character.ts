import type { Character, Emotion } from '../../film/character.ts';
import { characterId } from '../../film/ids.ts';
import { FORM } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import { canonicalColor } from '../values/color.ts';
import { readCharacterChange } from './change.ts';
import { FORM_HEIGHTS, inferForm } from './form.ts';
import { given, mapEntries, readTerm, readWords } from './reading.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';
import { readVoice } from './voices.ts';

export function readCharacter(
  reading: Reading,
  written: document.Character,
  name: string,
): Character {
  const path = ['characters', name];
  const { palette: identityPalette, ...traits } = { ...written.genetics, ...written.identity };
  const identity = mapEntries(traits, (words) => readWords(words as document.Words));
  const form =
    readTerm(reading, FORM, written.form, [...path, 'form']) ??
    inferForm([name, written.name ?? ''], Object.values(identity));
  return {
    id: characterId(name),
    name: written.name ?? name,
    form,
    height: written.height ?? FORM_HEIGHTS[form],
    identity,
    palette: (written.palette ?? identityPalette ?? []).map(canonicalColor),
    wardrobe: mapEntries(written.wardrobe, readWords),
    motion: mapEntries(written.motion, readWords),
    emotions: mapEntries(written.emotions, readEmotion),
    references: readReferences(reading, written.references, 'identity', [...path, 'references']),
    starts: readCharacterChange(written.starts ?? {}),
    ...given({ voice: written.voice === undefined ? undefined : readVoice(written.voice) }),
  };
}

function readEmotion(written: document.Emotion): Emotion {
  if (typeof written === 'string') return { note: written, traits: Object.create(null) };
  const { motion, note, ...traits } = written;
  return {
    ...given({ motion, note }),
    traits: mapEntries(traits, (words) => readWords(words)),
  };
}
