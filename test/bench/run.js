// Runs every benchmark of this folder and prints what was asked and what was measured. Figures are
// ratios within one run: machines differ, and are noisy.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const only = process.argv[2];
let missed = 0;
for (const name of readdirSync(new URL('.', import.meta.url)).sort()) {
  if (!name.endsWith('.bench.js') || (only !== undefined && !name.startsWith(only))) continue;
  const { benchmark } = await import(new URL(name, import.meta.url));
  for (const { what, measured, limit, unit, higherIsBetter = false } of await benchmark()) {
    const good = higherIsBetter ? measured >= limit : measured <= limit;
    if (!good) missed += 1;
    const sign = higherIsBetter ? '≥' : '≤';
    console.log(
      `${good ? 'good' : 'MISS'}  ${measured.toFixed(2).padStart(8)} ${unit}  (${sign} ${limit})  ${what}`,
    );
  }
}
// These build what they measure from the sources and print their own tables.
for (const name of ['stitch.js', 'animatic.js']) {
  if (only !== undefined && !name.startsWith(only)) continue;
  const script = fileURLToPath(new URL(name, import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) missed += 1;
}
process.exitCode = missed === 0 ? 0 : 1;
