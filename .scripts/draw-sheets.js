// Draws the contact sheets that the READMEs show: renders the film, and tiles pictures that are spread
// evenly over it. `npm run sheets` draws all of them, `npm run sheets -- orb` that of one film.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import installed from '@ffmpeg-installer/ffmpeg';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Pictures in a row and rows of each sheet, and the width of one picture. */
const SHEETS = {
  orb: { columns: 4, rows: 3, width: 480 },
  'the-last-train': { columns: 3, rows: 3, width: 640 },
};

const GAP = 6;
const DARK_GREY = '0x1a1a1a';

function run(program, arguments_) {
  const { status } = spawnSync(program, arguments_, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

/** So many frames, each in the middle of its share of the film. */
function spreadFrames(total, count) {
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * total) / count));
}

function draw(name, { columns, rows, width }) {
  const folder = `films/${name}`;
  run(process.execPath, ['bin/ministudio.js', 'render', `${folder}/film.yaml`, '--fresh']);
  const { film: rendered } = JSON.parse(
    readFileSync(`${ROOT}${folder}/build/film/manifest.json`, 'utf8'),
  );
  const frames = spreadFrames(rendered.frames, columns * rows);
  const filters = [
    `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}'`,
    `scale=${width}:-2:in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc:flags=lanczos`,
    'format=yuvj420p',
    `tile=${columns}x${rows}:padding=${GAP}:margin=${GAP}:color=${DARK_GREY}`,
  ].join(',');
  const film = `${folder}/build/film/film.mp4`;
  const picture = '-vsync vfr -frames:v 1 -q:v 3 -bitexact -update 1';
  const command = `-v error -y -i ${film} -vf ${filters} ${picture} ${folder}/contact-sheet.jpg`;
  run(installed.path, command.split(' '));
}

const [only] = process.argv.slice(2);
if (only !== undefined && !(only in SHEETS)) throw new Error(`there is no sheet of ${only}`);
for (const [name, sheet] of Object.entries(SHEETS)) {
  if (only === undefined || only === name) draw(name, sheet);
}
