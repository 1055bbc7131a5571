import { readFilmFile } from '../../src/cli/reading/read-and-report.ts';
import { routeShots } from '../../src/cli/routing/route-shot.ts';
import { runProviders } from '../../src/cli/providers/run-providers.ts';
import { compileFilm as compile } from '../../src/compile/compile-film.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { worldOf } from '../../src/world/fold/world-of.ts';

/** Reads, checks and compiles a film, from its file to its compiled shots. */
export async function compileFilm(file) {
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
  return compile({
    film,
    world: worldOf(film),
    timeline: layTimeline(film),
    route: ({ id }) => ({ provider: routes.get(id).adapter.name, model: routes.get(id).model }),
    digestOf: () => undefined,
  });
}
