import type { ServerFile } from './answer.ts';

/** What a job is to have saved. */
export type SavedKind = 'video' | 'picture';

const ENDINGS: Readonly<Record<SavedKind, RegExp>> = {
  video: /\.(mp4|m4v|mov|mkv|webm)$/i,
  picture: /\.(png|jpe?g|webp)$/i,
};

const AS: Readonly<Record<SavedKind, string>> = {
  video: 'save it as mp4 or webm',
  picture: 'save it as png',
};

/**
 * The clip, or the still, among the files that a job has saved; else what is wrong with them.
 *
 * @param saver the node with the slot `prefix`, where the workflow has one.
 */
export function chooseFile(
  files: readonly ServerFile[],
  saver: string | undefined,
  kind: SavedKind = 'video',
): ServerFile | { readonly problem: string } {
  const fitting = files.filter(
    ({ filename }, index) =>
      ENDINGS[kind].test(filename) &&
      files.findIndex((each) => each.filename === filename) === index,
  );
  const saved = fitting.filter(({ node }) => node === saver);
  const kept = fitting.filter(({ type }) => type === 'output');
  for (const candidates of [saved, kept, fitting]) {
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) return only;
  }
  const names = (list: readonly ServerFile[]): string =>
    list.map(({ filename }) => filename).join(', ') || 'no file';
  return {
    problem:
      fitting.length === 0
        ? `the workflow has saved no ${kind}, but ${names(files)}; ${AS[kind]}`
        : `the workflow has saved several ${kind}s, ${names(fitting)}; name one node slot:prefix`,
  };
}
