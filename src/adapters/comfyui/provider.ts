import { jobId } from '../../providers/job-id.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { fillGraph } from './fill-graph.ts';
import { cancelJob, checkJob, findJob, prefixOf, probeServer, queueGraph } from './jobs.ts';
import { NodeInfos } from './node-infos.ts';
import { NAME } from './server.ts';
import { Uploads } from './upload.ts';
import type { Workflow } from './workflow.ts';
import { workflowsIn } from './workflows-in.ts';
import { workflowError } from './workflow-error.ts';

/**
 * A ComfyUI server: a graph is queued under an id of ours and looked for in the queue, then in the
 * history. The server keeps both in memory, so what it has lost by a restart was not made.
 */
export function createProvider(folder: string | undefined): VideoProvider {
  const uploads = new Uploads();
  const nodes = new NodeInfos();
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 3_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const [unknown] = Object.keys(request.options);
      if (unknown !== undefined) throw workflowError(request.model, `has no option ${unknown}`);
      const workflow = await workflowOf(request, folder);
      const infos = await nodes.check(workflow, call);
      const images = await uploads.imagesOf(request, call);
      const graph = fillGraph(workflow, request, images, infos, prefixOf(call));
      return { kind: 'started', operation: await queueGraph(graph, workflow.slots, call) };
    },

    check: async (operation, call) => await checkJob(operation, call, 'video'),
    find: findJob,
    adopt: (id) => ({ id: jobId(NAME, id) }),
    cancel: cancelJob,
    probe: probeServer,
  };
}

async function workflowOf(
  { model, revision }: VideoRequest,
  folder: string | undefined,
): Promise<Workflow> {
  const workflow = (await workflowsIn(folder)).find(({ name }) => name === model);
  if (workflow === undefined) throw workflowError(model, 'is not there', 'See COMFYUI_WORKFLOWS.');
  if (revision === undefined || revision === workflow.digest) return workflow;
  throw workflowError(model, 'was changed after the film was planned', 'Run it again.');
}
