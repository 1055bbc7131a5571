import { resolve } from 'node:path';
import { options } from './options.ts';

/**
 * A path as ffmpeg takes it literally: with the protocol said and absolute, a name that starts with
 * `-`, looks like `http:` or holds quotes, spaces or line breaks is only a name.
 */
export function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * A value as it stands in a chain of filters, where an option's value is unwrapped first and the
 * chain is split after that.
 */
export function filterValue(value: string): string {
  return value.replaceAll(/[\\':]/g, '\\$&').replaceAll(/[\\'[\],;]/g, '\\$&');
}

/** Containers that clips come in. Playlists are left out: they would name other files to read. */
const CLIP_FORMATS = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi';

/** Arguments that read a clip, which may come from anywhere: nothing but this one file is opened. */
export function clipInput(path: string): readonly string[] {
  return options({
    protocol_whitelist: 'file,pipe',
    format_whitelist: CLIP_FORMATS,
    i: fileUrl(path),
  });
}

const SOUND_FORMATS = `wav,w64,mp3,ogg,flac,aac,aiff,caf,${CLIP_FORMATS}`;

/** The same for a sound, which may also be that of a clip. */
export function soundInput(path: string): readonly string[] {
  return options({
    protocol_whitelist: 'file,pipe',
    format_whitelist: SOUND_FORMATS,
    i: fileUrl(path),
  });
}
