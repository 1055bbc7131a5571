import { dollars } from '../../film/dollars.ts';
import type { Consequences } from '../../plan/consequences.ts';
import { oneLine } from '../one-line.ts';

/** What follows from another take, a line for each thing; none where nothing does. */
export function consequencesText({ stale, changed, usd }: Consequences): readonly string[] {
  const names = stale.map(({ id }) => oneLine(id)).join(', ');
  const [verb, goOn] = stale.length === 1 ? ['is', 'it goes on'] : ['are', 'they go on'];
  return [
    ...(stale.length === 0
      ? []
      : [
          `${names} ${verb} stale now: ${goOn} from another picture (--stale shoots anew, ${priceText(usd)})`,
        ]),
    ...changed.map(
      ({ id, take }) =>
        `${oneLine(id)}: take ${take} is shown with it, which goes on from that picture`,
    ),
  ];
}

/** Unknown stays unknown: it is never shown as nothing. */
export function priceText(usd: number | null): string {
  if (usd === null) return 'price unknown';
  return usd === 0 ? 'free' : dollars(usd);
}
