/** Runs `body` when it is its turn. */
export type TakeTurn = <Result>(body: () => Promise<Result>) => Promise<Result>;

/** Lets so many bodies run at once; who comes first is first. */
export function takeTurns(places: number): TakeTurn {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (body) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await body();
    } finally {
      // The place goes from hand to hand, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
