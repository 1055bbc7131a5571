import { dollars } from '../../film/dollars.ts';
import { formatRate, timecode, toSeconds } from '../../film/time.ts';
import type { Manifest, ManifestKeyframe, ManifestShot } from '../manifest.ts';
import { escapeHtml, pathToUrl } from './escape-html.ts';
import { REPORT_STYLE } from './report-style.ts';

/** The render as one page that needs nothing but the files beside it: no script, no network. */
export function reportPage(manifest: Manifest): string {
  const { film, shots, keyframes, tool, ffmpeg, specDigest } = manifest;
  const length = toSeconds(film.frames, film.frameRate).toFixed(1);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(film.title)}</title>
<style>${REPORT_STYLE}</style>
<header>
<h1>${escapeHtml(film.title)}</h1>
<p>${shots.length} shots, ${film.frames} frames, ${length} s, ${film.width}×${film.height} at ${formatRate(film.frameRate)} frames a second, ${totalCost([...shots, ...keyframes])}</p>
<video src="${pathToUrl(film.file)}" controls preload="metadata"></video>
</header>
<main>
${keyframes.map(keyframeCard).join('\n')}
${shots.map((shot) => shotCard(shot, manifest)).join('\n')}
</main>
<footer>${escapeHtml(tool.name)} ${escapeHtml(tool.version)}, ffmpeg ${escapeHtml(ffmpeg)}, spec ${escapeHtml(specDigest)}</footer>
</html>
`;
}

function shotCard(shot: ManifestShot, { film }: Manifest): string {
  const from = timecode(shot.startFrame, film.frameRate);
  const join = shot.join.from === undefined ? '' : ` from ${escapeHtml(shot.join.from)}`;
  return `<article>
<video src="${pathToUrl(shot.file)}" poster="${pathToUrl(shot.lastFrame)}" controls preload="none"></video>
<h2>${escapeHtml(shot.id)} <small>${escapeHtml(shot.scene)}, take ${shot.take}${shot.state === 'stale' ? ', out of date' : ''}</small></h2>
<p>${from}, ${shot.frames} frames, ${escapeHtml(shot.provider)} (${escapeHtml(shot.model)}), ${cost(shot)}</p>
<p><b>${shot.join.mode}${join}:</b> ${escapeHtml(shot.join.why)}</p>
${directorsNote(shot)}${notes(shot)}
${adjustments(shot)}
<details><summary>Prompt</summary><pre>${escapeHtml(shot.prompt)}</pre></details>
</article>`;
}

function keyframeCard(keyframe: ManifestKeyframe): string {
  const { ends, starts, scene, number, file, provider, model, prompt } = keyframe;
  const into = `${escapeHtml(ends)} to ${escapeHtml(starts.join(', '))}`;
  return `<article>
<img src="${pathToUrl(file)}" alt="The keyframe from ${into}">
<h2>${into} <small>${escapeHtml(scene)}, keyframe ${number}</small></h2>
<p>${escapeHtml(provider)} (${escapeHtml(model)}), ${cost(keyframe)}</p>
${notes(keyframe)}
${adjustments(keyframe)}
<details><summary>Prompt</summary><pre>${escapeHtml(prompt)}</pre></details>
</article>`;
}

function directorsNote({ note }: ManifestShot): string {
  return note === undefined ? '' : `<p><b>note of the take:</b> ${escapeHtml(note)}</p>\n`;
}

/** Not folded away: nobody could know of them before the take was there. */
function notes({ notes: list }: Pick<ManifestShot, 'notes'>): string {
  return list
    .map(({ kind, text }) => `<p><b>${escapeHtml(kind)}:</b> ${escapeHtml(text)}</p>`)
    .join('\n');
}

function adjustments({ adjustments: list }: Pick<ManifestShot, 'adjustments'>): string {
  if (list.length === 0) return '';
  const items = list.map(
    ({ field, why }) => `<li><code>${escapeHtml(field)}</code> ${escapeHtml(why)}</li>`,
  );
  return `<details><summary>${list.length} adjustment${list.length === 1 ? '' : 's'}</summary><ul>${items.join('')}</ul></details>`;
}

function cost({ cost: { actualUsd, estimatedUsd } }: Pick<ManifestShot, 'cost'>): string {
  const usd = actualUsd ?? estimatedUsd;
  return usd === null ? 'cost unknown' : usd === 0 ? 'free' : dollars(usd);
}

function totalCost(made: readonly Pick<ManifestShot, 'cost'>[]): string {
  const known = made.map((each) => each.cost.actualUsd ?? each.cost.estimatedUsd);
  const total = known.reduce<number>((sum, usd) => sum + (usd ?? 0), 0);
  const unknown = known.filter((usd) => usd === null).length;
  const text = total === 0 && unknown === 0 ? 'free' : dollars(total);
  return unknown === 0 ? text : `${text} and ${unknown} of unknown cost`;
}
