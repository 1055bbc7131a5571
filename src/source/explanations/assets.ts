import type { Explanation } from '../../diagnostics/explanation.ts';

export const ASSET_MISSING: Explanation = {
  code: 'asset/missing',
  severity: 'error',
  title: 'A file that the film names is not there.',
  why: 'Images, sounds and clips are read before anything is paid for, so that a run does not stop half way.',
  mend: 'Correct the path; it is relative to the file that names it.',
  wrong: 'shots: [{ id: a, clip: shots/own.mp5 }]',
  right: 'shots: [{ id: a, clip: shots/own.mp4 }]',
};

export const ASSET_UNREADABLE: Explanation = {
  code: 'asset/unreadable',
  severity: 'error',
  title: 'A file that the film names can’t be decoded.',
  why: 'A file may have the right name and be something else, cut off, or a pointer that a version control system left in its place.',
  mend: 'Save it again as PNG, JPEG or WebP, WAV or MP3, or MP4; fetch large files that are kept elsewhere.',
};

export const ASSET_OUTSIDE: Explanation = {
  code: 'asset/outside',
  severity: 'error',
  title: 'A file is outside the film’s folder.',
  why: 'A film that stays in its folder can be moved and shared, and a film from somebody else can’t send your other files to a model.',
  mend: 'Copy the file into the film’s folder, or allow it with `--allow-outside`.',
  wrong: 'shots: [{ id: a, clip: ../own.mp4 }]',
  right: 'shots: [{ id: a, clip: shots/own.mp4 }]',
};

export const ASSET_WRONG_KIND: Explanation = {
  code: 'asset/wrong-kind',
  severity: 'error',
  title: 'A file is not of the kind that its place needs.',
  why: 'A reference must be an image, a cue a sound, and `clip:` a video.',
  mend: 'Name a file of the right kind.',
};

export const ASSET_SMALL: Explanation = {
  code: 'asset/small',
  severity: 'warning',
  title: 'An image is too small to be of use.',
  why: 'Models read references at several hundred pixels. Below 256 on the short side there is too little of a face or a place to keep.',
  mend: 'Use a larger picture, 1024 pixels or more where you have it.',
};

export const ASSET_EXPLANATIONS: readonly Explanation[] = [
  ASSET_MISSING,
  ASSET_UNREADABLE,
  ASSET_OUTSIDE,
  ASSET_WRONG_KIND,
  ASSET_SMALL,
  {
    code: 'asset/url',
    severity: 'error',
    title: 'A web address stands where a file is wanted.',
    why: 'Nothing is fetched while a film is read: what is behind an address may change or vanish, and a film must render the same tomorrow.',
    mend: 'Download the file into the film’s folder and name it there.',
    wrong: 'shots: [{ id: a, clip: "https://example.com/own.mp4" }]',
    right: 'shots: [{ id: a, clip: shots/own.mp4 }]',
  },
  {
    code: 'asset/bad-path',
    severity: 'error',
    title: 'A path can’t be used on every system.',
    why: 'A backslash parts folders on one system and is a letter on another.',
    mend: 'Part folders with `/`.',
    wrong: "shots: [{ id: a, clip: 'shots\\own.mp4' }]",
    right: 'shots: [{ id: a, clip: shots/own.mp4 }]',
  },
];
