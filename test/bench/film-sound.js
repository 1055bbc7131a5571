// Makes the sound of a film of so many minutes as a render does: music under all of it, a clip with its
// own sound every ten seconds and a line over each, decoded, mixed, mastered, encoded and measured.
// usage: node film-sound.js BUNDLE MINUTES FOLDER, with the files that mix.bench.js has made there
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const SECONDS = 10;
const RATE = { num: 24, den: 1 };
const [bundle, minutes, folder] = process.argv.slice(2);
const { gatherSounds, mixFilm, lineKey, findFfmpeg, filmOf, layTimeline } = await import(bundle);

const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
const count = (minutes * 60) / SECONDS;
const ids = Array.from({ length: count }, (_, index) => `shot-${index + 1}`);
const film = filmOf({
  format: { aspect: '16:9', width: 64, height: 36, rate: RATE, loudness: -16 },
  characters: { ada: {} },
  scenes: [
    {
      id: 'all',
      sound: { music: { file: 'music.mp3', gainDb: -12, loop: true } },
      shots: ids.map((id) => ({
        id,
        duration: SECONDS,
        dialogue: [{ character: 'ada', line: 'There you are, at last, and so late.' }],
      })),
    },
  ],
});
const timeline = layTimeline(film);
const scratch = join(folder, 'scratch');
mkdirSync(scratch);
const outside = { ffmpeg, scratch, signal: new AbortController().signal };
try {
  const gathered = await gatherSounds({
    film,
    compiled: ids.map((id) => ({ id, segments: [] })),
    takes: new Map(
      ids.map((id) => [id, { clips: [id], uses: [{ startFrame: 0, dropFrames: 0 }] }]),
    ),
    stale: new Set(),
    lines: ids.map((shot) => ({ shot, line: 0, adjustments: [] })),
    spoken: new Map(
      ids.map((shot) => [
        lineKey({ shot, line: 0 }),
        {
          sound: `line-${shot}`,
          samples: 240_000,
          provider: 'flite',
          model: 'flite',
          voice: 'slt',
        },
      ]),
    ),
    folder,
    // Every shot has a clip and a line of its own, of the same bytes.
    store: { pathOf: (_, kind) => join(folder, kind === 'sound' ? 'line.wav' : 'clip.mp4') },
    ...outside,
  });
  await mixFilm({ film, timeline, gathered, ...outside });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
