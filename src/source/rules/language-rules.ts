import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { beatOrder } from './beat-order.ts';
import { duplicateId } from './duplicate-id.ts';
import { joinFrom } from './join-from.ts';
import { noShots } from './no-shots.ts';
import { nothingHappens } from './nothing-happens.ts';
import { nothingToBurn } from './nothing-to-burn.ts';
import { outsideLayout } from './outside-layout.ts';
import { outsideShot } from './outside-shot.ts';
import { reservedName } from './reserved-name.ts';
import { tooShort } from './too-short.ts';
import { transitionFirst } from './transition-first.ts';
import { transitionLength } from './transition-length.ts';
import { unknownCharacter } from './unknown-character.ts';
import { unknownEnvironment } from './unknown-environment.ts';
import { unknownLighting } from './unknown-lighting.ts';
import { unknownPlace } from './unknown-place.ts';
import { unknownState } from './unknown-state.ts';
import { untranslatedLine } from './untranslated-line.ts';
import { unusedWithClip } from './unused-with-clip.ts';

/** What the grammar of the language can’t say: names that must be defined, times that must fit. */
export const LANGUAGE_RULES: readonly FilmRule[] = [
  duplicateId,
  noShots,
  reservedName,
  unknownCharacter,
  unknownEnvironment,
  unknownLighting,
  unknownPlace,
  unknownState,
  joinFrom,
  tooShort,
  beatOrder,
  outsideShot,
  transitionFirst,
  transitionLength,
  outsideLayout,
  nothingHappens,
  unusedWithClip,
  untranslatedLine,
  nothingToBurn,
];
