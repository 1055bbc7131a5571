import { describe, expect, test } from '@jest/globals';
import { missingPictures } from '../../src/compile/stills/missing-pictures.ts';
import type { Capabilities, VideoModel } from '../../src/providers/capabilities.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { changed, drawing } from './support/models.ts';

const needing = (needs: NonNullable<Capabilities['needs']>): VideoModel =>
  changed(drawing, { needs });

describe('a shot lacks what its model makes nothing without', () => {
  test('a first frame, where it starts from none', () => {
    const model = needing({ firstFrame: true });
    expect(missingPictures(compiledShot('a'), model)).toEqual(['a first frame']);
    expect(missingPictures(compiledShot('b', { from: 'a' }), model)).toEqual([]);
    expect(missingPictures(compiledShot('b', { from: 'a', segments: 2 }), model)).toEqual([]);
  });

  test('a last frame, in each of its parts', () => {
    const model = needing({ lastFrame: true });
    const shot = compiledShot('a', { segments: 2 });
    const [first, last] = shot.segments;
    const lastFrame = { digest: 'sha256:a' };
    const withLast = { ...last!, request: { ...last!.request, lastFrame } };
    expect(missingPictures({ segments: [withLast] }, model)).toEqual([]);
    expect(missingPictures({ segments: [first!, withLast] }, model)).toEqual(['a last frame']);
  });

  test('as many references as there are slots', () => {
    expect(missingPictures(compiledShot('a'), needing({ references: 1 }))).toEqual(['a reference']);
    expect(missingPictures(compiledShot('a'), needing({ references: 2 }))).toEqual([
      '2 references',
    ]);
  });

  test('and nothing, where nothing is said or the clip is the author’s own', () => {
    expect(missingPictures(compiledShot('a'), drawing)).toEqual([]);
    const own = { ...compiledShot('a'), ownClip: 'sha256:a' };
    expect(missingPictures(own, needing({ firstFrame: true }))).toEqual([]);
  });
});
