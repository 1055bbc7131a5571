import { expect, test } from '@jest/globals';
import { tagsApart } from '../../src/animatic/overlay/name-tag.ts';

test('names of people who stand before one another are written above one another', () => {
  const tags = tagsApart(
    [
      { name: 'Captain Oduya', x: 100, y: 80 },
      { name: 'Lin', x: 112, y: 78 },
      { name: 'Tik', x: 105, y: 76 },
    ],
    10,
  );
  expect(tags.map(({ name, y }) => [name, y])).toEqual([
    ['Captain Oduya', 80],
    ['Lin', 60],
    ['Tik', 40],
  ]);
});

test('names beside one another stay where they are', () => {
  const tags = [
    { name: 'Ann', x: 20, y: 80 },
    { name: 'Ben', x: 90, y: 80 },
  ];
  expect(tagsApart(tags, 10)).toEqual(tags);
});
