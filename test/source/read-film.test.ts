import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { FilmRule } from '../../src/diagnostics/film-rule.ts';
import { diskFiles } from '../../src/cli/reading/source-files.ts';
import { filmDigest } from '../../src/source/film-digest.ts';
import { readFilm } from '../../src/source/read-film.ts';
import { memoryFiles } from './memory-files.ts';
import { filmOf, readText, summary } from './read-text.ts';

const SHAPE = 'test/fixtures/specs/valid/shape/film.yaml';

test('the smallest film is complete: every default is filled in', async () => {
  const read = await readText('title: T\nshots: [{ id: a, action: Hello. }]');
  expect(read).toEqual({
    ok: true,
    providersNamed: false,
    diagnostics: [],
    files: ['film.yaml'],
    film: {
      title: 'T',
      format: {
        aspect: '16:9',
        width: 1280,
        height: 720,
        rate: { num: 24, den: 1 },
        loudness: -16,
      },
      providers: { use: ['animatic'], allow: [], namedBy: 'nobody' },
      budget: {},
      style: CINEMATIC,
      quality: 'balanced',
      seed: 0,
      characters: {},
      environments: {},
      lighting: {},
      language: 'en',
      pronounce: {},
      ending: { type: 'cut' },
      subtitles: {
        speakers: false,
        style: { size: 'medium', color: '#FFFFFF', outline: '#000000', position: 'bottom' },
      },
      scenes: [
        {
          id: 'main',
          sound: {},
          shots: [
            {
              id: 'a',
              scene: 'main',
              framing: [],
              dutch: 0,
              action: 'Hello.',
              beats: [],
              characters: [],
              dialogue: [],
              changes: { characters: {} },
              duration: 'auto',
              join: { mode: 'auto', maxDepth: 3 },
              transition: { type: 'cut' },
              sound: { effects: [], native: 'keep' },
              soundPolicy: 'extend',
              references: [],
              avoid: [],
              style: CINEMATIC,
              quality: 'balanced',
              seed: 0,
              providers: { use: ['animatic'], allow: [], namedBy: 'nobody' },
              providerOptions: {},
              accept: { retakes: 0 },
            },
          ],
        },
      ],
    },
  });
});

const CINEMATIC = {
  name: 'cinematic',
  base: 'cinematic',
  traits: [],
  palette: [],
  references: [],
  avoid: [],
};

describe('the film of the language page', () => {
  test('is valid as it is written, and says that its prompt has no effect beside its clip', async () => {
    const read = await readFilm(SHAPE, { files: diskFiles });
    expect(read.ok).toBe(true);
    expect(summary(read.diagnostics)).toEqual(['film/unused-with-clip 70:9']);
  });

  test('lacks nothing but its files where they are looked at', async () => {
    const read = await readFilm(SHAPE, {
      files: diskFiles,
      assets: async () => ({ kind: 'missing' }),
    });
    expect(read.ok).toBe(false);
    const codes = read.diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => code !== 'film/unused-with-clip')).toEqual(
      Array.from({ length: 6 }, () => 'asset/missing'),
    );
  });

  test('says what a director means', async () => {
    const text = await readFile(SHAPE, 'utf8');
    const read = await readFilm(SHAPE, { files: diskFiles });
    if (!read.ok) throw new Error('invalid');
    const [enter, find] = read.film.scenes[0]?.shots ?? [];
    expect(text).toContain('movement: { type: dolly, direction: in, amount: 2 }');
    expect(enter).toMatchObject({
      id: 'enter',
      environment: 'library',
      lighting: 'dusk',
      mood: 'wonder',
      lens: { mm: 24 },
      movement: { type: 'dolly', direction: 'in', amount: 2 },
      camera: { at: [6, 0.5], facing: 0 },
      duration: { unit: 'time', micros: 6_000_000 },
    });
    expect(find).toMatchObject({
      beats: [
        { at: { unit: 'time', micros: 0 }, action: 'It circles an old book.' },
        { at: { unit: 'time', micros: 3_000_000 }, action: 'The book opens by itself.' },
      ],
      changes: { characters: { orb: { emotion: 'joy', at: 'by-desk' } } },
      join: { mode: 'chain', maxDepth: 3 },
      transition: { type: 'dissolve', duration: { unit: 'time', micros: 500_000 } },
      accept: { seam: 0.8, identity: 0.7, retakes: 2 },
      rawPrompt: '…',
      clip: 'shots/own.mp4',
    });
    expect(read.film.characters['orb' as never]).toMatchObject({ form: 'orb', height: 0.4 });
    expect(read.files).toEqual([
      SHAPE,
      'test/fixtures/specs/valid/shape/cast/emma.yaml',
      'test/fixtures/specs/valid/shape/sets/library.yaml',
    ]);
  });
});

