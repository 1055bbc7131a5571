import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { FrameRate } from '../../film/time.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import { MOST_STEP } from '../../sound/measure/click.ts';
import { parseFrameRate } from '../../source/values/frame-rate.ts';
import { cliError } from '../cli-error.ts';
import { CLIP_FORMS } from '../selftest/clip-forms.ts';
import { flashShots } from '../selftest/flash-film.ts';
import { renderFlashes } from '../selftest/run-selftest.ts';
import {
  MOST_OFFSET_MS,
  problemsOf,
  type SelftestDocument,
} from '../selftest/selftest-document.ts';
import { selftestText } from '../selftest/selftest-text.ts';
import { tellPassedOver } from '../setup/tell-passed-over.ts';
import type { Shell } from '../shell.ts';

export interface SelftestOptions {
  readonly fps?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

const ALL_RATES = ['23.976', '24', '25', '29.97', '30', '50', '59.94', '60'];
/** One of whole samples a frame, and one of which no frame but every fifth begins with a sample. */
const QUICK_RATES = ['24', '29.97'];
const MOST_SHOTS = 60;

/** Whether sound and picture stay together on this machine, with its ffmpeg; exits 6 where they don’t. */
export async function selftestAv(shell: Shell, options: SelftestOptions): Promise<number> {
  const rates = ratesOf(options);
  const ffmpeg = await findFfmpeg(shell.environment);
  tellPassedOver(ffmpeg, (event) => plainReporter(shell.err).show(event));
  const count = options.all ? MOST_SHOTS : CLIP_FORMS.length;
  const films: SelftestDocument['films'][number][] = [];
  for (const rate of rates) {
    const folder = await mkdtemp(join(tmpdir(), 'ministudio-selftest-'));
    try {
      const shots = flashShots(rate, count);
      const film = await renderFlashes(shell, ffmpeg, { rate, shots, folder });
      films.push({ ...film, problems: problemsOf(film) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const ok = films.every(({ problems }) => problems.length === 0);
  const threshold = { offsetMs: MOST_OFFSET_MS, step: MOST_STEP };
  const document: SelftestDocument = { schema: 'ministudio/selftest@1', ok, threshold, films };
  shell.out(options.json ? `${JSON.stringify(document, null, 2)}\n` : selftestText(document));
  return ok ? ExitCode.done : ExitCode.thresholdFailed;
}

/** @throws StudioError `usage/wrong-flag` */
function ratesOf({ fps, all }: SelftestOptions): readonly FrameRate[] {
  const texts = fps?.split(',').map((text) => text.trim()) ?? (all ? ALL_RATES : QUICK_RATES);
  return texts.map((text) => {
    const rate = parseFrameRate(text);
    if (rate !== undefined && isTried(rate)) return rate;
    const hint = 'Write one of 10 to 120, or several with commas: 24,29.97';
    throw cliError('usage/wrong-flag', `--fps ${text} is no frame rate that can be tried`, hint);
  });
}

/** Slower, a flash is longer than its shot has room for; faster, no flash is as short as a beep. */
function isTried({ num, den }: FrameRate): boolean {
  return num >= 10 * den && num <= 120 * den;
}
