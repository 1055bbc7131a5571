import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { shotsOf } from '../../film/film.ts';
import { pricesOf } from '../../plan/plan-film.ts';
import type { Fallback, FindFallback } from '../../shoot/shots/fallback.ts';
import type { Purse } from '../../shoot/money/purse.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { downgrades } from './downgrades.ts';
import { linesElsewhere } from './lines-elsewhere.ts';
import { whyUnable } from './route-film.ts';
import { type Route, routesOf } from './route-shot.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * A provider that refused a shot is asked by its `safe_alternative` first, where it has one. Else the
 * next provider of its chain that can be used, if all that it would do worse than the planned one is in
 * the film's `allow` and it says no line that a voice says, too. Neither passes a budget.
 */
export function findFallback(
  prepared: PreparedFilm,
  providers: RunProviders,
  purse: Pick<Purse, 'earmark'>,
): FindFallback {
  return async (id, { tried, refused, reworded, jobsOf }) => {
    const shot = shotsOf(prepared.film).find((each) => each.id === id)!;
    const routes = await routesOf(shot, providers, prepared.auto);
    const paidFor = (
      kind: 'shot' | 'reworded',
      compiled: CompiledShot,
      { adapter, model }: Route,
    ): Fallback => {
      const way = { kind, compiled, prices: pricesOf(compiled, model.price) };
      return purse.earmark(id, jobsOf(way))
        ? way
        : notAllowed(adapter.name, 'the budget might be passed');
    };
    const asked =
      tried.length === 1
        ? prepared.routes.get(id)
        : routes.find(({ adapter }) => adapter.name === tried.at(-1));
    if (refused && !reworded && shot.safeAlternative !== undefined && asked !== undefined) {
      return paidFor('reworded', prepared.compileReworded(id, asked), asked);
    }
    // Who can't make the shot was passed over when it was planned, and told.
    const [next] = routes
      .filter(({ adapter }) => !tried.includes(adapter.name))
      .map((route) => ({ route, compiled: prepared.compileFor(id, route) }))
      .filter(({ route, compiled }) => whyUnable(compiled, route) === undefined);
    if (next === undefined) return undefined;
    const { route, compiled } = next;
    if (losesNote(compiled)) {
      return notAllowed(route.adapter.name, 'the note of the retake would be lost there');
    }
    const { unsaid, saidTwice } = linesElsewhere(prepared, id, route.model);
    if (saidTwice.length > 0) {
      const which = saidTwice.map((line) => line + 1).join(', ');
      const lines = saidTwice.length === 1 ? `line ${which}` : `lines ${which}`;
      return notAllowed(
        route.adapter.name,
        `it would say ${lines} itself, for which there is a voice (sound: { native: mute } on the shot has only the voice heard)`,
      );
    }
    const planned = prepared.compiled.find((each) => each.id === id)!;
    const worse = new Set([
      ...downgrades(compiled.adjustments, planned.adjustments),
      ...(endsInKeyframe(planned) && !endsInKeyframe(compiled) ? ['last_frame'] : []),
      ...(unsaid.length > 0 ? ['audio'] : []),
    ]);
    const lacking = [...worse].filter((word) => !shot.providers.allow.includes(word)).join(', ');
    if (lacking === '') return paidFor('shot', compiled, route);
    return notAllowed(
      route.adapter.name,
      `that would change ${lacking}, which the film does not allow (providers: { allow: [${lacking}] })`,
    );
  };
}

/** The shot that starts from the keyframe is made with it, whoever makes the one that ends in it. */
function endsInKeyframe({ segments }: CompiledShot): boolean {
  return segments.at(-1)?.endsInKeyframe === true;
}

/** Whether a retake's note would not be read, or not to its end: it is what the take is made for. */
function losesNote({ fates, adjustments }: CompiledShot): boolean {
  if (!fates.some(({ field }) => field === 'takeNote')) return false;
  return adjustments.some(
    ({ kind, field, given }) =>
      field.split(', ').includes('takeNote') || (kind === 'shortened' && given !== null),
  );
}

function notAllowed(provider: string, reason: string): Fallback {
  return { kind: 'not-allowed', provider, reason };
}