describe('what a film says is handed down to its scenes and shots', () => {
  test('the nearest value wins, lists replace, mappings merge', async () => {
    const film = await filmOf(`
title: T
seed: 1
avoid: [text]
accept: { seam: 0.5, retakes: 1 }
join: { mode: chain, max_depth: 5 }
provider_options: { kling: { mode: pro, cfg: 1 } }
scenes:
  - id: s
    mood: calm
    avoid: [logos, people]
    provider: kling
    shots:
      - { id: a, action: Hello. }
      - id: b
        action: Hello.
        seed: 3
        mood: tense
        avoid: rain
        accept: { retakes: 2 }
        join: cut
        provider_options: { kling: { cfg: 2 }, luma: { loop: true } }
`);
    const [a, b] = film.scenes[0]?.shots ?? [];
    expect(a).toMatchObject({
      seed: 1,
      mood: 'calm',
      avoid: ['logos', 'people'],
      accept: { seam: 0.5, retakes: 1 },
      join: { mode: 'chain', maxDepth: 5 },
      providers: { use: ['kling'] },
      providerOptions: { kling: { mode: 'pro', cfg: 1 } },
    });
    expect(b).toMatchObject({
      seed: 3,
      mood: 'tense',
      avoid: ['rain'],
      accept: { seam: 0.5, retakes: 2 },
      join: { mode: 'cut', maxDepth: 5 },
      providerOptions: { kling: { mode: 'pro', cfg: 2 }, luma: { loop: true } },
    });
  });

  test('a style of one’s own takes what it does not say from its base', async () => {
    const film = await filmOf(`
title: T
style: storm
styles:
  storm: { base: noir, traits: [rain on glass], palette: ["#123"] }
  calm: { base: storm, palette: ["#fff"] }
shots:
  - { id: a, action: Hello. }
  - { id: b, action: Hello., style: calm }
  - { id: c, action: Hello., style: { avoid: [people] } }
`);
    const styles = film.scenes[0]?.shots.map(({ style }) => style);
    expect(styles).toMatchObject([
      { name: 'storm', base: 'noir', traits: ['rain on glass'], palette: ['#112233'] },
      { name: 'calm', base: 'noir', traits: ['rain on glass'], palette: ['#FFFFFF'] },
      { name: 'storm', traits: ['rain on glass'], avoid: ['people'] },
    ]);
  });

  test('a film that names a provider anywhere is told from one that names none', async () => {
    const named = async (text: string): Promise<boolean> => {
      const read = await readText(`title: T\n${text}`);
      return read.ok && read.providersNamed;
    };
    expect(await named('shots: [{ id: a, action: Hello. }]')).toBe(false);
    expect(await named('provider: kling\nshots: [{ id: a, action: Hello. }]')).toBe(true);
    expect(await named('shots: [{ id: a, action: Hello., provider: kling }]')).toBe(true);
  });
});

describe('ids are what their author wrote', () => {
  test('a number keeps its zeros', async () => {
    const film = await filmOf(`
title: T
shots:
  - { id: 04, action: Hello. }
  - { id: 12A, action: Hello., join: { mode: chain, from: 04 } }
`);
    const [first, second] = film.scenes[0]?.shots ?? [];
    expect([first?.id, second?.id, second?.join.from]).toEqual(['04', '12A', '04']);
  });

  test('names of an object’s own machinery are plain names', async () => {
    const film = await filmOf(`
title: T
characters:
  constructor: { name: Builder }
  __proto__: { name: Ghost }
shots: [{ id: a, action: Hello., characters: [__proto__, constructor] }]
`);
    expect(Object.keys(film.characters)).toEqual(['constructor', '__proto__']);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });
});

describe('variables', () => {
  const TEXT = `
title: "\${name}, part \${part}"
vars: { name: The Orb, part: 2, long: 6s, of: "\${name} of light" }
seed: \${part}
shots: [{ id: a, action: "\${of} costs $\${5}.", duration: "\${long}" }]
`;
  test('stand in any string, keep their type alone, and may use those before them', async () => {
    const film = await filmOf(TEXT);
    expect([film.title, film.seed]).toEqual(['The Orb, part 2', 2]);
    expect(film.scenes[0]?.shots[0]).toMatchObject({
      action: 'The Orb of light costs ${5}.',
      duration: { unit: 'time', micros: 6_000_000 },
    });
  });

  test('may be set from outside, and only those that there are', async () => {
    const film = await filmOf(TEXT, { set: { name: 'Emma', part: '7' } });
    expect([film.title, film.seed]).toEqual(['Emma, part 7', 7]);
    const read = await readText(TEXT, { set: { nmae: 'Emma' } });
    expect(read.diagnostics).toMatchObject([
      { code: 'film/unknown-variable', hint: 'Did you mean `name`?' },
    ]);
  });
});

describe('keys of the author’s own', () => {
  test('are kept as they are: what looks like a variable in them is theirs', async () => {
    const text =
      'title: T\nx-slate: "${shot}"\nshots: [{ id: a, action: Hello., x-note: "${page}" }]\n';
    expect((await readText(text)).diagnostics).toEqual([]);
  });

  test('are not the names of characters and places, which may begin with `x-` as well', async () => {
    const text =
      'title: T\ncharacters: { x-wing: { name: "${ship}" } }\nshots: [{ id: a, action: Hello., characters: x-wing }]\n';
    expect(summary((await readText(text)).diagnostics)).toEqual(['film/unknown-variable 2:32']);
  });
});

