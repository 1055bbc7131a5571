import { describe, expect, test } from '@jest/globals';
import { inferInterior } from '../../src/source/normalise/environment.ts';
import { inferForm } from '../../src/source/normalise/form.ts';
import { filmOf } from './read-text.ts';

describe('what kind of body a character has is judged from its words', () => {
  test.each([
    ['orb', 'Hero Orb', 'golden energy', 'orb'],
    ['emma', 'Emma', 'young woman with red curls', 'person'],
    ['tim', 'Tim', 'a boy of nine', 'child'],
    ['r7', 'R7', 'rusty service robot', 'robot'],
    ['rex', 'Rex', 'an old dog', 'creature'],
    ['fox', 'Fox', 'red fur', 'creature'],
    ['herbie', 'Herbie', 'a small car', 'vehicle'],
    ['book', 'The Book', 'leather', 'object'],
    ['anna', 'Anna', '', 'person'],
  ])('%s: %s, %s', (id, name, looks, form) => {
    expect(inferForm([id, name], [looks])).toBe(form);
  });

  test('and is what the film says where it says so', async () => {
    const film = await filmOf(`title: T
characters: { rex: { form: animal, identity: { looks: an old dog } } }
shots: [{ id: a, action: Hello. }]`);
    expect(film.characters).toMatchObject({ rex: { form: 'creature', height: 0.8 } });
  });
});

describe('whether a place is indoors is judged from its words', () => {
  test.each([
    ['Ancient magical library', true],
    ['EXT. FOREST - NIGHT', false],
    ['A city street in the rain', false],
    ['Kitchen with a view of the garden', true],
    ['The bridge at dawn', false],
    ['Nowhere', true],
  ])('%s', (location, interior) => {
    expect(inferInterior(location)).toBe(interior);
  });
});
