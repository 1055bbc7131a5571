import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import wan from '../../src/adapters/comfyui/workflows/wan2.2-5b.json' with { type: 'json' };
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { cornersPng } from '../support/drawing.ts';
import { tinyFolderFiles, writeModelFolder } from '../support/onnx/tiny-folder.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
/** It is asked nothing: its models are those of workflows. */
const COMFYUI = { COMFYUI_URL: 'http://127.0.0.1:1' };

/** Two scenes; only the first shot of the first wants more than any model does. */
const filmOf = (wish: string): string => `title: Auto
format: { resolution: 1280x704, fps: 24 }
providers: auto
scenes:
  - id: first
    shots:
      - { id: a, action: A door opens., ${wish} }
      - { id: b, action: A light goes on., duration: 3s }
  - id: second
    shots: [{ id: c, action: It rains., duration: 3s }]
`;

async function plannedBy(folder: string, wish: string, env: Record<string, string>) {
  const film = await writeFilm(folder, filmOf(wish));
  const { code, stdout } = await runHere(['plan', film, '--json'], { env });
  expect(code).toBe(0);
  const { shots } = JSON.parse(stdout) as CallSheet;
  return {
    models: shots.map(({ provider, model }) => `${provider} ${model.replace(/@.*/, '')}`),
    why: shots.map(({ adjustments }) => adjustments.find(({ kind }) => kind === 'chosen')?.why),
  };
}

test('a scene stays with the workflow of a folder that its first shot needs', async () => {
  const folder = await newFolder();
  const last = {
    class_type: 'LoadImage',
    inputs: { image: 'last.png' },
    _meta: { title: 'Last frame slot:last_frame' },
  };
  await writeFile(join(folder, 'plain.json'), JSON.stringify(wan));
  await writeFile(join(folder, 'to-a-last-frame.json'), JSON.stringify({ ...wan, 99: last }));
  await writeFile(join(folder, 'end.png'), cornersPng(64, 36).png);
  const env = { ...COMFYUI, COMFYUI_WORKFLOWS: folder };
  const planned = await plannedBy(folder, 'duration: 3s, last_frame: end.png', env);
  expect(planned.models).toEqual([
    'comfyui to-a-last-frame',
    'comfyui to-a-last-frame',
    'comfyui plain',
  ]);
  expect(planned.why[1]).toContain('it makes the shot before, which comfyui plain does not');
});

test('a scene stays with the model folder of this machine that its first shot needs', async () => {
  const folder = await newFolder();
  const model = await writeModelFolder(join(await newFolder(), 'tiny'), tinyFolderFiles());
  const env = { ...COMFYUI, LOCAL_MODEL_PATH: model };
  const planned = await plannedBy(folder, 'duration: 8s', env);
  expect(planned.models).toEqual(['local tiny', 'local tiny', 'comfyui wan2.2-5b']);
  expect(planned.why[1]).toContain('it makes the shot before, which comfyui wan2.2-5b does not');
});
