import type { ServerFile } from './answer.ts';

const VIDEO = /\.(mp4|m4v|mov|mkv|webm)$/i;

/**
 * The clip among the files that a job has saved; else what is wrong with them.
 *
 * @param saver the node with the slot `prefix`, where the workflow has one.
 */
export function chooseFile(
  files: readonly ServerFile[],
  saver: string | undefined,
): ServerFile | { readonly problem: string } {
  const videos = files.filter(
    ({ filename }, index) =>
      VIDEO.test(filename) && files.findIndex((each) => each.filename === filename) === index,
  );
  const saved = videos.filter(({ node }) => node === saver);
  const kept = videos.filter(({ type }) => type === 'output');
  for (const candidates of [saved, kept, videos]) {
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) return only;
  }
  const names = (list: readonly ServerFile[]): string =>
    list.map(({ filename }) => filename).join(', ') || 'no file';
  return {
    problem:
      videos.length === 0
        ? `the workflow has saved no video, but ${names(files)}; save it as mp4 or webm`
        : `the workflow has saved several videos, ${names(videos)}; name one node slot:prefix`,
  };
}
