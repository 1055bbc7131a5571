import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSources } from './from-sources.js';
import { timeProcess } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;
const SHOTS = 100;
const LINES = 100_000;
const ROUNDS = 7;

/**
 * A film that is there already: what it costs to find out that nothing is to be done. Seconds, as they
 * were asked for; the best of a few, since a busy machine only ever adds.
 */
export async function benchmark() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const film = join(folder, 'film.yaml');
    writeFilm(film, SHOTS, { seconds: 1, resolution: '160x90' });
    writeFileSync(film, readFileSync(film, 'utf8').replace('use: animatic', 'use: mock'));
    await timeProcess(process.execPath, [BIN, 'render', film, '--quiet']);
    const best = { node: Infinity, plan: Infinity, render: Infinity };
    for (let round = 0; round < ROUNDS; round += 1) {
      best.node = Math.min(best.node, await timeProcess(process.execPath, ['-e', '0']));
      best.plan = Math.min(best.plan, await timeProcess(process.execPath, [BIN, 'plan', film]));
      best.render = Math.min(
        best.render,
        await timeProcess(process.execPath, [BIN, 'render', film, '--quiet']),
      );
    }
    return [
      {
        what: `plan ${SHOTS} shots that are all there, beyond bare Node`,
        measured: best.plan - best.node,
        limit: 0.5,
        unit: 's',
      },
      {
        what: `render ${SHOTS} shots that are all there`,
        measured: best.render,
        limit: 0.8,
        unit: 's',
      },
      {
        what: `read a ledger of ${LINES} lines`,
        measured: await timeLedger(join(folder, 'long.ledger.jsonl')),
        limit: 1,
        unit: 's',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As long as those of a film are: steps, and every tenth a take. */
async function timeLedger(path) {
  const { readLedger, sealLine, START } = await import(
    await bundleSources('ledger', {
      'src/store/ledger/read-ledger.ts': ['readLedger'],
      'src/store/ledger/ledger-line.ts': ['sealLine', 'START'],
    })
  );
  let position = START;
  let text = '';
  const write = (entry) => {
    const sealed = sealLine({ at: 1_760_000_000_000 + position.count, ...entry }, position);
    text += `${sealed.line}\n`;
    ({ position } = sealed);
    if (text.length < 1_000_000) return;
    appendFileSync(path, text);
    text = '';
  };
  write({ kind: 'opened', schema: 'ministudio/ledger@2' });
  while (position.count < LINES) {
    const name = `shot-${position.count}/t1/s1/0123456789abcdef#done`;
    if (position.count % 10 > 0) {
      const clip = `sha256:${'ab'.repeat(32)}`;
      write({ kind: 'step', name, result: { kind: 'clip', clip, actualUsd: 0.4, notes: [] } });
    } else write({ kind: 'take', take: takeOf(position.count) });
  }
  appendFileSync(path, text);
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    const { entries } = await readLedger(path);
    if (entries.length !== LINES) throw new Error(`${entries.length} lines were read`);
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

function takeOf(number) {
  const digest = `sha256:${'cd'.repeat(32)}`;
  return {
    shot: `shot-${number}`,
    take: 1,
    fingerprint: digest,
    provider: 'kling',
    model: 'kling-3.0',
    prompt: 'A wide shot of an ancient library, dark oak walls, dust in the light. '.repeat(8),
    clips: [digest],
    file: digest,
    frames: 96,
    lastFrame: digest,
    cost: { estimatedUsd: 0.4, actualUsd: 0.4 },
    notes: [],
  };
}
