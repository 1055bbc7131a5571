import type { FilmRule } from '../diagnostics/film-rule.ts';
import { axisOfAction } from './axis-of-action.ts';
import { cameraConflict } from './camera-conflict.ts';
import { monotony } from './monotony.ts';
import { noEstablishing } from './no-establishing.ts';
import { oddHeight } from './odd-height.ts';
import { outOfFrame } from './out-of-frame.ts';
import { speechTooLong } from './speech-too-long.ts';
import { thirtyDegrees } from './thirty-degrees.ts';
import { tooMuch } from './too-much.ts';
import { turnedSize } from './turned-size.ts';
import { undescribedGarment } from './undescribed-garment.ts';
import { unsaidPosture } from './unsaid-posture.ts';
import { unused } from './unused.ts';

/** The film grammar, checked before money is spent. All of it warns, none of it forbids. */
export const GRAMMAR_RULES: readonly FilmRule[] = [
  axisOfAction,
  thirtyDegrees,
  noEstablishing,
  monotony,
  speechTooLong,
  tooMuch,
  cameraConflict,
  undescribedGarment,
  oddHeight,
  turnedSize,
  outOfFrame,
  unsaidPosture,
  unused,
];
