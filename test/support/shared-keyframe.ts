import type { CompiledKeyframe } from '../../src/compile/stills/compiled-keyframe.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { sceneId, shotId } from '../../src/film/ids.ts';
import type { ImageRequest } from '../../src/providers/image-provider.ts';
import { compiledShot } from './compiled-shot.ts';

const ends = shotId('a');

/** The keyframe in which shot a ends and from which b starts. */
export function keyframe(said: Partial<ImageRequest> = {}): CompiledKeyframe {
  return {
    ends,
    starts: [shotId('b')],
    scene: sceneId('scene'),
    provider: 'mock',
    model: 'mock-1',
    sections: [],
    request: {
      model: 'mock-1',
      prompt: 'a still',
      width: 64,
      height: 36,
      references: [],
      options: {},
      ...said,
    },
    adjustments: [],
  };
}

/** Those two shots. */
export function sharing(): readonly CompiledShot[] {
  const [a, b] = ['a', 'b'].map((id) => compiledShot(id)) as [CompiledShot, CompiledShot];
  const [first, second] = [a.segments[0]!, b.segments[0]!];
  return [
    { ...a, segments: [{ ...first, endsInKeyframe: true }] },
    {
      ...b,
      join: { mode: 'keyframe', from: ends, why: 'asked for' },
      segments: [{ ...second, firstFrame: { kind: 'keyframe', ends } }],
    },
  ];
}
