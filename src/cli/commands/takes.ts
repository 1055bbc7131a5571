import { relative } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { smallPicture } from '../../media/pictures/small-picture.ts';
import { subjectText } from '../../plan/job-name.ts';
import { listTakes } from '../../plan/list-takes.ts';
import { pictureText } from '../../report/pictures/picture-text.ts';
import { pictureProtocol } from '../../report/pictures/protocol.ts';
import {
  type TakesDocument,
  takesDocument,
  type UnusedFile,
} from '../../report/takes/takes-document.ts';
import { takesText } from '../../report/takes/takes-text.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { keptPath } from '../../store/takes/vault.ts';
import { cliError } from '../cli-error.ts';
import { filmPlace } from '../reading/film-place.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { type JobWithFile, madeJobsIn, madeJobsThere } from '../resolve/made-jobs.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { unknownShot } from '../reading/unknown-shot.ts';

export interface TakesOptions extends ReadOptions, OverrideOptions {
  readonly json?: boolean;
  readonly thumbnails?: boolean;
}

/** The takes of a film's shots, or of those that are named. */
export async function takes(
  shell: Shell,
  file: string,
  names: readonly string[],
  options: TakesOptions,
): Promise<number> {
  const providers = await runProviders(shell, options);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const film = overrideFilm(read.film, withDefaults(options, providers.config));
  await askFilmSecrets(film, providers, shell);
  const place = filmPlace(shell.cwd, file);
  const { sheet, library } = await prepareFilm(film, place, 'sizes', providers);
  const { entries } = await readLedger(place.ledger);
  const made = await madeJobsThere(place.workingFolder, madeJobsIn(entries));
  const all = listTakes(
    sheet,
    library,
    made.map(({ subject }) => subject.shot),
  );
  const unknown = names.find((name) => !all.some(({ id }) => id === name));
  if (unknown !== undefined) throw unknownShot(unknown, all);
  const listed = names.length === 0 ? all : all.filter(({ id }) => names.includes(id));
  const document = takesDocument(listed, {
    madeAt: momentsOf(entries),
    unusedOf: (id) => made.flatMap((job) => (job.subject.shot === id ? [unusedFile(job)] : [])),
    pathOf: (digest, kind) => keptPath(place.workingFolder, digest, kind),
  });
  if (options.json) {
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
    return ExitCode.done;
  }
  const pictures = await picturesOf(shell, document, options);
  shell.out(
    takesText(document, {
      path: (path) => relative(shell.cwd, path),
      picture: ({ lastFrame }) => pictures.get(lastFrame),
    }),
  );
  return ExitCode.done;
}

function unusedFile({ subject, claim, actualUsd, path }: JobWithFile): UnusedFile {
  const { provider, model, usd = null } = claim;
  return {
    of: subject,
    what: subjectText(subject),
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && { model }),
    cost: { estimatedUsd: usd, actualUsd },
    file: path,
  };
}

/** When each take was made: a file of it that was restored is no other take. */
function momentsOf(
  entries: readonly LedgerEntry[],
): (take: { readonly shot: string; readonly take: number }) => number | undefined {
  const moments = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'take' || entry.at === undefined) continue;
    const name = nameOf(entry.take);
    if (!moments.has(name)) moments.set(name, entry.at);
  }
  return (take) => moments.get(nameOf(take));
}

function nameOf({ shot, take }: { readonly shot: string; readonly take: number }): string {
  return `${take} ${shot}`;
}

/** Cells of a terminal, and pixels where it shows pixels. */
const COLUMNS = 32;
const PIXELS = { width: 320, height: 320 };

/** The last picture of each take as the terminal shows it, by its path. */
async function picturesOf(
  shell: Shell,
  { shots }: TakesDocument,
  { thumbnails: asked }: TakesOptions,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  if (!(asked ?? shell.outIsTerminal ?? false)) return pictures;
  if (shell.outIsTerminal !== true) {
    throw cliError(
      'usage/wrong-flag',
      '--thumbnails are for a terminal, and this is none',
      'Leave --thumbnails out in a pipe and with a file; --json names the pictures.',
    );
  }
  const protocol = pictureProtocol((name) => shell.environment.get(name));
  const isShown = protocol !== undefined && (protocol !== 'half-blocks' || shell.color);
  if (!isShown && asked !== true) return pictures;
  if (!isShown) {
    throw cliError(
      'usage/wrong-flag',
      '--thumbnails are for a terminal that shows pictures or true colours, and this one is not known to',
      'Leave --thumbnails out, or set COLORTERM=truecolor where it does.',
    );
  }
  const box = protocol === 'half-blocks' ? { width: COLUMNS, height: 2 * COLUMNS } : PIXELS;
  for (const { lastFrame } of shots.flatMap((shot) => shot.takes)) {
    try {
      const picture = await smallPicture(lastFrame, box);
      pictures.set(lastFrame, pictureText(picture, protocol, COLUMNS));
    } catch (error) {
      // A lost one is told in its line.
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }
  return pictures;
}
