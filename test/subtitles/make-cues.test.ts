import { describe, expect, test } from '@jest/globals';
import { frameRate } from '../../src/film/time.ts';
import { type CueRequest, makeCues } from '../../src/subtitles/make-cues.ts';
import { columnsOf } from '../../src/subtitles/measure-text.ts';
import type { Saying } from '../../src/subtitles/saying.ts';

const RATE = frameRate(24);
const FILM: CueRequest = { rate: RATE, frames: 2000, language: 'en', speakers: false };

function say(text: string, from: number, to: number, more: Partial<Saying> = {}): Saying {
  return { text, from, to, speaker: 'Emma', offScreen: false, ...more };
}

/** `from-to row / row` of each. */
function shown(sayings: readonly Saying[], request: Partial<CueRequest> = {}): readonly string[] {
  const { cues } = makeCues(sayings, { ...FILM, ...request });
  return cues.map(
    ({ from, to, lines }) => `${from}-${to} ${lines.map(({ text }) => text).join(' / ')}`,
  );
}

/** As they are where 15 letters are said in a second, or 7 characters that are as wide as two. */
function rows(text: string, language = 'en'): readonly string[] {
  const frames = Math.round((columnsOf(text) * 24) / 15);
  return shown([say(text, 0, frames)], { language }).map((cue) => cue.replace(/^\S+ /u, ''));
}

describe('rows', () => {
  test('what fits on one is on one, else on two of at most 42 columns, the lower the longer', () => {
    expect(rows('There you are, and the book with you.')).toEqual([
      'There you are, and the book with you.',
    ]);
    expect(rows('Nobody had ever seen the small door behind the shelves.')).toEqual([
      'Nobody had ever seen the small door / behind the shelves.',
    ]);
    expect(rows('The lamp was out and somebody had left the window open.')).toEqual([
      'The lamp was out / and somebody had left the window open.',
    ]);
  });

  test('cues end with a sentence, else with a clause', () => {
    expect(
      rows(
        'It had waited for four hundred years in the dark below. Nobody had come down the stairs since then. She lit the lamp, and she looked around the room, and there was nothing to be seen but dust.',
      ),
    ).toEqual([
      'It had waited for four hundred years / in the dark below.',
      'Nobody had come / down the stairs since then.',
      'She lit the lamp,',
      'and she looked around the room, / and there was nothing to be seen but dust.',
    ]);
  });

  test('an article stays with its noun, and a title with its name', () => {
    expect(rows('I have never before in all my life seen a bookshelf like this.')).toEqual([
      'I have never before in all my life / seen a bookshelf like this.',
    ]);
    expect(rows('You should go upstairs and talk about it with Dr. Bartholomew.')).toEqual([
      'You should go upstairs and talk / about it with Dr. Bartholomew.',
    ]);
  });

  test('a mark is never alone: French marks stay with their word, a dash ends a row', () => {
    expect(
      rows('Je ne savais pas que tu étais là ! « Et pourquoi donc ? » dit le petit livre.', 'fr'),
    ).toEqual(['Je ne savais pas que tu étais là ! / « Et pourquoi donc ? » dit le petit livre.']);
    expect(rows('He came down the stairs quietly – but nobody was there.')).toEqual([
      'He came down the stairs quietly – / but nobody was there.',
    ]);
  });

  test('a word that is longer than a row has one of its own, and that is told', () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
    const { cues, notes } = makeCues([say(`Die ${word} fehlt.`, 0, 120)], { ...FILM });
    expect(cues.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ')).toBe(
      `Die ${word} fehlt.`,
    );
    expect(notes).toEqual([{ kind: 'wide', at: expect.any(Number), text: word }]);
  });

  test('Japanese and Chinese have 16 characters a row, break between words, and begin none with a mark', () => {
    expect(
      rows(
        'その本は四百年のあいだ暗闇の中で待っていた。ランプを持って階段を降りてきた者は誰も、棚の後ろの小さな扉に気づかなかった。',
        'ja',
      ),
    ).toEqual([
      'その本は四百年のあいだ / 暗闇の中で待っていた。',
      'ランプを持って階段を / 降りてきた者は誰も、',
      '棚の後ろの小さな扉に / 気づかなかった。',
    ]);
    expect(rows('这本书在黑暗中等待了四百年，从来没有人看到书架后面的小门。', 'zh')).toEqual([
      '这本书在黑暗中等待了四百年， / 从来没有人看到书架后面的小门。',
    ]);
  });

  test('a text from right to left is so in each of its rows, by most of its letters', () => {
    const directions = (text: string): readonly (true | undefined)[] =>
      makeCues([say(text, 0, 90)], FILM).cues.flatMap(({ lines }) =>
        lines.map(({ rightToLeft }) => rightToLeft),
      );
    expect(directions('Emma אמרה שלום לך.')).toEqual([true]);
    expect(
      directions('الكتاب الذي كان ينتظر في الظلام هو كتاب Oliver Twist and Other Stories.'),
    ).toEqual([true, true]);
    expect(directions('She said שלום and went.')).toEqual([undefined]);
  });

  test('a picture takes the room of two, also where it is a letter that is drawn as one', () => {
    expect(['⭐', '❤️', '🇫🇷', '👩‍👩‍👧‍👦', '👍🏽', '☎', '7'].map(columnsOf)).toEqual([2, 2, 2, 2, 2, 1, 1]);
  });

  test('Arabic marks take no room of their own', () => {
    expect(rows('ولم يرَ أحدٌ ممن نزلوا الدرج حاملين مصباحًا ذلك', 'ar')).toHaveLength(1);
    expect(rows('مصباحًا مصباحًا مصباحًا مصباحًا مصباحًا', 'ar')).toEqual([
      'مصباحًا مصباحًا مصباحًا مصباحًا مصباحًا',
    ]);
  });
});

