import { describe, expect, test } from '@jest/globals';
import { chooseFile } from '../../../src/adapters/comfyui/output-file.ts';

describe('of the files that a job has saved', () => {
  const file = (filename: string, node: string, type = 'output') => ({
    filename,
    node,
    type,
    subfolder: '',
  });
  test.each([
    ['the only video', [file('a.png', '1'), file('b.mp4', '2')], undefined, 'b.mp4'],
    ['that of the node with the prefix', [file('a.mp4', '1'), file('b.mp4', '2')], '2', 'b.mp4'],
    [
      'the one that is no preview',
      [file('a.mp4', '1', 'temp'), file('b.webm', '2')],
      undefined,
      'b.webm',
    ],
  ])('%s is the clip', (_, files, saver, filename) => {
    expect(chooseFile(files, saver)).toMatchObject({ filename });
  });

  test.each([
    ['no video, but a.gif', [file('a.gif', '1')]],
    ['no video, but no file', []],
    ['several videos, a.mp4, b.mp4', [file('a.mp4', '1'), file('b.mp4', '2')]],
  ])('none is where there are %s', (problem, files) => {
    expect(chooseFile(files, undefined)).toMatchObject({
      problem: expect.stringContaining(problem),
    });
  });
});
