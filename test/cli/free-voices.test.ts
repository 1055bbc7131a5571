import { describe, expect, test } from '@jest/globals';
import { spokenFree } from '../../src/cli/routing/free-voices.ts';
import { characterId } from '../../src/film/ids.ts';
import { characterOf, filmOf } from '../support/film-builder.ts';

describe('a film that is spoken for nothing', () => {
  test('keeps the voices that it has from this machine anyway', () => {
    const spoken = spokenFree(
      filmOf({
        voices: { use: ['flite'], options: {} },
        narrator: { name: 'rms', rate: 0.9 },
        characters: { ada: characterOf({ voice: { provider: 'flite', name: 'slt' } }, 'ada') },
      }),
    );
    expect(spoken.narrator).toEqual({ name: 'rms', rate: 0.9 });
    expect(spoken.characters[characterId('ada')]?.voice).toEqual({ name: 'slt' });
  });

  test('is spoken at the pace of other voices, and not by their names', () => {
    const spoken = spokenFree(
      filmOf({
        voices: { use: ['openai-speech', 'flite'], options: {} },
        narrator: { name: 'onyx', rate: 0.9 },
        characters: { ada: characterOf({ voice: { provider: 'flite', name: 'slt' } }, 'ada') },
      }),
    );
    expect(spoken.voices).toEqual({ use: ['flite'], options: {} });
    expect(spoken.narrator).toEqual({ rate: 0.9 });
    expect(spoken.characters[characterId('ada')]?.voice).toEqual({ name: 'slt' });
  });
});
