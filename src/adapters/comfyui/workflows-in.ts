import { readTexts } from './read-texts.ts';
import { readWorkflow, type Workflow } from './workflow.ts';
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
  const texts = await readTexts(folder, 'COMFYUI_WORKFLOWS');
  return texts.map(({ name, text }) => readWorkflow(name, text));
}
