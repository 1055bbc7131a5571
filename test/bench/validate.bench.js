import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairedRatio, timeProcess } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;

export async function benchmark() {
  const film = writeFilm(join(mkdtempSync(join(tmpdir(), 'bench-')), 'film.yaml'), 100);
  const node = process.execPath;
  const ratio = await pairedRatio(
    () => timeProcess(node, [BIN, 'validate', film]),
    () => timeProcess(node, ['-e', '0']),
    15,
  );
  return [
    {
      what: 'validate a film of 100 shots, against node -e 0',
      measured: ratio,
      limit: 2.5,
      unit: '×',
    },
  ];
}
