import type { AdjustmentKind } from '../../film/adjustment.ts';

/** What becomes of a field that neither the request nor the timeline took. */
export type Unheard =
  | { readonly fate: 'kept'; readonly where: string }
  | {
      readonly fate: 'adjusted';
      readonly kind: AdjustmentKind;
      /** The field that one adjustment names for all like it. */
      readonly field: string;
      readonly why: string;
    };

interface Rule {
  readonly path: RegExp;
  readonly outcome: (path: string) => Unheard;
}

const RULES: readonly Rule[] = [
  kept(/^notes$/u, 'the notes'),
  kept(/^safeAlternative$/u, 'what is asked for where a provider refuses the shot'),
  kept(/^providers\./u, 'the choice of the provider'),
  kept(/^quality$/u, 'the choice of the model'),
  kept(/^providerOptions\./u, 'another provider'),
  kept(/^sound\.native$/u, 'the model makes no sound'),
  kept(/^soundPolicy$/u, 'the timeline'),
  kept(/^join\./u, 'the join'),
  kept(/^characters\.[^.]+\.(wardrobe|motion|emotions|starts)\./u, 'the world, not in this shot'),
  kept(/^changes\.characters\./u, 'the world, for later shots'),
  kept(
    /^(environment\.layout|changes\.environment\.pieces)\./u,
    'the floor plan, which decides what is in frame',
  ),
  kept(/^environment\.(weather|time)$/u, 'the world, changed since'),
  kept(/^lighting\.time$/u, 'the world, changed since'),
  kept(/^style\.name$/u, 'the name of the look'),
  later(/^accept\./u, 'accept', 'Takes are not measured against thresholds yet.'),
  kept(/^sound\.(music|ambience|effects)\b/u, 'the sound of the film'),
  kept(/^transition\.(jCut|lCut)/u, 'the sound of the film'),
  kept(/^characters\.[^.]+\.voice\./u, 'the voice of the character'),
  kept(/^dialogue\.\d+\.(line|tone|source)$/u, 'the voice that speaks the line'),
  kept(/^narration$/u, 'the voice that speaks the narration'),
  kept(/^(?:dialogue\.\d+\.translations|narrationTranslations)\./u, 'the subtitles'),
  later(/^clip$/u, 'clip', 'The clip cannot be read, so the shot is made by the model.'),
  dropped(
    /^camera\.(at|facing)$/u,
    'camera',
    'It is followed only on a floor plan, and only by a shot that does not start from a given frame.',
  ),
];

/** The rule for a path; a field that no rule knows is dropped, and said to be. */
export function judgeUnheard(path: string): Unheard {
  const rule = RULES.find((each) => each.path.test(path));
  if (rule !== undefined) return rule.outcome(path);
  return { fate: 'adjusted', kind: 'dropped', field: path, why: 'The model has no use for it.' };
}

function kept(path: RegExp, where: string): Rule {
  return { path, outcome: () => ({ fate: 'kept', where }) };
}

/** Where no field is given, the adjustment names the record that the field is in. */
function later(path: RegExp, field: string | undefined, why: string): Rule {
  return {
    path,
    outcome: (said) => ({
      fate: 'adjusted',
      kind: 'later',
      field: field ?? said.slice(0, said.lastIndexOf('.')),
      why,
    }),
  };
}

function dropped(path: RegExp, field: string, why: string): Rule {
  return { path, outcome: () => ({ fate: 'adjusted', kind: 'dropped', field, why }) };
}
