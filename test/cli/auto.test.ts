import { describe, expect, test } from '@jest/globals';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SERVER = { OPENAI_BASE_URL: 'http://localhost:1/v1' };

const filmOf = (providers: string): string => `title: Auto
providers: ${providers}
shots: [{ id: a, action: A door opens., duration: 4s }]
`;

interface PlanShown {
  readonly shots: readonly {
    readonly provider: string;
    readonly model: string;
    readonly adjustments: readonly { readonly kind: string; readonly asked: string }[];
  }[];
}

describe('providers: auto', () => {
  async function planned(providers: string, env: Record<string, string> = {}) {
    const film = await writeFilm(await newFolder(), filmOf(providers));
    const { code, stdout } = await runHere(['plan', film, '--json'], { env });
    expect(code).toBe(0);
    const { provider, model, adjustments } = (JSON.parse(stdout) as PlanShown).shots[0]!;
    const why = adjustments.find(({ kind }) => kind === 'chosen');
    return { provider, model, why };
  }

  test('draws where nobody else can be asked, and says so', async () => {
    expect(await planned('auto')).toEqual({
      provider: 'animatic',
      model: 'animatic-1',
      why: {
        kind: 'chosen',
        field: 'providers.use',
        asked: 'auto',
        given: 'animatic animatic-1',
        why: 'no provider that makes pictures of its own has its credentials set',
      },
    });
  });

  test('takes a provider as soon as it can be used', async () => {
    const { provider, why } = await planned('{ use: auto, prefer: cost }', SERVER);
    expect({ provider, asked: why?.asked }).toEqual({
      provider: 'openai-videos',
      asked: 'auto, by cost',
    });
  });

  test('asks for the model that the shot’s quality means', async () => {
    const fast = await planned('auto\nquality: fast', SERVER);
    const high = await planned('auto\nquality: high', SERVER);
    expect([fast.model, high.model]).toEqual(['sora-2', 'sora-2-pro']);
  });

  test('stands in a chain for all that is not named in it', async () => {
    const { provider, why } = await planned('[animatic, auto]', SERVER);
    expect({ provider, why }).toEqual({ provider: 'animatic', why: undefined });
    expect((await planned('[kling, auto]', SERVER)).provider).toBe('openai-videos');
  });

  test('refuses a preference that nobody knows, with those there are', async () => {
    const film = await writeFilm(await newFolder(), filmOf('{ use: auto, prefer: beauty }'));
    const { code, stdout } = await runHere(['validate', film]);
    expect(code).toBe(3);
    expect(stdout).toContain('`prefer` must be `cost`, `quality` or `speed`; this is `beauty`.');
  });
});
