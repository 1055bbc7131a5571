type Point = readonly [x: number, y: number, ...rest: number[]];

/** The convex outline of points as they lie on a plane (Andrew's monotone chain). */
export function hull<P extends Point>(points: readonly P[]): P[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly P[]): P[] => {
    const chain: P[] = [];
    for (const point of ordered) {
      while (chain.length > 1) {
        const [a, b] = [chain.at(-2), chain.at(-1)];
        if (a === undefined || b === undefined) break;
        if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
