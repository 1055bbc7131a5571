import { shotsOf } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import { pricesOf } from '../../plan/plan-film.ts';
import type { BegunOtherwise, FindWay } from '../../shoot/shots/fallback.ts';
import type { Purse } from '../../shoot/money/purse.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { type Route, routesOf } from './route-shot.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * Looks for the way in which an earlier run has asked for a shot, among all but the planned one: whether or not
 * the film allows it by now, and whether or not it names whom that run has asked.
 */
export function findWay(
  prepared: PreparedFilm,
  providers: RunProviders,
  purse: Pick<Purse, 'earmark'>,
): FindWay {
  return async (id, begun) => {
    const shot = shotsOf(prepared.film).find((each) => each.id === id)!;
    const planned = prepared.routes.get(id)!;
    const others = (await routesOf(shot, providers, prepared.auto)).filter(
      ({ adapter }) => adapter.name !== planned.adapter.name,
    );
    const named = [planned, ...others];
    const unnamed = begun.providers.filter(
      (name) => !named.some(({ adapter }) => adapter.name === name),
    );
    const more = unnamed.map((name) => routesOf(askedOf(shot, name), providers, prepared.auto));
    for (const route of [...named, ...(await Promise.all(more)).flat()]) {
      const way = wayBy(route, shot, prepared, begun.isAskedSo, route === planned);
      if (way === undefined) continue;
      // What there is no money for is not submitted: the purse is asked again then.
      purse.earmark(id, begun.jobsOf(way));
      return way;
    }
    return undefined;
  };
}

function wayBy(
  route: Route,
  { id, safeAlternative }: Shot,
  prepared: PreparedFilm,
  isAskedSo: Parameters<FindWay>[1]['isAskedSo'],
  isPlanned: boolean,
): BegunOtherwise | undefined {
  const { version: adapterVersion } = route.adapter;
  const ways = [
    ...(isPlanned ? [] : [['shot', prepared.compileFor(id, route)] as const]),
    ...(safeAlternative === undefined
      ? []
      : [['reworded', prepared.compileReworded(id, route)] as const]),
  ];
  for (const [kind, compiled] of ways) {
    const prices = pricesOf(compiled, route.model.price);
    switch (isAskedSo(compiled, adapterVersion)) {
      case 'instead':
        return { kind, compiled, prices };
      case 'planned':
        return { kind: 'planned', compiled, prices, adapterVersion };
      case undefined:
    }
  }
  return undefined;
}

/** The shot where `--provider` names that one. */
function askedOf(shot: Shot, provider: string): Shot {
  return { ...shot, providers: { ...shot.providers, use: [provider], namedBy: 'run' } };
}
