import { expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** Ten words: four seconds at the ordinary rate. */
const NARRATION = 'One two three four five six seven eight nine ten.';

async function planned(model: string): Promise<CallSheet> {
  const voices = `voices: { use: elevenlabs, options: { elevenlabs: { model: ${model} } } }`;
  const film = await writeFilm(
    await newFolder(),
    `title: Slow\n${voices}\nnarrator: { rate: 0.5 }\nshots: [{ id: a, narration: ${NARRATION}, duration: auto }]\n`,
  );
  const { stdout } = await runHere(['plan', film, '--json'], { env: { ELEVENLABS_API_KEY: 'x' } });
  return JSON.parse(stdout) as CallSheet;
}

test('a shot is planned as long as its line lasts at the rate that its voice takes', async () => {
  const [none, some] = [await planned('eleven_v3'), await planned('eleven_multilingual_v2')];
  expect(none.film.frames).toBe(12 + 4 * 24 + 12);
  expect(some.film.frames).toBe(12 + Math.ceil((4 / 0.7) * 24) + 12);
});
