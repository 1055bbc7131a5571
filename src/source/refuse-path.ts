/** Why a text is no path to a file, on whatever system and whatever is on its disk. */
export interface PathRefusal {
  readonly code: 'asset/url' | 'asset/bad-path';
  readonly message: string;
  readonly hint: string;
}

export function refusePath(written: string): PathRefusal | undefined {
  if (/^(?:[a-z][a-z0-9+.-]+:\/\/|data:)/i.test(written)) {
    return {
      code: 'asset/url',
      message: `\`${written}\` is an address; URLs are not fetched.`,
      hint: 'Download the file into the film’s folder and name it here.',
    };
  }
  const isDrive = /^[a-z]:[\\/]/i.test(written);
  if (isDrive || /[\\\0]/.test(written) || written.trim() === '') {
    return {
      code: 'asset/bad-path',
      message: `\`${written.replaceAll('\0', '␀')}\` is not a portable path.`,
      hint: 'Name the file from here, with `/` between its folders.',
    };
  }
  return undefined;
}
