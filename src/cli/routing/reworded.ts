import type { Film } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { Timeline } from '../../film/timeline.ts';

/** The film with one shot's `safe_alternative` in place of its action, beats and raw prompt. */
export function reworded(
  film: Film,
  timeline: Timeline,
  id: ShotId,
): { readonly film: Film; readonly timeline: Timeline } {
  const inShot = (shot: Shot): Shot => {
    if (shot.id !== id || shot.safeAlternative === undefined) return shot;
    const { rawPrompt: _raw, safeAlternative, ...kept } = shot;
    return { ...kept, action: safeAlternative, beats: [] };
  };
  return {
    film: {
      ...film,
      scenes: film.scenes.map((scene) => ({ ...scene, shots: scene.shots.map(inShot) })),
    },
    timeline: {
      ...timeline,
      shots: timeline.shots.map((shot) => (shot.id === id ? { ...shot, beats: [] } : shot)),
    },
  };
}
