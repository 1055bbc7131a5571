import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film, Scene } from '../film/film.ts';
import { shotsOf } from '../film/film.ts';
import type { Shot } from '../film/shot.ts';

const explanation: Explanation = {
  code: 'grammar/unused',
  severity: 'warning',
  title: 'A character, an environment or a lighting is described and never used.',
  why: 'What no shot names is in no prompt and in no picture. Often a shot was meant to name it, or names something else by mistake.',
  mend: 'Name it in the shots or scenes that it belongs to, or leave it out.',
  wrong: 'lighting: { dusk: {…}, dawn: {…} }\nscenes: [{ id: a, lighting: dusk, … }]',
  right:
    'lighting: { dusk: {…}, dawn: {…} }\nscenes: [{ id: a, lighting: dusk, … }, { id: b, lighting: dawn, … }]',
};

/** A character whose name stands in an action or a narration is used: a voice, a portrait. */
export const unused: FilmRule = {
  explanation,
  *check(film) {
    const shots = shotsOf(film);
    if (shots.length === 0) return;
    const used = new Set([
      ...shots.flatMap(namesIn),
      ...film.scenes.flatMap(({ environment, lighting }: Scene) => [environment, lighting]),
      ...Object.values(film.characters).flatMap(({ starts }) => [starts.facing]),
    ]);
    for (const character of Object.values(film.characters)) {
      if (used.has(character.id)) continue;
      const names = [character.name, character.id].map((name) => name.toLowerCase());
      if (shots.some((shot) => isSpokenOf(shot, names))) continue;
      yield finding('characters', character.id, `No shot has the character ${character.id}.`);
    }
    for (const id of Object.keys(film.environments)) {
      if (!used.has(id)) {
        yield finding('environments', id, `No scene or shot is in the environment ${id}.`);
      }
    }
    for (const id of Object.keys(film.lighting)) {
      if (!used.has(id)) yield finding('lighting', id, `No scene or shot has the lighting ${id}.`);
    }
  },
};

function namesIn(shot: Shot): readonly unknown[] {
  const { changes } = shot;
  return [
    shot.environment,
    shot.lighting,
    changes.lighting?.use,
    shot.camera?.facing,
    ...shot.characters,
    ...shot.dialogue.map(({ character }) => character),
    ...Object.keys(changes.characters),
    ...Object.values(changes.characters).map(({ facing }) => facing),
  ];
}

function isSpokenOf(shot: Shot, names: readonly string[]): boolean {
  const texts = [
    shot.action,
    shot.narration,
    shot.rawPrompt,
    shot.notes,
    ...shot.beats.map(({ action }) => action),
    ...shot.dialogue.map(({ line }) => line),
  ];
  return texts.some((text) => {
    const lower = text?.toLowerCase();
    return lower !== undefined && names.some((name) => lower.includes(name));
  });
}

function finding(kind: keyof Film, id: string, message: string): Finding {
  return {
    code: explanation.code,
    severity: 'warning',
    message,
    hint: 'Name it where it belongs, or leave it out.',
    path: [kind, id],
  };
}
