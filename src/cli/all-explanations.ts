import type { Explanation } from '../diagnostics/explanation.ts';
import { indexExplanations } from '../diagnostics/explanations.ts';
import { speechTooLong } from '../compile/rules/speech-too-long.ts';
import { GRAMMAR_RULES } from '../grammar/rules.ts';
import { MEDIA_EXPLANATIONS } from '../media/explanations.ts';
import { PROVIDER_EXPLANATIONS } from '../providers/explanations.ts';
import { SECRET_EXPLANATIONS } from '../secrets/explanations.ts';
import { SHOOT_EXPLANATIONS } from '../shoot/explanations.ts';
import { SOURCE_EXPLANATIONS } from '../source/explanations/all.ts';
import { STORE_EXPLANATIONS } from '../store/explanations.ts';
import { CONFIG_EXPLANATIONS } from '../config/explanations.ts';
import { CLI_EXPLANATIONS } from './explanations.ts';
import { MAKES_NO_STILLS } from './rules/makes-no-stills.ts';
import { MAKES_NO_VOICES } from './rules/makes-no-voices.ts';
import { NEEDS_PICTURE } from './rules/needs-picture.ts';
import { NEEDS_SPEECH_PACKAGES } from './rules/needs-speech-packages.ts';
import { PROVIDER_ENDED } from './rules/provider-ended.ts';
import { UNKNOWN_OPTION } from './rules/unknown-option.ts';

/** What every code means that can be printed. Loaded only by who explains. */
export function allExplanations(): ReadonlyMap<string, Explanation> {
  return indexExplanations(
    SOURCE_EXPLANATIONS,
    GRAMMAR_RULES.map(({ explanation }) => explanation),
    [
      speechTooLong.explanation,
      PROVIDER_ENDED,
      MAKES_NO_STILLS,
      MAKES_NO_VOICES,
      NEEDS_PICTURE,
      NEEDS_SPEECH_PACKAGES,
      UNKNOWN_OPTION,
    ],
    MEDIA_EXPLANATIONS,
    PROVIDER_EXPLANATIONS,
    SECRET_EXPLANATIONS,
    SHOOT_EXPLANATIONS,
    STORE_EXPLANATIONS,
    CLI_EXPLANATIONS,
    CONFIG_EXPLANATIONS,
  );
}
