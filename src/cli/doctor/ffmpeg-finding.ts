import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { ffmpegVersion } from '../../media/ffmpeg/ffmpeg-version.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import type { FfmpegEnvironment } from '../../media/ffmpeg/find-ffmpeg.ts';
import { whatFfmpegLacks } from '../../media/ffmpeg/what-ffmpeg-lacks.ts';
import type { FfmpegLack } from '../../media/ffmpeg/what-ffmpeg-lacks.ts';
import type { Finding } from './finding.ts';

/** Which ffmpeg is used, where it comes from, and whether it can do what films need. */
export async function ffmpegFinding(environment: FfmpegEnvironment): Promise<Finding> {
  try {
    const ffmpeg = await findFfmpeg(environment);
    const used = `${await ffmpegVersion(ffmpeg)} (${ffmpeg.path}, from ${ffmpeg.origin})`;
    const { state, told } = judge(await whatFfmpegLacks(ffmpeg));
    return { what: 'ffmpeg', state, detail: [`${used} ${told}`, ...notTaken(ffmpeg)].join('; ') };
  } catch (error) {
    if (!isStudioError(error)) throw error;
    return { what: 'ffmpeg', state: 'bad', detail: `${error.message} ${error.hint ?? ''}`.trim() };
  }
}

function judge(lacks: readonly FfmpegLack[]): { state: Finding['state']; told: string } {
  if (lacks.length === 0) return { state: 'good', told: 'has all that films need' };
  const ofFilms = lacks.filter(({ isFor }) => isFor === 'films');
  if (ofFilms.length > 0) return { state: 'bad', told: `lacks ${listed(ofFilms)}` };
  return { state: 'missing', told: `has no ${listed(lacks)}: subtitles can’t be burnt in` };
}

const listed = (lacks: readonly FfmpegLack[]): string => lacks.map(({ what }) => what).join(', ');

function notTaken({ passedOver }: Ffmpeg): readonly string[] {
  return passedOver.length === 0 ? [] : [`not taken: ${passedOver.join('; ')}`];
}
