import type { SceneId, ShotId } from './ids.ts';

/** What identifies a take: film, scene, shot, take. */
export interface Slate {
  readonly film: string;
  readonly scene: SceneId;
  readonly shot: ShotId;
  readonly take: number;
}

export function formatSlate(slate: Slate): string {
  return `${slate.film}/${slate.shot} take ${slate.take}`;
}
