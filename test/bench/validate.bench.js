import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairedRatio, timeProcess } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;
const PAIRS = 15;

/** How long short commands take, beside Node that does nothing. */
export async function benchmark() {
  const film = writeFilm(join(mkdtempSync(join(tmpdir(), 'bench-')), 'film.yaml'), 100);
  const againstNode = async (what, limit, args) => ({
    what: `${what}, against node -e 0`,
    measured: await pairedRatio(
      () => timeProcess(process.execPath, [BIN, ...args]),
      () => timeProcess(process.execPath, ['-e', '0']),
      PAIRS,
    ),
    limit,
    unit: '×',
  });
  return [
    await againstNode('validate a film of 100 shots', 2.5, ['validate', film]),
    await againstNode('show the help', 1.6, ['--help']),
    await againstNode('list the providers', 2.1, ['providers', 'list']),
  ];
}