describe('times', () => {
  test('a cue begins with its first word and stays half a second after its last', () => {
    expect(shown([say('There you are, my friend.', 24, 72)])).toEqual([
      '24-84 There you are, my friend.',
    ]);
  });

  test('a cue stays until it can be read, at 17 characters a second', () => {
    // 34 characters: 48 frames.
    expect(shown([say('What on earth are you doing there?', 24, 30)])).toEqual([
      '24-72 What on earth are you doing there?',
    ]);
  });

  test('a cue is never over the next one: two frames are between them, and no gap that flickers', () => {
    expect(
      shown([
        say('What on earth are you doing there?', 24, 30),
        say('Nothing, really.', 50, 80, { speaker: 'Orb' }),
        // 7 frames after the one before would have ended by itself.
        say('Come out of there.', 99, 130),
      ]),
    ).toEqual([
      '24-48 What on earth are you doing there?',
      '50-97 Nothing, really.',
      '99-142 Come out of there.',
    ]);
  });

  test('where words have times of their own, cues begin exactly with them', () => {
    const text =
      'The orb came down, humming to itself. Then it saw the book on the floor, and fell.';
    const words = text.split(' ').map((_, index) => ({
      // A pause of a second before the second sentence.
      from: 10.4 + index * 6 + (index > 6 ? 30 : 0),
      to: 14.4 + index * 6 + (index > 6 ? 30 : 0),
    }));
    expect(shown([say(text, 10, 160, { words })])).toEqual([
      '10-63 The orb came down, humming to itself.',
      '82-153 Then it saw the book / on the floor, and fell.',
    ]);
  });

  test('words of another spelling are found by their place; of another number, by their characters', () => {
    const text = 'One. Two.';
    const spans = [
      { from: 20, to: 30 },
      { from: 100, to: 120 },
    ];
    expect(shown([say(text, 10, 130, { words: spans })])).toEqual(['20-42 One.', '100-132 Two.']);
    expect(
      shown([say(text, 10, 130, { words: [spans[0]!, { from: 40, to: 60 }, spans[1]!] })]),
    ).toEqual(['20-132 One. Two.']);
  });

  test('no cue is outlasted by the film', () => {
    expect(shown([say('There you are.', 24, 48)], { frames: 50 })).toEqual([
      '24-50 There you are.',
    ]);
  });

  test('beside full-width characters, digits, Latin letters and blanks are half a character to read', () => {
    // As wide as 18 characters of Chinese and a half: at 9 a second, 50 frames.
    expect(shown([say('2024年的GDP增长率是百分之5.2没有错吧', 0, 10)], { language: 'zh' })).toEqual(
      ['0-50 2024年的GDP增长率 / 是百分之5.2没有错吧'],
    );
  });

  test('what can’t be read in the time that there is, is told', () => {
    const { notes } = makeCues(
      [
        say('What on earth are you doing in there with the lamp?', 0, 30),
        say('Oh.', 36, 40, { speaker: 'Orb' }),
        say('Nothing.', 46, 60),
      ],
      FILM,
    );
    expect(notes).toEqual([
      {
        kind: 'quick',
        at: 0,
        text: 'What on earth are you doing in there / with the lamp?'.replace(' /', ''),
        speed: (51 * 24) / 34,
      },
      { kind: 'short', at: 36, text: 'Oh.', frames: 8 },
    ]);
  });
});

describe('speakers', () => {
  test('a third who speaks at the same time is read after the two, for long enough, before who speaks next', () => {
    const all = [
      say('We all speak at once.', 0, 48, { speaker: 'Ada' }),
      say('All of us do.', 0, 48, { speaker: 'Ben' }),
      say('We speak.', 4, 48, { speaker: 'Cy' }),
      say('And then it is over and done with.', 60, 140, { speaker: 'Ada' }),
    ];
    expect(shown(all)).toEqual([
      '0-45 – We all speak at once. / – All of us do.',
      '47-67 We speak.',
      '69-152 And then it is over and done with.',
    ]);
  });

  test('two who speak at once are read at once, each behind a dash', () => {
    expect(
      shown([
        say('I told you not to.', 24, 72),
        say('It opened itself!', 40, 96, { speaker: 'Orb' }),
      ]),
    ).toEqual(['24-108 – I told you not to. / – It opened itself!']);
  });

  test('a reply that comes a moment early takes its turn', () => {
    expect(
      shown([say('I told you not to.', 24, 72), say('It did!', 68, 96, { speaker: 'Orb' })]),
    ).toEqual(['24-66 I told you not to.', '68-108 It did!']);
  });

  test('on request each change of speaker is named once; nobody names the narrator', () => {
    const spoken = [
      say('There you are.', 0, 24),
      say('And here am I.', 60, 84),
      say('Who?', 120, 140, { speaker: 'Orb' }),
      { text: 'It was late.', from: 200, to: 230, offScreen: false },
      say('Me.', 300, 320, { speaker: 'Orb' }),
    ];
    expect(shown(spoken, { speakers: true }).map((cue) => cue.replace(/^\S+ /u, ''))).toEqual([
      'EMMA: There you are.',
      'And here am I.',
      'ORB: Who?',
      'It was late.',
      'ORB: Me.',
    ]);
  });

  test('whoever is heard from outside the picture is in italics', () => {
    const { cues } = makeCues(
      [
        say('Here.', 0, 24),
        say('Where?', 60, 84, { speaker: 'Orb', offScreen: true }),
        { text: 'It was late.', from: 200, to: 230, offScreen: false },
      ],
      FILM,
    );
    expect(cues.flatMap(({ lines }) => lines.map(({ italic }) => italic))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
