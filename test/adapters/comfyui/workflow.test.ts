import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { describeWorkflow } from '../../../src/adapters/comfyui/model.ts';
import { readWorkflow } from '../../../src/adapters/comfyui/workflow.ts';
import { workflowsIn } from '../../../src/adapters/comfyui/workflows-in.ts';

const size = { class_type: 'EmptyVideo', inputs: { width: 640, height: 480, length: 49 } };
const TITLE = 'Size slot:width slot:height slot:length';
const save = { class_type: 'SaveWEBM', inputs: { fps: 16, filename_prefix: 'x' } };

function graphOf(nodes: Record<string, object> = {}): string {
  return JSON.stringify({
    1: { ...size, _meta: { title: TITLE } },
    2: { ...save, _meta: { title: 'slot:fps slot:prefix' } },
    ...nodes,
  });
}

const titled = (title: string, class_type: string, inputs: object) => ({
  3: { class_type, inputs, _meta: { title } },
});

describe('a workflow', () => {
  test('is as large, as long and as fast as it was exported, and can do what it has slots for', () => {
    const plain = describeWorkflow(readWorkflow('plain', graphOf()));
    expect(plain).toMatchObject({
      id: 'plain',
      revision: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      capabilities: {
        durations: { kind: 'frames', max: 49 / 16 },
        sizes: [
          { width: 640, height: 480 },
          { width: 480, height: 640 },
        ],
        frameRates: [{ num: 16, den: 1 }],
        firstFrame: false,
        lastFrame: false,
        references: { max: 0 },
        negativePrompt: false,
        seed: false,
      },
    });
    const nodes = {
      3: { class_type: 'CLIPTextEncode', inputs: { text: '' }, _meta: { title: 'slot:negative' } },
      4: { class_type: 'KSampler', inputs: { noise_seed: 1 }, _meta: { title: 'slot:seed' } },
      5: { class_type: 'LoadImage', inputs: { image: '' }, _meta: { title: 'slot:first_frame' } },
      6: { class_type: 'LoadImage', inputs: { image: '' }, _meta: { title: 'slot:last_frame' } },
      7: { class_type: 'LoadImage', inputs: { image: '' }, _meta: { title: 'slot:reference' } },
      8: { class_type: 'LoadImage', inputs: { image: '' }, _meta: { title: 'slot:reference' } },
    };
    expect(describeWorkflow(readWorkflow('rich', graphOf(nodes))).capabilities).toMatchObject({
      firstFrame: true,
      lastFrame: true,
      references: { max: 2, withFirstFrame: true },
      negativePrompt: true,
      seed: true,
    });
  });

  test('has inputs of other names where its title says so', () => {
    const batch = {
      class_type: 'EmptyLatentImage',
      inputs: { width: 512, height: 512, batch_size: 16 },
    };
    const title = 'slot:width slot:height slot:length=batch_size';
    const text = graphOf({ 1: { ...batch, _meta: { title } } });
    expect(readWorkflow('animatediff', text)).toMatchObject({ width: 512, frames: 16 });
  });

  test('of NTSC has its rate as a fraction', () => {
    const ntsc = { ...save, inputs: { fps: 23.976, filename_prefix: 'x' } };
    const text = graphOf({ 2: { ...ntsc, _meta: { title: 'slot:fps' } } });
    const { frameRates } = describeWorkflow(readWorkflow('ntsc', text)).capabilities;
    expect(frameRates).toEqual([{ num: 24000, den: 1001 }]);
  });

  test.each([
    ['is no JSON mapping', 'nodes: 1'],
    ['is in the format in which the editor saves', JSON.stringify({ nodes: [], links: [] })],
    ['has no nodes', '{}'],
    ['has at "1" no node', JSON.stringify({ 1: { type: 'KSampler' } })],
    [
      'has no slot width, height, length',
      JSON.stringify({ 2: { ...save, _meta: { title: 'slot:fps' } } }),
    ],
    ['names a slot:promt', graphOf(titled('slot:promt', 'CLIPTextEncode', { text: '' }))],
    [
      'has for slot:seed no input seed in VAEDecode (node 3)',
      graphOf(titled('slot:seed', 'VAEDecode', {})),
    ],
    [
      'takes the text of CLIPTextEncode (node 3) from another node',
      graphOf(titled('slot:prompt', 'CLIPTextEncode', { text: ['9', 0] })),
    ],
    ['has more than one fps: [16,24]', graphOf(titled('slot:fps', 'CreateVideo', { fps: 24 }))],
  ])('that can’t be used is told by what is wrong: it %s', (problem, text) => {
    expect(() => readWorkflow('mine', text)).toThrow(`the workflow mine ${problem}`);
  });
});

describe('workflows', () => {
  test('of one’s own go first, and stand in for those of the same name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ministudio-workflows-'));
    await writeFile(join(folder, 'mine.json'), graphOf());
    await writeFile(join(folder, 'wan2.2-5b.json'), graphOf());
    await writeFile(join(folder, 'notes.txt'), 'no workflow');
    const workflows = await workflowsIn(folder);
    expect(workflows.map(({ name, width }) => [name, width])).toEqual([
      ['mine', 640],
      ['wan2.2-5b', 640],
      ['wan2.2-14b-flf2v', 832],
    ]);
    await rm(folder, { recursive: true });
  });

  test('in a folder that is not there are told as such', async () => {
    await expect(workflowsIn('/no/such/folder')).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: expect.stringContaining('ENOENT'),
    });
  });
});
