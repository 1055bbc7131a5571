import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Shot } from '../film/shot.ts';
import { castOf } from '../world/stage/cast.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { pathTo, scenesOf } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/monotony',
  severity: 'warning',
  title: 'Four or more shots in a row have the same size and angle.',
  why: 'A change of size or angle tells the audience what matters now. Where nothing changes, nothing seems to matter, and the cuts between the shots are hard to see as cuts.',
  mend: 'Change the size or the angle of at least one of them.',
  wrong: 'shots: [{ size: ms }, { size: ms }, { size: ms }, { size: ms }]',
  right: 'shots: [{ size: ms }, { size: ms }, { size: cu }, { size: ms }]',
};

const TOO_MANY = 4;

/** Shots that go to and fro between two people are a conversation, not monotony. */
export const monotony: FilmRule = {
  explanation,
  judges: 'scenes',
  *check(film) {
    for (const shots of scenesOf(film)) {
      for (const run of runsOf(shots)) {
        const fourth = run[TOO_MANY - 1];
        const first = run[0];
        if (first === undefined || fourth === undefined || isConversation(run)) continue;
        const angle = first.shot.angle ?? 'eye';
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `${run.length} shots in a row, from ${first.id} to ${run.at(-1)?.id ?? fourth.id}, have size ${first.shot.size} and angle ${angle}.`,
          hint: 'Change the size or the angle of one of them.',
          path: pathTo(fourth, 'size'),
        };
      }
    }
  },
};

function runsOf(shots: readonly ShotWorld[]): readonly (readonly ShotWorld[])[] {
  const runs: ShotWorld[][] = [];
  for (const shot of shots) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && isLike(last.shot, shot.shot)) run.push(shot);
    else runs.push([shot]);
  }
  return runs;
}

function isLike(one: Shot, other: Shot): boolean {
  return (
    one.size !== undefined &&
    one.size === other.size &&
    (one.angle ?? 'eye') === (other.angle ?? 'eye') &&
    one.dutch === other.dutch &&
    !isContinued(other)
  );
}

/** What goes on from the shot before is no cut, so no chance to change the view. */
const isContinued = ({ join }: Shot): boolean => join.mode === 'chain' || join.mode === 'extend';

function isConversation(run: readonly ShotWorld[]): boolean {
  return run.every(({ shot }, index) => {
    const before = run[index - 1];
    const subject = castOf(shot)[0];
    return before === undefined || (subject !== undefined && subject !== castOf(before.shot)[0]);
  });
}
