import { describe, expect, test } from '@jest/globals';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { viewOf } from '../../src/animatic/lens/lens.ts';
import { createMist } from '../../src/animatic/light/mist.ts';
import { drawPatches } from '../../src/animatic/light/patches.ts';
import { shaftsOf } from '../../src/animatic/light/shafts.ts';
import { lightAt } from '../../src/animatic/light/shot-light.ts';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';
import { drawStanding } from '../../src/animatic/scene.ts';
import { roomWith } from '../support/room.ts';

const SIZE = { width: 320, height: 180 };
const WHITE = -1;

/** A room in thick air, whose window in the north wall throws a beam to its middle. */
function hall(place: readonly [number, number]) {
  const staging = roomWith({
    pieces: {
      window: { at: [4, 8], size: [1.6, 0.2], height: 2, elevation: 1.2, facing: 180 },
    },
    characters: { emma: { starts: { at: place } } },
    lighting: {
      set: {
        key: [{ direction: { azimuth: 0, elevation: 40 } }],
        atmosphere: { haze: 'thick haze' },
      },
    } as never,
  });
  const raster = new Raster(SIZE);
  const scene = sceneOf(staging, 7, []);
  const view = viewOf(staging.camera.keys[0]!.pose, SIZE.width, SIZE.height);
  const light = lightAt(staging, scene, 0);
  const layer = new Layer(raster, SIZE.width, SIZE.height);
  const shafts = shaftsOf(view, light, scene.set.openings, scene.set.bounds!, 1);
  return { staging, raster, scene, view, light, layer, shafts };
}

describe('a beam of light', () => {
  test('is drawn over who stands behind it, and behind who stands before it', () => {
    const kept = ([x, y]: readonly [number, number]): number => {
      const { staging, scene, view, light, layer } = hall([x, y]);
      const actors = placeActors(staging, scene, 0);
      const moment = { frame: 0, seconds: 0 };
      // A beam that leaves nothing of what is behind it.
      drawStanding(layer, view, light, scene, staging, actors, moment, undefined, () => {
        layer.pixels.fill(WHITE);
      });
      return layer.pixels.filter((pixel) => pixel !== WHITE).length;
    };
    expect(kept([4, 2.5])).toBeGreaterThan(1000);
    expect(kept([4, 7.8])).toBe(0);
  });

  test('has no edge that one could point to', () => {
    const { raster, view, layer, shafts } = hall([4, 2.5]);
    expect(shafts.length).toBeGreaterThan(1);
    layer.pixels.fill(0xff << 24);
    createMist(raster, SIZE)(layer, view, shafts);
    const red = (x: number, y: number): number => layer.pixels[y * SIZE.width + x]! & 0xff;
    let [steepest, brightest] = [0, 0];
    for (let y = 0; y < SIZE.height - 1; y += 1) {
      for (let x = 0; x < SIZE.width - 1; x += 1) {
        const here = red(x, y);
        brightest = Math.max(brightest, here);
        steepest = Math.max(
          steepest,
          Math.abs(red(x + 1, y) - here),
          Math.abs(red(x, y + 1) - here),
        );
      }
    }
    expect(brightest).toBeGreaterThan(30);
    expect(steepest / brightest).toBeLessThan(0.15);
  });
});

describe('a patch of light on the floor', () => {
  test('fades at its edges, and is brightest in its middle', () => {
    const { view, light, layer, scene } = hall([4, 2.5]);
    layer.pixels.fill(0xff << 24);
    drawPatches(layer, view, light, scene.set.openings, scene.set.bounds!, 1);
    const red = (x: number, y: number): number => layer.pixels[y * SIZE.width + x]! & 0xff;
    let [steepest, brightest] = [0, 0];
    for (let y = 0; y < SIZE.height; y += 1) {
      for (let x = 1; x < SIZE.width; x += 1) {
        brightest = Math.max(brightest, red(x, y));
        steepest = Math.max(steepest, Math.abs(red(x, y) - red(x - 1, y)));
      }
    }
    expect(brightest).toBeGreaterThan(30);
    // Without edges that fade, it is all of the brightness.
    expect(steepest / brightest).toBeLessThan(0.4);
  });
});
