import { describe, expect, test } from '@jest/globals';
import { spokenText } from '../../../src/compile/voices/spoken-text.ts';

describe('how a word is said', () => {
  const pronounce = {
    Elara: 'eh-LAH-rah',
    'Elara Vane': 'eh-LAH-rah VAYN',
    Nguyen: '/ŋwiən/',
    'C++': 'see plus plus',
  };
  const spoken = (line: string, takesIpa = false) => spokenText(line, pronounce, takesIpa);

  test('takes the word’s place in what is read, whatever its case, and in whole words only', () => {
    expect(spoken('ELARA! Where is Elara’s book?').text).toBe(
      'eh-LAH-rah! Where is eh-LAH-rah’s book?',
    );
    expect(spoken('Elaras and Elara2').text).toBe('Elaras and Elara2');
    expect(spoken('I write C++.').text).toBe('I write see plus plus.');
  });

  test('of the longest name that fits counts', () => {
    expect(spoken('Elara Vane is here.').text).toBe('eh-LAH-rah VAYN is here.');
  });

  test('may be of a word with a hyphen', () => {
    expect(spokenText('Ask Jean-Luc.', { 'Jean-Luc': 'zhahn look' }, false)).toEqual({
      text: 'Ask zhahn look.',
      ipa: [],
      unread: [],
    });
  });

  test('in IPA goes beside the text, where the voice takes it', () => {
    expect(spoken('Mr Nguyen, Nguyen!', true)).toEqual({
      text: 'Mr Nguyen, Nguyen!',
      ipa: [{ word: 'Nguyen', ipa: 'ŋwiən' }],
      unread: [],
    });
    expect(spoken('Mr Nguyen.')).toEqual({ text: 'Mr Nguyen.', ipa: [], unread: ['Nguyen'] });
  });

  test('is nothing where the film says nothing', () => {
    expect(spokenText('As it is.', {}, true)).toEqual({ text: 'As it is.', ipa: [], unread: [] });
  });
});
