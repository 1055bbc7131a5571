import type { CompiledShot, FirstFrameSource } from '../../src/compile/compiled-shot.ts';
import { sceneId, shotId } from '../../src/film/ids.ts';
import { frameRate } from '../../src/film/time.ts';
import type { WorldState } from '../../src/world/fold/world-state.ts';

const EMPTY_WORLD: WorldState = {
  characters: {},
  environments: {},
  lighting: { intensity: 1, notes: [] },
};

/** A compiled shot of two seconds at 24, in one segment unless more are asked for. */
export function compiledShot(
  id: string,
  options: { from?: string; segments?: number; prompt?: string } = {},
): CompiledShot {
  const { from, segments = 1, prompt = `shot ${id}` } = options;
  const sources: FirstFrameSource[] = Array.from({ length: segments }, (_, index) =>
    index > 0
      ? { kind: 'segment' }
      : from === undefined
        ? { kind: 'none' }
        : { kind: 'shot', shot: shotId(from) },
  );
  return {
    id: shotId(id),
    scene: sceneId('scene'),
    provider: 'mock',
    model: 'mock-1',
    startFrame: 0,
    frames: 48,
    join:
      from === undefined
        ? { mode: 'cut', why: 'the first shot' }
        : { mode: 'chain', from: shotId(from), why: 'asked for' },
    segments: sources.map((firstFrame, index) => ({
      startFrame: (48 / segments) * index,
      frames: 48 / segments,
      dropFrames: firstFrame.kind === 'none' ? 0 : 1,
      holdFrames: 0,
      firstFrame,
      request: {
        model: 'mock-1',
        prompt: segments === 1 ? prompt : `${prompt}, part ${index + 1}`,
        width: 64,
        height: 36,
        rate: frameRate(24),
        frames: 48 / segments + (firstFrame.kind === 'none' ? 0 : 1),
        seconds: 2 / segments,
        references: [],
        options: {},
      },
    })),
    sections: [],
    fates: [],
    adjustments: [],
    world: EMPTY_WORLD,
  };
}
