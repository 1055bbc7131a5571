import { readTexts } from './read-texts.ts';
import { readStillWorkflow, type StillWorkflow } from './still-workflow.ts';
import zImage from './still-workflows/z-image-turbo.json' with { type: 'json' };

const SHIPPED = { 'z-image-turbo': zImage };

/**
 * One's own workflows of stills by name, and then those that come with the tool; one's own of the same
 * name stands in for one of these.
 *
 * @param folder of `NAME.json` files.
 * @throws ProviderError where one can't be used.
 */
export async function stillWorkflowsIn(
  folder: string | undefined,
): Promise<readonly StillWorkflow[]> {
  const texts = folder === undefined ? [] : await readTexts(folder, 'COMFYUI_IMAGE_WORKFLOWS');
  const own = texts.map(({ name, text }) => readStillWorkflow(name, text));
  const shipped = Object.entries(SHIPPED)
    .filter(([name]) => !own.some((workflow) => workflow.name === name))
    .map(([name, graph]) => readStillWorkflow(name, JSON.stringify(graph)));
  return [...own, ...shipped];
}
