import { describe, expect, test } from '@jest/globals';
import { allExplanations } from '../../src/cli/all-explanations.ts';
import { runHere } from '../support/run-here.ts';

describe('explain', () => {
  test('says what a code means and how to mend it', async () => {
    expect(await runHere(['explain', 'folder/locked'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'folder/locked (error)',
        'Another process is rendering the same film.',
        '',
        'Two at once would shoot, and pay for, the same shots.',
        '',
        'Wait until it is done, or stop it. On one machine the lock frees itself when its holder ends, however it ends. A holder on another machine or in another container gives a sign of life every ten seconds in `.ministudio/FILM.owner.json`; one that has given none for a minute is taken over, and `--steal` takes the film over at once. Who was robbed stops before it pays for anything more.',
        '',
      ].join('\n'),
    });
  });

  test('without a code lists all, those of one room together', async () => {
    const { code, stdout } = await runHere(['explain']);
    expect(code).toBe(0);
    const rooms = stdout
      .trimEnd()
      .split('\n\n')
      .map((room) => room.split('\n').map((line) => line.split(' ')[0]!));
    expect(rooms.flat()).toEqual([...allExplanations().keys()].sort());
    expect(rooms.map((codes) => [...new Set(codes.map((each) => each.split('/')[0]))])).toEqual([
      ['asset'],
      ['budget'],
      ['config'],
      ['film'],
      ['folder'],
      ['grammar'],
      ['ledger'],
      ['media'],
      ['plan'],
      ['provider'],
      ['secrets'],
      ['spending'],
      ['usage'],
      ['yaml'],
    ]);
  });

  test('of a code that there is not exits 2 and names the nearest', async () => {
    expect(await runHere(['explain', 'media/clip-to-short'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error usage/unknown-code  there is no diagnostic with the code "media/clip-to-short"\n' +
        '  Did you mean `media/clip-too-short`?\n',
    });
  });
});
