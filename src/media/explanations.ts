import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { MediaErrorCode } from './media-error.ts';

/** What can go wrong with ffmpeg and with files of pictures and sound. */
export const MEDIA_EXPLANATIONS = explainErrors<MediaErrorCode>({
  'media/ffmpeg-missing': {
    title: 'There is no ffmpeg that can be used.',
    why: 'Every clip is conformed and joined by ffmpeg. One is brought along by the package @ffmpeg-installer/ffmpeg; a path that you set yourself is never passed over for another. Some systems ship an ffmpeg without libx264, which makes no film: on PATH it is passed over.',
    mend: 'Set MINISTUDIO_FFMPEG to the path of an ffmpeg with libx264, put one on PATH, or install again with optional packages. `ministudio doctor` shows which one is found.',
  },
  'media/ffmpeg-failed': {
    title: 'ffmpeg ended with an error.',
    why: 'The message has its last words, and the hint the whole command. Mostly a file is damaged, the disk is full, or a build of ffmpeg lacks a filter or an encoder.',
    mend: 'Run the command of the hint by hand to see all that it says. Try another ffmpeg with MINISTUDIO_FFMPEG.',
  },
  'media/unreadable-clip': {
    title: 'A file can’t be read as a clip.',
    why: 'It is missing, empty, cut short, of a kind that is not known, or has no pictures. What it really holds counts, not what its name says.',
    mend: 'Make or fetch the clip again. MP4, MOV, Matroska, WebM and MPEG-TS are read.',
  },
  'media/unreadable-image': {
    title: 'A file can’t be read as a picture.',
    why: 'It is no picture, is cut short, or is of a kind that providers don’t take.',
    mend: 'Give a PNG, JPEG or WebP picture.',
  },
  'media/unreadable-sound': {
    title: 'A file can’t be read as sound.',
    why: 'It is missing, cut short, or has no sound track.',
    mend: 'Give a WAV file.',
  },
  'media/odd-size': {
    title: 'A picture has a side that is not an even number of pixels.',
    why: 'Video keeps one colour for two by two pixels, so its width and height are even.',
    mend: 'Choose an even width and height in `format.resolution`.',
  },
  'media/no-such-frame': {
    title: 'A clip has no picture of that number.',
    why: 'Pictures are counted from 0 as they are shown, and the clip has fewer.',
    mend: 'Choose a lower number.',
  },
  'media/clip-too-short': {
    title: 'A clip has fewer pictures than its shot.',
    why: 'A shot has an exact number of frames. Holding the last picture until then would be seen, so it isn’t done unasked.',
    mend: 'Shoot the shot again, make its `duration` shorter, or give a longer `clip`.',
  },
  'media/cut-mismatch': {
    title: 'A clip is not what the cut of the film needs.',
    why: 'Before the film is joined, each clip is measured: frames, size, rate. One differs from its shot, which mostly means that its file was changed after it was made.',
    mend: 'Shoot that shot again with `--only`. If it comes back, it is a defect of ministudio.',
  },
  'media/transitions-overlap': {
    title: 'The transitions around a shot are longer than the shot.',
    why: 'A dissolve or wipe takes its frames from the shots on both sides, and no frame can be in two transitions.',
    mend: 'Make the shot longer or its transitions shorter.',
  },
  'media/wrong-length': {
    title: 'What was made does not have its exact length.',
    why: 'Pictures and sound are counted before a film is written, since a film that is only nearly right drifts out of sync. Nothing was written.',
    mend: 'Run the command again; try another ffmpeg with MINISTUDIO_FFMPEG. If it comes back, it is a defect of ministudio.',
  },
});
