import { expect, test } from '@jest/globals';
import { turnedSize } from '../../src/grammar/turned-size.ts';
import { filmOf } from '../source/read-text.ts';

/** A platform, 8 m from west to east and 30 m from south to north, and what is on it. */
async function told(piece: string): Promise<readonly string[]> {
  const film = await filmOf(`title: T
environments: { station: { location: A station, layout: { size: [8, 30], pieces: { train: ${piece} } } } }
shots: [{ id: a, environment: station, action: A train waits. }]
`);
  return [...turnedSize.check(film)].map(({ message, hint, path }) =>
    [path.slice(-2).join('/'), message, hint].join(' '),
  );
}

test('a piece whose size is meant as it lies on the plan, and that is turned, is told with the other order', async () => {
  for (const facing of ['east', 'west', '90']) {
    expect(await told(`{ at: [2, 15], size: [3, 26], facing: ${facing} }`)).toEqual([
      'train/size `train` is 3 m wide and 26 m deep, and turned: it leaves the floor plan. If it is as long as that the other way, write `size: [26, 3]`.',
    ]);
  }
});

test.each([
  ['is turned and has its size as one stands before it', 'size: [26, 3], facing: east'],
  ['is not turned', 'size: [3, 26]'],
  ['faces what is behind', 'size: [3, 26], facing: south'],
  ['is longer than the plan either way', 'size: [3, 60], facing: east'],
  ['is turned by less than that', 'size: [3, 26], facing: 45'],
  ['sticks out as a window does', 'size: [1.5, 4.5], facing: east'],
])('a piece that %s is not told of', async (_, rest) => {
  expect(await told(`{ at: [2, 15], ${rest} }`)).toEqual([]);
});
