import { lackingIn, type NodeInfo, readNodeInfo } from './object-info.ts';
import { ask, type ServerAccess } from './server.ts';
import type { Workflow } from './workflow.ts';
import { workflowError } from './workflow-error.ts';

/** What the server says of its nodes; asked for once of each kind and server, as long as it has it. */
export class NodeInfos {
  readonly #known = new Map<string, NodeInfo>();

  /**
   * The nodes of a workflow, once the server has all of them, and all files that they name.
   *
   * @throws ProviderError that names everything that is missing, before anything is queued.
   */
  async check(
    workflow: Pick<Workflow, 'name' | 'graph' | 'slots'>,
    access: ServerAccess,
  ): Promise<ReadonlyMap<string, NodeInfo | undefined>> {
    const kinds = new Set(Object.values(workflow.graph).map((node) => node.class_type));
    const infos = new Map<string, NodeInfo | undefined>();
    for (const kind of kinds) infos.set(kind, await this.#infoOf(kind, access));
    const lacking = lackingIn(workflow.graph, workflow.slots, infos);
    if (lacking.length === 0) return infos;
    // Who installs it need not start again.
    this.#known.clear();
    throw workflowError(
      workflow.name,
      `needs what the server does not have: ${lacking.join('; ')}`,
      'Install it on the server, or choose another workflow.',
    );
  }

  async #infoOf(kind: string, access: ServerAccess): Promise<NodeInfo | undefined> {
    const key = `${access.setting('baseUrl')} ${kind}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const info = await ask(access, {
      path: ['object_info', kind],
      read: (answer) => ({ of: readNodeInfo(answer, kind) }),
    });
    if (info.of !== undefined) this.#known.set(key, info.of);
    return info.of;
  }
}
