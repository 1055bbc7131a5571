/** Names that an author gives. Branded, so that one kind is never taken for another. */
export type ShotId = string & { readonly brand: 'ShotId' };
export type SceneId = string & { readonly brand: 'SceneId' };
export type CharacterId = string & { readonly brand: 'CharacterId' };
export type EnvironmentId = string & { readonly brand: 'EnvironmentId' };
export type LightingId = string & { readonly brand: 'LightingId' };

export const shotId = (id: string): ShotId => id as ShotId;
export const sceneId = (id: string): SceneId => id as SceneId;
export const characterId = (id: string): CharacterId => id as CharacterId;
export const environmentId = (id: string): EnvironmentId => id as EnvironmentId;
export const lightingId = (id: string): LightingId => id as LightingId;
