import type { ImageProvider, ImageRequest } from '../../providers/image-provider.ts';
import { jobId } from '../../providers/job-id.ts';
import { fillStill } from './fill-still.ts';
import { cancelJob, checkJob, findJob, prefixOf, probeServer, queueGraph } from './jobs.ts';
import { NodeInfos } from './node-infos.ts';
import { NAME } from './server.ts';
import type { StillWorkflow } from './still-workflow.ts';
import { stillWorkflowsIn } from './still-workflows-in.ts';
import { Uploads } from './upload.ts';
import { workflowError } from './workflow-error.ts';

/** Stills of a ComfyUI server: jobs like those of clips, of workflows that save a picture. */
export function createImageProvider(folder: string | undefined): ImageProvider {
  const uploads = new Uploads();
  const nodes = new NodeInfos();
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 2_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const [unknown] = Object.keys(request.options);
      if (unknown !== undefined) throw workflowError(request.model, `has no option ${unknown}`);
      const workflow = await workflowOf(request, folder);
      await nodes.check(workflow, call);
      const { references } = await uploads.imagesOf(request, call);
      const graph = fillStill(workflow, request, references, prefixOf(call));
      return { kind: 'started', operation: await queueGraph(graph, workflow.slots, call) };
    },

    check: async (operation, call) => await checkJob(operation, call, 'picture'),
    find: findJob,
    adopt: (id) => ({ id: jobId(NAME, id) }),
    cancel: cancelJob,
    probe: probeServer,
  };
}

async function workflowOf(
  { model, revision }: ImageRequest,
  folder: string | undefined,
): Promise<StillWorkflow> {
  const workflow = (await stillWorkflowsIn(folder)).find(({ name }) => name === model);
  if (workflow === undefined) {
    throw workflowError(model, 'is not there', 'See COMFYUI_IMAGE_WORKFLOWS.');
  }
  if (revision === undefined || revision === workflow.digest) return workflow;
  throw workflowError(model, 'was changed after the film was planned', 'Run it again.');
}
