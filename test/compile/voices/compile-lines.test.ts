import { describe, expect, test } from '@jest/globals';
import { FLITE } from '../../../src/adapters/flite/voice-model.ts';
import { compileLines } from '../../../src/compile/voices/compile-lines.ts';
import type { VoiceMaker, VoiceRoute } from '../../../src/compile/voices/voice-route.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId } from '../../../src/film/ids.ts';
import type { Shot } from '../../../src/film/shot.ts';
import type { DialogueLine } from '../../../src/film/sound.ts';
import type { VideoModel } from '../../../src/providers/capabilities.ts';
import type { VoiceCapabilities, VoiceModel } from '../../../src/providers/voice-model.ts';
import { changed, models } from '../support/models.ts';
import { makeCharacter, makeFilm, makeShot } from '../support/small-film.ts';

const EMMA = characterId('emma');
const BEN = characterId('ben');
const SILENT = changed(models[0]!, { audio: 'none' });
const SPEAKING = changed(models[0]!, { audio: 'always' });

function line(text: string, said: Partial<DialogueLine> = {}): DialogueLine {
  const facts = { character: EMMA, offScreen: false, source: 'auto', translations: {} } as const;
  return { ...facts, line: text, ...said };
}

function able(abilities: Partial<VoiceCapabilities>): VoiceModel {
  return { ...FLITE, capabilities: { ...FLITE.capabilities, ...abilities } };
}

function maker(model: VoiceModel = FLITE): VoiceMaker {
  return { kind: 'maker', provider: 'speaker', model, options: {}, adjustments: [] };
}

function compiled(
  shot: Partial<Shot>,
  said: Partial<Film> = {},
  { model = SILENT, route = maker() }: { model?: VideoModel; route?: VoiceRoute } = {},
) {
  const characters = {
    [EMMA]: makeCharacter('emma'),
    [BEN]: makeCharacter('ben'),
    ...said.characters,
  };
  const film = makeFilm([makeShot('a', shot)], { ...said, characters });
  return compileLines({ film, modelOf: () => model, voices: () => route });
}

describe('who says a line', () => {
  const said = (shot: Partial<Shot>, model: VideoModel, film: Partial<Film> = {}): number =>
    compiled(shot, film, { model }).length;

  test('is the model that makes the pictures where it makes sound, and a voice where not', () => {
    expect(said({ dialogue: [line('Hello.')] }, SPEAKING)).toBe(0);
    expect(said({ dialogue: [line('Hello.')] }, SILENT)).toBe(1);
  });

  test('is a voice where the author says so, or has muted the model', () => {
    expect(said({ dialogue: [line('Hello.', { source: 'tts' })] }, SPEAKING)).toBe(1);
    const muted = { sound: { effects: [], native: 'mute' } } as const;
    expect(said({ dialogue: [line('Hello.')], ...muted }, SPEAKING)).toBe(1);
    const wordless = { sound: { effects: [], native: 'wordless' } } as const;
    expect(said({ dialogue: [line('Hello.')], ...wordless }, SPEAKING)).toBe(1);
  });

  test('is the author’s own clip where the shot is one', () => {
    expect(said({ dialogue: [line('Hello.')], clip: 'own.mp4' }, SILENT)).toBe(0);
  });

  test('is told where the author wanted the model, which can’t', () => {
    const [spoken] = compiled({ dialogue: [line('Hello.', { source: 'native' })] });
    expect(spoken!.adjustments).toMatchObject([
      { kind: 'substituted', field: 'dialogue.0.source', asked: 'native', given: 'speaker' },
    ]);
  });

  test('is a voice for a narrator of whom the film says how it sounds, in every shot', () => {
    const shot = { narration: 'It began at night.' };
    expect(said(shot, SPEAKING)).toBe(0);
    expect(said(shot, SPEAKING, { narrator: { rate: 1.1 } })).toBe(1);
    expect(said(shot, SPEAKING, { voices: { use: ['speaker'], options: {} } })).toBe(1);
    expect(said(shot, SILENT)).toBe(1);
  });
});