describe('included files', () => {
  const FILES = {
    'films/film.yaml': `
title: T
include: [cast/emma.yaml, scenes/first.yaml]
characters: { orb: {} }
scenes: [{ id: last, shots: [{ id: z, action: Hello., characters: [emma, orb] }] }]
`,
    'films/cast/emma.yaml': 'characters: { emma: { references: [emma.png] } }',
    'films/scenes/first.yaml': 'scenes: [{ id: first, shots: [{ id: a, clip: a.mp4 }] }]',
  };

  test('add to the film, in their order, and name files from where they are', async () => {
    const read = await readFilm('films/film.yaml', { files: memoryFiles(FILES) });
    if (!read.ok) throw new Error(summary(read.diagnostics).join('\n'));
    expect(read.film.scenes.map(({ id }) => id)).toEqual(['first', 'last']);
    expect(read.film.characters).toMatchObject({
      emma: { references: [{ image: 'cast/emma.png' }] },
    });
    expect(read.film.scenes[0]?.shots[0]?.clip).toBe('scenes/a.mp4');
  });

  test('a symbolic link does not lead out of the folder, unless that is allowed', async () => {
    const files = {
      'films/film.yaml': 'title: T\ninclude: emma.yaml\nshots: [{ id: a, action: Hello. }]',
      'films/emma.yaml': '',
      'secret/emma.yaml': 'characters: { emma: {} }',
    };
    const port = memoryFiles(files, { 'films/emma.yaml': 'secret/emma.yaml' });
    const read = await readFilm('films/film.yaml', { files: port });
    expect(summary(read.diagnostics)).toEqual(['asset/outside 2:10']);
    const allowed = await readFilm('films/film.yaml', { files: port, allowOutside: true });
    expect(allowed.ok).toBe(true);
  });
});

describe('rules from elsewhere', () => {
  const noRain: FilmRule = {
    explanation: {
      code: 'grammar/no-rain',
      severity: 'warning',
      title: 'It rains.',
      why: 'Rain is wet.',
      mend: 'Wait.',
    },
    *check(film) {
      for (const [scene, { shots }] of film.scenes.entries()) {
        for (const [shot, { action }] of shots.entries()) {
          if (action !== 'It rains.') continue;
          const path = ['scenes', scene, 'shots', shot, 'action'];
          const severity = 'warning';
          yield { code: 'grammar/no-rain', severity, message: 'It rains.', hint: 'Wait.', path };
        }
      }
    },
  };
  const check = async (text: string): Promise<readonly string[]> => {
    const read = await readText(text, { rules: [noRain] });
    return summary(read.diagnostics);
  };

  test('see the whole film, and their findings get their places', async () => {
    expect(await check('title: T\nshots:\n  - { id: a, action: It rains. }')).toEqual([
      'grammar/no-rain 3:22',
    ]);
  });

  test('are not asked about a film in which something is wrong', async () => {
    expect(await check('title: T\nshots:\n  - { id: a, action: It rains., size: huge }')).toEqual([
      'film/unknown-term 3:39',
    ]);
  });

  test('their warnings may be silenced for a film, a scene or a shot', async () => {
    const shots = (extra: string): string => `shots:\n  - { id: a, action: It rains.${extra} }`;
    const scene = (extra: string): string =>
      `scenes:\n  - id: s\n${extra}    shots: [{ id: a, action: It rains. }]`;
    expect(await check(`title: T\nsilence: [grammar/no-rain]\n${shots('')}`)).toEqual([]);
    expect(await check(`title: T\n${shots(', silence: [grammar/no-rain]')}`)).toEqual([]);
    expect(await check(`title: T\n${scene('    silence: [grammar/no-rain]\n')}`)).toEqual([]);
    expect(await check(`title: T\n${scene('')}`)).toHaveLength(1);
    expect(await check(`title: T\nsilence: [grammar/no-ran]\n${shots('')}`)).toEqual([
      'film/unknown-code 2:11',
      'grammar/no-rain 4:22',
    ]);
  });
});

describe('the digest', () => {
  const digest = async (text: string): Promise<string> => {
    return filmDigest(await filmOf(text));
  };
  const TEXT = 'title: T\nshots: [{ id: a, action: Hello. }]';

  test('is a SHA-256', async () => {
    expect(await digest(TEXT)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('changes with what the film means, not with how it is written', async () => {
    expect(await digest(`# a note\n${TEXT}`)).toBe(await digest(TEXT));
    expect(await digest(`${TEXT}\nseed: 1`)).not.toBe(await digest(TEXT));
  });
});

test('a film is frozen to its depths', async () => {
  const film = await filmOf('title: T\nshots: [{ id: a, action: Hello. }]');
  expect(Object.isFrozen(film.scenes[0]?.shots[0]?.join)).toBe(true);
});

test('what is missing at the top is told by its code', async () => {
  const read = await readFilm('no.yaml', { files: memoryFiles({}) });
  expect(read).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'film/missing', file: 'no.yaml' }],
  });
});
