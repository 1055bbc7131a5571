import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { readWorkflow, type Workflow } from './workflow.ts';
import { workflowError } from './workflow-error.ts';
import wan5b from './workflows/wan2.2-5b.json' with { type: 'json' };
import wan14b from './workflows/wan2.2-14b-flf2v.json' with { type: 'json' };

const SHIPPED = { 'wan2.2-5b': wan5b, 'wan2.2-14b-flf2v': wan14b };

/**
 * One's own workflows by name, and then those that come with the tool; one's own of the same name
 * stands in for one of these.
 *
 * @param folder of `NAME.json` files.
 * @throws ProviderError where one can't be used.
 */
export async function workflowsIn(folder: string | undefined): Promise<readonly Workflow[]> {
  const own = folder === undefined ? [] : await ownWorkflows(folder);
  const shipped = Object.entries(SHIPPED)
    .filter(([name]) => !own.some((workflow) => workflow.name === name))
    .map(([name, graph]) => readWorkflow(name, JSON.stringify(graph)));
  return [...own, ...shipped];
}

async function ownWorkflows(folder: string): Promise<readonly Workflow[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    const why = errorCode(error) ?? String(error);
    throw workflowError('folder', `can’t be read (${why}): ${folder}`, 'See COMFYUI_WORKFLOWS.');
  });
  const graphs = files.filter((file) => file.endsWith('.json')).toSorted();
  return await Promise.all(
    graphs.map(async (file) =>
      readWorkflow(basename(file, '.json'), await readFile(join(folder, file), 'utf8')),
    ),
  );
}
