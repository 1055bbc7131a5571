import { open } from 'node:fs/promises';
import { constants } from 'node:os';
import { expect, test } from '@jest/globals';
import { workingFolderError } from '../../src/store/working-folder-error.ts';

test.each([
  [{ code: 'ENOSPC' }, 'folder/full', 'the disk is full'],
  // Node has no name for it.
  [
    { code: 'Unknown system error -122', errno: -constants.errno.EDQUOT },
    'folder/full',
    'the disk quota is used up',
  ],
  [{ code: 'EFBIG' }, 'folder/full', 'the file would be larger than the disk or a limit allows'],
  [{ code: 'EROFS' }, 'folder/read-only', 'the disk is read-only'],
  [{ code: 'EACCES' }, 'folder/denied', 'permission is denied'],
  [{ code: 'EIO' }, 'folder/failing', 'the disk reports an error'],
  [{ code: 'EXDEV' }, 'folder/blocked', 'a part of the working folder is on another disk'],
])('%j is told as what the user can mend', (error, code, reason) => {
  expect(workingFolderError(error, '/film')).toMatchObject({
    code,
    exitCode: 9,
    message: `cannot write /film: ${reason}`,
    hint: expect.stringMatching(/\.$/),
  });
});

test('what is no refusal of a disk stays what it is', async () => {
  const defect = new TypeError('no');
  expect(workingFolderError(defect, '/film')).toBe(defect);
  const refused = workingFolderError({ code: 'EIO' }, '/film');
  expect(workingFolderError(refused, '/other')).toBe(refused);
  const missing = await open('/no/such/file').catch((error: unknown) => error);
  expect(workingFolderError(missing, '/film')).toMatchObject({ code: 'folder/blocked' });
});