describe('a line for a voice', () => {
  test('has all that its author said of voice and manner, as far as the voice can', () => {
    const voice = { name: 'slt', rate: 0.9, pitch: 2, tone: 'warm' };
    const film = { characters: { [EMMA]: makeCharacter('emma', { voice }) }, language: 'en-GB' };
    const all = { route: maker(able({ tone: true, seed: true })) };
    const [spoken] = compiled({ dialogue: [line('Hello.', { tone: 'whisper' })] }, film, all);
    expect(spoken!.spoken!.request).toEqual({
      model: 'flite-1',
      revision: '0.1.1',
      voice: 'slt',
      text: 'Hello.',
      language: 'en-GB',
      rate: 0.9,
      pitch: 2,
      tone: 'whisper; warm',
      ipa: [],
      words: true,
      seed: 7,
      options: {},
    });
    expect(spoken!.adjustments).toEqual([]);
  });

  test('tells of each wish that the voice can’t fulfil, and does the nearest', () => {
    const voice = { name: 'rms', rate: 9, pitch: 2, style: 'shouting' };
    const film = { characters: { [EMMA]: makeCharacter('emma', { voice }) } };
    const [spoken] = compiled({ dialogue: [line('Hello.', { tone: 'whisper' })] }, film);
    expect(spoken!.spoken!.request).toMatchObject({ rate: 3, pitch: 0 });
    expect(spoken!.adjustments.map(({ kind, field, given }) => [kind, field, given])).toEqual([
      ['approximated', 'characters.emma.voice.rate', 3],
      ['dropped', 'characters.emma.voice.pitch', 0],
      ['dropped', 'dialogue.0.tone', null],
      ['dropped', 'characters.emma.voice.style', null],
    ]);
  });

  test.each([
    ['none', 1, 2],
    [{ min: 0.5, max: 2 }, 2, 1],
    [{ min: 0.5, max: 5 }, 4, 0.5],
  ] as const)('is taken to last as long as at the rate that the voice takes: %j', (rate, ...is) => {
    const [spoken] = compiled(
      { narration: 'One two three four five.' },
      { narrator: { rate: 4 } },
      { route: maker(able({ rate })) },
    );
    const { request, seconds } = spoken!.spoken!;
    expect([request.rate, seconds]).toEqual(is);
  });

  test('is unspoken, and says why, where nobody can say it', () => {
    const why = (text: string, film: Partial<Film> = {}, route: VoiceRoute = maker()) => {
      const [found] = compiled({ dialogue: [line(text)] }, film, { route });
      expect(found!.spoken).toBeUndefined();
      return found!.adjustments.map((each) => each.why);
    };
    expect(why('Guten Tag.', { language: 'de' })).toEqual(['flite-1 does not speak de.']);
    expect(why('おはよう')).toEqual(['flite-1 can’t read お; name a voice that can.']);
    for (const sign of ['…', '!?', '😀', '— … —', '& + @']) {
      expect(why(sign)).toEqual(['There is no word in it that a voice could say.']);
    }
    expect(why('Hello.', {}, { kind: 'none', why: 'Nobody speaks.' })).toEqual(['Nobody speaks.']);
    const short = able({ longest: { unit: 'characters', max: 5 } });
    expect(why('Hello.', {}, maker(short))).toEqual([
      'flite-1 says no more than 5 characters at once, and it has 6: make two lines of it.',
    ]);
  });

  test('of Latin letters with accents, digits and signs is read', () => {
    expect(compiled({ dialogue: [line('Café — 50 % “off”, Zoë!')] })[0]!.spoken).toBeDefined();
  });
});

describe('a voice', () => {
  const talk = { dialogue: [line('One.'), line('Two.', { character: BEN }), line('Three.')] };
  const voicesOf = (film: Partial<Film> = {}, shot: Partial<Shot> = talk) =>
    compiled(shot, film).map(({ spoken }) => spoken!.request.voice);

  test('is its character’s in the whole film, and no other’s while there are enough', () => {
    expect(voicesOf()).toEqual(['slt', 'rms', 'slt']);
  });

  test('stays its character’s where a narration is added, which takes one that nobody has', () => {
    expect(voicesOf({}, { ...talk, narration: 'So it was.' })).toEqual([
      'slt',
      'rms',
      'slt',
      'awb',
    ]);
  });

  test('that is named is nobody else’s', () => {
    const film = { characters: { [BEN]: makeCharacter('ben', { voice: { name: 'slt' } }) } };
    expect(voicesOf(film)).toEqual(['rms', 'slt', 'rms']);
  });

  test('that its provider does not have is another, and told', () => {
    const film = { characters: { [EMMA]: makeCharacter('emma', { voice: { name: 'Rachel' } }) } };
    const [spoken] = compiled(talk, film);
    expect(spoken!.adjustments).toEqual([
      {
        kind: 'substituted',
        field: 'characters.emma.voice.name',
        asked: 'Rachel',
        given: 'slt',
        why: 'flite-1 of speaker has no voice of that name.',
      },
    ]);
  });
});
