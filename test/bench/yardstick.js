/** Enough for about a second. */
const ROUNDS = 200;

/**
 * A fixed piece of work: plain data made, written, read, looked up and sorted. What is measured in
 * its processor time says the same on a slow machine and on a busy one.
 */
export function yardstick() {
  let checked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const shots = Array.from({ length: 1_000 }, (_, index) => ({
      id: `shot-${index}`,
      action: `Somebody looks at book number ${index * round}.`,
      camera: { at: [index % 12, round % 9], facing: index % 360 },
      characters: ['orb', `extra-${index % 7}`],
    }));
    const read = JSON.parse(JSON.stringify(shots));
    const byId = new Map(read.map((shot) => [shot.id, { ...shot, round }]));
    for (const { id } of shots) checked += Object.keys(byId.get(id)).sort().join(' ').length;
  }
  if (checked !== ROUNDS * 1_000 * 'action camera characters id round'.length)
    throw new Error('lost');
}
