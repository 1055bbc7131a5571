import { constants, copyFile, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** What one who claims a file writes into it: JSON whose `id` nobody else has ever had. */
export interface Claim {
  /** Short and plain: it becomes a part of file names. */
  readonly id: string;
  readonly text: string;
}

/** A claim that is there already. */
export interface FoundClaim extends Claim {
  readonly path: string;
  /** When its holder gave its last sign of life, by the clock of the disk. */
  readonly modifiedMs: number;
}

/** Says why the holder is dead, or throws where it lives. `now` is by the clock of the disk. */
export type JudgeClaim<Verdict> = (found: FoundClaim, now: number) => Promise<Verdict>;

/**
 * Claims a file for one of many processes, on any machines that share its disk.
 *
 * Nobody removes a dead holder's file to put its own there, since between the look and the removal
 * another may have done the same. Instead each holder has one successor at most: who wants to succeed X
 * makes the file `….X.next`, which the disk lets only one do, and X never comes again. Who finds itself
 * at the end of the line that begins with `path` holds the claim, and moves its file to `path`. One that
 * dies half-way is the end of the line, and is judged and succeeded like any other. One that comes so
 * late that X has left the line finds that it is not in it, and judges again.
 *
 * @returns the verdict on the holder that was succeeded, if there was one.
 */
export async function claimFile<Verdict>(
  path: string,
  claim: Claim,
  judge: JudgeClaim<Verdict>,
): Promise<Verdict | undefined> {
  const draft = `${path}.${claim.id}.new`;
  let verdict: Verdict | undefined;
  let placed: string | undefined;
  try {
    for (;;) {
      // Written anew each time: what is placed must be fresh, however long a judge has taken.
      const now = await writeDraft(draft, claim.text);
      const line = await readLine(path);
      const end = line.at(-1);
      if (end?.id === claim.id) {
        if (end.path === path || (await moveTo(end.path, path))) {
          for (const passed of line.slice(1, -1)) await rm(passed.path, { force: true });
          return verdict;
        }
        continue;
      }
      if (placed !== undefined && placed !== path && !line.some(({ id }) => id === claim.id)) {
        await rm(placed, { force: true });
      }
      verdict = end && (await judge(end, now));
      const wanted = end === undefined ? path : nextOf(path, end);
      placed = (await placeOnce(draft, wanted)) ? wanted : undefined;
    }
  } catch (error) {
    throw workingFolderError(error, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Gives a sign of life, and puts the file back where somebody has removed it.
 *
 * @param onGone told where that is so: who has taken it over and given it up again has removed it, too.
 * @returns the claim that stands in place of ours, where one does.
 */
export async function renewClaim(
  path: string,
  claim: Claim,
  onGone: () => void = () => {},
): Promise<FoundClaim | undefined> {
  try {
    for (;;) {
      const found = await renewIfOurs(path, claim);
      if (found !== 'gone') return found;
      onGone();
      const draft = `${path}.${claim.id}.new`;
      try {
        await writeDraft(draft, claim.text);
        if (await placeOnce(draft, path)) return undefined;
      } finally {
        await rm(draft, { force: true });
      }
    }
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/** Gives the claim up. One that another has taken over is the other's. */
export async function releaseClaim(path: string, { id }: Claim): Promise<void> {
  const found = await readClaim(path);
  if (found?.id === id) await rm(path, { force: true });
}

/** The claim that counts, of all that are there. */
export async function readHolder(path: string): Promise<FoundClaim | undefined> {
  return (await readLine(path)).at(-1);
}

/** The holder, who succeeded it, who succeeded that one, and so on. */
async function readLine(path: string): Promise<readonly FoundClaim[]> {
  const line: FoundClaim[] = [];
  for (let next = path; ;) {
    const found = await readClaim(next);
    if (found === undefined) return line;
    line.push(found);
    next = nextOf(path, found);
  }
}

async function readClaim(path: string): Promise<FoundClaim | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const { mtimeMs } = await stat(path);
    return {
      path,
      text,
      id: idOf(text) ?? `unreadable-${Math.trunc(mtimeMs)}`,
      modifiedMs: mtimeMs,
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function nextOf(path: string, { id }: FoundClaim): string {
  return `${path}.${id}.next`;
}

/** Of a file that anybody may have written: what is no plain id must not get into a path. */
function idOf(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' && /^[\w-]{1,40}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @returns the time of writing, by the clock that the disk stamps all files with: a machine that shares
 * it may have another.
 */
async function writeDraft(path: string, text: string): Promise<number> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
  }
}

/** Whether it was not there before. By a link it appears whole; some disks have none. */
async function placeOnce(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
  }
  try {
    await copyFile(draft, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** False where it is gone: whoever judged us dead meanwhile has tidied up. */
async function moveTo(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Writes the same bytes again. Through one open file, so that what is written to is what was read, even
 * if another takes its place in between.
 */
async function renewIfOurs(path: string, claim: Claim): Promise<FoundClaim | 'gone' | undefined> {
  try {
    const file = await open(path, 'r+');
    try {
      const text = await file.readFile('utf8');
      const { mtimeMs } = await file.stat();
      const id = idOf(text);
      if (id !== claim.id) return { path, text, id: id ?? '', modifiedMs: mtimeMs };
      await file.write(claim.text, 0);
      return undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
}
