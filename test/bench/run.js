// Runs every benchmark of this folder and prints what was asked and what was measured. Figures are
// ratios within one run where they can be: machines differ, and are noisy.
// usage: npm run bench [-- NAME], with the beginning of a file's name
import { readdirSync } from 'node:fs';

const only = process.argv[2] ?? '';
const rows = [];
for (const name of readdirSync(new URL('.', import.meta.url)).sort()) {
  if (!name.endsWith('.bench.js') || !name.startsWith(only)) continue;
  const { benchmark } = await import(new URL(name, import.meta.url));
  for (const row of await benchmark()) {
    rows.push(row);
    console.log(lineOf(row));
  }
}
process.exitCode = rows.every(isGood) ? 0 : 1;

function isGood({ measured, limit, higherIsBetter = false }) {
  return higherIsBetter ? measured >= limit : measured <= limit;
}

function lineOf(row) {
  const { what, measured, limit, unit, higherIsBetter = false } = row;
  const verdict = isGood(row) ? 'good' : 'MISS';
  const sign = higherIsBetter ? '≥' : '≤';
  return `${verdict}  ${measured.toFixed(2).padStart(8)} ${unit}  (${sign} ${limit})  ${what}`;
}
