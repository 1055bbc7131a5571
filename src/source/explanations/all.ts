import type { Explanation } from '../../diagnostics/explanation.ts';
import { CLIP_TOO_SHORT } from '../check-clip-lengths.ts';
import { UNKNOWN_PROVIDER } from '../check-providers.ts';
import { LANGUAGE_RULES } from '../rules/language-rules.ts';
import { ASSET_EXPLANATIONS } from './assets.ts';
import { LANGUAGE_EXPLANATIONS } from './language.ts';
import { YAML_EXPLANATIONS } from './yaml.ts';

/** Every code that reading a film can raise. */
export const SOURCE_EXPLANATIONS: readonly Explanation[] = [
  ...YAML_EXPLANATIONS,
  ...LANGUAGE_EXPLANATIONS,
  ...LANGUAGE_RULES.map((rule) => rule.explanation),
  UNKNOWN_PROVIDER,
  CLIP_TOO_SHORT,
  ...ASSET_EXPLANATIONS,
];
