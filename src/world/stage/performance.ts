import type { Character } from '../../film/character.ts';
import type { CharacterState } from '../fold/world-state.ts';

/** How a character shows itself in a state: its fixed looks, and what its emotion does to them. */
export interface Performance {
  readonly emotion?: string;
  /** What the emotion's note says. */
  readonly note?: string;
  /** The description of the way it moves; the bare name where the character describes none. */
  readonly motion?: string;
  /** Identity traits as shown now: the emotion's own descriptions stand in place of the usual. */
  readonly traits: Readonly<Record<string, string>>;
  /** What it wears, with its description where the wardrobe has one. */
  readonly garments: readonly { readonly name: string; readonly description?: string }[];
}

/**
 * Resolves a state from the character's own palette of emotions and motions. A motion of the state
 * goes before the emotion's. An emotion or motion that the character does not describe is kept by
 * its name alone.
 */
export function resolvePerformance(character: Character, state: CharacterState): Performance {
  const emotion = state.emotion === undefined ? undefined : character.emotions[state.emotion];
  const motionName = state.motion ?? emotion?.motion;
  return {
    ...(state.emotion === undefined ? {} : { emotion: state.emotion }),
    ...(emotion?.note === undefined ? {} : { note: emotion.note }),
    ...(motionName === undefined ? {} : { motion: character.motion[motionName] ?? motionName }),
    traits: { ...character.identity, ...emotion?.traits },
    garments: state.wardrobe.map((name) => {
      const description = character.wardrobe[name];
      return description === undefined ? { name } : { name, description };
    }),
  };
}
