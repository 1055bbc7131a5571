import { dollars } from '../film/dollars.ts';
import type { Preference } from '../film/vocabulary.ts';

/** A model that could make a shot. */
export interface Candidate {
  readonly provider: string;
  readonly model: string;
  /** What it does otherwise than the shot asks, in the film's words. */
  readonly lacks: readonly string[];
  /** US dollars for the shot; null where nobody knows. */
  readonly usd: number | null;
  /** 0 for what its provider offers for the quality or the speed that is wanted, then 1, 2. */
  readonly tier: number;
  /** It makes the shot before, in the same scene: people and rooms stay as they are. */
  readonly stays: boolean;
  /** It only stands in where there is no other. */
  readonly standsIn: boolean;
}

/**
 * Candidates for one shot, the best first: those that do most of what it asks for, among these
 * the one that makes the shot before, and then by price or by tier. An unknown price is behind every
 * known one. Equals stay in their order.
 */
export function rankCandidates<Each extends Candidate>(
  candidates: readonly Each[],
  prefer: Preference | undefined,
): readonly Each[] {
  const price = ({ usd }: Candidate): number => usd ?? Number.POSITIVE_INFINITY;
  const keys = (each: Candidate): readonly number[] => [
    Number(each.standsIn),
    each.lacks.length,
    Number(!each.stays),
    ...(prefer === 'cost' ? [price(each), each.tier] : [each.tier, price(each)]),
  ];
  return candidates.toSorted((a, b) => compare(keys(a), keys(b)));
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((key, index) => key !== right[index]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
}

/** Why the first of ranked candidates is taken, in a sentence. */
export function reasonForFirst(
  ranked: readonly Candidate[],
  prefer: Preference | undefined,
): string {
  const [first, second] = ranked;
  if (first === undefined) return 'there is nothing to choose from';
  if (first.standsIn) return 'no provider that makes pictures of its own has its credentials set';
  const does =
    first.lacks.length === 0
      ? 'it does all that the shot asks for'
      : `of what the shot asks for it changes only ${first.lacks.join(', ')}`;
  const taken = `${first.provider} ${first.model}: ${does}`;
  if (second === undefined || second.standsIn) return `${taken}, and there is no other`;
  return `${taken}; ${advantage(first, second, prefer)}`;
}

function advantage(first: Candidate, second: Candidate, prefer: Preference | undefined): string {
  const next = `${second.provider} ${second.model}`;
  if (second.lacks.length > first.lacks.length) {
    return `${next} would change ${second.lacks.join(', ')}`;
  }
  if (first.stays) return `it makes the shot before, which ${next} does not`;
  const price = `${amount(first.usd)} where ${next} takes ${amount(second.usd)}`;
  if (prefer === 'cost') return price;
  const which = prefer === 'speed' ? 'fastest' : prefer === 'quality' ? 'best' : undefined;
  if (first.tier === second.tier) return price;
  return which === undefined
    ? `it is what its provider offers for the shot’s quality, and ${next} is not`
    : `it is nearer to its provider’s ${which} than ${next}`;
}

function amount(usd: number | null): string {
  return usd === null ? 'an unknown price' : dollars(usd);
}
