import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameRate } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type {
  CheckOutcome,
  Operation,
  ProviderCall,
  StartOutcome,
  VideoProvider,
} from '../../providers/video-provider.ts';
import { readOptions } from './fault.ts';
import type { Fault, MockOptions } from './fault.ts';
import { drawPictures } from './pictures.ts';
import { noteAccepted, noteAttempt, noteCheck } from './submissions.ts';

/** Checks that a slow operation takes for each one of a quick operation. */
const SLOW = 10;

/**
 * A provider that behaves like a service and costs nothing: it accepts a request, is pending for a
 * while, then delivers a tiny clip, and does wrong what the request's options ask for. Like most
 * services it honours no idempotency key: a second start is a second job.
 */
export function createProvider(): VideoProvider {
  return { name: 'mock', start, check };
}

async function start(request: VideoRequest, call: ProviderCall): Promise<StartOutcome> {
  call.signal.throwIfAborted();
  const options = readOptions(request.options);
  const folder = options.folder ?? call.scratchFolder;
  const attempt = await noteAttempt(folder);
  const fault = attempt < options.times ? options.fault : undefined;
  if (fault === 'refusal') {
    return { kind: 'refused', reason: 'The mock was asked to refuse.', charged: false };
  }
  if (fault === 'rate-limit') {
    throw new ProviderError('rate-limited', 'The mock was asked to accept nothing for now.', {
      retryable: true,
      retryAfterMs: 1,
      submitted: 'no',
    });
  }
  const accepted = await noteAccepted(folder, call.idempotencyKey);
  if (fault === 'lost-reply') {
    throw new ProviderError('unreachable', 'The connection was closed before the reply.', {
      retryable: true,
      submitted: 'unknown',
    });
  }
  return { kind: 'started', operation: operationOf(request, options, folder, accepted, fault) };
}

function operationOf(
  request: VideoRequest,
  options: MockOptions,
  folder: string,
  accepted: number,
  fault: Fault | undefined,
): Operation {
  const { staging: _, ...plain } = request;
  return {
    folder,
    accepted,
    pending: options.pending * (fault === 'slow' ? SLOW : 1),
    fault: fault ?? null,
    // A request without its staging is plain JSON: strings, numbers and objects of them.
    request: JSON.stringify(plain),
  };
}

/** What an operation of ours holds, read back after it went through a ledger. */
function readOperation(operation: Operation): {
  folder: string;
  accepted: number;
  pending: number;
  fault: Fault | undefined;
  request: VideoRequest;
} {
  const { folder, accepted, pending, fault, request } = operation;
  if (
    typeof folder !== 'string' ||
    typeof accepted !== 'number' ||
    typeof pending !== 'number' ||
    typeof request !== 'string'
  ) {
    throw new ProviderError('failed', 'This is not an operation of the mock.', {
      retryable: false,
      submitted: 'no',
    });
  }
  return {
    folder,
    accepted,
    pending,
    fault: readOptions(typeof fault === 'string' ? { fault } : {}).fault,
    request: JSON.parse(request) as VideoRequest,
  };
}

async function check(operation: Operation, call: ProviderCall): Promise<CheckOutcome> {
  call.signal.throwIfAborted();
  const { folder, accepted, pending, fault, request } = readOperation(operation);
  const checks = await noteCheck(folder, accepted);
  if (checks < pending) return { kind: 'pending', progress: checks / pending };
  const path = join(call.scratchFolder, 'take.mp4');
  if (fault === 'corrupt-file') await writeFile(path, 'These bytes are no clip.\n'.repeat(64));
  else await makeClip(path, request, fault, call);
  return { kind: 'completed', media: { kind: 'file', path }, actualUsd: 0 };
}

async function makeClip(
  path: string,
  request: VideoRequest,
  fault: Fault | undefined,
  call: ProviderCall,
): Promise<void> {
  const rate = fault === 'wrong-rate' ? otherRate(request.rate) : request.rate;
  const { width, height, firstFrame, lastFrame } = request;
  const first = firstFrame && (await call.image(firstFrame.digest));
  const last = lastFrame && (await call.image(lastFrame.digest));
  const encoder = await call.encode({ path, width, height, rate });
  const pictures = {
    request,
    frames: framesOf(request, rate, fault),
    drift: fault === 'drift' ? 0.35 : 0,
    firstFrame: first,
    lastFrame: last,
  };
  try {
    await drawPictures(pictures, (rgba) => encoder.write(rgba), call.signal);
    await encoder.close();
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}

function framesOf(request: VideoRequest, rate: FrameRate, fault: Fault | undefined): number {
  if (fault === 'wrong-duration') return Math.max(1, request.frames - 2);
  const seconds = (request.frames * request.rate.den) / request.rate.num;
  return Math.max(1, Math.round((seconds * rate.num) / rate.den));
}

function otherRate(rate: FrameRate): FrameRate {
  const thirty = { num: 30, den: 1 };
  return sameRate(rate, thirty) ? { num: 24, den: 1 } : thirty;
}
