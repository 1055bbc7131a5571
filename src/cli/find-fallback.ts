import { shotsOf } from '../film/film.ts';
import type { Environment } from '../secrets/environment.ts';
import type { FindFallback } from '../shoot/fallback.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { downgrades } from './downgrades.ts';
import { routesOf } from './route-shot.ts';

/**
 * A provider that refused a shot is asked by its `safe_alternative` first, where it has one. Else the
 * next provider of its chain that can be used, if all that it would do worse than the
 * planned one is in the film's `allow`.
 */
export function findFallback(prepared: PreparedFilm, environment: Environment): FindFallback {
  return async (id, { tried, mayReword }) => {
    const shot = shotsOf(prepared.film).find((each) => each.id === id)!;
    const routes = await routesOf(shot, environment, prepared.auto);
    const asked =
      tried.length === 1
        ? prepared.routes.get(id)
        : routes.find(({ adapter }) => adapter.name === tried.at(-1));
    if (mayReword && shot.safeAlternative !== undefined && asked !== undefined) {
      return { kind: 'reworded', compiled: prepared.compileReworded(id, asked) };
    }
    const route = routes.find(({ adapter }) => !tried.includes(adapter.name));
    if (route === undefined) return undefined;
    const compiled = prepared.compileFor(id, route);
    const planned = prepared.compiled.find((each) => each.id === id)!;
    const worse = downgrades(compiled.adjustments, planned.adjustments);
    const refused = worse.filter((word) => !shot.providers.allow.includes(word));
    if (refused.length === 0) return { kind: 'shot', compiled };
    const provider = route.adapter.name;
    const reason = `that would change ${refused.join(', ')}, which the film does not allow (providers: { allow: [${refused.join(', ')}] })`;
    return { kind: 'not-allowed', provider, reason };
  };
}
