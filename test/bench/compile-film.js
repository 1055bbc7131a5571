// Reads, checks and compiles a film as a cold process does. Prints how many seconds that took, and
// how many yardsticks of processor time.
// usage: node compile-film.js BUNDLE FILM
import { yardstick } from './yardstick.js';

const [bundle, file] = process.argv.slice(2);
const { readFilmFile, runProviders, worldOf, layTimeline, routeShots, compileFilm } = await import(
  bundle
);

const sticks = [await measure(yardstick)];
const compiling = await measure(async () => {
  const outside = {
    cwd: '/',
    environment: { get: () => undefined },
    redactor: { add() {}, redact: (text) => text, isEmpty: () => true, find: () => [] },
  };
  const providers = await runProviders(outside, { envFiles: false });
  const read = await readFilmFile(file, {}, providers);
  if (!read.ok) throw new Error(`${file} has errors`);
  const { film } = read;
  const routes = await routeShots(film, providers);
  compileFilm({
    film,
    world: worldOf(film),
    timeline: layTimeline(film),
    route: ({ id }) => ({ provider: routes.get(id).adapter.name, model: routes.get(id).model }),
    digestOf: () => undefined,
  });
});
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
