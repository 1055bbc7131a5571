// Compiles a film as a cold process does. Prints how many seconds that took, and how many yardsticks
// of processor time.
// usage: node time-compile.js BUNDLE FILM
import { yardstick } from './yardstick.js';

const [bundle, file] = process.argv.slice(2);
const { compileFilm } = await import(bundle);

const sticks = [await measure(yardstick)];
const compiling = await measure(() => compileFilm(file));
sticks.push(await measure(yardstick));
const stick = (sticks[0].processor + sticks[1].processor) / 2;
console.log(
  JSON.stringify({ seconds: compiling.seconds, yardsticks: compiling.processor / stick }),
);

async function measure(work) {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, processor: user + system };
}
